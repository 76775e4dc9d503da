//! Where a two-sided Brownian motion with drift has its maximum.

#![allow(clippy::similar_names, reason = "the letters of the paper")]

use counterpoise_numerics::{exp, ln, normal_cdf, sqrt};

/// P(argmax <= x) for the limit of a break date's estimate: V(s) = W(-s) - |s|/2 for s <= 0 and
/// sqrt(phi) W(s) - xi |s|/2 for s > 0, where phi is the ratio of the error variances (times xi)
/// and xi the ratio of the regressors' second moments after and before the break.
///
/// *Reference.* Bai, J. 1997, "Estimation of a Change Point in Multiple Regression Models", Review of Economics and Statistics 79 (4),
/// 551-563, appendix B.
#[must_use]
pub fn argmax_probability(x: f64, xi: f64, phi: f64) -> f64 {
    if x < 0.0 { left(-x, xi, phi) } else { right(x, xi, phi) }
}

fn left(x: f64, xi: f64, phi: f64) -> f64 {
    let (root, a) = (sqrt(x), xi / phi);
    let density = exp(-x / 8.0) * root / sqrt(std::f64::consts::TAU);
    let c = phi / xi * (phi + 2.0 * xi) / (phi + xi);
    let d = x / 2.0 - 2.0 + (phi + 2.0 * xi) * (phi + 2.0 * xi) / ((phi + xi) * xi);
    -density - c * exp(a * (1.0 + a) * x / 2.0 + ln_tail((0.5 + a) * root))
        + d * normal_cdf(-root / 2.0)
}

fn right(x: f64, xi: f64, phi: f64) -> f64 {
    let (root, b) = (sqrt(x), xi * xi / phi);
    let density = sqrt(b) * exp(-b * x / 8.0) * root / sqrt(std::f64::consts::TAU);
    let c = xi / phi * (2.0 * phi + xi) / (phi + xi);
    let d = (2.0 * phi + xi) * (2.0 * phi + xi) / ((phi + xi) * phi) - 2.0 + b * x / 2.0;
    let e = exp((phi + xi) * x / 2.0 + ln_tail((phi + xi / 2.0) / sqrt(phi) * root));
    1.0 + density + c * e - d * normal_cdf(-sqrt(b) * root / 2.0)
}

/// The logarithm of P(Z > z) for z >= 0, also where the probability itself is too small for a
/// number.
fn ln_tail(z: f64) -> f64 {
    if z < 30.0 {
        return ln(normal_cdf(-z));
    }
    let w = 1.0 / (z * z);
    // Mills' ratio, asymptotically; at 30 the first term left out is below 1e-12.
    let series = 1.0 - w * (1.0 - 3.0 * w * (1.0 - 5.0 * w * (1.0 - 7.0 * w)));
    -0.5 * z * z - ln(z) - 0.5 * ln(std::f64::consts::TAU) + ln(series)
}

/// The x below which the maximum lies with probability p.
pub(crate) fn argmax_quantile(p: f64, xi: f64, phi: f64) -> f64 {
    let (mut low, mut high) = (-1.0, 1.0);
    while argmax_probability(low, xi, phi) > p && low > -1e9 {
        low *= 2.0;
    }
    while argmax_probability(high, xi, phi) < p && high < 1e9 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if argmax_probability(middle, xi, phi) < p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}
