//! Reads and resolves a case folder, and checks it.
//!
//! *For:* turning a folder of plain text into a [`model::Case`] and a list of diagnostics; both always come, whatever
//! the bytes. *May use:* the language (`syntax`), the words (`world`, `dates`, `diagnostic`), a
//! BibTeX reader, JSON, threads. It is the only crate that opens case files. *Must never know:* how
//! anything is counted, judged, drawn or printed.

mod aim;
mod bibliography;
mod builtin;
mod checks;
mod choose;
pub mod content;
mod folder;
mod load;
mod lower;
pub mod model;
mod nowhere;
mod recode;
pub mod schema;
mod seen;
mod span;
pub mod vocabulary;
mod wordless;
mod written;

pub use aim::{Narrowed, NoAim, narrow, narrowed};
pub use builtin::schools as builtin_schools;
pub use choose::{choose, placed_days, windows};
pub use folder::{Folder, Links, MAX_FILE_BYTES, has_ending, read_folder, read_folder_with};
pub use load::{Loaded, Switched, load, load_switched};
pub use nowhere::{Nowhere, Why, nowhere};
pub use recode::recode;
pub use span::span_of;
pub use wordless::wordless;
pub use written::{condition_text, formula_text, term_text};
