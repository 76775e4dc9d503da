//! How the result hangs on every likelihood.
//!
//! # What it measures
//!
//! For each clue by itself and each hypothesis, the likelihood at which the lead would pass: for the leader the one at which
//! it ties with the runner-up, for each other hypothesis the one at which it ties with the leader. All else stays. Where no
//! probability would do it, there is none. And the swing: from what posterior to what posterior of the leader the
//! likelihood's own interval moves it.

use crate::decibel::factor;
use crate::posterior::posterior;
use crate::spec::{Range, Scale, Spec, Status};
use crate::steps::{Step, Table, observed_by};
use serde::Serialize;

/// One likelihood, and what it would take.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LikelihoodSensitivity {
    /// Position of the clue.
    pub clue: usize,
    /// Position of the hypothesis.
    pub hypothesis: usize,
    /// What was said: a probability of finding the clue, or decibels.
    pub said: Range,
    /// Where the lead would pass, in the same unit; `None`: no value does it.
    pub flips_at: Option<f64>,
    /// Whether that lies within the interval that was said.
    pub within: bool,
    /// The posterior of the leader at the least and at the greatest that was said.
    pub leader: (f64, f64),
}

/// What is looked at.
pub(crate) struct Look<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) table: &'a Table,
    pub(crate) priors: &'a [f64],
    pub(crate) totals: &'a [f64],
    pub(crate) ranking: &'a [usize],
    /// Posterior odds of the leader over each hypothesis, in decibels.
    pub(crate) gaps: &'a [f64],
}

/// For every clue that counts by itself; the clues of a cluster count through the cluster.
pub(crate) fn all(look: &Look<'_>, steps: &[Step]) -> Vec<LikelihoodSensitivity> {
    let single = steps.iter().filter(|s| s.cluster.is_none()).map(|s| s.clues[0]);
    single.flat_map(|clue| (0..look.priors.len()).map(move |h| one(look, clue, h))).collect()
}

fn one(look: &Look<'_>, clue: usize, hypothesis: usize) -> LikelihoodSensitivity {
    let said = look.table[clue][hypothesis];
    let leader = look.ranking[0];
    let shift = if hypothesis == leader {
        look.ranking.get(1).map_or(f64::INFINITY, |second| -look.gaps[*second])
    } else {
        look.gaps[hypothesis]
    };
    let flips_at = moved(look, clue, hypothesis, shift);
    LikelihoodSensitivity {
        clue,
        hypothesis,
        said,
        flips_at,
        within: flips_at.is_some_and(|at| said.low <= at && at <= said.high),
        leader: (with(look, clue, hypothesis, said.low), with(look, clue, hypothesis, said.high)),
    }
}

/// The likelihood that lies so many decibels above the one that was said, if there is such a one.
fn moved(look: &Look<'_>, clue: usize, hypothesis: usize, shift: f64) -> Option<f64> {
    let of = &look.spec.clues[clue];
    let said = look.table[clue][hypothesis].value;
    if of.scale == Scale::Decibels {
        return Some(said + shift).filter(|at| at.is_finite());
    }
    let target = crate::steps::seen(said, of.status) * factor(shift);
    let p = match of.status {
        Status::Found | Status::Open => target,
        Status::NotFound => 1.0 - target,
        Status::Share(q) => (target - (1.0 - q)) / (2.0 * q - 1.0),
    };
    // A likelihood of nought stays nought however many decibels it rises; the difference of two infinities is nothing.
    Some(p).filter(|p| (0.0..=1.0).contains(p) && said != 0.0)
}

/// The posterior of the leader if this one likelihood were another.
fn with(look: &Look<'_>, clue: usize, hypothesis: usize, value: f64) -> f64 {
    let of = |range: Range| observed_by(&look.spec.clues[clue], &[range])[0].value;
    let (old, new) = (of(look.table[clue][hypothesis]), of(Range::point(value)));
    let mut totals = look.totals.to_vec();
    totals[hypothesis] = if old.is_finite() { totals[hypothesis] - old + new } else { totals[hypothesis] };
    posterior(look.priors, &totals).map_or(0.0, |p| p[look.ranking[0]])
}
