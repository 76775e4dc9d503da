//! Intervals for the dates of breaks.

use super::argmax::{argmax_probability, argmax_quantile};
use super::hac::long_run;
use super::{Fit, Regressors, Rows};
use crate::Undefined;
use crate::undefined::finite;
use counterpoise_numerics::{Sum, sqrt};
use serde::Serialize;

/// What is assumed of errors and regressors on the two sides of a break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Errors {
    /// The same distribution on both sides.
    Homogeneous,
    /// Each side has its own variance and its own regressors.
    #[default]
    Heterogeneous,
    /// Likewise, and the errors may be autocorrelated (Andrews 1991).
    Autocorrelated,
}

/// The date of a break with its interval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BreakInterval {
    /// Observations before the break.
    pub k: usize,
    /// First and last k of the interval; they may lie outside the series, which says that the date
    /// is not identified. `None` where the limit distribution gives none.
    pub bounds: Option<(i64, i64)>,
}

/// Intervals by the limit distribution of Bai (1997), each break between its neighbours.
pub(crate) fn intervals(
    series: &[f64],
    regressors: &Regressors,
    breaks: &[usize],
    level: f64,
    errors: Errors,
) -> Result<Vec<BreakInterval>, Undefined> {
    finite(series, 2)?;
    if !(level > 0.0 && level < 1.0) {
        return Err(Undefined::BadSetting("the level of an interval is between 0 and 1"));
    }
    let rows = regressors.rows(series.len())?;
    let ends: Vec<usize> =
        [0].into_iter().chain(breaks.iter().copied()).chain([series.len()]).collect();
    if !ends.windows(2).all(|pair| pair[0] < pair[1]) {
        return Err(Undefined::BadSetting("breaks ascend and lie within the series"));
    }
    let regimes = ends.windows(2).map(|pair| Regime::of(series, &rows, pair[0], pair[1], errors));
    let mut regimes: Vec<Regime> = regimes.collect::<Result<_, _>>()?;
    if errors == Errors::Homogeneous {
        pool(series, &rows, &mut regimes);
    }
    let tail = 0.5 * (1.0 - level);
    let one = |(pair, k): (&[Regime], &usize)| BreakInterval {
        k: *k,
        bounds: bounds(&pair[0], &pair[1], *k, tail),
    };
    Ok(regimes.windows(2).zip(breaks).map(one).collect())
}

/// A stretch between two breaks.
struct Regime {
    coefficients: Vec<f64>,
    rss: f64,
    /// Second moments of the regressors.
    moments: Vec<f64>,
    /// Covariance of the scores.
    scores: Vec<f64>,
}

impl Regime {
    fn of(
        series: &[f64],
        rows: &Rows,
        from: usize,
        to: usize,
        errors: Errors,
    ) -> Result<Regime, Undefined> {
        let q = rows.q;
        let short = Undefined::TooShort { needed: q + 1, found: to - from };
        let fit = Fit::of(series, rows, from, to).ok_or(short)?;
        let m = (to - from) as f64;
        let moments = moments(rows, from, to);
        let scores = if errors == Errors::Autocorrelated {
            let score = |a: usize| {
                (from..to).zip(&fit.residuals).map(|(t, u)| rows.row(t)[a] * u).collect()
            };
            long_run(&(0..q).map(score).collect::<Vec<Vec<f64>>>())
        } else {
            moments.iter().map(|it| it * fit.rss / m).collect()
        };
        Ok(Regime { coefficients: fit.coefficients, rss: fit.rss, moments, scores })
    }
}

fn moments(rows: &Rows, from: usize, to: usize) -> Vec<f64> {
    let q = rows.q;
    let cell = |at: usize| Sum::of((from..to).map(|t| rows.row(t)[at / q] * rows.row(t)[at % q]));
    (0..q * q).map(|at| cell(at) / (to - from) as f64).collect()
}

/// Gives all regimes the variance and the regressors of the whole.
fn pool(series: &[f64], rows: &Rows, regimes: &mut [Regime]) {
    let n = series.len();
    let variance = Sum::of(regimes.iter().map(|it| it.rss)) / n as f64;
    let whole = moments(rows, 0, n);
    for regime in regimes {
        regime.scores = whole.iter().map(|it| it * variance).collect();
        regime.moments.clone_from(&whole);
    }
}

fn bounds(before: &Regime, after: &Regime, k: usize, tail: f64) -> Option<(i64, i64)> {
    let delta: Vec<f64> =
        after.coefficients.iter().zip(&before.coefficients).map(|(b, a)| b - a).collect();
    let form = |matrix: &[f64]| {
        let q = delta.len();
        (0..q * q).map(|at| delta[at / q] * matrix[at] * delta[at % q]).sum::<f64>()
    };
    let (q1, q2) = (form(&before.moments), form(&after.moments));
    let (phi1, phi2) = (sqrt(form(&before.scores) / q1), sqrt(form(&after.scores) / q2));
    let xi = q2 / q1;
    let phi = xi * (phi2 / phi1) * (phi2 / phi1);
    let at_zero = argmax_probability(0.0, xi, phi);
    if !(at_zero >= tail && at_zero <= 1.0 - tail) {
        return None;
    }
    let unit = phi1 * phi1 / q1;
    let (low, high) =
        (argmax_quantile(tail, xi, phi) * unit, argmax_quantile(1.0 - tail, xi, phi) * unit);
    Some((k as i64 - high.ceil() as i64, k as i64 - low.floor() as i64))
}
