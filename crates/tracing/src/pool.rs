//! Several people's likelihoods as one.

use crate::spec::{Clue, Range, Scale};
use counterpoise_numerics::{Sum, logistic, logit};

/// The likelihoods of a clue over all who were asked, one for each hypothesis.
///
/// # Definition
///
/// Probabilities are pooled by the mean of their log-odds (the logarithmic opinion pool, normalised over *found* and *not
/// found*), decibels by their mean; the interval reaches from the least that anybody said to the greatest. One person alone
/// is taken as said. A 0 or a 1 of one person stays what it is, unless somebody says the opposite: then the pool is 0.5.
///
/// # Why so
///
/// The logarithmic pool gives the same answer whether people are pooled before or after the clues are read; the mean of
/// probabilities (the linear pool) does not. [`crate::Fitted::linear_pool`] shows the other one beside it.
///
/// Genest, C. and Zidek, J. V. 1986, "Combining Probability Distributions", Statistical Science 1, 114-135.
#[must_use]
pub fn pooled(clue: &Clue) -> Vec<Range> {
    let Some(first) = clue.said.first() else { return Vec::new() };
    if clue.said.len() == 1 {
        return first.under.clone();
    }
    (0..first.under.len()).map(|at| one(clue, at)).collect()
}

fn one(clue: &Clue, at: usize) -> Range {
    let said: Vec<Range> = clue.said.iter().filter_map(|s| s.under.get(at)).copied().collect();
    let values = said.iter().map(|r| r.value);
    let value = match clue.scale {
        Scale::Decibels => mean(values),
        Scale::Probability => probability(&said),
    };
    let low = said.iter().map(|r| r.low).fold(f64::INFINITY, f64::min);
    let high = said.iter().map(|r| r.high).fold(f64::NEG_INFINITY, f64::max);
    Range { low, value, high }
}

fn probability(said: &[Range]) -> f64 {
    let is = |bound: f64| said.iter().any(|r| r.value == bound);
    match (is(0.0), is(1.0)) {
        (true, true) => 0.5,
        (true, false) => 0.0,
        (false, true) => 1.0,
        // People who say the same are pooled to just that, without the rounding of two logarithms.
        (false, false) if said.windows(2).all(|w| w[0].value == w[1].value) => said[0].value,
        (false, false) => logistic(mean(said.iter().map(|r| logit(r.value)))),
    }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = values.len() as f64;
    Sum::of(values) / n
}
