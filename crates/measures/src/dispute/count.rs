//! Disputes: how many militarised disputes two states had.
//!
//! # What it measures
//! Conflict short of war and war: cases in which force was threatened, displayed or used by the one
//! against the other.
//!
//! # Definition
//! The number of different disputes between the two in the window: `ongoing` all, `onset` those
//! that began in it.
//!
//! # Range and unit
//! 0 and more; disputes. Undirected. `n`: the dyad's dispute-years in the window.
//!
//! # Undefined
//! Never; a window that reaches beyond the data is outside coverage.
//!
//! # When not
//! States join the disputes of others, so a dyad may have one with hardly any act between the two.
//!
//! # References
//! Palmer, G., McManus, R. W., D'Orazio, V., Kenwick, M. R., Karstens, M., Bloch, C., Dietrich, N.,
//! Kahn, K., Ritter, K. and Soules, M. J. 2022, "The MID5 Dataset, 2011-2014", Conflict Management
//! and Peace Science 39, 470-482.

use std::collections::BTreeSet;

use crate::value::{Measured, Value};
use crate::years::Years;

use super::DisputeYear;

/// The number of disputes of a dyad; see the page of this module.
pub fn count(
    disputes: &[DisputeYear],
    onsets_only: bool,
    window: Years,
    coverage: Years,
) -> Measured {
    window.covered(coverage, || {
        let meant = |one: &&DisputeYear| window.has(one.year) && (one.onset || !onsets_only);
        let found: BTreeSet<u32> = disputes.iter().filter(meant).map(|one| one.dispute).collect();
        let n = disputes.iter().filter(|one| window.has(one.year)).count() as u64;
        Measured::new(Value::of(found.len() as f64), n)
    })
}
