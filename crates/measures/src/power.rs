//! What a state weighs, alone, against another, and in the system.
//!
//! ```
//! use counterpoise_measures::Value;
//! use counterpoise_measures::power::{parity, ratio};
//! // Composite capabilities of China and the United States in 2010.
//! let (china, america) = (Value::of(0.209_224), Value::of(0.147_867));
//! assert!((ratio::weaker_to_stronger(china, america).value.number().unwrap() - 0.7067).abs() < 1e-4);
//! assert_eq!(parity::parity(china, america).value, Value::Number(0.0));
//! ```

pub mod cinc;
pub mod concentration;
pub mod major;
pub mod net;
pub mod overtaking;
pub mod parity;
pub mod ratio;
pub mod share;

pub use cinc::{COMPONENTS, Components};
pub use overtaking::{Lead, Overtaking};
