//! What is to be explained, how exactly, and the model that comes of it.

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
    /// The dyad of each flow, as a number of the caller's: flows of one dyad may err together. Empty
    /// where each errs by itself.
    pub dyad: Vec<u32>,
}

/// The model after estimation.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// One coefficient for each variable.
    pub coefficients: Vec<f64>,
    /// Their standard errors, robust to heteroskedasticity (White).
    pub standard_errors: Vec<f64>,
    /// Their standard errors where the flows of a dyad err together: clustered by dyad, with the
    /// factor g / (g - 1) for g dyads. As the others where no dyads were given.
    pub clustered_errors: Vec<f64>,
    /// Dyads in the estimate; flows where no dyads were given.
    pub dyads: u64,
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

impl Fitted {
    /// The residual of a row; see the page of [gravity](super). Not applicable for a row that is
    /// not there.
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
