//! What is left of clusters whose joint likelihood is stated, where not all of their clues count.

use super::answers::Uncounted;
use super::spec::Made;
use counterpoise_case::model::{Case, ClueId};
use counterpoise_tracing::{Link, Status};

pub(super) fn all(case: &Case, made: &Made) -> Vec<Uncounted> {
    let is_known = |at: &usize| made.spec.clues[*at].status != Status::Open;
    let of = |(number, cluster): (&usize, &counterpoise_tracing::Cluster)| {
        let known: Vec<usize> = cluster.clues.iter().copied().filter(is_known).collect();
        let clues: Vec<ClueId> = known.iter().map(|at| made.clues[*at]).collect();
        let missing =
            case.clusters[*number].clues.iter().copied().filter(|id| !clues.contains(id)).collect();
        (cluster.link == Link::Unstated && clues.len() > 1).then_some(Uncounted {
            cluster: *number,
            clues,
            missing,
        })
    };
    made.clusters.iter().zip(&made.spec.clusters).filter_map(of).collect()
}
