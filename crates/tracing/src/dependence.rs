//! Clues that hang together: what naive independence would overstate, and which joint probabilities
//! are possible.

use crate::decibel::difference;
use crate::spec::Spec;
use crate::steps::Step;
use counterpoise_numerics::Sum;
use serde::Serialize;

/// A cluster counted as it is stated, and as if its clues were independent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overstatement {
    /// The cluster.
    pub name: String,
    /// Position of the step.
    pub step: usize,
    /// For the leader against the runner-up, in decibels, as stated.
    pub stated: f64,
    /// The same if its clues were independent.
    pub naive: f64,
    /// By how much independence would overstate what it says: positive where the sum says more than
    /// the cluster, to whichever side.
    pub overstated: f64,
}

pub(crate) fn all(
    spec: &Spec,
    steps: &[Step],
    leader: usize,
    runner_up: usize,
) -> Vec<Overstatement> {
    let one = |(at, step): (usize, &Step)| {
        let name = spec.clusters[step.cluster?].name.clone();
        let stated = step.weight(leader, runner_up);
        let naive = difference(step.naive[leader].value, step.naive[runner_up].value);
        Some(Overstatement {
            name,
            step: at,
            stated,
            naive,
            overstated: difference(naive.abs(), stated.abs()),
        })
    };
    steps.iter().enumerate().filter_map(one).collect()
}

/// The least and the greatest probability that several things are all so, given the probability of
/// each (the Frechet bounds): max(0, sum - (n - 1)) and the smallest of them.
///
/// ```
/// let (least, most) = counterpoise_tracing::joint_limits(&[0.6, 0.7]);
/// assert!((least - 0.3).abs() < 1e-12 && most == 0.6);
/// ```
#[must_use]
pub fn joint_limits(each: &[f64]) -> (f64, f64) {
    let least = Sum::of(each.iter().copied()) - (each.len() as f64 - 1.0);
    (least.max(0.0), each.iter().copied().fold(1.0, f64::min))
}
