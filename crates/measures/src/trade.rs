//! How two states live by trade with each other, and whether they trade more than they should.
//!
//! ```
//! use counterpoise_measures::Value;
//! use counterpoise_measures::trade::dependence;
//! // Exports of 500 and imports of 450 in a GDP of 20,000.
//! let found = dependence::dependence(Value::of(500.0), Value::of(450.0), Value::of(20_000.0));
//! assert_eq!(found.value, Value::Number(0.0475));
//! ```

pub mod balance;
pub mod dependence;
pub mod flow;
pub mod gravity;
pub mod interdependence;
pub mod low_high;
pub mod salience;
pub mod share;
pub mod symmetry;
