//! Gauss-Legendre quadrature.

use crate::cos;
use std::f64::consts::PI;

/// The nodes on 0..1 and the weights (which add up to 1) of Gauss-Legendre quadrature with `n`
/// nodes: exact for polynomials up to degree 2n - 1. Nodes rise. Nothing for `n` = 0.
///
/// Nodes by Newton's method from Tricomi's approximation (Abramowitz and Stegun 1964, 25.4.29 and 22.16.6).
///
/// ```
/// use counterpoise_numerics::legendre;
/// let integral: f64 = legendre(3).iter().map(|(x, weight)| weight * x * x).sum();
/// assert!((integral - 1.0 / 3.0).abs() < 1e-15);
/// ```
#[must_use]
pub fn legendre(n: usize) -> Vec<(f64, f64)> {
    let node = |k: usize| {
        let mut x = cos(PI * (k as f64 + 0.75) / (n as f64 + 0.5));
        let mut slope = 1.0;
        // Newton's method doubles the digits each time; eight steps are more than double precision
        // holds.
        for _ in 0..8 {
            let (value, derivative) = polynomial(n, x);
            x -= value / derivative;
            slope = derivative;
        }
        (0.5 * (1.0 + x), 1.0 / ((1.0 - x * x) * slope * slope))
    };
    (0..n).rev().map(node).collect()
}

/// The Legendre polynomial of degree n and its derivative, by the three-term recurrence.
fn polynomial(n: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (1.0, x);
    for k in 2..=n {
        let k = k as f64;
        (before, value) = (value, ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k);
    }
    if n == 0 {
        return (1.0, 0.0);
    }
    (value, n as f64 * (x * value - before) / (x * x - 1.0))
}
