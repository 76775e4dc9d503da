//! From events to balances and indicators, for one directed pair.
//!
//! *What it is for.* A [`Ledger`] is the case seen from one subject towards one target: every reading of the pair as an
//! [`Entry`]. A [`Cell`] says where and when; a [`View`] is the ledger laid over a cell, and every
//! number is read off it: tallies, balances, indicators. Beside them stand the running balance,
//! words paired with deeds, and the coverage map. Each number is defined in `docs/measures.md`.
//!
//! *What it may use.* The case as plain data (`case::model`), dates, deterministic arithmetic.
//!
//! *What it must never know.* Fuzzy sets, concepts, schools, labels; files, text, chance. Missing evidence is never zero:
//! what is not known is [`Evidence::Unknown`] and says why.
//!
//! *Invariants.* The order of the events in the case moves no number; an event of another pair, or of another arena,
//! moves no number.

mod assessed;
mod balance;
mod cell;
mod class;
mod commitment;
mod coverage;
mod entry;
mod evidence;
mod fields;
mod filter;
mod index;
mod indicator;
mod ledger;
mod monthly;
mod pairs;
mod reads;
mod reversal;
mod running;
mod search;
mod series;
mod shape;
mod tally;
mod view;

pub use assessed::{AssessmentUse, pooled};
pub use balance::{Balance, Balances, GapPoint, gap_over_time};
pub use cell::{Cell, bearing, counts_in, covers_domain};
pub use commitment::{Totals, total};
pub use coverage::{Coverage, CoverageState, coverage};
pub use entry::{CertaintyBasis, Entry, Perspective, certainty, origin, origins, remains};
pub use evidence::{Evidence, Reason};
pub use fields::Fields;
pub use filter::matches;
pub(crate) use filter::{could_match, explicit};
pub use index::{Asked, Index, Indexed};
pub use indicator::{Basis, IndicatorValue, SEARCH};
pub use ledger::Ledger;
pub use monthly::{MonthlyBalance, MonthlyRow, monthly};
pub use pairs::{Outcome, Pair, pairs};
pub use reads::{Coding, Reads};
pub use running::{RunningRow, running};
pub use series::SeriesPoint;
pub use shape::{Rule, Selection, Shape, Sums, Take};
pub use tally::{Contribution, Tally};
pub use view::{Placed, Placement, View, place};
