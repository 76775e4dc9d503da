//! What an import says of rows and cells.

use crate::commands::check::word;
use crate::output::note;
use crate::style::{bad, dim, poor};
use counterpoise_diagnostic::Severity;
use counterpoise_exchange::{Change, ChangeKind, Imported, Merged, RowDiagnostic, rows_text};
use counterpoise_frames::{Cell, Table};
use counterpoise_present::counted;

/// So many of one kind are told one by one.
const FIRST: usize = 3;
/// So many runs of rows are named of the rest.
const RUNS: usize = 12;

/// What is to be looked at in rows of one kind: the first of them in full, the others by their
/// numbers.
pub(super) fn say(file: &str, group: &[&RowDiagnostic]) {
    let shown = if group.len() > FIRST + 1 { FIRST } else { group.len() };
    group[..shown].iter().for_each(|d| note(&said(file, d)));
    let mut rest: Vec<usize> = group[shown..].iter().map(|d| d.row).collect();
    rest.dedup();
    if rest.first() == Some(&0) {
        // Of the sheet as a whole.
        let more = group.len() - shown;
        note(&dim(&format!("  and {more} more like these (--format csv lists all)")));
    } else if !rest.is_empty() {
        note(&dim(&format!(
            "  and {} more rows like these: {}",
            rest.len(),
            few(&rows_text(&rest))
        )));
    }
}

/// A long list of rows ends in dots; `--format csv` or `json` has them all.
fn few(rows: &str) -> String {
    match rows.match_indices(", ").nth(RUNS - 1) {
        Some((at, _)) => format!("{}, ... (--format csv lists all)", &rows[..at]),
        None => rows.to_owned(),
    }
}

pub(super) fn rows(all: &[RowDiagnostic]) -> Table {
    let row = |d: &RowDiagnostic| -> [Cell; 6] {
        let at = (d.row > 0).then_some(d.row);
        let words = [&d.column, &d.cell].map(|w| Cell::from(w.as_str()));
        let [column, cell] = words;
        [
            at.into(),
            column,
            cell,
            word(d.severity).into(),
            d.message.as_str().into(),
            d.help.as_str().into(),
        ]
    };
    Table::new(&["row", "column", "cell", "severity", "message", "help"]).with(all.iter().map(row))
}

fn said(file: &str, d: &RowDiagnostic) -> String {
    let word = match d.severity {
        Severity::Error => bad(word(d.severity)),
        Severity::Warning => poor(word(d.severity)),
    };
    let place = match (d.row, d.column.is_empty()) {
        (0, true) => file.to_owned(),
        (0, false) => format!("{file}, column {}", d.column),
        (row, true) => format!("{file}, row {row}"),
        (row, false) => format!("{file}, row {row}, column {}", d.column),
    };
    let cell = if d.cell.is_empty() { String::new() } else { format!(" `{}`", d.cell) };
    let help = if d.help.is_empty() { String::new() } else { format!("; {}", d.help) };
    format!("{place}:{cell} {word}: {}{help}", d.message)
}

pub(super) fn account(imported: &Imported) -> String {
    let unread: Vec<&str> =
        imported.columns.iter().filter(|c| c.read_as.is_none()).map(|c| c.name.as_str()).collect();
    let unread = if unread.is_empty() {
        String::new()
    } else {
        format!("; kept as comments: {}", unread.join(", "))
    };
    dim(&format!(
        "{}: {} read, {} written, {} set aside{unread}",
        imported.read_as,
        counted(imported.rows_read, "row", "rows"),
        counted(imported.rows_written, "event", "events"),
        imported.rows_set_aside
    ))
}

/// So many differences of a kind are shown.
const SHOWN: usize = 12;

/// What a sheet changes in a file, event by event.
pub(super) fn changes(merged: &Merged) {
    let kinds = [
        (ChangeKind::Added, "new"),
        (ChangeKind::Taken, "changed in the sheet"),
        (ChangeKind::Kept, "changed by hand, kept"),
        (ChangeKind::Conflict, "differs from the sheet, kept as the file has it"),
        (ChangeKind::Gone, "no longer in the sheet, kept"),
    ];
    for (kind, words) in kinds {
        let all: Vec<&Change> = merged.changes.iter().filter(|c| c.kind == kind).collect();
        if all.is_empty() {
            continue;
        }
        note(&format!("{words}: {}", counted(all.len(), "event", "events")));
        for change in all.iter().take(SHOWN) {
            note(&format!("  {}", change.id));
            change.file.iter().for_each(|text| note(&bad(&format!("    - {text}"))));
            change.sheet.iter().for_each(|text| note(&dim(&format!("    + {text}"))));
        }
        if all.len() > SHOWN {
            note(&dim(&format!("  and {} more", all.len() - SHOWN)));
        }
    }
    if merged.changes.is_empty() {
        note("the file says what the sheet says");
    }
}
