//! Trade flow: what one state sold to another.
//!
//! # What it measures
//! The goods that went from one state to another, in money.
//!
//! # Definition
//! `exports`: the flow from the first to the second; `imports`: from the second to the first;
//! `both`: their sum. As the source has it, which for the Correlates of War is mostly what the
//! importer reported.
//!
//! # Range and unit
//! 0 and more; millions of current US dollars. Directed. `n`: the flows, 1 or 2.
//!
//! # Undefined
//! Never; missing where a flow is missing, which is not zero.
//!
//! # When not
//! Current dollars grow with prices; across years compare shares or dependence. Importer and
//! exporter report different numbers.
//!
//! # References
//! Barbieri, K., Keshk, O. M. G. and Pollins, B. 2009, "TRADING DATA: Evaluating our Assumptions
//! and Coding Rules", Conflict Management and Peace Science 26, 471-491.

use crate::value::{Measured, Value};

/// Which flows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// From the first to the second.
    Exports,
    /// From the second to the first.
    Imports,
    /// Their sum.
    Both,
}

/// What was traded; see the page of this module.
pub fn flow(exports: Value, imports: Value, which: Which) -> Measured {
    match which {
        Which::Exports => Measured::new(exports, 1),
        Which::Imports => Measured::new(imports, 1),
        Which::Both => Measured::new(exports.with(imports, |x, m| Value::of(x + m)), 2),
    }
}
