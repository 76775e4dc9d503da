//! Indicators: one number of a cell, with what it rests on.

use crate::{AssessmentUse, Evidence, SeriesPoint, Tally};
use serde::Serialize;

/// What an indicator rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Basis {
    /// Events: one tally for each part of the formula.
    Counted(Vec<Tally>),
    /// The values of series that were used.
    Series(Vec<SeriesPoint>),
    /// What sources judge.
    Assessed(Vec<AssessmentUse>),
}

/// An indicator in a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorValue {
    /// The number, or why there is none.
    pub value: Evidence,
    /// The least and the greatest it may be: the number itself, or the range of sources that disagree; `None` if it is
    /// unknown or not applicable.
    pub bounds: Option<(f64, f64)>,
    /// What it rests on.
    pub basis: Basis,
}
