//! Measures bound to data: from a store and a question to values that know where they come from.
//!
//! *What it is for.* The crate `measures` has formulas and `datasets` has tables; this one knows which columns of which
//! dataset a formula takes, and which of the four ways of having no value a gap in them is. One
//! file in `bind/` for each family of measures.
//!
//! *What it may use.* `datasets` for tables, `measures` for formulas, `world` for states, `frames` for what leaves.
//!
//! *What it must never know.* Cases, verdicts, the terminal, files other than through `datasets`.
//!
//! ```text
//! "unga.agreement half-credit"  ->  MeasureQuery  --Catalogue::bind-->  BoundMeasure
//! BoundMeasure  --value(dyad, year)-->  Measured
//! ```
//!
//! A [`Catalogue`] stands before a store and holds what has been read, so that twenty measures of
//! votes read the votes once. A [`BoundMeasure`] answers for any state, dyad and period, from
//! memory, on any number of threads, and says which [`Used`] vintages it read: their hashes, the
//! rows set aside, how to cite them. A [`Panel`] is many measures side by side.
//!
//! # What is missing, and how
//!
//! - *zero*: the source covers the case and shows none of it: no alliance, no delivery, no event;
//! - *missing*: the source has the case and no value, or lists the state and says nothing of it in
//!   that year;
//! - *not applicable*: a state that did not exist, or was no member of the United Nations in that
//!   session; a dyad of a state with itself;
//! - *outside coverage*: a year or a state that the source does not reach;
//! - *undefined*, beside these: the data are there and the formula has no answer, with the reason.

mod asked;
mod bind;
mod bound_measure;
mod catalogue;
mod error;
mod find;
mod frame;
mod members;
mod panel;
mod query;
mod scope;
mod series;
mod states;
mod store_column;
mod used;
mod values;

pub use asked::{ALL_YEARS, dyad, each, queries, query, words, years};
pub use bind::Bind;
pub use bound_measure::BoundMeasure;
pub use catalogue::Catalogue;
pub use error::{Error, ErrorKind};
pub use frame::{FrameOptions, codebook, remark};
pub use members::{Roster, StateSystem};
pub use panel::{Form, Names, Panel, PanelColumn, PanelOptions, Rows, Side, Units};
pub use query::{DataName, MeasureQuery, SeveralRows};
pub use scope::{Scope, Who, Yearly};
pub use series::Series;
pub use states::StateNo;
pub use used::{Used, bibliography};
