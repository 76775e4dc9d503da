//! How the result hangs on the priors.

use crate::decibel::{decibels, difference, factor};
use crate::problem::Problem;
use crate::simplex::Simplex;
use crate::spec::Hypothesis;
use counterpoise_numerics::Sum;
use serde::Serialize;

/// Rounding that a person may leave in priors that should add up to one.
const SLACK: f64 = 1e-6;

/// The priors that are counted with: as given, the rest shared equally; all equal where none is
/// given.
pub(crate) fn resolved(hypotheses: &[Hypothesis], problems: &mut Vec<Problem>) -> Vec<f64> {
    for h in hypotheses {
        if let Some(prior) = h.prior.filter(|p| !(0.0..=1.0).contains(p)) {
            problems.push(Problem::BadPrior { hypothesis: h.name.clone(), prior });
        }
    }
    let sum = Sum::of(hypotheses.iter().filter_map(|h| h.prior));
    let silent = hypotheses.iter().filter(|h| h.prior.is_none()).count();
    if silent == 0 {
        if !hypotheses.is_empty() && (sum - 1.0).abs() > SLACK {
            problems.push(Problem::PriorsDoNotSum { sum });
        }
        return hypotheses.iter().map(|h| h.prior.unwrap_or(0.0) / sum).collect();
    }
    if sum > 1.0 - SLACK {
        problems.push(Problem::PriorsLeaveNothing { sum });
    }
    let share = (1.0 - sum) / silent as f64;
    hypotheses.iter().map(|h| h.prior.unwrap_or(share)).collect()
}

/// What other priors would make of the same clues.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriorSensitivity {
    /// For each hypothesis against all the others together, whose priors keep their proportions.
    pub needed: Vec<PriorNeeded>,
    /// The leader against each of the others, in the order of the ranking.
    pub pairs: Vec<PairOfPriors>,
    /// The whole space of priors of three hypotheses: of all, if there are three; of the three most
    /// probable, the others set aside, if there are more; `None` if there are two.
    pub simplex: Option<Simplex>,
    /// Positions of the three; meaningless without `simplex`.
    pub simplex_of: [usize; 3],
}

/// The prior that a hypothesis needs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PriorNeeded {
    /// Position of the hypothesis.
    pub hypothesis: usize,
    /// What the clues say for it against the rest, in decibels.
    pub weight: f64,
    /// The prior at which it is as likely as not after the clues, 0..=1.
    pub for_even: f64,
    /// The prior at which its posterior is 0.95.
    pub for_95: f64,
}

/// Two hypotheses that would tie.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PairOfPriors {
    /// The leader.
    pub leader: usize,
    /// The other.
    pub rival: usize,
    /// What the clues say for the leader against the rival, in decibels.
    pub weight: f64,
    /// The prior odds of the two as stated, in decibels.
    pub prior: f64,
    /// So many times as probable as the leader the rival would have to be before the clues, to tie
    /// after them.
    pub break_even: f64,
}

pub(crate) fn sensitivity(priors: &[f64], totals: &[f64], ranking: &[usize]) -> PriorSensitivity {
    let leader = ranking[0];
    let pair = |rival: &usize| {
        let weight = difference(totals[leader], totals[*rival]);
        PairOfPriors {
            leader,
            rival: *rival,
            weight,
            prior: difference(decibels(priors[leader]), decibels(priors[*rival])),
            break_even: factor(weight),
        }
    };
    let mut three = [0, 1, 2].map(|at| ranking.get(at).copied().unwrap_or(0));
    if priors.len() == 3 {
        three.sort_unstable();
    }
    PriorSensitivity {
        needed: (0..priors.len()).map(|at| needed(priors, totals, at)).collect(),
        pairs: ranking[1..].iter().map(pair).collect(),
        simplex: (priors.len() >= 3)
            .then(|| Simplex::of(&three.map(|at| priors[at]), &three.map(|at| totals[at]))),
        simplex_of: three,
    }
}

fn needed(priors: &[f64], totals: &[f64], at: usize) -> PriorNeeded {
    let weight = difference(totals[at], rest(priors, totals, at));
    let prior = |target: f64| {
        let odds = target / (1.0 - target) * factor(-weight);
        if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 }
    };
    PriorNeeded { hypothesis: at, weight, for_even: prior(0.5), for_95: prior(0.95) }
}

/// The likelihood of the clues if `at` is false, in decibels: that of the others, mixed by their
/// priors (equally, if they have none).
fn rest(priors: &[f64], totals: &[f64], at: usize) -> f64 {
    let others = || (0..priors.len()).filter(move |o| *o != at);
    let most = others().map(|o| totals[o]).fold(f64::NEG_INFINITY, f64::max);
    if !most.is_finite() {
        return f64::NEG_INFINITY;
    }
    let weight = Sum::of(others().map(|o| priors[o]));
    let prior =
        |o: usize| if weight > 0.0 { priors[o] / weight } else { 1.0 / (priors.len() - 1) as f64 };
    most + decibels(Sum::of(others().map(|o| prior(o) * factor(totals[o] - most))))
}
