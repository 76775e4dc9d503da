//! Windows of years, and what a dataset covers.

use crate::value::{Measured, Value};

/// Years from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Years {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
}

impl Years {
    /// Years from the first to the last; `None` if the last comes before the first.
    pub fn new(first: i32, last: i32) -> Option<Years> {
        (first <= last).then_some(Years { first, last })
    }

    /// One year.
    pub fn one(year: i32) -> Years {
        Years { first: year, last: year }
    }

    /// Whether the year is one of them.
    pub fn has(self, year: i32) -> bool {
        (self.first..=self.last).contains(&year)
    }

    /// Whether all of them lie within the others.
    pub fn within(self, other: Years) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    /// The measure, or outside coverage where the window reaches beyond what is covered: nothing
    /// recorded there is not zero.
    pub fn covered(self, coverage: Years, measure: impl FnOnce() -> Measured) -> Measured {
        if self.within(coverage) { measure() } else { Measured::new(Value::OutsideCoverage, 0) }
    }
}
