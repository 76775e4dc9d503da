//! Highest hostility: how far two states went against each other.
//!
//! # What it measures
//! The intensity of the worst dispute of a dyad in a window.
//!
//! # Definition
//! The highest level of hostility of either side in any of their disputes: 1 no militarised action,
//! 2 threat, 3 display, 4 use of force, 5 war; 0 without a dispute.
//!
//! # Range and unit
//! 0 to 5; an order of levels. Undirected. `n`: the dyad's dispute-years in the window.
//!
//! # Undefined
//! Missing where there were disputes and no level is known. A window that reaches beyond the data
//! is outside coverage.
//!
//! # When not
//! Levels are an order, not amounts: their means say little.
//!
//! # References
//! Palmer, G. et al. 2022, "The MID5 Dataset, 2011-2014", Conflict Management and Peace Science 39,
//! 470-482.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::DisputeYear;

/// The highest hostility of a dyad; see the page of this module.
pub fn hostility(disputes: &[DisputeYear], window: Years, coverage: Years) -> Measured {
    window.covered(coverage, || {
        let found: Vec<&DisputeYear> = disputes.iter().filter(|one| window.has(one.year)).collect();
        let highest = found.iter().filter_map(|one| one.hostility).max();
        let value =
            if found.is_empty() { Value::of(0.0) } else { Value::known(highest.map(f64::from)) };
        Measured::new(value, found.len() as u64)
    })
}
