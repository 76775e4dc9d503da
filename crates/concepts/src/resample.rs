//! How likely each label is when events, sources, dates and calibration are in doubt.

use counterpoise_case::model::SchoolId;
use counterpoise_ledger::Cell;
use serde::Serialize;

/// A cell and the schools to judge it by.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where and when.
    pub cell: Cell,
    /// By whose definitions.
    pub schools: Vec<SchoolId>,
}

/// The doubt about one cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CellDoubt {
    /// Where and when.
    pub cell: Cell,
    /// One for each school asked, in the order asked.
    pub schools: Vec<SchoolDoubt>,
    /// Net of deeds over the draws.
    pub deeds: Option<Band>,
    /// Net of statements over the draws.
    pub statements: Option<Band>,
}

/// The doubt about one verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchoolDoubt {
    /// By whose definition.
    pub school: SchoolId,
    /// Every label of the school in the order of its concepts, then `indeterminate`; they add up to 1.
    pub probabilities: Vec<LabelProbability>,
}

/// How often one label came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelProbability {
    /// The label; `None`: indeterminate.
    pub label: Option<String>,
    /// Draws with this label.
    pub hits: u64,
    /// hits / draws, 0..=1.
    pub p: f64,
    /// Lower end of the 95 % Wilson interval: the doubt that comes from a finite number of draws.
    pub lo: f64,
    /// Upper end of it.
    pub hi: f64,
}

/// Percentiles over the draws in which the number is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// 5th percentile.
    pub p5: f64,
    /// Median.
    pub p50: f64,
    /// 95th percentile.
    pub p95: f64,
    /// Draws in which the number is known.
    pub draws: u64,
}
