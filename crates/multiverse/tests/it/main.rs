//! The crate from outside.

mod build;
mod flips;
mod properties;
mod reference;
mod regression;
mod running;
mod spaces;
