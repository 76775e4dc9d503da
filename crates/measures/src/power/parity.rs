//! Parity: whether two states are near enough in power to contend.
//!
//! # What it measures
//! The condition under which the theory of power transition expects a challenge.
//!
//! # Definition
//! 1 where the weaker has at least 80 per cent of the stronger's capability, else 0.
//!
//! # Range and unit
//! 0 or 1. Undirected. `n`: 2.
//!
//! # Undefined
//! Where both capabilities are zero. Missing where either is missing.
//!
//! # When not
//! The 80 per cent is a convention; read the ratio beside it.
//!
//! # References
//! Organski, A. F. K. and Kugler, J. 1980, The War Ledger, University of Chicago Press.

use crate::value::{Measured, Value};

use super::ratio::weaker_to_stronger;

/// The least ratio of the weaker to the stronger that is called parity.
pub const PARITY: f64 = 0.8;

/// Whether two states are at parity, 1 or 0; see the page of this module.
pub fn parity(one: Value, other: Value) -> Measured {
    let ratio = weaker_to_stronger(one, other);
    Measured { value: ratio.value.map(|ratio| f64::from(u8::from(ratio >= PARITY))), ..ratio }
}
