//! Trade balance: who sells more to whom.
//!
//! # What it measures
//! The direction of a trading relation.
//!
//! # Definition
//! `(exports_ij - imports_ij) / (exports_ij + imports_ij)`.
//!
//! # Range and unit
//! -1 (only buys) to 1 (only sells); no unit. Directed: the sign turns with the direction. `n`: 2, the flows.
//!
//! # Undefined
//! Where the two do not trade. Missing where a flow is missing.
//!
//! # When not
//! A bilateral balance says little about gain; goods pass through third countries.
//!
//! # References
//! Hirschman, A. O. 1945, National Power and the Structure of Foreign Trade, University of
//! California Press.

use crate::value::{Measured, Value};

/// The balance of a state's trade with its partner; see the page of this module.
pub fn balance(exports: Value, imports: Value) -> Measured {
    Measured::new(exports.with(imports, |x, m| Value::share(x - m, x + m)), 2)
}
