//! Kappa: likeness beyond what two states of such habits would show by chance.
//!
//! # What it measures
//! The similarity of two portfolios corrected for chance, where each state's own frequencies of
//! choices are taken as given.
//!
//! # Definition
//! `kappa = 1 - D_o / D_e`: `D_o` the mean distance over common items, `D_e` the mean distance over
//! all pairs of an item of the one and an item of the other. The distance is `nominal` (0 or 1:
//! Cohen 1960), `absolute` or `squared` (Cohen 1968). For `squared`, `D_e` is the sum of the two
//! variances and of the squared difference of the means.
//!
//! # Range and unit
//! At most 1 (equal), 0 what chance gives, below 0 less than chance; no unit. Symmetric. `n`:
//! common items.
//!
//! # Undefined
//! If no disagreement was to be expected, because both portfolios are constant and equal; it is not
//! 1 then. Without a common item.
//!
//! # When not
//! Two states that differ in how often they say yes have that difference forgiven as their habit;
//! where it is part of what should count against them, use `pi`. `kappa` is never below `pi`, and
//! equal to it when the habits are.
//!
//! # References
//! Cohen, J. 1960, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
//! Measurement 20, 37-46.
//! Cohen, J. 1968, "Weighted Kappa", Psychological Bulletin 70, 213-220.
//! Häge, F. M. 2011, "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for
//! Chance Agreement", Political Analysis 19, 287-305.

use crate::value::{Measured, Reason, Value};

use super::table::expected;
use super::{Distance, MAX_LEVELS, Table};

/// The kappa of a dyad; see the page of this module.
pub fn kappa(table: &Table, distance: Distance) -> Measured {
    let (first, second) = table.margins();
    corrected(table, &first, &second, distance)
}

/// Observed against expected distance, for `kappa` and `pi` alike.
pub(crate) fn corrected(
    table: &Table,
    first: &[f64; MAX_LEVELS],
    second: &[f64; MAX_LEVELS],
    distance: Distance,
) -> Measured {
    if table.total() <= 0.0 {
        return Measured::undefined(Reason::NothingInCommon, table.n());
    }
    let by_chance = expected(table.levels(), first, second, distance);
    if by_chance <= 0.0 {
        return Measured::undefined(Reason::NoDisagreementExpected, table.n());
    }
    Measured::new(Value::of(1.0 - table.observed(distance) / by_chance), table.n())
}
