//! Trade dependence: trade with the partner in the part of one's own economy.
//!
//! # What it measures
//! How much of a state's economy rests on trade with another.
//!
//! # Definition
//! `(exports_ij + imports_ij) / GDP_i`, flows and GDP of the same year in the same current
//! currency.
//!
//! # Range and unit
//! 0 and more, mostly below 1; a ratio. Directed: the dependence of `i` on `j`. `n`: 2, the flows.
//!
//! # Undefined
//! Where the GDP is zero. Missing where a flow or the GDP is missing: a missing flow is not zero.
//!
//! # When not
//! It knows neither what is traded nor whether it could be had elsewhere. Flows as the importer and
//! as the exporter report them differ; name the source.
//!
//! # References
//! Oneal, J. R. and Russett, B. 1997, "The Classical Liberals Were Right: Democracy,
//! Interdependence, and Conflict, 1950-1985", International Studies Quarterly 41, 267-293.

use crate::value::{Measured, Value};

/// The dependence of a state on its partner; see the page of this module.
pub fn dependence(exports: Value, imports: Value, gdp: Value) -> Measured {
    let trade = exports.with(imports, |x, m| Value::of(x + m));
    Measured::new(trade.with(gdp, Value::share), 2)
}
