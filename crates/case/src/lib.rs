//! Reads and resolves a case folder, and checks it.
//!
//! *For:* turning a folder of plain text into a [`model::Case`] and a list of diagnostics; both always come, whatever
//! the bytes. *May use:* the language (`syntax`), the words (`world`, `dates`, `diagnostic`), a BibTeX reader. It is the
//! only crate that opens case files. *Must never know:* how anything is counted, judged, drawn or printed.

pub mod model;
