//! Fatal dispute: whether anyone died in a dispute of two states.
//!
//! # What it measures
//! A dispute serious enough to cost lives, the usual test against disputes that are mostly noise.
//!
//! # Definition
//! 1 where a dispute of the dyad in the window cost a military life on either side, else 0.
//!
//! # Range and unit
//! 0 or 1. Undirected. `n`: the dyad's dispute-years in the window.
//!
//! # Undefined
//! Missing where no dispute is known to be fatal and for some it is unknown (-9 in the data). A
//! window that reaches beyond the data is outside coverage.
//!
//! # When not
//! Civilian deaths do not count in the source.
//!
//! # References
//! Palmer, G. et al. 2022, "The MID5 Dataset, 2011-2014", Conflict Management and Peace Science 39,
//! 470-482.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::DisputeYear;

/// Whether a dyad had a fatal dispute; see the page of this module.
pub fn fatal(disputes: &[DisputeYear], window: Years, coverage: Years) -> Measured {
    window.covered(coverage, || {
        let found: Vec<&DisputeYear> = disputes.iter().filter(|one| window.has(one.year)).collect();
        let value = if found.iter().any(|one| one.fatal == Some(true)) {
            Value::of(1.0)
        } else if found.iter().any(|one| one.fatal.is_none()) {
            Value::Missing
        } else {
            Value::of(0.0)
        };
        Measured::new(value, found.len() as u64)
    })
}
