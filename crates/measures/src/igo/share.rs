//! Share of joint memberships: which part of a state's organisations it shares with another.
//!
//! # What it measures
//! How far a state's institutional life is shared with one partner.
//!
//! # Definition
//! Joint memberships divided by the state's own memberships in the year.
//!
//! # Range and unit
//! 0 to 1; a share. Directed. `n`: the state's own memberships.
//!
//! # Undefined
//! Where the state belongs to no organisation. Missing where a count is missing.
//!
//! # When not
//! It cannot tell organisations that a state chose from those that all belong to.
//!
//! # References
//! Pevehouse, J. C. W., Nordstrom, T., McManus, R. W. and Jamison, A. S. 2020, "Tracking
//! Organizations in the World: The Correlates of War IGO Version 3.0 Datasets", Journal of Peace
//! Research 57, 492-503.

use crate::value::{Measured, Value};

/// The share of joint memberships in a state's own; see the page of this module.
pub fn share(joint: Option<u32>, own: Option<u32>) -> Measured {
    let known = |count: Option<u32>| Value::known(count.map(f64::from));
    Measured::new(known(joint).with(known(own), Value::share), own.map_or(0, u64::from))
}
