//! A: S less what S would be if the two portfolios had nothing to do with one another.
//!
//! # What it measures
//! How much nearer two portfolios lie than two independent ones of the same frequencies would.
//!
//! # Definition
//! `A = S - (1 - 2 * D_e / d^p)`, with S, `d` and `p` (1 `absolute`, 2 `squared`) as on the page of
//! `s` and `D_e` the mean distance over all pairs of an item of the one and an item of the other,
//! as for `kappa`. Weights are allowed; the frequencies are then weighted too.
//!
//! # Range and unit
//! 0 what independence gives; positive nearer, negative farther; at most 1 and at least -1; no
//! unit. Symmetric. `n`: common items.
//!
//! # Undefined
//! Without a common item. Unlike `kappa` it has an answer for constant portfolios: 0.
//!
//! # When not
//! Its largest value depends on the frequencies, so dyads of different habits are compared with
//! care.
//!
//! # References
//! Benati and Capurri 2026, on an index A of the similarity of foreign policies,
//! doi:10.1007/s11135-026-02814-x.

use crate::value::{Measured, Reason, Value};

use super::table::expected;
use super::{Distance, Table};

/// The A of a dyad; see the page of this module.
pub fn a(table: &Table, distance: Distance) -> Measured {
    if table.total() <= 0.0 {
        return Measured::undefined(Reason::NothingInCommon, table.n());
    }
    let (first, second) = table.margins();
    let by_chance = expected(table.levels(), &first, &second, distance);
    let nearer = by_chance - table.observed(distance);
    Measured::new(Value::of(2.0 * nearer / distance.largest(table.levels())), table.n())
}
