//! S: how near two portfolios lie, from -1 (as far apart as can be) to 1 (equal).
//!
//! # What it measures
//! The similarity of two foreign-policy portfolios (alliances, votes) by the distance between them,
//! in the share of the largest distance possible.
//!
//! # Definition
//! `S = 1 - 2 * sum(w_i * |x_i - y_i|^p / d^p) / sum(w_i)`, `d` the largest possible distance (`k -
//! 1` for `k` levels), `p` 1 (`absolute`) or 2 (`squared`), weights `w` all 1 or, for alliances,
//! the capabilities of the possible ally. Over several dimensions (alliances and votes) the weights
//! of each are first brought to a total of 1 and the sums are pooled. A state's entry about itself
//! is the highest level: it is allied with itself.
//!
//! # Range and unit
//! -1 to 1; no unit. Symmetric. `n`: common items. For votes, unweighted and absolute, S is twice the half-credit
//! agreement less 1.
//!
//! # Undefined
//! Without a common item of positive weight.
//!
//! # When not
//! Most states have no alliance with most others, and shared zeroes count as likeness: S is high
//! for nearly every dyad. It is not corrected for chance; see `kappa`, `pi` and `a`.
//!
//! # References
//! Signorino, C. S. and Ritter, J. M. 1999, "Tau-b or Not Tau-b: Measuring the Similarity of
//! Foreign Policy Positions", International Studies Quarterly 43, 115-144 (equations 2 and 3;
//! Tables 5 to 8).

use crate::value::{Measured, Reason, Value};

use super::{Distance, Table};

/// The S of a dyad in one dimension; see the page of this module.
pub fn s(table: &Table, distance: Distance) -> Measured {
    if table.total() > 0.0 {
        let apart = table.observed(distance) / distance.largest(table.levels());
        Measured::new(Value::of(1.0 - 2.0 * apart), table.n())
    } else {
        Measured::undefined(Reason::NothingInCommon, table.n())
    }
}

/// The S of a dyad over several dimensions, each with its own weight (1 each in the source).
///
/// A dimension without a common item is left out, with a note; `n` counts the items of the others.
pub fn pooled(dimensions: &[(Table, f64)], distance: Distance) -> Measured {
    let (mut sum, mut total, mut n, mut left_out) = (0.0, 0.0, 0, false);
    for (table, weight) in dimensions {
        match s(table, distance).value.number() {
            Some(value) if *weight > 0.0 => {
                sum += weight * value;
                total += weight;
                n += table.n();
            }
            _ => left_out = true,
        }
    }
    if total == 0.0 {
        return Measured::undefined(Reason::NothingInCommon, 0);
    }
    let note = if left_out { "a dimension without a common item is left out" } else { "" };
    Measured::new(Value::of(sum / total), n).noted(note)
}
