//! Power ratio: how one state's capability compares with another's.
//!
//! # What it measures
//! The distance in power of a dyad, on any capability (CINC, GDP, net power).
//!
//! # Definition
//! `weaker-to-stronger`: the smaller divided by the larger. `subject-to-target`: the first's
//! divided by the second's.
//!
//! # Range and unit
//! 0 to 1, or 0 and more; a ratio. Undirected, or directed. `n`: 2.
//!
//! # Undefined
//! Where it would divide by zero. Missing where either is missing.
//!
//! # When not
//! A ratio of shares is a ratio of capabilities only within one year and one system.
//!
//! # References
//! Organski, A. F. K. and Kugler, J. 1980, The War Ledger, University of Chicago Press.

use crate::value::{Measured, Value};

/// The weaker's capability divided by the stronger's; see the page of this module.
pub fn weaker_to_stronger(one: Value, other: Value) -> Measured {
    Measured::new(one.with(other, |a, b| Value::share(a.min(b), a.max(b))), 2)
}

/// The first's capability divided by the second's; see the page of this module.
pub fn subject_to_target(subject: Value, target: Value) -> Measured {
    Measured::new(subject.with(target, Value::share), 2)
}
