//! From the words of a case to what is weighed.

use super::answers::GroupKind;
use super::compute::compute;
use super::computed::Computed;
use super::groups::groups;
use crate::bench::Bench;
use counterpoise_case::model::{Case, Clue, ClueId, ClueStatus, HypothesisId, Likelihood};
use counterpoise_tracing::{
    Cluster, Conditional, Hypothesis, Link, Range, Said, Scale, Spec, Status,
};
use std::collections::BTreeMap;

/// A specification, and what its positions mean in the case.
pub(super) struct Made {
    pub(super) hypotheses: Vec<HypothesisId>,
    pub(super) clues: Vec<ClueId>,
    pub(super) clusters: Vec<usize>,
    pub(super) computed: Vec<Computed>,
    pub(super) groups: Vec<GroupKind>,
    pub(super) spec: Spec,
}

impl Made {
    pub(super) fn of(bench: &Bench<'_>) -> Made {
        let case = bench.case;
        let (hypotheses, clues) = (weighed(case), counted(case));
        let computed: Vec<Computed> = clues
            .iter()
            .filter(|id| case[**id].computed.is_some())
            .filter_map(|id| compute(bench, *id))
            .collect();
        let (kinds, groups) = groups(bench, &clues, &computed).into_iter().unzip();
        let found: Vec<(ClueId, Status)> =
            computed.iter().map(|own| (own.clue, own.status)).collect();
        let (clusters, spec) = spec(case, &hypotheses, &clues, &found);
        Made { hypotheses, clues, clusters, computed, groups: kinds, spec: Spec { groups, ..spec } }
    }
}

/// Hypotheses that are weighed, in the order of the case.
pub(super) fn weighed(case: &Case) -> Vec<HypothesisId> {
    (0..case.hypotheses.len() as u32).map(HypothesisId).filter(|id| case[*id].is_weighed).collect()
}

/// Clues of sets that are on and that could be read, in the order of the case.
pub(super) fn counted(case: &Case) -> Vec<ClueId> {
    let counts =
        |clue: &Clue| !clue.likelihoods.is_empty() && clue.set.is_none_or(|set| case[set].on);
    (0..case.clues.len() as u32).map(ClueId).filter(|id| counts(&case[*id])).collect()
}

/// What is weighed, given what was found of computed clues; with the positions of its clusters
/// among those of the case.
pub(super) fn spec(
    case: &Case,
    hypotheses: &[HypothesisId],
    clues: &[ClueId],
    computed: &[(ClueId, Status)],
) -> (Vec<usize>, Spec) {
    let (clusters, linked) = clusters(case, clues, hypotheses, computed).into_iter().unzip();
    let spec = Spec {
        hypotheses: hypotheses.iter().map(|id| hypothesis(case, *id)).collect(),
        clues: clues.iter().map(|id| clue(case, *id, hypotheses, computed)).collect(),
        clusters: linked,
        groups: Vec::new(),
        cut: case.settings.cut,
    };
    (clusters, spec)
}

fn hypothesis(case: &Case, id: HypothesisId) -> Hypothesis {
    Hypothesis { name: case[id].id.clone(), prior: case[id].prior }
}

/// Whether a clue was found, as it is counted.
pub(super) fn status(case: &Case, id: ClueId, computed: &[(ClueId, Status)]) -> Status {
    if let Some((_, status)) = computed.iter().find(|(own, _)| *own == id) {
        return *status;
    }
    match case[id].status {
        ClueStatus::Found => Status::Found,
        ClueStatus::NotFound => Status::NotFound,
        ClueStatus::Open => Status::Open,
    }
}

fn clue(
    case: &Case,
    id: ClueId,
    hypotheses: &[HypothesisId],
    computed: &[(ClueId, Status)],
) -> counterpoise_tracing::Clue {
    let own = &case[id];
    counterpoise_tracing::Clue {
        name: own.id.clone(),
        status: status(case, id, computed),
        scale: if own.in_decibels { Scale::Decibels } else { Scale::Probability },
        said: said(&own.likelihoods, hypotheses),
    }
}

/// By each person, in the order of their names; whoever wrote the case first.
fn said(likelihoods: &[Likelihood], hypotheses: &[HypothesisId]) -> Vec<Said> {
    let mut people: Vec<&str> = likelihoods.iter().map(|l| l.by.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let of = |by: &str| Said { by: by.to_owned(), under: ranges(likelihoods, hypotheses, by) };
    people.into_iter().map(of).collect()
}

fn ranges(likelihoods: &[Likelihood], hypotheses: &[HypothesisId], by: &str) -> Vec<Range> {
    let mut own: BTreeMap<HypothesisId, &Likelihood> = BTreeMap::new();
    for likelihood in likelihoods.iter().filter(|l| l.by == by) {
        // The first that is stated counts.
        own.entry(likelihood.hypothesis).or_insert(likelihood);
    }
    let range = |l: &&Likelihood| Range::new(l.low, l.value, l.high).of_line(l.place.start);
    hypotheses.iter().filter_map(|id| own.get(id).map(range)).collect()
}

/// What is stated of a clue given others.
fn conditional(
    case: &Case,
    clues: &[ClueId],
    at: usize,
    hypotheses: &[HypothesisId],
) -> Option<Conditional> {
    let own = &case[clues[at]];
    let given: Vec<usize> =
        own.given.iter().filter_map(|id| clues.iter().position(|c| c == id)).collect();
    let said = said(&own.conditionals, hypotheses);
    (!given.is_empty()).then_some(Conditional { clue: at, given, said })
}

/// Clusters with at least two clues of sets that are on. A joint likelihood of all its clues is
/// none of a part of them.
fn clusters(
    case: &Case,
    clues: &[ClueId],
    hypotheses: &[HypothesisId],
    computed: &[(ClueId, Status)],
) -> Vec<(usize, Cluster)> {
    let one = |(at, own): (usize, &counterpoise_case::model::Cluster)| {
        let members: Vec<usize> =
            own.clues.iter().filter_map(|id| clues.iter().position(|c| c == id)).collect();
        let whole = members.len() == own.clues.len()
            && own.clues.iter().all(|id| status(case, *id, computed) != Status::Open);
        let conditionals: Vec<Conditional> =
            members.iter().filter_map(|at| conditional(case, clues, *at, hypotheses)).collect();
        let link = match own.joint.is_empty() {
            true if conditionals.is_empty() => Link::Dependence(own.dependence),
            true => Link::Given(conditionals),
            false if whole => Link::Joint(said(&own.joint, hypotheses)),
            false => Link::Unstated,
        };
        (members.len() > 1).then(|| (at, Cluster { name: own.id.clone(), clues: members, link }))
    };
    case.clusters.iter().enumerate().filter_map(one).collect()
}
