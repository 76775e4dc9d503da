//! Mean and quantiles of a sample.

use crate::Sum;

/// The arithmetic mean; `None` for an empty sample.
pub fn mean(values: &[f64]) -> Option<f64> {
    let n = values.len();
    (n > 0).then(|| Sum::of(values.iter().copied()) / n as f64)
}

/// The quantile of type 7 of a sample sorted ascending: the definition of R's `quantile` and of
/// NumPy's `percentile`.
///
/// With n values x\[0\] ..= x\[n-1\] and h = (n - 1) p it is
/// x\[floor h\] + (h - floor h) (x\[floor h + 1\] - x\[floor h\]).
///
/// `None` for an empty sample or a `p` outside 0..=1. The slice must be sorted (not checked)
/// and hold no NaN.
///
/// Source: Hyndman, R. J. and Fan, Y. 1996, "Sample Quantiles in Statistical Packages", The
/// American Statistician 50 (4), 361-365, definition 7.
///
/// ```
/// use counterpoise_numerics::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
/// assert_eq!(quantile(&[], 0.5), None);
/// ```
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    if !(0.0..=1.0).contains(&p) {
        return None;
    }
    let h = last as f64 * p;
    let below = h.floor();
    let (low, high) = (sorted[below as usize], sorted[(below as usize + 1).min(last)]);
    // Equal neighbours are returned as they are, so that infinities do not turn into NaN.
    Some(if low == high { low } else { low + (h - below) * (high - low) })
}
