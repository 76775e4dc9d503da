//! The columns of the regression.

use counterpoise_numerics::{Cholesky, Sum};

use crate::Trouble;

/// A change of level and slope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interruption {
    /// Its time, from which the change of slope is counted.
    pub since: f64,
    /// Whether a period at that very time is already after it.
    pub begin: Begin,
    /// Whether the slope may change, too, or the level alone.
    pub slope: bool,
}

/// Where an interruption begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// With the period at its time.
    At,
    /// With the period after its time; the change of level is then that at the last period before.
    After,
}

impl Interruption {
    /// Whether a time lies after the interruption.
    pub fn holds(&self, time: f64) -> bool {
        match self.begin {
            Begin::At => time >= self.since,
            Begin::After => time > self.since,
        }
    }
}

/// What a coefficient stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Term {
    /// The level at the origin.
    Level,
    /// The slope before.
    Slope,
    /// The change of level at an interruption.
    LevelChange(Interruption),
    /// The change of slope at an interruption.
    SlopeChange(Interruption),
    /// The square of time.
    Bend,
}

impl Term {
    pub(crate) fn interrupts(&self) -> bool {
        matches!(self, Term::LevelChange(_) | Term::SlopeChange(_))
    }

    fn value(&self, time: f64, origin: f64) -> f64 {
        let held = |it: &Interruption, value: f64| if it.holds(time) { value } else { 0.0 };
        match self {
            Term::Level => 1.0,
            Term::Slope => time - origin,
            Term::LevelChange(it) => held(it, 1.0),
            Term::SlopeChange(it) => held(it, time - it.since),
            Term::Bend => (time - origin) * (time - origin),
        }
    }
}

pub(crate) fn terms(interruptions: &[Interruption]) -> Vec<Term> {
    let mut sorted = interruptions.to_vec();
    sorted.sort_by(|a, b| a.since.total_cmp(&b.since));
    let slope = |it: Interruption| it.slope.then_some(Term::SlopeChange(it));
    let changes = sorted
        .into_iter()
        .flat_map(|it| [Some(Term::LevelChange(it)), slope(it)].into_iter().flatten());
    [Term::Level, Term::Slope].into_iter().chain(changes).collect()
}

/// Observations by columns, row by row.
pub(crate) struct Matrix {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    pub(crate) fn of(terms: &[Term], times: &[f64], origin: f64) -> Matrix {
        let values = times
            .iter()
            .flat_map(|time| terms.iter().map(move |it| it.value(*time, origin)))
            .collect();
        Matrix { rows: times.len(), columns: terms.len(), values }
    }

    pub(crate) fn row(&self, at: usize) -> &[f64] {
        &self.values[at * self.columns..(at + 1) * self.columns]
    }

    /// X b
    pub(crate) fn times(&self, b: &[f64]) -> Vec<f64> {
        (0..self.rows).map(|t| Sum::of(self.row(t).iter().zip(b).map(|(x, b)| x * b))).collect()
    }

    /// X'y
    pub(crate) fn across(&self, y: &[f64]) -> Vec<f64> {
        (0..self.columns).map(|k| Sum::of((0..self.rows).map(|t| self.row(t)[k] * y[t]))).collect()
    }
}

/// A symmetric inverse.
pub(crate) struct Inverse {
    size: usize,
    values: Vec<f64>,
}

impl Inverse {
    pub(crate) fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.size + column]
    }

    pub(crate) fn times(&self, b: &[f64]) -> Vec<f64> {
        (0..self.size).map(|row| Sum::of((0..self.size).map(|k| self.at(row, k) * b[k]))).collect()
    }
}

/// (X'WX)^-1 with a weight for each row, found on columns of length one.
pub(crate) fn bread(x: &Matrix, weights: &[f64]) -> Result<Inverse, Trouble> {
    let k = x.columns;
    let product =
        |a: usize, b: usize| Sum::of((0..x.rows).map(|t| weights[t] * x.row(t)[a] * x.row(t)[b]));
    let lengths: Vec<f64> = (0..k).map(|a| product(a, a).sqrt()).collect();
    if let Some(empty) = lengths.iter().position(|it| *it <= 0.0 || !it.is_finite()) {
        return Err(Trouble::Dependent(empty));
    }
    let scaled: Vec<f64> = (0..k * k)
        .map(|at| product(at / k, at % k) / (lengths[at / k] * lengths[at % k]))
        .collect();
    let factored = Cholesky::of(&scaled, k, 1e-13).map_err(Trouble::Dependent)?;
    let unit = |at: usize| (0..k).map(|it| if it == at { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
    let columns: Vec<Vec<f64>> = (0..k).map(|at| factored.solve(&unit(at))).collect();
    let values = (0..k * k)
        .map(|at| columns[at / k][at % k] / (lengths[at / k] * lengths[at % k]))
        .collect();
    Ok(Inverse { size: k, values })
}
