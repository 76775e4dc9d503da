//! Sums of numbers that are known by their logarithms.

use crate::{Sum, exp, ln};

/// ln(sum of exp(x)) without overflow; minus infinity for nothing, NaN if a term is NaN.
///
/// ```
/// use counterpoise_numerics::{ln, log_sum_exp};
/// assert!((log_sum_exp(&[-1000.0, -1000.0]) - (ln(2.0) - 1000.0)).abs() < 1e-12);
/// ```
pub fn log_sum_exp(logs: &[f64]) -> f64 {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !most.is_finite() || logs.iter().any(|it| it.is_nan()) {
        return if logs.iter().any(|it| it.is_nan()) { f64::NAN } else { most };
    }
    most + ln(Sum::of(logs.iter().map(|it| exp(it - most))))
}
