//! Gravity residual: whether two states trade more than their size, place and ties would lead to
//! expect.
//!
//! # What it measures
//! Trade beyond the expectation of a gravity model: what politics, or anything the model leaves
//! out, adds or takes away.
//!
//! # Definition
//! Poisson pseudo-maximum likelihood of the flow from exporter to importer on dyadic variables
//! (logarithm of distance, border, language, agreements) with an effect for every exporter and year
//! and for every importer and year. Residual: `log`, `ln(1 + flow) - ln(1 + expected)`; `pearson`,
//! `(flow - expected) / sqrt(expected)`.
//!
//! # Range and unit
//! Any number, 0 as expected, positive more; logarithm, or standard deviations of a Poisson count.
//! Directed, from exporter to importer. `n`: the flows in the estimate.
//!
//! # Undefined
//! Flows that the model fits perfectly, all of them zero, are left out and counted: those of an
//! exporter (or importer) and year without any trade, and those that a combination of variables
//! separates from all positive flows. Their expected flow is 0 and their residual is undefined.
//! Missing flows stay out before.
//!
//! # When not
//! With effects for exporters and importers, nothing that is the same for all partners of a state
//! in a year (its GDP, its regime) can be estimated. A residual mixes politics with everything else
//! left out and with error of measurement.
//!
//! # References
//! Santos Silva, J. M. C. and Tenreyro, S. 2006, "The Log of Gravity", Review of Economics and
//! Statistics 88, 641-658.
//! Correia, S., Guimarães, P. and Zylkin, T. 2020, "Fast Poisson Estimation with High-Dimensional
//! Fixed Effects", Stata Journal 20, 95-115 (estimation; separation).

mod absorb;
mod error;
mod fit;
mod separation;

pub use error::GravityError;

use counterpoise_numerics::{ln, sqrt};

use crate::value::{Measured, Reason, Value};

/// How exactly to estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spec {
    /// The largest change of a coefficient, of an expected flow's logarithm, and of the deviance in
    /// its own part, that counts as none.
    pub tolerance: f64,
    /// The most rounds of reweighting.
    pub rounds: usize,
}

/// Flows to be explained.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flows {
    /// The flows, 0 or more.
    pub flow: Vec<f64>,
    /// The exporter and year of each flow, as a number of the caller's.
    pub exporter: Vec<u32>,
    /// The importer and year of each flow, as a number of the caller's.
    pub importer: Vec<u32>,
    /// The dyadic variables, each with one value for each flow.
    pub variables: Vec<Vec<f64>>,
}

/// The model after estimation.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// One coefficient for each variable.
    pub coefficients: Vec<f64>,
    /// Their standard errors, robust to heteroskedasticity (White).
    pub standard_errors: Vec<f64>,
    /// The expected flow of each row; 0 where it was left out.
    pub expected: Vec<f64>,
    /// Whether a row was left out as fitted perfectly.
    pub separated: Vec<bool>,
    /// Flows in the estimate.
    pub n: u64,
    /// The deviance.
    pub deviance: f64,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Rounds of reweighting used.
    pub rounds: usize,
}

/// How a residual is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Residual {
    /// `ln(1 + flow) - ln(1 + expected)`
    Log,
    /// `(flow - expected) / sqrt(expected)`
    Pearson,
}

impl Default for Spec {
    fn default() -> Spec {
        Spec { tolerance: 1e-10, rounds: 200 }
    }
}

impl Spec {
    /// Estimates the model. The result does not depend on the order of rows beyond rounding.
    ///
    /// # Errors
    ///
    /// [`GravityError`]: columns of different lengths, a negative flow or no number, no positive flow, a variable that the
    /// effects or other variables explain wholly, no convergence.
    pub fn fit(&self, flows: &Flows) -> Result<Fitted, GravityError> {
        fit::fit(self, flows)
    }
}

impl Fitted {
    /// The residual of a row; see the page of this module. Not applicable for a row that is not
    /// there.
    pub fn residual(&self, flows: &Flows, row: usize, residual: Residual) -> Measured {
        let (Some(flow), Some(expected)) = (flows.flow.get(row), self.expected.get(row)) else {
            return Measured::new(Value::NotApplicable, 0);
        };
        if self.separated.get(row) == Some(&true) {
            return Measured::undefined(Reason::Separated, self.n);
        }
        let value = match residual {
            Residual::Log => ln(1.0 + flow) - ln(1.0 + expected),
            Residual::Pearson => (flow - expected) / sqrt(*expected),
        };
        Measured::new(Value::of(value), self.n)
    }
}
