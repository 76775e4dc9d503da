//! Lower and higher dependence: of the two dependences of a dyad, the lower and the higher.
//!
//! # What it measures
//! `low`: how far the less dependent state is bound, which limits both ("weakest link"). `high`:
//! how far the more dependent is.
//!
//! # Definition
//! The smaller and the larger of the two trade dependences (`trade.dependence`).
//!
//! # Range and unit
//! 0 and more; a ratio. Undirected. `n`: 2.
//!
//! # Undefined
//! As the dependences: neither is known unless both are.
//!
//! # When not
//! For which of the two depends on the other use the directed measure.
//!
//! # References
//! Oneal, J. R. and Russett, B. 1997, "The Classical Liberals Were Right: Democracy,
//! Interdependence, and Conflict, 1950-1985", International Studies Quarterly 41, 267-293.

use crate::value::{Measured, Value};

/// The lower of two dependences; see the page of this module.
pub fn low(one: Value, other: Value) -> Measured {
    Measured::new(one.with(other, |a, b| Value::of(a.min(b))), 2)
}

/// The higher of two dependences; see the page of this module.
pub fn high(one: Value, other: Value) -> Measured {
    Measured::new(one.with(other, |a, b| Value::of(a.max(b))), 2)
}
