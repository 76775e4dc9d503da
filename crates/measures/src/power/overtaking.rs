//! Overtaking: the years in which the lead in power passes from one state to the other.
//!
//! # What it measures
//! Power transitions of a dyad.
//!
//! # Definition
//! A year in which the difference of the two capabilities has the other sign than it had last.
//! Years of exact equality and years without both values change nothing; the lead of the last year
//! that has one is remembered across them.
//!
//! # Range and unit
//! Years, each with the state that takes the lead. Undirected. As a yearly measure 1 in such a
//! year, else 0.
//!
//! # Undefined
//! Missing in a year without both values.
//!
//! # When not
//! A lead that changes hands every few years is a tie measured with error. See parity.
//!
//! # References
//! Organski, A. F. K. and Kugler, J. 1980, The War Ledger, University of Chicago Press.

use crate::value::{Measured, Value};

/// Who leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lead {
    /// The first.
    First,
    /// The second.
    Second,
}

/// A year in which the lead passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Overtaking {
    /// The first year of the new lead.
    pub year: i32,
    /// Who leads from then on.
    pub leader: Lead,
}

/// The years in which the lead passes, in a series of years in order; see the page of this module.
pub fn overtakings(series: &[(i32, Value, Value)]) -> Vec<Overtaking> {
    let mut found = Vec::new();
    let mut before = None;
    for (year, first, second) in series {
        let now = lead(*first, *second);
        if let (Some(leader), Some(was)) = (now, before)
            && leader != was
        {
            found.push(Overtaking { year: *year, leader });
        }
        before = now.or(before);
    }
    found
}

/// For every year of the series 1 if the lead passes in it, else 0; see the page of this module.
pub fn overtaking(series: &[(i32, Value, Value)]) -> Vec<Measured> {
    let found = overtakings(series);
    let passes = |year: i32| f64::from(u8::from(found.iter().any(|one| one.year == year)));
    let of = |(year, first, second): &(i32, Value, Value)| {
        first.with(*second, |_, _| Value::of(passes(*year)))
    };
    series.iter().map(|row| Measured::new(of(row), 2)).collect()
}

fn lead(first: Value, second: Value) -> Option<Lead> {
    match first.number()?.partial_cmp(&second.number()?)? {
        std::cmp::Ordering::Greater => Some(Lead::First),
        std::cmp::Ordering::Less => Some(Lead::Second),
        std::cmp::Ordering::Equal => None,
    }
}
