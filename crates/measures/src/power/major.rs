//! Major power: whether a state is one of the major powers of its time.
//!
//! # What it measures
//! Membership of the small group that the Correlates of War call major powers.
//!
//! # Definition
//! 1 if the list has the state as a major power on some day of the year; else 0.
//!
//! # Range and unit
//! 0 or 1. `n`: always 1.
//!
//! # Undefined
//! Never.
//!
//! # When not
//! As a measure of strength: it is a judgement by historians, and knows no degrees. The list ends
//! with 2016; its last members are taken to be so still.
//!
//! # References
//! Correlates of War Project 2017, "State System Membership List, v2016".

use crate::value::{Measured, Value};

/// Whether a state is a major power; see the page of this module.
pub fn major(is_one: bool) -> Measured {
    Measured::new(Value::Number(f64::from(u8::from(is_one))), 1)
}
