//! Least squares on any stretch of a series.

use crate::segment::Cost;
use crate::undefined::finite;
use crate::{MeanCost, Undefined};
use counterpoise_numerics::{Cholesky, Sum, mean};

/// What the series is regressed on in each regime.
#[derive(Clone, Debug, PartialEq)]
pub enum Regressors {
    /// A level.
    Level,
    /// A level and a steady trend.
    Trend,
    /// These columns, each as long as the series; give a column of ones for a level.
    Columns(Vec<Vec<f64>>),
}

impl Regressors {
    /// Coefficients in each regime.
    #[must_use]
    pub fn coefficients(&self) -> usize {
        match self {
            Regressors::Level => 1,
            Regressors::Trend => 2,
            Regressors::Columns(columns) => columns.len(),
        }
    }

    /// The regressors of n observations.
    pub(crate) fn rows(&self, n: usize) -> Result<Rows, Undefined> {
        let ones = vec![1.0; n];
        let columns = match self {
            Regressors::Level => vec![ones],
            Regressors::Trend => {
                vec![ones, (0..n).map(|t| t as f64 - 0.5 * (n as f64 - 1.0)).collect()]
            }
            Regressors::Columns(columns) => columns.clone(),
        };
        let fits = columns.iter().all(|it| it.len() == n && it.iter().all(|x| x.is_finite()));
        if columns.is_empty() || !fits {
            return Err(Undefined::BadSetting(
                "every regressor has one finite value for each observation",
            ));
        }
        Ok(Rows {
            q: columns.len(),
            x: (0..n).flat_map(|t| columns.iter().map(move |it| it[t])).collect(),
        })
    }
}

/// Regressors, row by row.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub(crate) q: usize,
    x: Vec<f64>,
}

impl Rows {
    pub(crate) fn row(&self, t: usize) -> &[f64] {
        &self.x[t * self.q..(t + 1) * self.q]
    }
}

/// A regression on a stretch of the series.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) coefficients: Vec<f64>,
    pub(crate) residuals: Vec<f64>,
    pub(crate) rss: f64,
}

impl Fit {
    /// `None` where the regressors are collinear in the stretch.
    pub(crate) fn of(series: &[f64], rows: &Rows, from: usize, to: usize) -> Option<Fit> {
        let q = rows.q;
        let cell =
            |a: usize, b: usize| Sum::of((from..to).map(|t| rows.row(t)[a] * rows.row(t)[b]));
        let xx: Vec<f64> = (0..q * q).map(|at| cell(at / q, at % q)).collect();
        let xy: Vec<f64> =
            (0..q).map(|a| Sum::of((from..to).map(|t| rows.row(t)[a] * series[t]))).collect();
        let coefficients = Cholesky::of(&xx, q, COLLINEAR).ok()?.solve(&xy);
        let fitted =
            |t: usize| rows.row(t).iter().zip(&coefficients).map(|(x, b)| x * b).sum::<f64>();
        let residuals: Vec<f64> = (from..to).map(|t| series[t] - fitted(t)).collect();
        let rss = Sum::of(residuals.iter().map(|it| it * it));
        Some(Fit { coefficients, residuals, rss })
    }
}

/// Share of a regressor's square that must be left once those before it are taken out.
const COLLINEAR: f64 = 1e-10;

/// The residual sum of squares of a regression on each stretch. A stretch on which the regressors
/// are collinear has an infinite cost: it is never a segment.
#[derive(Clone, Debug)]
pub struct RegressionCost {
    kind: Kind,
    n: usize,
    coefficients: usize,
}

#[derive(Clone, Debug)]
enum Kind {
    Level(MeanCost),
    /// For each t the sums of x x', x y and y y over the observations before it.
    General {
        q: usize,
        sums: Vec<f64>,
    },
}

impl RegressionCost {
    /// # Errors
    ///
    /// [`Undefined`] for a series shorter than a regression needs or not finite, and for regressors
    /// that do not fit it.
    pub fn new(series: &[f64], regressors: &Regressors) -> Result<RegressionCost, Undefined> {
        let coefficients = regressors.coefficients();
        finite(series, coefficients + 1)?;
        let rows = regressors.rows(series.len())?;
        let kind = match regressors {
            Regressors::Level => Kind::Level(MeanCost::new(series)?),
            _ => Kind::General { q: rows.q, sums: running(series, &rows) },
        };
        Ok(RegressionCost { kind, n: series.len(), coefficients })
    }
}

/// Numbers kept for one t: the lower triangle of x x', then x y, then y y.
fn width(q: usize) -> usize {
    q * (q + 1) / 2 + q + 1
}

fn running(series: &[f64], rows: &Rows) -> Vec<f64> {
    let centre = mean(series).unwrap_or(0.0);
    // With a column of ones the level takes the centre up, and the sums stay small.
    let has_level = (0..series.len()).all(|t| rows.row(t)[0] == 1.0);
    let centre = if has_level { centre } else { 0.0 };
    let mut sums = vec![Sum::new(); width(rows.q)];
    let mut all = vec![0.0; width(rows.q)];
    for (t, y) in series.iter().enumerate() {
        let (x, y) = (rows.row(t), y - centre);
        let products = (0..rows.q).flat_map(|a| (0..=a).map(move |b| x[a] * x[b]));
        let terms = products.chain(x.iter().map(|x| x * y)).chain([y * y]);
        sums.iter_mut().zip(terms).for_each(|(sum, term)| sum.add(term));
        all.extend(sums.iter().map(|it| it.value()));
    }
    all
}

fn rss(q: usize, sums: &[f64], from: usize, to: usize) -> f64 {
    let wide = width(q);
    let part = |at: usize| sums[to * wide + at] - sums[from * wide + at];
    let mut xx = vec![0.0; q * q];
    let mut at = 0;
    for a in 0..q {
        for b in 0..=a {
            xx[a * q + b] = part(at);
            at += 1;
        }
    }
    let xy: Vec<f64> = (0..q).map(|a| part(at + a)).collect();
    let Ok(factored) = Cholesky::of(&xx, q, COLLINEAR) else { return f64::INFINITY };
    let explained: f64 = factored.solve(&xy).iter().zip(&xy).map(|(b, xy)| b * xy).sum();
    (part(at + q) - explained).max(0.0)
}

impl Cost for RegressionCost {
    fn len(&self) -> usize {
        self.n
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        match &self.kind {
            Kind::Level(cost) => cost.of(from, to),
            Kind::General { q, sums } => rss(*q, sums, from, to),
        }
    }

    fn shortest(&self) -> usize {
        self.coefficients + usize::from(self.coefficients > 1)
    }

    fn parameters(&self) -> usize {
        self.coefficients
    }
}
