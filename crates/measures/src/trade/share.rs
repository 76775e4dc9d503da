//! Trade share: the partner's part in all of a state's trade.
//!
//! # What it measures
//! How much a partner matters among all partners.
//!
//! # Definition
//! `(exports_ij + imports_ij) / (exports_i + imports_i)`, the whole being trade with all partners.
//!
//! # Range and unit
//! 0 to 1; a share. Directed. `n`: 2, the flows.
//!
//! # Undefined
//! Where the state trades with nobody. Missing where a flow or the total is missing.
//!
//! # When not
//! A state that hardly trades depends on nobody however large the share; see `trade.dependence`.
//!
//! # References
//! Barbieri, K. 1996, "Economic Interdependence: A Path to Peace or a Source of Interstate
//! Conflict?", Journal of Peace Research 33, 29-49.

use crate::value::{Measured, Value};

/// The partner's share in the state's trade; see the page of this module.
pub fn share(exports: Value, imports: Value, all_trade: Value) -> Measured {
    let trade = exports.with(imports, |x, m| Value::of(x + m));
    Measured::new(trade.with(all_trade, Value::share), 2)
}
