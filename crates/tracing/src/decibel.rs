//! Decibels: ten times the decimal logarithm.

use counterpoise_numerics::{log10, pow};

/// A ratio, or a probability, in decibels; minus infinity at 0.
#[must_use]
pub fn decibels(ratio: f64) -> f64 {
    10.0 * log10(ratio)
}

/// The ratio that so many decibels stand for: 10 dB is 10, -3 dB about a half.
#[must_use]
pub fn factor(decibels: f64) -> f64 {
    pow(10.0, decibels / 10.0)
}

/// `a - b` where both may be minus infinity: two hypotheses that a clue excludes alike are not
/// parted by it.
#[must_use]
pub fn difference(a: f64, b: f64) -> f64 {
    if a == b { 0.0 } else { a - b }
}
