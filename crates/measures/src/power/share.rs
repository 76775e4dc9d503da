//! Share of power: a state's part in the system's total of any capability.
//!
//! # What it measures
//! A state's part of the world's (or a region's) GDP, spending, net power.
//!
//! # Definition
//! The state's value divided by the sum over all states of the year that have one.
//!
//! # Range and unit
//! 0 to 1; a share. Monadic. `n`: the states summed.
//!
//! # Undefined
//! Where the total is zero. Missing where the state's own value is missing.
//!
//! # When not
//! Where large states are missing the shares of all others are too large; the note says that some
//! are.
//!
//! # References
//! Singer, J. D., Bremer, S. and Stuckey, J. 1972, "Capability Distribution, Uncertainty, and Major
//! Power War, 1820-1965", in: Russett (ed.), Peace, War, and Numbers, 19-48.

use counterpoise_numerics::Sum;

use crate::value::{Measured, Value};

/// The share of every state of a system, in their order; see the page of this module.
pub fn shares(system: &[Value]) -> Vec<Measured> {
    let known: Vec<f64> = system.iter().filter_map(|value| value.number()).collect();
    let (n, total) = (known.len(), Sum::of(known));
    let note =
        if n < system.len() { "states without a value are left out of the total" } else { "" };
    let share = |own: &Value| match own {
        Value::Number(own) => Value::share(*own, total),
        nothing => *nothing,
    };
    system.iter().map(|own| Measured::new(share(own), n as u64).noted(note)).collect()
}
