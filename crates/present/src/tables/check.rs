//! What is wrong with a case, as a table.

use crate::text::severity_word;
use counterpoise_diagnostic::{Diagnostic, Files};
use counterpoise_frames::{Cell, Table};

/// One row for each diagnostic, with its place in the files of the case.
#[must_use]
pub fn check(diagnostics: &[Diagnostic], files: &Files) -> Table {
    let columns = ["file", "line", "column", "severity", "code", "message", "help"];
    Table::new(&columns).with(diagnostics.iter().map(|d| row(d, files)))
}

fn row(d: &Diagnostic, files: &Files) -> [Cell; 7] {
    let file = d.span.and_then(|s| Some((files.get(s.file)?, s)));
    let place = file.map(|(file, span)| file.line_column(span.start));
    [
        file.map(|(file, _)| file.name.as_str()).into(),
        place.map(|p| p.0).into(),
        place.map(|p| p.1).into(),
        severity_word(d.severity).into(),
        d.code.name().into(),
        d.message.as_str().into(),
        d.help.as_str().into(),
    ]
}
