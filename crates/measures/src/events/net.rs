//! Net cooperation: cooperation less conflict, in the part of all events.
//!
//! # What it measures
//! The balance of a dyad's events in a period.
//!
//! # Definition
//! `(cooperation - conflict) / n`, with cooperation the events of roots 01 to 08, conflict those of
//! 09 to 20, `n` all.
//!
//! # Range and unit
//! -1 (conflict alone) to 1 (cooperation alone); no unit. Directed, or undirected. `n`: all events of the dyad and period.
//!
//! # Undefined
//! Without an event.
//!
//! # When not
//! Every event counts alike, a handshake and a bombardment; for intensity see `events.goldstein`.
//!
//! # References
//! Gerner, D. J., Schrodt, P. A. and Yilmaz, O. 2009, Conflict and Mediation Event Observations
//! (CAMEO) Codebook, 1.1b3.

use crate::value::{Measured, Reason, Value};

use super::{Class, Sums};

/// The net cooperation; see the page of this module.
pub fn net(sums: &Sums) -> Measured {
    let n = sums.n();
    if n == 0 {
        return Measured::undefined(Reason::NoEvents, 0);
    }
    let balance = Class::Cooperation.events(sums) as f64 - Class::Conflict.events(sums) as f64;
    Measured::new(Value::of(balance / n as f64), n)
}
