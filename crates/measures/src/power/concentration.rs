//! Concentration: how unequally capability is spread over a system.
//!
//! # What it measures
//! Whether the system is one of equals or one state holds all: CON.
//!
//! # Definition
//! `CON = sqrt((sum(s_i^2) - 1/n) / (1 - 1/n))`, with `s` the shares of the `n` members, brought to
//! a total of 1.
//!
//! # Range and unit
//! 0 (all equal) to 1 (one has everything); no unit. Of a system. `n`: its members.
//!
//! # Undefined
//! With fewer than two members, or a total of zero. Members without a value are left out, with a
//! note.
//!
//! # When not
//! It depends on who belongs to the system: all states, or the major powers as in the source. Say
//! which.
//!
//! # References
//! Singer, J. D., Bremer, S. and Stuckey, J. 1972, "Capability Distribution, Uncertainty, and Major
//! Power War, 1820-1965", in: Russett (ed.), Peace, War, and Numbers, 19-48. Ray, J. L. and Singer,
//! J. D. 1973, "Measuring the Concentration of Power in the International System", Sociological
//! Methods and Research 1, 403-437.

use counterpoise_numerics::{Sum, sqrt};

use crate::value::{Measured, Reason, Value};

/// The concentration of a system; see the page of this module.
pub fn concentration(system: &[Value]) -> Measured {
    let known: Vec<f64> = system.iter().filter_map(|value| value.number()).collect();
    let (n, total) = (known.len() as u64, Sum::of(known.iter().copied()));
    if n < 2 {
        return Measured::undefined(Reason::TooFewMembers, n);
    }
    if total <= 0.0 {
        return Measured::undefined(Reason::ZeroTotal, n);
    }
    let even = 1.0 / n as f64;
    let squares = Sum::of(known.iter().map(|value| (value / total) * (value / total)));
    let value = Value::of(sqrt(((squares - even) / (1.0 - even)).max(0.0)));
    let note = if known.len() < system.len() { "members without a value are left out" } else { "" };
    Measured::new(value, n).noted(note)
}
