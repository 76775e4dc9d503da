//! Interrupted series of counts: Poisson and negative binomial.
//!
//! # What it measures
//! As [`crate::interrupted`], for counts of events: the expected count is multiplied by e to the
//! change of level at an interruption, and its growth by e to the change of slope.
//!
//! # When to use it
//! Counts, in particular small ones or with zeros, where a line through counts could fall below
//! zero.
//!
//! # When not
//! Counts whose volume drifts for reasons of recording: model a share instead.
//!
//! # Definition
//! Poisson: ln m = the columns of [`crate::interrupted`], by maximum likelihood. Negative binomial
//! (NB2): variance m + a m^2, b and a by maximum likelihood. *Test first*: ((y - m)^2 - y) / m is
//! regressed on m without an intercept (Cameron and Trivedi); its coefficient estimates a, and its
//! one-sided p-value says whether counts vary more than Poisson allows. Where they do not, a runs
//! to 0, its standard error means nothing, and the Poisson answer is the one to report. Standard
//! errors: from the likelihood, and of Newey and West on the Poisson scores.
//!
//! # References
//! Cameron, A. C. and Trivedi, P. K. 1990, "Regression-Based Tests for Overdispersion in the
//! Poisson Model", Journal of Econometrics 46, 347-364; 2013, Regression Analysis of Count Data,
//! 2nd edition, chapter 3.

mod binomial;

pub use binomial::Binomial;

use counterpoise_numerics::{Sum, exp, ln, ln_gamma, normal_cdf, sqrt};

use crate::Trouble;
use crate::interrupted::{Matrix, Spec, Term, bread, sandwich, terms};
use crate::panel::rising;

/// Fitted counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// What each coefficient stands for, on the logarithmic scale.
    pub terms: Vec<Term>,
    /// The coefficients of the Poisson model.
    pub coefficients: Vec<f64>,
    /// Their standard errors, from the likelihood.
    pub errors: Vec<f64>,
    /// Their Newey-West standard errors.
    pub robust_errors: Vec<f64>,
    /// L.
    pub lags: usize,
    /// Logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Deviance.
    pub deviance: f64,
    /// Pearson's chi-squared.
    pub pearson: f64,
    /// The same over its degrees of freedom: 1 for Poisson counts.
    pub dispersion: f64,
    /// The test for more variation than Poisson allows.
    pub overdispersion: Overdispersion,
    /// Expected counts.
    pub expected: Vec<f64>,
    /// Expected counts, had nothing interrupted.
    pub uninterrupted: Vec<f64>,
}

/// The regression of Cameron and Trivedi.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overdispersion {
    /// What the regression says of a.
    pub coefficient: f64,
    /// Over its standard error.
    pub ratio: f64,
    /// One-sided: how likely so large a ratio would be if counts were Poisson.
    pub p_value: f64,
}

/// Fits the Poisson model; `spec.errors` are those of Newey and West.
///
/// # Errors
///
/// [`Trouble::Shape`], [`Trouble::Times`], [`Trouble::Missing`]; [`Trouble::NotCounts`];
/// [`Trouble::NoEvents`]; [`Trouble::TooFew`]; [`Trouble::Dependent`] as in [`Spec::fit`], and also
/// where no event falls on one side of an interruption, because the change of its logarithm is then
/// infinite; [`Trouble::NoRest`].
pub fn poisson(spec: &Spec, times: &[f64], counts: &[f64]) -> Result<Fitted, Trouble> {
    let (terms, x) = prepare(spec, times, counts)?;
    let coefficients = reweighted(&x, counts, 0.0, None)?;
    let expected = means(&x, &coefficients);
    let bread = bread(&x, &expected)?;
    let residuals: Vec<f64> = counts.iter().zip(&expected).map(|(y, m)| y - m).collect();
    let lags = spec.errors.lags.of(x.rows);
    let robust = sandwich(&x, &residuals, &bread, lags, spec.errors.small_sample);
    let pearson = Sum::of(residuals.iter().zip(&expected).map(|(u, m)| u * u / m));
    let each = |(y, m): (&f64, &f64)| if *y > 0.0 { y * ln(y / m) - (y - m) } else { *m };
    let plain = |t: usize| exp(coefficients[0] + coefficients[1] * x.row(t)[1]);
    Ok(Fitted {
        errors: (0..x.columns).map(|k| sqrt(bread.at(k, k))).collect(),
        robust_errors: (0..x.columns).map(|k| sqrt(robust[k * x.columns + k])).collect(),
        lags,
        log_likelihood: Sum::of(
            counts.iter().zip(&expected).map(|(y, m)| y * ln(*m) - m - ln_gamma(y + 1.0)),
        ),
        deviance: 2.0 * Sum::of(counts.iter().zip(&expected).map(each)),
        pearson,
        dispersion: pearson / (x.rows - x.columns) as f64,
        overdispersion: overdispersion(counts, &expected),
        uninterrupted: (0..x.rows).map(plain).collect(),
        expected,
        coefficients,
        terms,
    })
}

pub(super) fn prepare(
    spec: &Spec,
    times: &[f64],
    counts: &[f64],
) -> Result<(Vec<Term>, Matrix), Trouble> {
    if counts.len() != times.len() {
        return Err(Trouble::Shape("the series needs as many counts as there are periods"));
    }
    rising(times)?;
    let gaps: Vec<(usize, usize)> =
        counts.iter().enumerate().filter(|it| !it.1.is_finite()).map(|(t, _)| (0, t)).collect();
    if !gaps.is_empty() {
        return Err(Trouble::Missing(gaps));
    }
    if let Some(at) = counts.iter().position(|it| *it < 0.0 || it.fract() != 0.0) {
        return Err(Trouble::NotCounts(at));
    }
    if counts.iter().all(|it| *it == 0.0) {
        return Err(Trouble::NoEvents);
    }
    let terms = terms(&spec.interruptions);
    let x = Matrix::of(&terms, times, spec.origin);
    if x.rows <= x.columns {
        return Err(Trouble::TooFew { found: x.rows, needed: x.columns + 1 });
    }
    // Without an event in them, the periods in which a change holds (or does not) drive its
    // logarithm to infinity.
    for (at, term) in terms.iter().enumerate().filter(|it| it.1.interrupts()) {
        let events = |on: bool| {
            Sum::of((0..x.rows).filter(|t| (x.row(*t)[at] != 0.0) == on).map(|t| counts[t]))
        };
        if matches!(term, Term::LevelChange(_)) && (events(true) == 0.0 || events(false) == 0.0) {
            return Err(Trouble::Dependent(at));
        }
    }
    Ok((terms, x))
}

/// Iteratively reweighted least squares for given a (0 for Poisson).
pub(super) fn reweighted(
    x: &Matrix,
    counts: &[f64],
    a: f64,
    start: Option<&[f64]>,
) -> Result<Vec<f64>, Trouble> {
    let mean = Sum::of(counts.iter().copied()) / counts.len() as f64;
    let begin = |y: &f64| ln(0.5 * (y + mean));
    let mut predictor: Vec<f64> =
        start.map_or_else(|| counts.iter().map(begin).collect(), |b| x.times(b));
    let mut before: Vec<f64> = vec![f64::INFINITY; x.columns];
    for _ in 0..100 {
        let means: Vec<f64> = predictor.iter().map(|it| exp(*it)).collect();
        let weights: Vec<f64> = means.iter().map(|m| m / (1.0 + a * m)).collect();
        let working: Vec<f64> = (0..x.rows)
            .map(|t| weights[t] * (predictor[t] + (counts[t] - means[t]) / means[t]))
            .collect();
        let found = bread(x, &weights)?.times(&x.across(&working));
        if found.iter().any(|it| !it.is_finite()) {
            return Err(Trouble::NoRest);
        }
        predictor = x.times(&found);
        let moved = found.iter().zip(&before).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        if moved <= 1e-13 * found.iter().map(|it| it.abs()).fold(1.0, f64::max) {
            return Ok(found);
        }
        before = found;
    }
    Err(Trouble::NoRest)
}

pub(super) fn means(x: &Matrix, coefficients: &[f64]) -> Vec<f64> {
    x.times(coefficients).into_iter().map(exp).collect()
}

fn overdispersion(counts: &[f64], expected: &[f64]) -> Overdispersion {
    let excess: Vec<f64> =
        counts.iter().zip(expected).map(|(y, m)| ((y - m) * (y - m) - y) / m).collect();
    let square = Sum::of(expected.iter().map(|m| m * m));
    let coefficient = Sum::of(excess.iter().zip(expected).map(|(z, m)| z * m)) / square;
    let left = Sum::of(
        excess.iter().zip(expected).map(|(z, m)| (z - coefficient * m) * (z - coefficient * m)),
    );
    let error = sqrt(left / (counts.len() - 1) as f64 / square);
    let ratio = coefficient / error;
    Overdispersion { coefficient, ratio, p_value: normal_cdf(-ratio) }
}
