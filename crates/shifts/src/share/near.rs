//! Sums of likelihoods over a grid of which only a few points are near the greatest.

use counterpoise_numerics::{Sum, exp, ln, log_sum_exp};

/// What lies so far below the greatest, in natural logarithms, is less than 2e-28 of it: some
/// thousand of such terms together are a billionth of the rounding of the sum.
const FAR: f64 = 64.0;

/// So much of a sum may be left out, as a share of it, and nobody tell.
const UNSEEN: f64 = 1e-22;

/// So many values are looked at before it is decided which others need not be.
const FIRST: usize = 8;

/// `ln(sum of exp(x))` over values that are dear to compute: what [`log_sum_exp`] gives for all of
/// them, to the last bit.
///
/// `bounds` has for each value a number that it does not exceed; `values` computes those at some
/// positions, which ascend. What lies [`FAR`] below the greatest is not computed. It could matter to the last
/// bit only where the sum of the others ends next to the middle between two numbers of the
/// machine: that is looked at, and then everything is computed.
pub(super) fn log_sum_exp_within(
    bounds: &[f64],
    mut values: impl FnMut(&[usize]) -> Vec<f64>,
) -> f64 {
    let mut order: Vec<usize> = (0..bounds.len()).collect();
    let first = FIRST.min(order.len());
    if first < order.len() {
        // The greatest first; among the others no order is needed.
        order.select_nth_unstable_by(first, |a, b| bounds[*b].total_cmp(&bounds[*a]));
    }
    let mut known = vec![None; bounds.len()];
    let mut look = |at: &mut [usize], known: &mut Vec<Option<f64>>| {
        at.sort_unstable();
        for (at, value) in at.iter().zip(values(at)) {
            known[*at] = Some(value);
        }
    };
    look(&mut order[..first], &mut known);
    let most = known.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    // Where nothing is known to be finite, nothing is far below it.
    let is_near = |at: &usize| !most.is_finite() || bounds[*at] > most - FAR;
    let mut near: Vec<usize> = order[first..].iter().copied().filter(is_near).collect();
    look(&mut near, &mut known);
    let found: Vec<f64> = known.iter().flatten().copied().collect();
    if let Some(sum) = certain(&found, found.len() < bounds.len()) {
        return sum;
    }
    let mut rest: Vec<usize> = (0..bounds.len()).filter(|at| known[*at].is_none()).collect();
    look(&mut rest, &mut known);
    log_sum_exp(&known.into_iter().flatten().collect::<Vec<f64>>())
}

/// The logarithm of the sum; `None` where what is missing might change it.
fn certain(logs: &[f64], is_part: bool) -> Option<f64> {
    if !is_part {
        return Some(log_sum_exp(logs));
    }
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !most.is_finite() || logs.iter().any(|it| it.is_nan()) {
        return None;
    }
    let terms: Vec<f64> = logs.iter().map(|it| exp(it - most)).collect();
    is_clear(&terms).then(|| most + ln(Sum::of(terms)))
}

/// Whether the sum of these terms lies so far from the middle between two numbers that a share of
/// [`UNSEEN`] more rounds to the same one. The sum is taken with twice the digits.
fn is_clear(terms: &[f64]) -> bool {
    let (mut high, mut low) = (0.0_f64, 0.0_f64);
    for &term in terms {
        let next = high + term;
        let part = next - high;
        low += (high - (next - part)) + (term - part);
        high = next;
    }
    let sum = high + low;
    let rest = (high - sum) + low;
    let gap = (sum.next_up() - sum).min(sum - sum.next_down());
    rest.abs() < 0.5 * gap - UNSEEN * sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_ends_next_to_the_middle_is_not_clear() {
        let half = f64::EPSILON / 2.0;
        assert!(is_clear(&[1.0, half / 4.0]));
        assert!(!is_clear(&[1.0, half]));
        assert!(!is_clear(&[1.0, half, 1e-30]));
        assert!(is_clear(&[1.0, half, 1e-20]));
    }

    #[test]
    fn what_is_far_is_not_looked_at() {
        let logs = [-1.0, -0.5, -500.0, -0.1, -2.0, -3.0, -1.5, -1.2, -0.7, -900.0];
        let mut looked: Vec<usize> = Vec::new();
        let found = log_sum_exp_within(&logs, |at| {
            looked.extend(at);
            at.iter().map(|at| logs[*at]).collect()
        });
        assert_eq!(found.to_bits(), log_sum_exp(&logs).to_bits());
        assert_eq!(looked.len(), 8, "{looked:?}");
    }

    /// Nothing finite, nothing at all, not a number: as of all values.
    #[test]
    fn odd_values_are_those_of_all() {
        let few = [vec![f64::NEG_INFINITY; 20], vec![], vec![f64::NAN; 12]];
        for logs in few {
            let found = log_sum_exp_within(&vec![0.0; logs.len()], |at| {
                at.iter().map(|at| logs[*at]).collect()
            });
            assert_eq!(found.to_bits(), log_sum_exp(&logs).to_bits(), "{logs:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bit_differs(
            values in prop::collection::vec((-400.0..0.0_f64, 0.0..20.0_f64), 1..200),
        ) {
            let logs: Vec<f64> = values.iter().map(|it| it.0).collect();
            let bounds: Vec<f64> = values.iter().map(|it| it.0 + it.1).collect();
            let found = log_sum_exp_within(&bounds, |at| at.iter().map(|at| logs[*at]).collect());
            prop_assert_eq!(found.to_bits(), log_sum_exp(&logs).to_bits());
        }
    }
}
