//! Symmetry of trade: whether a relation matters alike to both.
//!
//! # What it measures
//! Equal or unequal dependence.
//!
//! # Definition
//! `1 - |s_ij - s_ji|`, with `s` the trade shares (`trade.share`).
//!
//! # Range and unit
//! 0 (all to one, nothing to the other) to 1 (alike); no unit. Undirected. `n`: 2.
//!
//! # Undefined
//! As the shares.
//!
//! # When not
//! Two states that hardly trade with each other are perfectly symmetric; read it with salience.
//!
//! # References
//! Barbieri, K. 1996, "Economic Interdependence: A Path to Peace or a Source of Interstate
//! Conflict?", Journal of Peace Research 33, 29-49.

use crate::value::{Measured, Value};

/// The symmetry, from the two trade shares; see the page of this module.
pub fn symmetry(share_ij: Value, share_ji: Value) -> Measured {
    Measured::new(share_ij.with(share_ji, |a, b| Value::of(1.0 - (a - b).abs())), 2)
}
