//! What a clue that nobody has looked for would teach.
//!
//! # What it measures
//!
//! Before looking, each hypothesis says how likely the clue is; together, weighted by what is now
//! believed of them, they say how likely it is to be found. The expected information is by how much
//! the uncertainty about the hypotheses (Shannon's entropy of the posterior, in bits) is expected
//! to fall: the mutual information of clue and hypotheses. 0: it would teach nothing, whatever came
//! of it; 1 bit: it would decide between two that are now even.
//!
//! A clue of a cluster is looked at together with what is known of the cluster: if it would only
//! repeat that, it teaches nothing.
//!
//! # When not to use it
//!
//! As the value of looking where the costs of looking differ much, or for a clue with likelihoods
//! in decibels, which do not say how likely it is not to be found: there is none.
//!
//! # References
//!
//! Lindley, D. V. 1956, "On a Measure of the Information Provided by an Experiment", Annals of
//! Mathematical Statistics 27, 986-1005. Humphreys and Jacobs 2015, 660-662, use the expected fall
//! of the posterior's variance instead; see [`crate::CausalFitted`].

use crate::decibel::{difference, factor};
use crate::part::around;
use crate::posterior::{ahead_of_all, posterior};
use crate::spec::{Link, Scale, Spec, Status};
use crate::steps::{table, totals, weights};
use counterpoise_numerics::{Sum, log2};
use serde::Serialize;

/// What looking would teach.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Expected {
    /// Position of the clue.
    pub clue: usize,
    /// The probability that it would be found, as far as the hypotheses go.
    pub found: f64,
    /// Expected information, in bits.
    pub bits: f64,
    /// Posterior if it were found; `None`: no hypothesis allows it.
    pub if_found: Option<Vec<f64>>,
    /// Posterior if it were looked for and not found.
    pub if_missed: Option<Vec<f64>>,
    /// Who would lead if it were found; `None`: nobody, the first two would tie.
    pub found_leader: Option<usize>,
    /// Who would lead if it were not.
    pub missed_leader: Option<usize>,
    /// Whether one of the two would pass the lead, or give it to somebody where there is a tie now.
    pub may_flip: bool,
}

/// Of the clues that are open and have probabilities, those that would teach most first. Of one
/// whose cluster has a joint likelihood it is not stated.
pub(crate) fn all(spec: &Spec, now: &[f64]) -> Vec<Expected> {
    let open = |clue: &usize| {
        spec.clues[*clue].status == Status::Open && spec.clues[*clue].scale == Scale::Probability
    };
    let mut found: Vec<Expected> =
        (0..spec.clues.len()).filter(open).filter_map(|clue| one(spec, now, clue)).collect();
    found.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(a.clue.cmp(&b.clue)));
    found
}

fn one(spec: &Spec, now: &[f64], clue: usize) -> Option<Expected> {
    let (part, at) = around(spec, clue);
    if part.clusters.iter().any(|c| matches!(c.link, Link::Joint(_) | Link::Unstated)) {
        return None;
    }
    let with = |status: Status| {
        let mut looked = part.clone();
        looked.clues[at].status = status;
        totals(&weights(&looked, &table(&looked), &|_| true), now.len(), |r| r.value)
    };
    let before = with(Status::Open);
    let adds = |status: Status| -> Vec<f64> {
        with(status)
            .iter()
            .zip(&before)
            .map(|(after, before)| difference(*after, *before))
            .collect()
    };
    let (found, missed) = (adds(Status::Found), adds(Status::NotFound));
    let (if_found, if_missed) = (posterior(now, &found), posterior(now, &missed));
    let likely = |(found, missed): (&f64, &f64)| share(factor(*found), factor(*missed));
    let found = Sum::of(
        now.iter().zip(found.iter().zip(&missed).map(likely)).map(|(p, likely)| p * likely),
    );
    let rest = |p: &Option<Vec<f64>>, weight: f64| p.as_ref().map_or(0.0, |p| weight * entropy(p));
    let bits = entropy(now) - rest(&if_found, found) - rest(&if_missed, 1.0 - found);
    let leader = ahead_of_all(now);
    let leads = |p: &Option<Vec<f64>>| p.as_ref().and_then(|p| ahead_of_all(p));
    let (found_leader, missed_leader) = (leads(&if_found), leads(&if_missed));
    let may_flip = [found_leader, missed_leader].iter().flatten().any(|then| Some(*then) != leader);
    let bits = bits.max(0.0);
    Some(Expected { clue, found, bits, if_found, if_missed, found_leader, missed_leader, may_flip })
}

/// The two add up to one, except of several people or of clues that hang together.
fn share(found: f64, missed: f64) -> f64 {
    if found + missed > 0.0 { found / (found + missed) } else { 0.5 }
}

/// Shannon's entropy in bits.
pub(crate) fn entropy(p: &[f64]) -> f64 {
    0.0 - Sum::of(p.iter().filter(|p| **p > 0.0).map(|p| p * log2(*p)))
}
