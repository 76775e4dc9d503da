//! Elementary functions over `libm`, so that results do not depend on the platform's C library.

/// e to the power `x`.
#[inline]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm; minus infinity at 0, NaN below.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x), exact for small x; minus infinity at -1, NaN below.
#[inline]
pub fn log1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// The decimal logarithm; minus infinity at 0, NaN below.
#[inline]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// The binary logarithm; minus infinity at 0, NaN below.
#[inline]
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// `base` to the power `exponent`, by the rules of C's `pow` (0 to the 0 is 1).
#[inline]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The square root; IEEE 754 fixes its every bit, so the one of `std` serves. NaN below 0.
#[inline]
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

/// The logistic function 1 / (1 + exp(-x)), in 0..=1, without overflow at either end.
///
/// It turns log-odds into a probability (Ragin's direct calibration uses log-odds -3..3).
#[inline]
pub fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + exp(-x))
    } else {
        let e = exp(x);
        e / (1.0 + e)
    }
}

/// The log-odds ln(p / (1 - p)) of a probability; infinite at 0 and 1, NaN outside 0..=1.
#[inline]
pub fn logit(p: f64) -> f64 {
    ln(p) - libm::log1p(-p)
}

/// The sine of an angle in radians.
#[inline]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// The cosine of an angle in radians.
#[inline]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}
