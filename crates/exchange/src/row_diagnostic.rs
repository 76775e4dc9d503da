//! What is said about a row or a cell of a sheet.

use counterpoise_diagnostic::Severity;
use std::fmt;

/// Something said about a row or a cell.
///
/// An error means that a row (or the whole sheet) did not become an event. A warning means that the
/// row did, but that the cell is kept only as a comment, or was read in a way that a person should
/// confirm.
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
    /// What to do about it; may be empty.
    pub help: String,
    /// Error or warning.
    pub severity: Severity,
}

/// `row 12, date: message; help`.
impl fmt::Display for RowDiagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.column.as_str()) {
            (0, "") => {}
            (0, column) => write!(f, "column {column}: ")?,
            (row, "") => write!(f, "row {row}: ")?,
            (row, column) => write!(f, "row {row}, {column}: ")?,
        }
        f.write_str(&self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "; {}", self.help) }
    }
}

/// A warning.
pub(crate) fn about(row: usize, cell: &str, message: String, help: &str) -> RowDiagnostic {
    let (column, cell, help) = (String::new(), cell.to_owned(), help.to_owned());
    RowDiagnostic { row, column, cell, message, help, severity: Severity::Warning }
}

/// Something that keeps the whole sheet from being read.
pub(crate) fn trouble(message: &str, help: &str) -> RowDiagnostic {
    RowDiagnostic {
        row: 0,
        column: String::new(),
        cell: String::new(),
        message: message.to_owned(),
        help: help.to_owned(),
        severity: Severity::Error,
    }
}
