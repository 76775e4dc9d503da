//! How the result hangs on every likelihood.
//!
//! # What it measures
//!
//! For each clue and each hypothesis, the likelihood at which the lead would pass: for the leader
//! the one at which it is even with the runner-up, for each other hypothesis the one at which it is
//! even with the leader. All else stays, the rest of a judgement in one line included. Where no
//! probability would do it, there is none: not even 0 or 1, at which a hypothesis would be excluded
//! or nothing be left to compare. And the swing: from what posterior to what posterior of the
//! leader the likelihood's own interval moves it.
//!
//! A clue of a cluster moves the cluster by less than itself. Where a joint probability is stated,
//! that of the clue alone does not count, and is not asked.

use crate::decibel::{decibels, factor};
use crate::posterior::Heights;
use crate::spec::{Link, Range, Scale, Spec, Status};
use crate::steps::{Step, Table, observed, observed_by, seen, together};
use counterpoise_numerics::Sum;
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
    /// How far that is from what was said: by how many decibels what was observed becomes likelier
    /// or less likely.
    pub change: Option<f64>,
    /// Whether that lies within the interval that was said, for this hypothesis apart from the one
    /// that it would pass or be passed by.
    pub within: bool,
    /// Whether one line judges it together with that other hypothesis: then the judgement would
    /// have to be split.
    pub splits: bool,
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

/// For every clue that counts with its own likelihoods, in the order of the clues.
pub(crate) fn all(look: &Look<'_>, steps: &[Step]) -> Vec<LikelihoodSensitivity> {
    let mut places: Vec<Placed<'_>> =
        steps.iter().flat_map(|step| placed(look.spec, look.table, step)).collect();
    places.sort_by_key(|at| at.clue);
    let heights = Heights::of(look.priors, look.totals);
    let of = |at| (0..look.priors.len()).map(move |h| (at, h));
    places.iter().flat_map(of).map(|(at, h)| one(look, &heights, at, h)).collect()
}

/// A clue where it counts.
struct Placed<'a> {
    clue: usize,
    step: &'a Step,
    /// How strongly the cluster hangs together; 0 without a cluster.
    dependence: f64,
    /// The other clues of the step: what was observed of each under each hypothesis, in decibels.
    others: Vec<Vec<Range>>,
}

fn placed<'a>(spec: &Spec, table: &Table, step: &'a Step) -> Vec<Placed<'a>> {
    let link = step.cluster.filter(|_| step.clues.len() > 1).map(|at| &spec.clusters[at].link);
    let dependence = match link {
        None => 0.0,
        Some(Link::Dependence(d)) => *d,
        Some(Link::Joint(_) | Link::Given(_) | Link::Unstated) => return Vec::new(),
    };
    let others = |clue: usize| {
        step.clues.iter().filter(move |o| **o != clue).map(|o| observed(spec, table, *o))
    };
    let one =
        |clue: &usize| Placed { clue: *clue, step, dependence, others: others(*clue).collect() };
    step.clues.iter().map(one).collect()
}

impl Placed<'_> {
    /// The decibels of the step under a hypothesis if what was observed of the clue had these.
    fn step(&self, look: &Look<'_>, hypothesis: usize, own: f64) -> f64 {
        let all = || self.others.iter().map(|ranges| ranges[hypothesis].value).chain([own]);
        if self.dependence > 0.0 && self.is_probability(look) {
            return together(&all().collect::<Vec<f64>>(), self.dependence);
        }
        self.share() * Sum::of(all())
    }

    fn is_probability(&self, look: &Look<'_>) -> bool {
        self.step.clues.iter().all(|clue| look.spec.clues[*clue].scale == Scale::Probability)
    }

    /// How much a decibel of the clue moves its cluster, where decibels are what is stated.
    fn share(&self) -> f64 {
        1.0 - self.dependence + self.dependence / (self.others.len() + 1) as f64
    }

    /// The decibels of the clue at which the step would have these; the step grows with each of its
    /// clues.
    fn back(&self, look: &Look<'_>, hypothesis: usize, step: f64) -> f64 {
        let others = || self.others.iter().map(|ranges| ranges[hypothesis].value);
        if self.dependence == 0.0 || !self.is_probability(look) {
            return step / self.share() - Sum::of(others());
        }
        let d = self.dependence;
        let (product, least) = (factor(Sum::of(others())), others().fold(0.0, f64::min));
        let target = factor(step);
        // As the least likely of all it is a part of both terms, otherwise of the product alone.
        let as_least = target / ((1.0 - d) * product + d);
        if as_least <= factor(least) {
            return decibels(as_least);
        }
        decibels((target - d * factor(least)) / ((1.0 - d) * product))
    }
}

fn one(
    look: &Look<'_>,
    heights: &Heights,
    at: &Placed<'_>,
    hypothesis: usize,
) -> LikelihoodSensitivity {
    let said = look.table[at.clue][hypothesis];
    let leader = look.ranking[0];
    let runner_up = look.ranking.get(1).copied().unwrap_or(leader);
    let is_leader = hypothesis == leader;
    let (other, shift) = if is_leader {
        (runner_up, -look.gaps[runner_up])
    } else {
        (leader, look.gaps[hypothesis])
    };
    let moved = moved(look, at, hypothesis, shift);
    let splits = at.together(look, hypothesis, other);
    let low = with(look, heights, at, hypothesis, said.low);
    // Most are said without an interval.
    let high =
        if said.high == said.low { low } else { with(look, heights, at, hypothesis, said.high) };
    LikelihoodSensitivity {
        clue: at.clue,
        hypothesis,
        said,
        flips_at: moved.map(|m| m.0),
        change: moved.map(|m| m.1.abs()),
        within: !splits && moved.is_some_and(|m| said.low <= m.0 && m.0 <= said.high),
        splits,
        leader: (low, high),
    }
}

impl Placed<'_> {
    fn together(&self, look: &Look<'_>, a: usize, b: usize) -> bool {
        let said = &look.spec.clues[self.clue].said;
        said.iter().all(|s| s.under[a].line.is_some() && s.under[a].line == s.under[b].line)
    }

    fn own(&self, look: &Look<'_>, hypothesis: usize) -> f64 {
        observed_by(&look.spec.clues[self.clue], &[look.table[self.clue][hypothesis]])[0].value
    }
}

/// The likelihood at which the step lies so many decibels above where it is, and how many decibels
/// the clue itself moves, if there is such a one.
fn moved(look: &Look<'_>, at: &Placed<'_>, hypothesis: usize, shift: f64) -> Option<(f64, f64)> {
    let of = &look.spec.clues[at.clue];
    let now = at.own(look, hypothesis);
    let target = at.back(look, hypothesis, at.step(look, hypothesis, now) + shift);
    // What is excluded stays so however many decibels it rises, and what excludes everything else
    // is no flip.
    if !(now.is_finite() && target.is_finite()) {
        return None;
    }
    if of.scale == Scale::Decibels {
        return Some((target, target - now));
    }
    let p = match of.status {
        Status::Found | Status::Open => factor(target),
        Status::NotFound => 1.0 - factor(target),
        Status::Share(q) => (factor(target) - (1.0 - q)) / (2.0 * q - 1.0),
    };
    (0.0..=1.0).contains(&p).then_some((p, target - now))
}

/// The posterior of the leader if this one likelihood were another.
fn with(look: &Look<'_>, heights: &Heights, at: &Placed<'_>, hypothesis: usize, value: f64) -> f64 {
    let of = &look.spec.clues[at.clue];
    let new = if of.scale == Scale::Decibels { value } else { decibels(seen(value, of.status)) };
    let (old, new) = (at.step.decibels[hypothesis].value, at.step(look, hypothesis, new));
    let now = look.totals[hypothesis];
    let total = if old.is_finite() { now - old + new } else { now };
    let height = decibels(look.priors[hypothesis]) + total;
    heights.posterior_with(hypothesis, height, look.ranking[0]).unwrap_or(0.0)
}
