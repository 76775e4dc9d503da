//! Cumulated residuals: do they wander off?

use crate::bai::Fit;
use crate::moments::ROUNDING;
use crate::undefined::finite;
use crate::{Regressors, Undefined};
use counterpoise_numerics::{Cholesky, Sum, exp, normal_cdf, sqrt};
use serde::Serialize;

/// A path of cumulated residuals, its greatest deviation and the asymptotic p-value of that.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cusum {
    /// The path, beginning with 0.
    pub path: Vec<f64>,
    /// The test statistic.
    pub statistic: f64,
    /// Its p-value.
    pub p: f64,
}

/// The cumulated residuals of one regression over the whole series: a path that ends where it began
/// and bends where a regime ends.
///
/// *Definition.* Sums of residuals over sigma sqrt(n), sigma^2 = RSS / (n - q); the statistic is the greatest absolute value, whose limit is
/// the supremum of a Brownian bridge (Kolmogorov's distribution).
///
/// *Reference.* Ploberger, W. and Kraemer, W. 1992, "The CUSUM Test with OLS Residuals", Econometrica 60 (2), 271-285.
///
/// # Errors
///
/// [`Undefined`] for a series too short or not finite, and `Constant` where one regime fits
/// exactly.
pub fn ols_cusum(series: &[f64], regressors: &Regressors) -> Result<Cusum, Undefined> {
    let (n, q) = (series.len(), regressors.coefficients());
    finite(series, q + 2)?;
    let rows = regressors.rows(n)?;
    let fit = Fit::of(series, &rows, 0, n)
        .ok_or(Undefined::BadSetting("the regressors are collinear"))?;
    let unit = sqrt(fit.rss / (n - q) as f64 * n as f64);
    let path = path(&fit.residuals, unit, series)?;
    let statistic = path.iter().fold(0.0, |most: f64, it| most.max(it.abs()));
    Ok(Cusum { path, statistic, p: kolmogorov(statistic) })
}

/// The cumulated recursive residuals: each observation against the forecast from those before it.
///
/// *Definition.* Sums of the standardised forecast errors over sigma sqrt(n - q), sigma their standard deviation; the statistic is the greatest
/// absolute value relative to the boundary 1 + 2 t, t in 0..1.
///
/// *Reference.* Brown, R. L., Durbin, J. and Evans, J. M. 1975, "Techniques for Testing the Constancy of Regression Relationships over Time",
/// Journal of the Royal Statistical Society B 37 (2), 149-192.
///
/// # Errors
///
/// As [`ols_cusum`].
pub fn recursive_cusum(series: &[f64], regressors: &Regressors) -> Result<Cusum, Undefined> {
    let (n, q) = (series.len(), regressors.coefficients());
    finite(series, q + 2)?;
    let errors = forecast_errors(series, regressors)?;
    let m = errors.len() as f64;
    let mean = Sum::of(errors.iter().copied()) / m;
    let variance = Sum::of(errors.iter().map(|it| (it - mean) * (it - mean))) / (m - 1.0);
    let path = path(&errors, sqrt(variance * (n - q) as f64), series)?;
    let last = path.len() - 1;
    let boundary = |at: usize| 1.0 + 2.0 * at as f64 / last as f64;
    let statistic =
        path.iter().enumerate().fold(0.0, |most: f64, (at, it)| most.max(it.abs() / boundary(at)));
    Ok(Cusum { path, statistic, p: linear_boundary(statistic) })
}

fn forecast_errors(series: &[f64], regressors: &Regressors) -> Result<Vec<f64>, Undefined> {
    let (n, rows) = (series.len(), regressors.rows(series.len())?);
    let q = rows.q;
    let (mut xx, mut xy) = (vec![0.0; q * q], vec![0.0; q]);
    let mut errors = Vec::with_capacity(n - q);
    for (t, y) in series.iter().enumerate() {
        let x = rows.row(t);
        if t >= q {
            let factored = Cholesky::of(&xx, q, 1e-12).map_err(|_| {
                Undefined::BadSetting("the first observations do not tell the regressors apart")
            })?;
            let product = |b: &[f64]| b.iter().zip(x).map(|(b, x)| b * x).sum::<f64>();
            let spread = 1.0 + product(&factored.solve(x));
            errors.push((y - product(&factored.solve(&xy))) / sqrt(spread));
        }
        (0..q * q).for_each(|at| xx[at] += x[at / q] * x[at % q]);
        (0..q).for_each(|at| xy[at] += x[at] * y);
    }
    Ok(errors)
}

fn path(residuals: &[f64], unit: f64, series: &[f64]) -> Result<Vec<f64>, Undefined> {
    let scale = series.iter().fold(0.0, |most: f64, it| most.max(it.abs()));
    if unit * unit <= scale * scale * ROUNDING {
        return Err(Undefined::Constant);
    }
    let mut sum = Sum::new();
    let step = |it: &f64| {
        sum.add(*it);
        sum.value() / unit
    };
    Ok(std::iter::once(0.0).chain(residuals.iter().map(step)).collect())
}

/// P(sup |Brownian bridge| > x).
fn kolmogorov(x: f64) -> f64 {
    if x < 0.1 {
        return 1.0;
    }
    let term =
        |j: i32| (if j % 2 == 1 { 2.0 } else { -2.0 }) * exp(-2.0 * f64::from(j * j) * x * x);
    (1..=100).map(term).sum::<f64>().clamp(0.0, 1.0)
}

/// P(|W(t)| > x (1 + 2 t) for some t in 0..1), by Brown, Durbin and Evans; for small x, where the
/// formula fails, a straight line.
fn linear_boundary(x: f64) -> f64 {
    if x < 0.3 {
        return 1.0 - 0.1465 * x;
    }
    let upper = |z: f64| normal_cdf(-z);
    let between = normal_cdf(x) + normal_cdf(5.0 * x) - 1.0;
    (2.0 * (upper(3.0 * x) + exp(-4.0 * x * x) * between - exp(-16.0 * x * x) * upper(x)))
        .clamp(0.0, 1.0)
}
