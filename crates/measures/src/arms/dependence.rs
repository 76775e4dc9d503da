//! Arms dependence: which part of its imported weapons a state has from one supplier.
//!
//! # What it measures
//! How exposed a state is to a supplier who might cut it off.
//!
//! # Definition
//! Deliveries from the supplier divided by deliveries from all suppliers to the recipient in the
//! window, in trend-indicator values.
//!
//! # Range and unit
//! 0 to 1; a share. Directed, supplier and recipient. `n`: the recipient's rows in the window.
//!
//! # Undefined
//! Where the recipient received nothing. A window that reaches beyond the data is outside coverage.
//!
//! # When not
//! A state that builds its own weapons may import few, all from one supplier, and depend on nobody.
//!
//! # References
//! Stockholm International Peace Research Institute, SIPRI Arms Transfers Database. Kinsella, D.
//! 1998, "Arms Transfer Dependence and Foreign Policy Conflict", Journal of Peace Research 35,
//! 7-23.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::{Delivery, flow, sum};

/// The recipient's dependence on the supplier; see the page of this module.
pub fn dependence(
    deliveries: &[Delivery],
    supplier: u32,
    recipient: u32,
    window: Years,
    coverage: Years,
) -> Measured {
    let from_one = flow::flow(deliveries, supplier, recipient, window, coverage).value;
    let (all, n) = sum(deliveries, |one| one.recipient == recipient && window.has(one.year));
    Measured::new(from_one.with(Value::of(all), Value::share), n)
}
