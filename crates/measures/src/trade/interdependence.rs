//! Interdependence: a relation that matters, and alike, to both.
//!
//! # What it measures
//! Salience and symmetry of trade together.
//!
//! # Definition
//! Salience times symmetry (`trade.salience`, `trade.symmetry`).
//!
//! # Range and unit
//! 0 to 1; no unit. Undirected. `n`: 2.
//!
//! # Undefined
//! As the shares.
//!
//! # When not
//! The product hides which of the two is low; report them beside it.
//!
//! # References
//! Barbieri, K. 1996, "Economic Interdependence: A Path to Peace or a Source of Interstate
//! Conflict?", Journal of Peace Research 33, 29-49.

use crate::value::{Measured, Value};

use super::{salience, symmetry};

/// The interdependence, from the two trade shares; see the page of this module.
pub fn interdependence(share_ij: Value, share_ji: Value) -> Measured {
    let salience = salience::salience(share_ij, share_ji).value;
    let symmetry = symmetry::symmetry(share_ij, share_ji).value;
    Measured::new(salience.with(symmetry, |a, b| Value::of(a * b)), 2)
}
