//! The smallest changes of mind that would pass the lead to another hypothesis.
//!
//! # What it measures
//!
//! The lead over the runner-up in decibels is what must be argued away. It can be argued away in
//! three ways: by other priors, by another likelihood of one clue, or by giving up clues. Each is
//! reported at its smallest: the prior odds that would do; of all single likelihoods the one that
//! would have to change least, in decibels; the fewest clues without which another hypothesis
//! leads. Fourth, whether the lead survives the worst that the stated intervals allow. A lead below
//! [`crate::TIE`] is none.
//!
//! # When not to use it
//!
//! As a measure of truth. A lead that nothing small can flip may still rest on a clue that
//! everybody misread.

use crate::decibel::{decibels, difference, factor};
use crate::fewest::{Fewest, fewest};
use crate::likelihoods::{LikelihoodSensitivity, Look};
use crate::steps::Step;
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
    /// The same as a factor: so many times more probable the runner-up would have to be beforehand
    /// than now assumed.
    pub factor: f64,
    /// Of all likelihoods of single clues the one whose change would be smallest in decibels; of
    /// several alike one that splits no judgement, and then the smallest change as a probability.
    /// `None`: no single one flips the lead.
    pub likelihood: Option<LikelihoodChange>,
    /// How many clues have a likelihood that would do with as small a change in decibels, and how
    /// many of these within its own interval.
    pub alike: (usize, usize),
    /// The fewest clues without which another hypothesis leads.
    pub fewest: Fewest,
    /// The lead where every likelihood stands at the end of its interval that is worst for the
    /// leader, in decibels, over whichever hypothesis is then nearest; below zero: within the
    /// intervals another may lead.
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
    /// By how many decibels what was observed becomes likelier, or less likely.
    pub decibels: f64,
    /// Whether `to` lies within the interval that was said.
    pub within: bool,
    /// Whether it splits what one line says of both hypotheses.
    pub splits: bool,
    /// Who is then level with the leader.
    pub leads: usize,
}

pub(crate) fn flip(look: &Look<'_>, steps: &[Step], likelihoods: &[LikelihoodSensitivity]) -> Flip {
    let (leader, runner_up) = (look.ranking[0], look.ranking[1]);
    let (worst, worst_rival) = worst(steps, look.priors, look.ranking);
    let (likelihood, alike) = smallest(likelihoods, leader, runner_up);
    Flip {
        leader,
        runner_up,
        margin: look.gaps[runner_up],
        factor: factor(look.gaps[runner_up]),
        likelihood,
        alike,
        fewest: fewest(look, steps),
        worst,
        worst_rival,
    }
}

/// Decibels that differ by less are the same but for rounding.
const ROUNDING: f64 = 1e-9;

fn smallest(
    likelihoods: &[LikelihoodSensitivity],
    leader: usize,
    runner_up: usize,
) -> (Option<LikelihoodChange>, (usize, usize)) {
    let change = |l: &LikelihoodSensitivity| {
        let leads = if l.hypothesis == leader { runner_up } else { l.hypothesis };
        let LikelihoodSensitivity { clue, hypothesis, said, within, splits, .. } = *l;
        let (to, decibels) = (l.flips_at?, l.change?);
        Some(LikelihoodChange {
            clue,
            hypothesis,
            from: said.value,
            to,
            decibels,
            within,
            splits,
            leads,
        })
    };
    let all: Vec<LikelihoodChange> = likelihoods.iter().filter_map(change).collect();
    let least = all.iter().map(|c| c.decibels).fold(f64::INFINITY, f64::min);
    let alike: Vec<LikelihoodChange> =
        all.into_iter().filter(|c| c.decibels <= least + ROUNDING).collect();
    let clues = |holds: fn(&LikelihoodChange) -> bool| {
        let mut clues: Vec<usize> = alike.iter().filter(|c| holds(c)).map(|c| c.clue).collect();
        clues.dedup();
        clues.len()
    };
    let counts = (clues(|_| true), clues(|c| c.within));
    let moved = |c: &LikelihoodChange| (c.to - c.from).abs();
    let order = |a: &&LikelihoodChange, b: &&LikelihoodChange| {
        a.splits.cmp(&b.splits).then(moved(a).total_cmp(&moved(b)))
    };
    (alike.iter().min_by(order).copied(), counts)
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

/// Weights added up. Where one excludes the rival and another the leader, neither is left, and
/// nothing parts them.
fn odds(weights: impl Iterator<Item = f64>) -> f64 {
    let sum = Sum::of(weights);
    if sum.is_nan() { 0.0 } else { sum }
}
