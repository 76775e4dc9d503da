//! Ideal point distance: how far apart two states stand in the General Assembly.
//!
//! # What it measures
//! The difference of two states' foreign policy orientations, which, unlike agreement, does not
//! move when only the agenda does.
//!
//! # Definition
//! The absolute difference of the two ideal points (`unga.ideal-point`) in the same session.
//!
//! # Range and unit
//! 0 and more; standard deviations of all states and sessions. Undirected. `n`: the roll calls of
//! the one that voted on fewer.
//!
//! # Undefined
//! Never; missing where either estimate is.
//!
//! # When not
//! The distance of two means is not the mean of a distance: for states near each other it is too
//! small. For an interval of the distance use the draws of one's own estimate.
//!
//! # References
//! Bailey, M. A., Strezhnev, A. and Voeten, E. 2017, "Estimating Dynamic State Preferences from
//! United Nations Voting Data", Journal of Conflict Resolution 61, 430-456.

use crate::value::{Measured, Value};

/// The distance of two ideal points; see the page of this module.
pub fn distance(one: Value, other: Value, votes: u64) -> Measured {
    Measured::new(one.with(other, |a, b| Value::of((a - b).abs())), votes)
}
