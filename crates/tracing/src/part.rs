//! A clue with what hangs together with it, and nothing else.

use crate::spec::{Cluster, Conditional, Link, Spec};

/// A specification of only this clue and the others of its cluster, and the position of the clue in
/// it. It has no hypotheses: their number is that of the likelihoods.
pub(crate) fn around(spec: &Spec, clue: usize) -> (Spec, usize) {
    let cluster = spec.clusters.iter().find(|c| c.clues.contains(&clue));
    let members = cluster.map_or_else(|| vec![clue], |c| c.clues.clone());
    let place = |of: usize| members.iter().position(|m| *m == of).unwrap_or_default();
    let moved = |c: &Conditional| Conditional {
        clue: place(c.clue),
        given: c.given.iter().map(|other| place(*other)).collect(),
        said: c.said.clone(),
    };
    let link = |link: &Link| match link {
        Link::Given(all) => Link::Given(all.iter().map(moved).collect()),
        other => other.clone(),
    };
    let own = |c: &Cluster| Cluster {
        clues: (0..members.len()).collect(),
        link: link(&c.link),
        name: c.name.clone(),
    };
    let clues = members.iter().map(|m| spec.clues[*m].clone()).collect();
    (
        Spec { clues, clusters: cluster.map(own).into_iter().collect(), ..Spec::default() },
        place(clue),
    )
}
