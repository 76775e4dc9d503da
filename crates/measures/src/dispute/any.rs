//! Dispute: whether two states had a militarised dispute.
//!
//! # What it measures
//! The outcome of most quantitative studies of conflict between states: that force was threatened,
//! displayed or used by the one against the other.
//!
//! # Definition
//! `ongoing`: 1 where the dyad had a dispute in the window; `onset`: 1 where one began in it; else
//! 0.
//!
//! # Range and unit
//! 0 or 1. Undirected. `n`: the dyad's dispute-years in the window.
//!
//! # Undefined
//! Never; a window that reaches beyond the data is outside coverage.
//!
//! # When not
//! A clash of patrols counts as much as a war. `dispute.hostility` and `dispute.fatal` tell them
//! apart. Years in which a dispute goes on are no new onsets, and whether they stay in the sample
//! of a model of onsets is a choice that this measure does not make.
//!
//! # References
//! Palmer, G., McManus, R. W., D'Orazio, V., Kenwick, M. R., Karstens, M., Bloch, C., Dietrich, N.,
//! Kahn, K., Ritter, K. and Soules, M. J. 2022, "The MID5 Dataset, 2011-2014", Conflict Management
//! and Peace Science 39, 470-482.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::DisputeYear;
use super::count::count;

/// Whether a dyad had a dispute; see the page of this module.
pub fn any(
    disputes: &[DisputeYear],
    onsets_only: bool,
    window: Years,
    coverage: Years,
) -> Measured {
    let found = count(disputes, onsets_only, window, coverage);
    match found.value {
        Value::Number(number) => Measured { value: Value::Number(number.min(1.0)), ..found },
        _ => found,
    }
}
