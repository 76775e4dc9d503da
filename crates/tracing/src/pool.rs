//! Several people's likelihoods as one.

use crate::decibel::{decibels, factor};
use crate::spec::{Clue, Range, Said, Scale, Status};
use crate::steps::seen;
use counterpoise_numerics::Sum;

/// The likelihoods of a clue over all who were asked, one for each hypothesis.
///
/// # Definition
///
/// What was observed has, under each hypothesis, the geometric mean of the likelihoods that each
/// person gives it: the mean of their decibels. Of a clue that was found that is the mean of its
/// probabilities, of one that was not found that of their complements. A clue that nobody has
/// looked for is either found or not: the two geometric means, made to add up to one (which is the
/// mean of the log-odds). The interval reaches from the least that anybody said to the greatest.
/// One person alone is taken as said. What one person calls impossible is impossible in the pool.
///
/// # Why so
///
/// The answer is then the same whether people are pooled before the clues are read or after: the
/// posterior of the pool is the logarithmic pool of everybody's posteriors (their geometric mean,
/// made to add up to one), if all speak about all clues. Neither the mean of log-odds, hypothesis
/// by hypothesis, nor the mean of probabilities (the linear pool) has this property.
/// [`crate::Fitted::linear_pool`] shows the mean of the posteriors beside it.
///
/// Genest, C. and Zidek, J. V. 1986, "Combining Probability Distributions", Statistical Science 1,
/// 114-135.
#[must_use]
pub fn pooled(clue: &Clue) -> Vec<Range> {
    over(&clue.said, clue.scale, clue.status)
}

/// The same of probabilities of what was observed, such as joint ones.
pub(crate) fn pooled_as_observed(said: &[Said]) -> Vec<Range> {
    over(said, Scale::Probability, Status::Found)
}

/// The likelihoods of a group of people about something with a scale and a status.
pub(crate) fn over(said: &[Said], scale: Scale, status: Status) -> Vec<Range> {
    match said {
        [] => Vec::new(),
        [one] => one.under.clone(),
        [first, ..] => (0..first.under.len()).map(|at| one(said, at, scale, status)).collect(),
    }
}

fn one(said: &[Said], at: usize, scale: Scale, status: Status) -> Range {
    let said: Vec<Range> = said.iter().filter_map(|s| s.under.get(at)).copied().collect();
    let low = said.iter().map(|r| r.low).fold(f64::INFINITY, f64::min);
    let high = said.iter().map(|r| r.high).fold(f64::NEG_INFINITY, f64::max);
    let values: Vec<f64> = said.iter().map(|r| r.value).collect();
    let value = match scale {
        Scale::Decibels => mean(values.iter().copied()),
        Scale::Probability => probability(&values, status).clamp(low, high),
    };
    Range::new(low, value, high)
}

/// The probability of finding with which what was observed has the geometric mean of what everybody
/// gives it.
fn probability(said: &[f64], status: Status) -> f64 {
    // People who say the same are pooled to just that, without the rounding of logarithms.
    if said.windows(2).all(|w| w[0] == w[1]) {
        return said[0];
    }
    let observed = |status: Status| factor(mean(said.iter().map(|p| decibels(seen(*p, status)))));
    match status {
        Status::Found => observed(status),
        Status::NotFound => 1.0 - observed(status),
        // In half of the draws whatever is said counts alike.
        Status::Share(q) if (2.0 * q - 1.0).abs() > 1e-6 => {
            (observed(status) - (1.0 - q)) / (2.0 * q - 1.0)
        }
        Status::Share(_) | Status::Open => {
            let (found, missed) = (observed(Status::Found), observed(Status::NotFound));
            if found + missed > 0.0 { found / (found + missed) } else { 0.5 }
        }
    }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = values.len() as f64;
    Sum::of(values) / n
}
