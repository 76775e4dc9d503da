//! Salience of trade: how much a relation matters to both.
//!
//! # What it measures
//! The weight of a trading relation for the dyad as a whole.
//!
//! # Definition
//! `sqrt(s_ij * s_ji)`, the geometric mean of the two trade shares (`trade.share`).
//!
//! # Range and unit
//! 0 to 1; no unit. Undirected. `n`: 2.
//!
//! # Undefined
//! As the shares.
//!
//! # When not
//! A relation that is everything to one and nothing to the other comes out small; see symmetry.
//!
//! # References
//! Barbieri, K. 1996, "Economic Interdependence: A Path to Peace or a Source of Interstate
//! Conflict?", Journal of Peace Research 33, 29-49.

use counterpoise_numerics::sqrt;

use crate::value::{Measured, Value};

/// The salience, from the two trade shares; see the page of this module.
pub fn salience(share_ij: Value, share_ji: Value) -> Measured {
    Measured::new(share_ij.with(share_ji, |a, b| Value::of(sqrt((a * b).max(0.0)))), 2)
}
