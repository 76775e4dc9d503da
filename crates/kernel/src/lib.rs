//! One cell, and what comes of it.
//!
//! *What it is for.* Says which acts count in a cell, what else speaks there, and what comes of
//! both by the rules of a school, once for all who ask:
//!
//! 1. [`Schools`] are compiled rules: a [`Program`] for each school, and for each of its slots an
//!    [`Ask`] - how much there is of some acts, by a [`Gauge`]; a series; judges; what stands; who
//!    has the most.
//! 2. A [`CompiledCell`] lays these over [`Acts`], in the one order in which they are added up.
//! 3. A [`Perturbation`] says what is otherwise than written: acts kept or not, their weight, days
//!    and codings, searches, series, judges, settings. [`AsWritten`] is the one that changes
//!    nothing.
//! 4. A cell reads each ask to a degree, and [`Evaluated`] goes from degrees to labels, of which
//!    [`decide`] names the one that wins.
//!
//! The central reading ([`CentralReading`]) perturbs nothing. A universe perturbs everything and is
//! read by the same code. What is asked too often for that is prepared from the compiled cell: an
//! admissible date moves acts whole, so the acts that cannot move are added up beforehand, and
//! rules are evaluated on bounds ([`Between`]); a draw keeps acts by coins and moves them by days,
//! eight draws side by side, and reads shares, thresholds and judges as random numbers; what a
//! verdict hangs on is a draw without a source, a judge or an open day.
//!
//! *What it may use.* The ledger and its numbers, the case as plain data, deterministic arithmetic.
//!
//! *What it must never know.* Chance and seeds, choices and their combinations, what a verdict is
//! called or how it is shown; which school says what (schools are data), files, clocks.
//!
//! *Invariants.* Degrees lie in 0..=1; what is unknown is one half and decides nothing; a perturbed
//! cell is, to the last bit, that of the case in which the change was made.

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
pub use cell::{CompiledCell, Room};
pub use decide::{HALF, ROUNDING, decide};
pub use degree::{Between, Degree};
pub use evaluate::Evaluated;
pub use fuzzy::{aggregate, calibrate};
pub use gauge::{Gauge, calibrated, thresholds};
pub use perturbation::{Found, Perturbation};
pub use program::{Condition, Part, Program, Rule, Step};
pub use schools::{Schools, Slot, indexed_for, indicators_of};
pub use written::{AsWritten, CentralReading};
