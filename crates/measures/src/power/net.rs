//! Net power: economic size times economic development.
//!
//! # What it measures
//! A state's resources after the costs of its population: a large poor country consumes most of
//! what it makes.
//!
//! # Definition
//! `GDP x GDP per head`, which is the square of the GDP divided by the population. As an index, the
//! share in the sum over all states of the year (`power.share` of it).
//!
//! # Range and unit
//! 0 and more; squared currency per head, so only ratios and shares mean something. Monadic. `n`: 1.
//!
//! # Undefined
//! Where the population is zero. Missing where either is missing.
//!
//! # When not
//! Aggregates of the data (world, regions) are no states and must not be among the states summed.
//! Current and constant prices, exchange rates and purchasing power give different ratios: name the
//! series.
//!
//! # References
//! Beckley, M. 2018, "The Power of Nations: Measuring What Matters", International Security 43 (2),
//! 7-44.

use crate::value::{Measured, Value};

/// The net power of a state; see the page of this module.
pub fn net(gdp: Value, population: Value) -> Measured {
    Measured::new(gdp.with(population, |gdp, people| Value::share(gdp * gdp, people)), 1)
}
