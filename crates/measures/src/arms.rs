//! Who arms whom, and who could be cut off.
//!
//! ```
//! use counterpoise_measures::{Value, Years};
//! use counterpoise_measures::arms::{Delivery, dependence};
//! let bought = |supplier, tiv| Delivery { supplier, recipient: 1, year: 2015, tiv };
//! let deliveries = [bought(7, 441.0), bought(8, 63.0)];
//! let coverage = Years::new(1950, 2021).unwrap();
//! let found = dependence::dependence(&deliveries, 7, 1, Years::one(2015), coverage);
//! assert_eq!(found.value, Value::Number(0.875));
//! ```

pub mod dependence;
pub mod flow;
pub mod share;

use counterpoise_numerics::Sum;

/// What a supplier delivered to a recipient in a year.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Delivery {
    /// The supplier, as a number of the caller's.
    pub supplier: u32,
    /// The recipient.
    pub recipient: u32,
    /// The year.
    pub year: i32,
    /// Its trend-indicator value, in millions.
    pub tiv: f64,
}

/// The sum and the number of the deliveries that are meant.
fn sum(deliveries: &[Delivery], meant: impl Fn(&Delivery) -> bool) -> (f64, u64) {
    let found: Vec<f64> = deliveries.iter().filter(|one| meant(one)).map(|one| one.tiv).collect();
    (Sum::of(found.iter().copied()), found.len() as u64)
}
