//! One cell, and what comes of it.
//!
//! *What it is for.* Says how an attribute is read off its evidence ([`Gauge`]) and how a school's
//! rules combine attributes ([`Program`], [`evaluate`], [`decide`]).
//!
//! *What it may use.* The ledger and its numbers, the case as plain data, deterministic arithmetic.
//!
//! *What it must never know.* Chance and seeds, choices and their combinations, what a verdict is
//! called or how it is shown; which school says what (schools are data), files, clocks.
//!
//! *Invariants.* Degrees lie in 0..=1; what is unknown is one half and decides nothing.

mod acts;
mod ask;
mod beside;
mod cell;
mod decide;
mod degree;
mod evaluate;
mod fuzzy;
mod gauge;
pub mod marginal;
mod perturbation;
mod program;
mod schools;
mod table;
mod written;

pub use acts::{Act, Acts};
pub use ask::{Ask, Counted};
pub use beside::{Voice, has, judgements, other_pairs, standing, voices};
pub use cell::{Cell, Room};
pub use decide::{HALF, ROUNDING, decide};
pub use degree::{Between, Degree};
pub use evaluate::Evaluated;
pub use fuzzy::{aggregate, calibrate};
pub use gauge::{Gauge, calibrated, thresholds};
pub use perturbation::{Found, Perturbation};
pub use program::{Condition, Part, Program, Rule, Step};
pub use schools::{Schools, Slot, indexed_for, indicators_of};
pub use written::{AsWritten, Reading};
