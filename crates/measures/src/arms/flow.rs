//! Arms flow: what one state delivered to another in major weapons.
//!
//! # What it measures
//! The volume of military capability transferred, whether sold, given or built under licence.
//!
//! # Definition
//! The sum of SIPRI's trend-indicator values (TIV) of the deliveries from the supplier to the
//! recipient in the window.
//!
//! # Range and unit
//! 0 and more; millions of TIV, which is a measure of capability and no price. Directed, from
//! supplier to recipient. `n`: the rows summed.
//!
//! # Undefined
//! Never; without a delivery it is 0. A window that reaches beyond the data is outside coverage.
//!
//! # When not
//! Deliveries come in lumps: use windows of several years. Small arms, most parts and services are
//! not counted.
//!
//! # References
//! Stockholm International Peace Research Institute, SIPRI Arms Transfers Database. Holtom, P.,
//! Bromley, M. and Simmel, V. 2012, Measuring International Arms Transfers, SIPRI Fact Sheet.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::{Delivery, sum};

/// What the supplier delivered to the recipient; see the page of this module.
pub fn flow(
    deliveries: &[Delivery],
    supplier: u32,
    recipient: u32,
    window: Years,
    coverage: Years,
) -> Measured {
    window.covered(coverage, || {
        let meant = |one: &Delivery| {
            one.supplier == supplier && one.recipient == recipient && window.has(one.year)
        };
        let (total, n) = sum(deliveries, meant);
        Measured::new(Value::of(total), n)
    })
}
