//! The data of others: importers, and the store that they fill.
//!
//! *What it is for.* Reading the files of the field (votes, events, capabilities, alliances, trade, arms) into plain Parquet
//! with a manifest; keeping aside, with line and reason, every row that could not be read; giving
//! tables back.
//!
//! *What it may use.* `world` for every translation of codes, `dates`; Arrow and Parquet, which no other crate sees.
//! It opens files, in the store and those it is told to import, all of them through the module
//! `disk`.
//!
//! *What it must never know.* Measures, cases, verdicts, the network, the terminal, the clock.

mod add;
mod append;
mod assigned;
mod batch;
mod book;
mod check;
mod chunk;
mod column;
mod column_of_days;
mod computed_table;
mod dedup;
mod disk;
mod duplicates;
mod error;
mod event_sums;
mod events;
mod fields;
mod head;
mod import;
mod importer;
mod input;
mod key;
mod kind;
mod kinds;
mod look;
mod manifest;
mod named;
mod naming;
mod on_conflict;
mod order_of_days;
mod own_names;
mod parts;
mod progress;
mod quarantine;
mod records;
pub mod reduce;
mod reduce_sql;
mod repeats;
mod resolver;
mod row;
mod small;
mod stateless;
mod store;
mod table;
mod writer;

pub use add::{AddOptions, Added};
pub use assigned::Assignment;
pub use check::{Finding, Severity};
pub use column::{Column, Empty, Type};
pub use computed_table::Made;
pub use dedup::Dedup;
pub use error::{Error, ErrorKind};
pub use event_sums::{EventSums, NamedMonths};
pub use events::{EventBatch, EventFilter, EventGroup, Events, NO_CODE, NO_SCORE};
pub use kind::{Absent, Kind, Shape};
pub use kinds::{EXAMPLE_MAPPING, MAPPINGS, ShippedMapping, guess_kind, kind, kinds};
pub use manifest::{Duplicates, Manifest, Part, SourceFile};
pub use named::{NO_NAME, NamedBatch};
pub use on_conflict::OnConflict;
pub use progress::{Progress, Stage};
pub use quarantine::{Quarantined, Reason};
pub use reduce_sql::{dyad_months_sql, name_months_sql};
pub use store::{Dataset, QuarantineRow, Store};
pub use table::{Table, TableColumn, Values};
