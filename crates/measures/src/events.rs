//! What machine-coded events say of a dyad in a period: how many, of what class, with what score.
//!
//! Rows come in any order and in any number of parts: [`Accumulator`] adds them up in whole
//! numbers, parts merge, and a number is divided once, at the end. So the result is the same for
//! any order of rows and any number of threads.
//!
//! What counts is fixed in advance by [`Spec`] and reported by [`Report`]: the de-duplication,
//! whether bare statements (CAMEO root 01) count, the length of a period, and whether the dyad is
//! directed. Events of a state with itself never count.
//!
//! ```
//! use counterpoise_dates::Day;
//! use counterpoise_measures::events::{Accumulator, Event, Spec, net};
//! use counterpoise_world::cameo::{self, ScoreTable};
//! let mut events = Accumulator::new(Spec::default()); // directed months, every row
//! for (day, code) in [(1, "042"), (2, "112"), (3, "057")] {
//!     let day = Day::new(2014, 5, day).unwrap();
//!     events.add(&Event::cameo(day, 1, 2, cameo::find(code).unwrap(), ScoreTable::Icews));
//! }
//! let table = events.finish();
//! assert_eq!(net::net(&table.rows[0].sums).value.number(), Some(1.0 / 3.0));
//! ```

mod accumulator;
pub mod class;
pub mod count;
mod deduplication;
mod dyad_period;
mod event;
pub mod goldstein;
pub mod net;
mod period;
mod runs;
pub mod share;
mod sums;
mod totals;
pub mod volume;

pub use accumulator::{Accumulator, Report, Spec, SpecsDiffer, Statements, Table};
pub use class::Class;
pub use deduplication::Dedup;
pub use dyad_period::DyadPeriod;
pub use event::{Event, SCORE_SCALE};
pub use period::Period;
pub use sums::Sums;
