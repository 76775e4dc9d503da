//! Variances that autocorrelation does not fool.

use counterpoise_numerics::{Sum, pow};

/// The long-run covariance of the scores `x_t u_t` of a regression, row by row: the quadratic
/// spectral kernel with Andrews' automatic bandwidth from AR(1) approximations, times n / (n - q).
///
/// *Reference.* Andrews, D. W. K. 1991, "Heteroskedasticity and Autocorrelation Consistent Covariance Matrix Estimation",
/// Econometrica 59 (3), 817-858, equations 2.7, 5.2 and 6.4.
pub(crate) fn long_run(scores: &[Vec<f64>]) -> Vec<f64> {
    let (q, n) = (scores.len(), scores.first().map_or(0, Vec::len));
    let bandwidth = bandwidth(scores, n);
    let mut total = covariance(scores, 0);
    for lag in 1..n {
        let weight = quadratic_spectral(lag as f64 / bandwidth);
        if weight.abs() < NEGLIGIBLE && lag as f64 > bandwidth {
            break;
        }
        let at = covariance(scores, lag);
        for a in 0..q {
            for b in 0..q {
                total[a * q + b] += weight * (at[a * q + b] + at[b * q + a]);
            }
        }
    }
    let small = n as f64 / (n.max(q + 1) - q) as f64;
    total.iter().map(|it| it * small).collect()
}

const NEGLIGIBLE: f64 = 1e-7;

/// (1 / n) sum of s_t s_(t + lag)'.
fn covariance(scores: &[Vec<f64>], lag: usize) -> Vec<f64> {
    let q = scores.len();
    let cell = |a: usize, b: usize| {
        let n = scores[a].len();
        Sum::of((lag..n).map(|t| scores[a][t] * scores[b][t - lag])) / n as f64
    };
    (0..q * q).map(|at| cell(at / q, at % q)).collect()
}

fn quadratic_spectral(x: f64) -> f64 {
    let y = 1.2 * std::f64::consts::PI * x;
    if y == 0.0 {
        1.0
    } else {
        3.0 / (y * y) * (counterpoise_numerics::sin(y) / y - counterpoise_numerics::cos(y))
    }
}

/// 1.3221 (alpha n)^(1/5); all scores weigh alike, but a level does not count beside other regressors.
fn bandwidth(scores: &[Vec<f64>], n: usize) -> f64 {
    let counted = if scores.len() > 1 { &scores[1..] } else { scores };
    let models: Vec<(f64, f64)> = counted.iter().map(|it| autoregression(it)).collect();
    let power = |x: f64, k: i32| (0..k).fold(1.0, |product, _| product * x);
    let above =
        models.iter().map(|(rho, v)| 4.0 * rho * rho * v * v / power(1.0 - rho, 8)).sum::<f64>();
    let below = models.iter().map(|(rho, v)| v * v / power(1.0 - rho, 4)).sum::<f64>();
    let alpha = if below > 0.0 { above / below } else { 0.0 };
    (1.3221 * pow(alpha * n as f64, 0.2)).max(1e-6)
}

/// Coefficient and error variance of a first-order autoregression by least squares, with a
/// constant.
fn autoregression(series: &[f64]) -> (f64, f64) {
    let n = series.len();
    if n < 3 {
        return (0.0, 0.0);
    }
    let mean = |part: &[f64]| Sum::of(part.iter().copied()) / part.len() as f64;
    let (before, after) = (&series[..n - 1], &series[1..]);
    let (x, y) = (mean(before), mean(after));
    let products = Sum::of(before.iter().zip(after).map(|(a, b)| (a - x) * (b - y)));
    let squares = Sum::of(before.iter().map(|a| (a - x) * (a - x)));
    let rho = if squares > 0.0 { products / squares } else { 0.0 };
    let rho = rho.clamp(-0.97, 0.97);
    let errors = before.iter().zip(after).map(|(a, b)| (b - y) - rho * (a - x));
    (rho, Sum::of(errors.map(|it| it * it)) / (n - 1) as f64)
}
