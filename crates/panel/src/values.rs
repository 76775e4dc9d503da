//! Which way of having no value a gap in a table is.

use counterpoise_datasets::{Absent, Manifest};
use counterpoise_measures::{Measured, Value, Years};

use crate::states::StateNo;

/// Nothing, in that way.
pub(crate) fn none(value: Value) -> Measured {
    Measured::new(value, 0)
}

/// The years that a table with a row for every state and year reaches.
pub(crate) fn covers(manifest: &Manifest, year: i32) -> bool {
    manifest.coverage.contains_key(&year)
}

/// The years from the first to the last, for tables of things that happened: a year between in
/// which nothing did is covered.
pub(crate) fn span(manifest: &Manifest) -> Years {
    // A dataset without rows covers nothing, and no year is before itself.
    let (first, last) = manifest.span().unwrap_or((i32::MAX, i32::MAX));
    Years { first, last }
}

/// A year without a row for a state: not applicable before there was one, else as the source means
/// it.
pub(crate) fn absent(states: &[StateNo], year: i32, covered: bool, else_: Value) -> Measured {
    if !states.iter().all(|state| state.existed(year)) {
        none(Value::NotApplicable)
    } else if covered {
        none(else_)
    } else {
        none(Value::OutsideCoverage)
    }
}

/// What a state or pair without a row in a year is: what the dataset says of it (`data show`). Where
/// that is *missing*, a state that the dataset has in no year at all is not covered by it.
pub(crate) fn without_row(manifest: &Manifest, states: &[StateNo], year: i32) -> Measured {
    let listed = |state: &StateNo| manifest.states.iter().any(|id| id == state.id());
    let gap = match gap(manifest.absent) {
        Value::Missing if !states.iter().all(listed) => Value::OutsideCoverage,
        gap => gap,
    };
    absent(states, year, reaches(manifest, manifest.absent, year), gap)
}

/// Whether the table speaks of a year, where a missing row means this. What is zero where there is no
/// row may be so of everybody: a year in which nothing happened anywhere is covered.
pub(crate) fn reaches(manifest: &Manifest, absent: Absent, year: i32) -> bool {
    match absent {
        Absent::Zero => {
            let Years { first, last } = span(manifest);
            (first..=last).contains(&year)
        }
        _ => covers(manifest, year),
    }
}

/// What a missing row in a covered year is.
pub(crate) fn gap(absent: Absent) -> Value {
    match absent {
        Absent::Zero => Value::Number(0.0),
        Absent::Missing => Value::Missing,
        Absent::NotApplicable => Value::NotApplicable,
        Absent::OutsideCoverage => Value::OutsideCoverage,
    }
}

/// Whether a code is not the one that the state bore at the end of the year. A table of years has
/// two rows for a state whose code changed within one (Germany in 1990): the later is the state's.
pub(crate) fn is_former(state: StateNo, code: Option<i64>, year: i32) -> bool {
    code.is_some_and(|code| state.cow(year).map(i64::from) != Some(code))
}
