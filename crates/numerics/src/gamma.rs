//! The gamma function.

/// The natural logarithm of the gamma function at `x > 0`; `ln_gamma(n + 1)` is the logarithm of n factorial.
///
/// Infinite at 0 and at negative whole numbers.
///
/// ```
/// use counterpoise_numerics::{ln, ln_gamma};
/// assert!((ln_gamma(6.0) - ln(120.0)).abs() < 1e-14);
/// ```
#[inline]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}
