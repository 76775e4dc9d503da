//! Interrupted time series: a line, broken in level and slope at known times.
//!
//! # What it measures
//! By how much the level of a series jumped at an interruption and how much its slope changed,
//! against its own line before.
//!
//! # When to use it
//! One series, an interruption at a known time, many periods on both sides, and a path before that
//! a line describes.
//!
//! # When not
//! The path before is not a line ([`Fitted::bend`]); something else happened at the same time; the
//! date was chosen by looking at the series (a break test asks *when*; this asks *how much*, at a
//! date that somebody else has given). As large a jump at dates at which nothing happened
//! ([`placebo`]) is evidence against it. For counts see [`crate::counts`].
//!
//! # Definition
//! y = b0 + b1 t + sum over interruptions of (c post + d post (t - since)) + u, by least squares; t
//! is counted from an origin that is to be stated. Standard errors are those of Newey and West:
//! with Bartlett's weights 1 - l / (L + 1) on the autocovariances up to lag L, optionally times n /
//! (n - k) (the small-sample factor). L is given, or the whole part of 4 (n / 100)^(2/9), or of
//! n^(1/4). Lags are counted in observations; where these are not equally far apart, that is said.
//! p-values are normal.
//!
//! # References
//! Newey, W. K. and West, K. D. 1987, "A Simple, Positive Semi-definite, Heteroskedasticity and
//! Autocorrelation Consistent Covariance Matrix", Econometrica 55, 703-708; the rule for L: Newey
//! and West 1994, Review of Economic Studies 61, 631-653. Bernal, J. L., Cummins, S. and
//! Gasparrini, A. 2017, "Interrupted Time Series Regression", International Journal of Epidemiology
//! 46, 348-355.

pub mod placebo;

mod design;
mod sandwich;

pub use design::{Begin, Interruption, Term};
pub(crate) use design::{Matrix, bread, terms};
pub(crate) use sandwich::sandwich;
pub use sandwich::{Errors, Lags};

use counterpoise_numerics::{Sum, normal_cdf, sqrt};

use crate::Trouble;
use crate::panel::rising;

/// What to fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// The interruptions, in any order.
    pub interruptions: Vec<Interruption>,
    /// The time that counts as t = 0.
    pub origin: f64,
    /// How standard errors are computed.
    pub errors: Errors,
}

/// A fitted line.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// What each coefficient stands for.
    pub terms: Vec<Term>,
    /// The coefficients.
    pub coefficients: Vec<f64>,
    /// Their Newey-West standard errors.
    pub errors: Vec<f64>,
    /// Their standard errors if the errors were independent and alike.
    pub plain_errors: Vec<f64>,
    /// L.
    pub lags: usize,
    /// Sum of squared residuals.
    pub square: f64,
    /// Durbin and Watson's statistic: near 2 without autocorrelation of the first order; none for
    /// residuals of zero.
    pub durbin_watson: Option<f64>,
    /// What was fitted, for each period.
    pub expected: Vec<f64>,
    /// The line as it was before the first interruption, for each period.
    pub uninterrupted: Vec<f64>,
    /// From the first interruption on: the period, the difference that the interruptions make, and
    /// its standard error.
    pub effects: Vec<(usize, f64, f64)>,
    /// The mean of these, and its standard error.
    pub mean_effect: Option<(f64, f64)>,
    /// Whether the periods are equally far apart, as the lags assume.
    pub equally_spaced: bool,
    /// Whether the path before was a line: the coefficient of a squared time, its standard error
    /// and two-sided p-value, from the periods before the first interruption. None where these are
    /// fewer than eight.
    pub bend: Option<(f64, f64, f64)>,
}

impl Spec {
    /// One interruption at a time, with the rule of thumb for lags and the small-sample factor,
    /// counted from the first period.
    pub fn at(time: f64, times: &[f64]) -> Spec {
        Spec {
            interruptions: vec![Interruption { since: time, begin: Begin::At, slope: true }],
            origin: times.first().copied().unwrap_or(0.0),
            errors: Errors::default(),
        }
    }

    /// Fits the line.
    ///
    /// # Errors
    ///
    /// [`Trouble::Shape`], [`Trouble::Times`], [`Trouble::Missing`] (unit 0); [`Trouble::TooFew`]
    /// for no more observations than coefficients; [`Trouble::Dependent`] where a change cannot be
    /// told, as with an interruption at the first period, or with a single period after it (which
    /// has a level and no slope).
    pub fn fit(&self, times: &[f64], outcome: &[f64]) -> Result<Fitted, Trouble> {
        check(times, outcome)?;
        let terms = terms(&self.interruptions);
        let x = Matrix::of(&terms, times, self.origin);
        if x.rows <= x.columns {
            return Err(Trouble::TooFew { found: x.rows, needed: x.columns + 1 });
        }
        let bread = bread(&x, &vec![1.0; x.rows])?;
        let coefficients = bread.times(&x.across(outcome));
        let expected = x.times(&coefficients);
        let residuals: Vec<f64> = outcome.iter().zip(&expected).map(|(y, fit)| y - fit).collect();
        let square = Sum::of(residuals.iter().map(|u| u * u));
        let lags = self.errors.lags.of(x.rows);
        let covariance = sandwich(&x, &residuals, &bread, lags, self.errors.small_sample);
        let degrees = (x.rows - x.columns) as f64;
        let plain = (0..x.columns).map(|k| sqrt(square / degrees * bread.at(k, k))).collect();
        let effects = effects(&terms, &x, &coefficients, &covariance);
        let steps = Sum::of(residuals.windows(2).map(|u| (u[1] - u[0]) * (u[1] - u[0])));
        Ok(Fitted {
            errors: (0..x.columns).map(|k| sqrt(covariance[k * x.columns + k])).collect(),
            plain_errors: plain,
            lags,
            square,
            durbin_watson: (square > 0.0).then(|| steps / square),
            uninterrupted: (0..x.rows)
                .map(|t| coefficients[0] + coefficients[1] * x.row(t)[1])
                .collect(),
            expected,
            mean_effect: mean_effect(&terms, &x, &coefficients, &covariance),
            effects,
            equally_spaced: equally_spaced(times),
            bend: self.bend(times, outcome),
            coefficients,
            terms,
        })
    }

    /// A squared time, before the first interruption.
    fn bend(&self, times: &[f64], outcome: &[f64]) -> Option<(f64, f64, f64)> {
        let count = (0..times.len())
            .take_while(|t| self.interruptions.iter().all(|it| !it.holds(times[*t])))
            .count();
        if count < 8 {
            return None;
        }
        let middle = 0.5 * (times[0] + times[count - 1]);
        let x = Matrix::of(&[Term::Level, Term::Slope, Term::Bend], &times[..count], middle);
        let bread = bread(&x, &vec![1.0; count]).ok()?;
        let found = bread.times(&x.across(&outcome[..count]));
        let residuals: Vec<f64> =
            outcome.iter().zip(x.times(&found)).map(|(y, fit)| y - fit).collect();
        let lags = self.errors.lags.of(count);
        let error = sqrt(sandwich(&x, &residuals, &bread, lags, self.errors.small_sample)[8]);
        Some((found[2], error, two_sided(found[2] / error)))
    }
}

/// The probability of a normal number at least so far from zero; 1 for no number, as with residuals
/// of zero.
pub(crate) fn two_sided(z: f64) -> f64 {
    if z.is_nan() { 1.0 } else { 2.0 * normal_cdf(-z.abs()) }
}

fn check(times: &[f64], outcome: &[f64]) -> Result<(), Trouble> {
    if outcome.len() != times.len() {
        return Err(Trouble::Shape("the series needs as many values as there are periods"));
    }
    rising(times)?;
    let gaps: Vec<(usize, usize)> =
        outcome.iter().enumerate().filter(|it| !it.1.is_finite()).map(|(t, _)| (0, t)).collect();
    if gaps.is_empty() { Ok(()) } else { Err(Trouble::Missing(gaps)) }
}

pub(crate) fn equally_spaced(times: &[f64]) -> bool {
    let step = |it: &[f64]| it[1] - it[0];
    let first = times.windows(2).map(step).next().unwrap_or(0.0);
    times.windows(2).all(|it| (step(it) - first).abs() <= 1e-9 * first.abs())
}

/// The part of a row that interruptions add.
fn added(terms: &[Term], row: &[f64]) -> Vec<f64> {
    terms.iter().zip(row).map(|(term, it)| if term.interrupts() { *it } else { 0.0 }).collect()
}

fn linear(row: &[f64], coefficients: &[f64], covariance: &[f64]) -> (f64, f64) {
    let k = row.len();
    let square = Sum::of((0..k * k).map(|at| row[at / k] * row[at % k] * covariance[at]));
    (Sum::of(row.iter().zip(coefficients).map(|(x, b)| x * b)), sqrt(square.max(0.0)))
}

fn effects(
    terms: &[Term],
    x: &Matrix,
    coefficients: &[f64],
    covariance: &[f64],
) -> Vec<(usize, f64, f64)> {
    let rows = (0..x.rows).map(|t| (t, added(terms, x.row(t))));
    let after = rows.filter(|(_, row)| row.iter().any(|it| *it != 0.0));
    after
        .map(|(t, row)| {
            let (effect, error) = linear(&row, coefficients, covariance);
            (t, effect, error)
        })
        .collect()
}

fn mean_effect(
    terms: &[Term],
    x: &Matrix,
    coefficients: &[f64],
    covariance: &[f64],
) -> Option<(f64, f64)> {
    let rows: Vec<Vec<f64>> = (0..x.rows)
        .map(|t| added(terms, x.row(t)))
        .filter(|row| row.iter().any(|it| *it != 0.0))
        .collect();
    let n = rows.len() as f64;
    let mean: Vec<f64> =
        (0..x.columns).map(|k| Sum::of(rows.iter().map(|row| row[k])) / n).collect();
    (!rows.is_empty()).then(|| linear(&mean, coefficients, covariance))
}

impl Fitted {
    /// The two-sided p-value of a coefficient.
    pub fn p_value(&self, at: usize) -> f64 {
        two_sided(self.coefficients[at] / self.errors[at])
    }
}
