//! Share of arms exports: which part of a supplier's deliveries goes to one recipient.
//!
//! # What it measures
//! How much a customer matters to a supplier.
//!
//! # Definition
//! Deliveries to the recipient divided by deliveries of the supplier to all recipients in the
//! window, in trend-indicator values.
//!
//! # Range and unit
//! 0 to 1; a share. Directed, supplier and recipient. `n`: the supplier's rows in the window.
//!
//! # Undefined
//! Where the supplier delivered nothing. A window that reaches beyond the data is outside coverage.
//!
//! # When not
//! It says nothing of how the recipient depends on the supplier; see `arms.dependence`.
//!
//! # References
//! Stockholm International Peace Research Institute, SIPRI Arms Transfers Database.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::{Delivery, flow, sum};

/// The recipient's share in the supplier's deliveries; see the page of this module.
pub fn share(
    deliveries: &[Delivery],
    supplier: u32,
    recipient: u32,
    window: Years,
    coverage: Years,
) -> Measured {
    let to_one = flow::flow(deliveries, supplier, recipient, window, coverage).value;
    let (all, n) = sum(deliveries, |one| one.supplier == supplier && window.has(one.year));
    Measured::new(to_one.with(Value::of(all), Value::share), n)
}
