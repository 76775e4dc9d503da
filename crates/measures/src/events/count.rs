//! Events: how many were reported.
//!
//! # What it measures
//! The number of coded events of the source towards the target in a period: how much the news saw
//! of them.
//!
//! # Definition
//! The number of rows that count under the stated rules of de-duplication and of statements.
//!
//! # Range and unit
//! 0 and more; events. Directed, or undirected as the sum of both directions. `n`: the same number.
//!
//! # Undefined
//! Never; a dyad without events in a covered period has 0.
//!
//! # When not
//! Volume grows with the number of news sources and with their attention. Compare shares or means,
//! or divide by the world's volume (`events.volume`); half of the interstate rows of a raw file may
//! be repeats.
//!
//! # References
//! Schrodt, P. A. 2012, "Precedents, Progress, and Prospects in Political Event Data",
//! International Interactions 38, 546-569.

use crate::value::{Measured, Value};

use super::Sums;

/// The number of events; see the page of this module.
pub fn count(sums: &Sums) -> Measured {
    Measured::new(Value::of(sums.n() as f64), sums.n())
}
