//! The smallest changes of mind that would pass the lead to another hypothesis.
//!
//! # What it measures
//!
//! The lead over the runner-up in decibels is what must be argued away. It can be argued away in three ways: by other
//! priors, by another likelihood of one clue, or by giving up clues. Each is reported at its smallest: the prior odds that
//! would do; of all single likelihoods the one that would have to change least, as a probability; the fewest clues without
//! which another hypothesis leads. Fourth, whether the lead survives the worst that the stated intervals allow.
//!
//! # When not to use it
//!
//! As a measure of truth. A lead that nothing small can flip may still rest on a clue that everybody misread.

use crate::decibel::{decibels, difference, factor};
use crate::likelihoods::LikelihoodSensitivity;
use crate::posterior::{posterior, ranking};
use crate::spec::{Scale, Spec};
use crate::steps::{Step, totals};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// The smallest changes that flip the lead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flip {
    /// The leader.
    pub leader: usize,
    /// The runner-up.
    pub runner_up: usize,
    /// The posterior odds of the leader over the runner-up, in decibels: what must be argued away.
    pub margin: f64,
    /// The same as a factor: so many times more probable the runner-up would have to be beforehand than now assumed.
    pub factor: f64,
    /// Of all likelihoods of single clues the one whose change would be smallest as a probability (of likelihoods in
    /// decibels, in decibels, where there are no others); `None`: no single one flips the lead.
    pub likelihood: Option<LikelihoodChange>,
    /// The fewest clues without which another hypothesis leads; empty: no removal of clues that favour the leader does it.
    pub fewest: Vec<usize>,
    /// Which hypothesis would then lead.
    pub fewest_to: Option<usize>,
    /// The lead where every likelihood stands at the end of its interval that is worst for the leader, in decibels, over
    /// whichever hypothesis is then nearest; below zero: within the intervals another may lead.
    pub worst: f64,
    /// Which hypothesis that is.
    pub worst_rival: usize,
}

/// A change of one likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LikelihoodChange {
    /// Position of the clue.
    pub clue: usize,
    /// Position of the hypothesis under which it changes.
    pub hypothesis: usize,
    /// What was said.
    pub from: f64,
    /// At which the lead passes.
    pub to: f64,
    /// Whether `to` lies within the interval that was said.
    pub within: bool,
    /// Who then leads.
    pub leads: usize,
}

pub(crate) fn flip(
    spec: &Spec,
    steps: &[Step],
    priors: &[f64],
    ranking: &[usize],
    gaps: &[f64],
    likelihoods: &[LikelihoodSensitivity],
) -> Flip {
    let (leader, runner_up) = (ranking[0], ranking[1]);
    let fewest = fewest(steps, priors, ranking);
    let (worst, worst_rival) = worst(steps, priors, ranking);
    Flip {
        leader,
        runner_up,
        margin: gaps[runner_up],
        factor: factor(gaps[runner_up]),
        likelihood: smallest(spec, likelihoods, leader, runner_up),
        fewest_to: fewest.as_ref().and_then(|clues| leads_without(steps, priors, clues)),
        fewest: fewest.unwrap_or_default(),
        worst,
        worst_rival,
    }
}

fn smallest(
    spec: &Spec,
    likelihoods: &[LikelihoodSensitivity],
    leader: usize,
    runner_up: usize,
) -> Option<LikelihoodChange> {
    let change = |l: &LikelihoodSensitivity| {
        let to = l.flips_at?;
        let leads = if l.hypothesis == leader { runner_up } else { l.hypothesis };
        let LikelihoodSensitivity { clue, hypothesis, said, within, .. } = *l;
        Some(LikelihoodChange { clue, hypothesis, from: said.value, to, within, leads })
    };
    let of = |scale: Scale| {
        let own = likelihoods.iter().filter(|l| spec.clues[l.clue].scale == scale).filter_map(change);
        own.min_by(|a, b| (a.to - a.from).abs().total_cmp(&(b.to - b.from).abs()))
    };
    of(Scale::Probability).or_else(|| of(Scale::Decibels))
}

/// For each rival, the steps that weigh most for the leader against it are given up one after the other until it leads. A step
/// that is a cluster goes with all its clues, and counts as all of them.
fn fewest(steps: &[Step], priors: &[f64], ranking: &[usize]) -> Option<Vec<usize>> {
    let found = ranking[1..].iter().filter_map(|rival| given_up(steps, priors, ranking[0], *rival));
    found.min_by_key(Vec::len)
}

/// Who leads without these clues. That need not be the rival for whose sake they were given up: what excludes one hypothesis
/// may hold down another.
fn leads_without(steps: &[Step], priors: &[f64], clues: &[usize]) -> Option<usize> {
    let left: Vec<Step> = steps.iter().filter(|s| !s.clues.iter().any(|c| clues.contains(c))).cloned().collect();
    posterior(priors, &totals(&left, priors.len(), |r| r.value)).map(|p| ranking(&p)[0])
}

fn given_up(steps: &[Step], priors: &[f64], leader: usize, rival: usize) -> Option<Vec<usize>> {
    let weight = |at: &usize| steps[*at].weight(leader, rival);
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    let prior = difference(decibels(priors[leader]), decibels(priors[rival]));
    // Summed anew each time: what is left of an infinite weight cannot be had by taking it away.
    let left = |from: usize| Sum::of(order[from..].iter().map(weight).chain([prior]));
    let helpful = order.iter().filter(|at| weight(at) > 0.0).count();
    let enough = (0..=helpful).find(|from| left(*from) < 0.0)?;
    let mut clues: Vec<usize> = order[..enough].iter().flat_map(|at| steps[*at].clues.iter().copied()).collect();
    clues.sort_unstable();
    Some(clues)
}

fn worst(steps: &[Step], priors: &[f64], ranking: &[usize]) -> (f64, usize) {
    let leader = ranking[0];
    let of = |rival: usize| {
        let prior = difference(decibels(priors[leader]), decibels(priors[rival]));
        odds(steps.iter().map(|s| s.bounds(leader, rival).0).chain([prior]))
    };
    let found = ranking[1..].iter().map(|rival| (of(*rival), *rival));
    found.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f64::INFINITY, leader))
}

/// Weights added up. Where one excludes the rival and another the leader, neither is left, and nothing parts them.
fn odds(weights: impl Iterator<Item = f64>) -> f64 {
    let sum = Sum::of(weights);
    if sum.is_nan() { 0.0 } else { sum }
}
