//! CINC: a state's mean share of the world's material capabilities.
//!
//! # What it measures
//! The Composite Index of National Capability: how much of the system's military, industrial and
//! demographic capability a state holds in a year.
//!
//! # Definition
//! For each of six components (military expenditure, military personnel, iron and steel production,
//! primary energy consumption, total population, urban population) the state's share of the sum
//! over all states of the year; CINC is the mean of the shares that are **available**. It is not
//! their sum divided by six: that is wrong for 16 per cent of the published rows, by up to 0.058.
//!
//! # Range and unit
//! 0 to 1; a share. Monadic. `n`: the components available. The values of a year need not add up to
//! 1 (1.000 to 1.075 in the published data), because states with gaps are averaged over fewer
//! components.
//!
//! # Undefined
//! Missing if no component is available. A component that is zero for all states says nothing and
//! counts as unavailable.
//!
//! # When not
//! It weighs a ton of steel and a soldier as in 1950, and counts population as strength; compare
//! net power.
//!
//! # References
//! Singer, J. D., Bremer, S. and Stuckey, J. 1972, "Capability Distribution, Uncertainty, and Major
//! Power War, 1820-1965", in: Russett (ed.), Peace, War, and Numbers, 19-48. Singer, J. D. 1987,
//! International Interactions 14, 115-132.

use counterpoise_numerics::Sum;

use crate::value::{Measured, Value};

/// The six components, in the order of [`Components`], as the data name them.
pub const COMPONENTS: [&str; 6] = ["milex", "milper", "irst", "pec", "tpop", "upop"];

/// The components of one state in one year; `None` where the source has no value.
pub type Components = [Option<f64>; 6];

/// The CINC of every state of a system in one year, in their order; see the page of this module.
///
/// All states of the year must be given, for the shares are taken of their sum. A negative
/// component counts as missing.
pub fn cinc(system: &[Components]) -> Vec<Measured> {
    let totals: [f64; 6] =
        std::array::from_fn(|at| Sum::of(system.iter().filter_map(|state| component(state, at))));
    system.iter().map(|state| of_one(state, &totals)).collect()
}

fn of_one(state: &Components, totals: &[f64; 6]) -> Measured {
    let shares = totals.iter().enumerate().filter(|(_, total)| **total > 0.0);
    let shares: Vec<f64> =
        shares.filter_map(|(at, total)| Some(component(state, at)? / total)).collect();
    let n = shares.len();
    if n == 0 {
        return Measured::new(Value::Missing, 0);
    }
    let mean = Measured::new(Value::of(Sum::of(shares) / n as f64), n as u64);
    if n < COMPONENTS.len() {
        mean.noted("the mean of the components that are available")
    } else {
        mean
    }
}

fn component(state: &Components, at: usize) -> Option<f64> {
    state.get(at).copied().flatten().filter(|value| *value >= 0.0 && value.is_finite())
}
