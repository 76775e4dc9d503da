//! Spreadsheets to directives, and cases to tables.
//!
//! *For:* reading a sheet of events (`.csv`, `.xlsx`) into the language of a case, cell by cell and without loss; writing
//! what a case holds as tables. *May use:* the case as plain
//! data, the language's words and layout (`syntax`), dates, the world's actors, a reader of
//! workbooks. *Must never know:* files, clocks, terminals; how anything is counted, judged or
//! drawn. Bytes come in; text and messages go out.
//!
//! Nothing is guessed. A cell that is not understood is reported with its row and column and stays
//! in the directive as a comment (`; sheet COLUMN: TEXT`), from which [`original_table`] gives the
//! sheet back, every cell as it was.

mod allowed;
mod comments;
mod draft;
mod field;
mod import;
mod layout;
mod mapping;
mod merge;
mod options;
mod original;
mod row_diagnostic;
mod sheet;
mod stubs;
mod tables;

pub use import::{ColumnUse, Imported, alike, import_events, rows_text};
pub use mapping::{Mapping, MappingFault, Proposal, Seen, propose};
pub use merge::{Change, ChangeKind, Merged, merge};
pub use options::{KnownActor, Options, Work};
pub use original::original_table;
pub use row_diagnostic::RowDiagnostic;
pub use stubs::{Named, Stubs};
pub use tables::{TABLES, events_table, table, with_doubts};
