//! Integrals over 0..1.

use counterpoise_numerics::{cos, normal_quantile};

/// Nodes and weights of the Gauss-Legendre rule with n points on 0..1: exact for polynomials up to
/// degree 2 n - 1.
///
/// The nodes are the zeros of the Legendre polynomial, found by Newton's method from Tricomi's
/// approximation.
///
/// Source: Golub, G. H. and Welsch, J. H. 1969, "Calculation of Gauss Quadrature Rules",
/// Mathematics of Computation 23, 221-230.
pub(crate) fn gauss_legendre(n: usize) -> Vec<(f64, f64)> {
    let node = |i: usize| {
        let mut x = cos(std::f64::consts::PI * (i as f64 + 0.75) / (n as f64 + 0.5));
        let mut slope = 1.0;
        for _ in 0..100 {
            let (p, dp) = legendre(n, x);
            slope = dp;
            let next = x - p / dp;
            if next == x {
                break;
            }
            x = next;
        }
        (0.5 * (1.0 - x), 1.0 / ((1.0 - x * x) * slope * slope))
    };
    (0..n).map(node).collect()
}

/// The Legendre polynomial of degree n and its derivative, inside -1..1.
fn legendre(n: usize, x: f64) -> (f64, f64) {
    let (mut before, mut p) = (1.0, x);
    for k in 2..=n {
        let k = k as f64;
        (before, p) = (p, ((2.0 * k - 1.0) * x * p - (k - 1.0) * before) / k);
    }
    (p, n as f64 * (x * p - before) / (x * x - 1.0))
}

/// The midpoints in probability of n equal parts of a normal distribution about 0.
pub(crate) fn normal_points(n: usize, spread: f64) -> Vec<f64> {
    (0..n).map(|at| spread * normal_quantile((at as f64 + 0.5) / n as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polynomials_are_exact() {
        let rule = gauss_legendre(8);
        for degree in 0..16 {
            let power = |x: f64| (0..degree).fold(1.0, |product, _| product * x);
            let found: f64 = rule.iter().map(|(x, weight)| weight * power(*x)).sum();
            assert!((found - 1.0 / f64::from(degree + 1)).abs() < 1e-14, "{degree}: {found}");
        }
    }
}
