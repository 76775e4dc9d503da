//! Measures of how two states stand to each other, and of what each of them is.
//!
//! *What it is for.* Similarity of portfolios and votes, event counts and scores, power, trade, arms: one file each, whose
//! documentation is its page in the manual. Numbers in, numbers out, with the number of
//! observations and the reason when a value is undefined.
//!
//! *What it may use.* `numerics`, `dates`, and the code systems of `world`.
//!
//! *What it must never know.* Files, stores, cases, verdicts, clocks and threads.

pub mod alliance;
pub mod arms;
pub mod catalogue;
pub mod contiguity;
pub mod dispute;
pub mod events;
pub mod finance;
pub mod ideal;
pub mod igo;
pub mod power;
mod references;
pub mod similarity;
pub mod trade;
mod value;
pub mod visits;
mod years;

pub use catalogue::{MeasureInfo, catalogue};
pub use references::{REFERENCES, Reference, reference};
pub use value::{Measured, Reason, Value};
pub use years::Years;
