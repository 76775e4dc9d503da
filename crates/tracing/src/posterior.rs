//! From priors and decibels to probabilities.

use crate::decibel::{decibels, difference, factor};
use counterpoise_numerics::Sum;

/// The probabilities of hypotheses after the clues, from their priors and from the decibels of all
/// clues under each.
///
/// Only differences of decibels matter. `None` if every hypothesis with a prior above zero is
/// excluded (minus infinity).
#[must_use]
pub fn posterior(priors: &[f64], totals: &[f64]) -> Option<Vec<f64>> {
    let heights: Vec<f64> =
        priors.iter().zip(totals).map(|(prior, total)| decibels(*prior) + total).collect();
    let most = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !most.is_finite() {
        return None;
    }
    let weights: Vec<f64> = heights.iter().map(|h| factor(h - most)).collect();
    let sum = Sum::of(weights.iter().copied());
    Some(weights.iter().map(|w| w / sum).collect())
}

/// Positions from the most to the least probable; equals in their own order.
pub(crate) fn ranking(posterior: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..posterior.len()).collect();
    order.sort_by(|a, b| posterior[*b].total_cmp(&posterior[*a]).then(a.cmp(b)));
    order
}

/// Odds below this, in decibels, are a tie: a factor of 1.01. Nothing that is judged in words
/// carries less, and no number that is shown has more digits.
pub const TIE: f64 = 0.05;

/// Who is more probable than all others, by more than a tie.
pub(crate) fn ahead_of_all(posterior: &[f64]) -> Option<usize> {
    let order = ranking(posterior);
    let (first, second) = (order[0], *order.get(1)?);
    (difference(decibels(posterior[first]), decibels(posterior[second])) >= TIE).then_some(first)
}
