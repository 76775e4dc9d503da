//! The covariance of Newey and West.

use counterpoise_numerics::{Sum, pow};

use super::design::{Inverse, Matrix};

/// How standard errors are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Errors {
    /// Up to which lag autocovariances count.
    pub lags: Lags,
    /// Whether variances are multiplied by n / (n - k).
    pub small_sample: bool,
}

impl Default for Errors {
    fn default() -> Errors {
        Errors { lags: Lags::RuleOfThumb, small_sample: true }
    }
}

/// Up to which lag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lags {
    /// Given; 0 gives White's errors.
    Given(usize),
    /// The whole part of 4 (n / 100)^(2/9).
    RuleOfThumb,
    /// The whole part of n^(1/4).
    QuarterRoot,
}

impl Lags {
    /// The lag for so many observations; never as many as there are.
    pub fn of(self, n: usize) -> usize {
        let lags = match self {
            Lags::Given(lags) => lags,
            Lags::RuleOfThumb => (4.0 * pow(n as f64 / 100.0, 2.0 / 9.0)) as usize,
            Lags::QuarterRoot => (pow(n as f64, 0.25) + 1e-12) as usize,
        };
        lags.min(n.saturating_sub(1))
    }
}

/// B S B with B the bread and S the weighted autocovariances of the scores x u, row by row.
pub(crate) fn sandwich(
    x: &Matrix,
    residuals: &[f64],
    bread: &Inverse,
    lags: usize,
    small_sample: bool,
) -> Vec<f64> {
    let k = x.columns;
    let score = |t: usize, a: usize| x.row(t)[a] * residuals[t];
    let mut filling = vec![0.0; k * k];
    for lag in 0..=lags {
        let weight = 1.0 - lag as f64 / (lags as f64 + 1.0);
        for (at, sum) in filling.iter_mut().enumerate() {
            let (a, b) = (at / k, at % k);
            let forth = Sum::of((lag..x.rows).map(|t| score(t, a) * score(t - lag, b)));
            let back = if lag == 0 {
                0.0
            } else {
                Sum::of((lag..x.rows).map(|t| score(t - lag, a) * score(t, b)))
            };
            *sum += weight * (forth + back);
        }
    }
    let factor = if small_sample { x.rows as f64 / (x.rows - k) as f64 } else { 1.0 };
    let left = |a: usize, b: usize| Sum::of((0..k).map(|c| bread.at(a, c) * filling[c * k + b]));
    let half: Vec<f64> = (0..k * k).map(|at| left(at / k, at % k)).collect();
    (0..k * k)
        .map(|at| factor * Sum::of((0..k).map(|c| half[at / k * k + c] * bread.at(c, at % k))))
        .collect()
}
