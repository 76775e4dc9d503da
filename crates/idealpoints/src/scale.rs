//! The scale of the places.

use counterpoise_numerics::{Sum, sqrt};

/// Mean 0 and standard deviation 1 (with n - 1) over all points; only the mean if they do not vary.
/// Returns the factor.
pub(crate) fn standardise(theta: &mut [f64]) -> f64 {
    let n = theta.len() as f64;
    let mean = Sum::of(theta.iter().copied()) / n;
    let square = Sum::of(theta.iter().map(|it| (it - mean) * (it - mean)));
    let deviation = sqrt(square / (n - 1.0));
    let scale = if deviation > 0.0 { 1.0 / deviation } else { 1.0 };
    theta.iter_mut().for_each(|it| *it = (*it - mean) * scale);
    scale
}
