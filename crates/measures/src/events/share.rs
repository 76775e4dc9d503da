//! Share of a class: which part of a dyad's events was of that class.
//!
//! # What it measures
//! The mix of what is reported of a dyad: the part that is conflict, or material conflict, and so
//! on. Unlike a count it does not grow with the attention of the news.
//!
//! # Definition
//! Events of the class divided by all events of the dyad in the period. Variants
//! `verbal-cooperation`, `material-cooperation`, `verbal-conflict`, `material-conflict`,
//! `cooperation`, `conflict`, as for `events.class`.
//!
//! # Range and unit
//! 0 to 1; a share. Directed, or undirected. `n`: all events of the dyad and period.
//!
//! # Undefined
//! Without an event.
//!
//! # When not
//! With few events a share jumps; read it with its `n`.
//!
//! # References
//! Gerner, D. J., Schrodt, P. A. and Yilmaz, O. 2009, Conflict and Mediation Event Observations
//! (CAMEO) Codebook, 1.1b3.

use crate::value::{Measured, Reason, Value};

use super::{Class, Sums};

/// The share of a class; see the page of this module.
pub fn share(sums: &Sums, class: Class) -> Measured {
    match sums.n() {
        0 => Measured::undefined(Reason::NoEvents, 0),
        n => Measured::new(Value::of(class.events(sums) as f64 / n as f64), n),
    }
}
