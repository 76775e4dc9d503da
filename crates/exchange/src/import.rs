//! A sheet of events becomes directives.

use crate::options::Options;
use counterpoise_diagnostic::Severity;

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Directives in canonical layout, ready to be written to a `.case` file.
    pub text: String,
    /// What a person should look at, by row.
    pub diagnostics: Vec<RowDiagnostic>,
    /// How the bytes were read: `comma-separated text`, `sheet "Events" of a workbook`.
    pub read_as: String,
    /// What each column was taken for, in the order of the sheet.
    pub columns: Vec<ColumnUse>,
    /// Rows that have any text, without the header.
    pub rows_read: usize,
    /// Rows that became events.
    pub rows_written: usize,
    /// Rows that stand in the text only as comments, because they have no usable date or id.
    pub rows_set_aside: usize,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnUse {
    /// Its name in the sheet.
    pub name: String,
    /// The column of the event table it was read as; `None`: kept as comments only.
    pub read_as: Option<&'static str>,
}

/// Something said about a row or a cell.
///
/// An error means that a row (or the whole sheet) did not become an event. A warning means that the row did, but that the
/// cell is kept only as a comment, or was read in a way that a person should confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDiagnostic {
    /// Row as the spreadsheet numbers it; the header is usually row 1. 0: the sheet as a whole.
    pub row: usize,
    /// Name of the column; empty: the row as a whole.
    pub column: String,
    /// The text of the cell.
    pub cell: String,
    /// One sentence, without a full stop.
    pub message: String,
    /// What to do about it.
    pub mend: String,
    /// Error or warning.
    pub severity: Severity,
}

/// Reads a sheet of events. `name` is the name of the file, for messages only: the bytes say what they are.
///
/// Never fails: what cannot be read at all gives an empty text and an error that says why.
#[must_use]
pub fn import_events(name: &str, bytes: &[u8], options: &Options) -> Imported {
    let _ = (name, bytes, options);
    Imported::default()
}
