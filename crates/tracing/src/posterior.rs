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

/// The logarithms behind a posterior, kept so that one of them can be changed many times.
pub(crate) struct Heights {
    /// Prior and clues of each hypothesis, in decibels.
    heights: Vec<f64>,
    /// The greatest height.
    most: f64,
    /// For each hypothesis the greatest of the others.
    most_of_others: Vec<f64>,
    /// What each counts before the sum is made to be one: [`factor`] of its distance to the
    /// greatest.
    weights: Vec<f64>,
    /// For each hypothesis the sum of the weights before it, as far as it had come.
    before: Vec<Sum>,
}

impl Heights {
    /// From priors and decibels, as [`posterior`].
    pub(crate) fn of(priors: &[f64], totals: &[f64]) -> Heights {
        let heights: Vec<f64> =
            priors.iter().zip(totals).map(|(prior, total)| decibels(*prior) + total).collect();
        let highest = |a: f64, b: &f64| a.max(*b);
        let most = heights.iter().fold(f64::NEG_INFINITY, highest);
        let first = heights.iter().position(|h| *h == most);
        let second = heights
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != first)
            .map(|(_, h)| h)
            .fold(f64::NEG_INFINITY, highest);
        let others = |at: usize| if Some(at) == first { second } else { most };
        let weights: Vec<f64> = heights.iter().map(|h| factor(h - most)).collect();
        let mut sum = Sum::new();
        let so_far = |weight: &f64| {
            let before = sum;
            sum.add(*weight);
            before
        };
        let before = weights.iter().map(so_far).collect();
        let most_of_others = (0..heights.len()).map(others).collect();
        Heights { heights, most, most_of_others, weights, before }
    }

    /// What [`posterior`] says of one hypothesis (`asked`) if another height stood at `at`; `None`
    /// if everything is then excluded.
    ///
    /// To the last bit what it says when it begins anew: while the greatest height stays, so do all
    /// weights but one, and the sum of those before it, which is taken in the same order. So one
    /// weight is computed, and the rest of the sum added up; only where the greatest height changes
    /// all weights are new.
    pub(crate) fn posterior_with(&self, at: usize, height: f64, asked: usize) -> Option<f64> {
        let most = self.most_of_others[at].max(height);
        if !most.is_finite() {
            return None;
        }
        let (own, mut sum) = (factor(height - most), self.before[at]);
        if most == self.most {
            sum.add(own);
            sum.extend(self.weights[at + 1..].iter().copied());
            let asked = if asked == at { own } else { self.weights[asked] };
            return Some(asked / sum.value());
        }
        let weight = |other: usize| {
            if other == at { own } else { factor(self.heights[other] - most) }
        };
        let sum = Sum::of((0..self.heights.len()).map(weight));
        Some(weight(asked) / sum)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// One height changed is, to the last bit, everything begun anew.
        #[test]
        fn one_height_changed_is_everything_anew(
            all in prop::collection::vec((0.0..1.0_f64, -40.0..40.0_f64), 2..12),
            at in 0_usize..12,
            asked in 0_usize..12,
            total in prop_oneof![-60.0..60.0_f64, Just(f64::NEG_INFINITY)],
        ) {
            let (at, asked) = (at % all.len(), asked % all.len());
            let priors: Vec<f64> = all.iter().map(|it| it.0).collect();
            let mut totals: Vec<f64> = all.iter().map(|it| it.1).collect();
            let heights = Heights::of(&priors, &totals);
            let found = heights.posterior_with(at, decibels(priors[at]) + total, asked);
            totals[at] = total;
            let anew = posterior(&priors, &totals).map(|p| p[asked]);
            prop_assert_eq!(found.map(f64::to_bits), anew.map(f64::to_bits));
        }
    }

    #[test]
    fn nothing_is_left_where_all_are_excluded() {
        let heights = Heights::of(&[0.5, 0.5], &[0.0, f64::NEG_INFINITY]);
        assert_eq!(heights.posterior_with(0, f64::NEG_INFINITY, 0), None);
        assert_eq!(heights.posterior_with(1, decibels(0.5), 0), Some(0.5));
    }
}
