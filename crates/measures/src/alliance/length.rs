//! Years of alliance: how long two states have been allied without a break.
//!
//! # What it measures
//! The age of a tie, as a sign of its depth.
//!
//! # Definition
//! The number of years in a row, up to and with the year asked for, in which the dyad's level
//! (`alliance.type`) is at least the one asked for. Variants `any` (1 and more), `defence` (3).
//!
//! # Range and unit
//! 0 and more; years. Undirected. `n`: the same number.
//!
//! # Undefined
//! Never; a year beyond the data is outside coverage. A tie that is already there in the first year
//! of the data is counted from then on, with a note: it may be older.
//!
//! # When not
//! A treaty renewed after a gap of a year begins anew.
//!
//! # References
//! Leeds, B. A., Ritter, J. M., Mitchell, S. M. and Long, A. G. 2002, "Alliance Treaty Obligations
//! and Provisions, 1815-1944", International Interactions 28, 237-260.

use std::collections::BTreeMap;

use crate::value::{Measured, Value};
use crate::years::Years;

use super::Obligations;

/// The years in a row that a dyad has been allied at that level or above; see the page of this
/// module.
///
/// `ties` holds the years with obligations; a covered year that is not among them has none.
pub fn length(
    ties: &BTreeMap<i32, Obligations>,
    year: i32,
    least: u8,
    coverage: Years,
) -> Measured {
    Years::one(year).covered(coverage, || {
        let allied = |year: i32| ties.get(&year).is_some_and(|one| one.level() >= least.max(1));
        let n = (coverage.first..=year).rev().take_while(|&year| allied(year)).count() as u64;
        let whole = n > 0
            && allied(coverage.first)
            && i64::from(year) - i64::from(coverage.first) + 1 == n as i64;
        let note = if whole { "the tie may be older than the data" } else { "" };
        Measured::new(Value::of(n as f64), n).noted(note)
    })
}
