//! The negative binomial model with variance m + a m^2.

use counterpoise_numerics::{Cholesky, Sum, exp, ln, ln_gamma, sqrt};

use super::{means, prepare, reweighted};
use crate::Trouble;
use crate::interrupted::{Matrix, Spec};

/// A fitted negative binomial model.
#[derive(Debug, Clone, PartialEq)]
pub struct Binomial {
    /// Coefficients, in the order of the terms of the Poisson model.
    pub coefficients: Vec<f64>,
    /// Their standard errors, from the matrix of second derivatives.
    pub errors: Vec<f64>,
    /// a.
    pub alpha: f64,
    /// Its standard error; none where a is at 0, the edge of what it can be.
    pub alpha_error: Option<f64>,
    /// Logarithm of the likelihood.
    pub log_likelihood: f64,
}

/// The least a that is told from 0.
const EDGE: f64 = 1e-7;

impl Binomial {
    /// Fits the model. Ask [`super::Fitted::overdispersion`] first.
    ///
    /// # Errors
    ///
    /// As [`super::poisson`].
    pub fn fit(spec: &Spec, times: &[f64], counts: &[f64]) -> Result<Binomial, Trouble> {
        let (_, x) = prepare(spec, times, counts)?;
        let profile = |a: f64| -> Result<(f64, Vec<f64>), Trouble> {
            let b = reweighted(&x, counts, a, None)?;
            Ok((log_likelihood(counts, &means(&x, &b), a), b))
        };
        let value = |exponent: f64| profile(exp(exponent)).map_or(f64::NEG_INFINITY, |it| it.0);
        let mut alpha = exp(highest(ln(1e-8), ln(1e3), &value));
        let (mut log_likelihood, mut coefficients) = profile(alpha)?;
        let none = profile(0.0)?;
        if alpha < EDGE || none.0 >= log_likelihood {
            (alpha, log_likelihood, coefficients) = (0.0, none.0, none.1);
        }
        let information = information(&x, counts, &means(&x, &coefficients), alpha);
        let k = x.columns;
        let size = if alpha > 0.0 { k + 1 } else { k };
        let block: Vec<f64> =
            (0..size * size).map(|at| information[at / size * (k + 1) + at % size]).collect();
        let factored = Cholesky::of(&block, size, 1e-14).map_err(Trouble::Dependent)?;
        let unit =
            |at: usize| (0..size).map(|it| if it == at { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
        let error = |at: usize| sqrt(factored.solve(&unit(at))[at]);
        Ok(Binomial {
            errors: (0..k).map(error).collect(),
            alpha_error: (alpha > 0.0).then(|| error(k)),
            coefficients,
            alpha,
            log_likelihood,
        })
    }
}

/// Sums over the whole numbers below y of a function, by which gamma functions of y + 1/a are
/// avoided: they lose all digits where a is small.
fn below(y: f64, of: impl Fn(f64) -> f64) -> f64 {
    Sum::of((0..y as u64).map(|j| of(j as f64)))
}

fn log_likelihood(counts: &[f64], expected: &[f64], a: f64) -> f64 {
    let one = |(y, m): (&f64, &f64)| {
        let rest = if a > 0.0 { (y + 1.0 / a) * log_one_plus(a * m) } else { *m };
        below(*y, |j| log_one_plus(a * j)) + y * ln(*m) - rest - ln_gamma(y + 1.0)
    };
    Sum::of(counts.iter().zip(expected).map(one))
}

/// ln(1 + x) without loss for small x, by the quotient of Kahan.
fn log_one_plus(x: f64) -> f64 {
    let u = 1.0 + x;
    if u == 1.0 { x } else { ln(u) * x / (u - 1.0) }
}

/// Minus the second derivatives of the likelihood in the coefficients and a, row by row.
fn information(x: &Matrix, counts: &[f64], expected: &[f64], a: f64) -> Vec<f64> {
    let k = x.columns;
    let pairs = || (0..x.rows).map(|t| (t, counts[t], expected[t]));
    let both = |i: usize, j: usize| {
        let one = |(t, y, m): (usize, f64, f64)| {
            m * (1.0 + a * y) / ((1.0 + a * m) * (1.0 + a * m)) * x.row(t)[i] * x.row(t)[j]
        };
        Sum::of(pairs().map(one))
    };
    let mixed = |i: usize| {
        Sum::of(
            pairs().map(|(t, y, m)| m * (y - m) / ((1.0 + a * m) * (1.0 + a * m)) * x.row(t)[i]),
        )
    };
    let alone = || {
        let one = |(_, y, m): (usize, f64, f64)| {
            let g = 1.0 + a * m;
            below(y, |j| j * j / ((1.0 + a * j) * (1.0 + a * j)))
                - (y + 1.0 / a) * m * m / (g * g)
                - 2.0 * m / (a * a * g)
                + 2.0 * log_one_plus(a * m) / (a * a * a)
        };
        Sum::of(pairs().map(one))
    };
    let value = |i: usize, j: usize| match (i == k, j == k) {
        (false, false) => both(i, j),
        (true, true) => {
            if a > 0.0 {
                alone()
            } else {
                0.0
            }
        }
        (true, false) => mixed(j),
        (false, true) => mixed(i),
    };
    (0..(k + 1) * (k + 1)).map(|at| value(at / (k + 1), at % (k + 1))).collect()
}

/// Where a function of one valley turned upside down is highest: a grid, then golden sections.
fn highest(low: f64, high: f64, value: &dyn Fn(f64) -> f64) -> f64 {
    let count = 60;
    let grid = |j: usize| low + (high - low) * j as f64 / f64::from(count);
    let values: Vec<f64> = (0..=count as usize).map(|j| value(grid(j))).collect();
    let best =
        (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap_or_default();
    let (mut a, mut b) = (grid(best.saturating_sub(1)), grid((best + 1).min(count as usize)));
    let golden = 0.5 * (sqrt(5.0) - 1.0);
    for _ in 0..60 {
        let (c, d) = (b - golden * (b - a), a + golden * (b - a));
        if value(c) >= value(d) { b = d } else { a = c }
    }
    0.5 * (a + b)
}
