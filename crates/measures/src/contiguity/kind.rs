//! Contiguity: whether two states border on each other, and over how much water.
//!
//! # What it measures
//! How near two states lie to each other, as a condition of conflict and of much else.
//!
//! # Definition
//! 1 by land or river; 2 over at most 12 miles of water, 3 over 24, 4 over 150, 5 over 400; 0 not
//! contiguous. Where it changed within a year, the nearest of the year.
//!
//! # Range and unit
//! 0 to 5; a type, no quantity: 0 is the farthest and 1 the nearest. Undirected. `n`: always 1.
//!
//! # Undefined
//! Never.
//!
//! # When not
//! As a scale: make categories of it, or take `contiguity.within`. Colonies and other dependencies
//! do not count here.
//!
//! # References
//! Stinnett, D. M., Tir, J., Schafer, P., Diehl, P. F. and Gochman, C. 2002, "The Correlates of War
//! Project Direct Contiguity Data, Version 3", Conflict Management and Peace Science 19, 58-66.

use crate::value::{Measured, Value};

/// The type of the nearest contiguity; see the page of this module.
pub fn kind(nearest: Option<u8>) -> Measured {
    Measured::new(Value::Number(f64::from(nearest.unwrap_or(0))), 1)
}
