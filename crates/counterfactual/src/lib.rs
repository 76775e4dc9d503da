//! What would have been: counterfactual paths of a series.
//!
//! *What it is for.* A series was interrupted at a known time; how would it have gone on? From its own past
//! ([`interrupted`], [`counts`], [`structural`]), from other units that were not interrupted
//! ([`synthetic`], [`ridge`], [`did`]), with the doubt of each answer ([`placebo`],
//! [`did::errors`]).
//!
//! *What it may use.* `numerics` for functions, sums and random streams; threads, whose number changes no bit.
//!
//! *What it must never know.* States, events, cases; files, clocks, the environment; what a unit is called. A panel is
//! numbers, a unit is a position.
//!
//! Each module is the page of its method. A specification (`Spec`-like plain struct) is fitted to
//! data and gives a plain result; what stands in the way of one is a [`Trouble`], never a number
//! that means nothing.

pub mod counts;
pub mod did;
pub mod interrupted;
pub mod panel;
pub mod placebo;
pub mod ridge;
pub mod search;
pub mod structural;
pub mod synthetic;

mod nearest;
mod trouble;

pub use panel::{Design, Panel};
pub use search::Search;
pub use trouble::Trouble;
