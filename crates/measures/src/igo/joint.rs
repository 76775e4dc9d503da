//! Joint memberships: how many intergovernmental organisations two states both belong to.
//!
//! # What it measures
//! How far two states are bound by common institutions.
//!
//! # Definition
//! The number of organisations of which both are members in the year.
//!
//! # Range and unit
//! 0 and more; organisations. Undirected. `n`: the same number.
//!
//! # Undefined
//! Never; missing where the source has no value.
//!
//! # When not
//! It counts the Universal Postal Union like the Warsaw Pact, and grew for everybody: compare
//! shares.
//!
//! # References
//! Pevehouse, J. C. W., Nordstrom, T., McManus, R. W. and Jamison, A. S. 2020, "Tracking
//! Organizations in the World: The Correlates of War IGO Version 3.0 Datasets", Journal of Peace
//! Research 57, 492-503.

use crate::value::{Measured, Value};

/// The number of joint memberships; see the page of this module.
pub fn joint(organisations: Option<u32>) -> Measured {
    Measured::new(Value::known(organisations.map(f64::from)), organisations.map_or(0, u64::from))
}

/// The number of joint memberships, from two lists of organisations without repeats.
pub fn joint_of(first: &[u32], second: &[u32]) -> Measured {
    joint(u32::try_from(first.iter().filter(|one| second.contains(one)).count()).ok())
}
