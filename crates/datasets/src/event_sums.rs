//! Sums of events that an engine made beyond this machine, taken in and given back.
//!
//! `counterpoise sql dyad-months` prints this program's own reduction, `sql name-months` the sums
//! by the names of actors; whatever ran them writes Parquet or CSV. These sums are a dataset like
//! another: measures, panels and scans read it as they read events.

mod add;
mod frame;
mod join;
mod layout;
mod read;
mod together;

pub(crate) use layout::KIND;
pub use read::{EventSums, NamedMonths};
