//! `import`: a sheet becomes directives. What exists is not overwritten unless that is asked for.

use crate::args::{CaseArgs, ImportArgs};
use crate::commands::check::word;
use crate::failure::{Failure, Outcome, Result};
use crate::files::{back_up, is_same, read, replace};
use crate::open::open;
use crate::output::{Format, bytes, note, table};
use crate::style::{bad, dim, poor};
use counterpoise_diagnostic::Severity;
use counterpoise_exchange::{Imported, Options, RowDiagnostic, alike, import_events, rows_text};
use counterpoise_frames::{Cell, Table};
use counterpoise_study::counted;

pub(crate) fn run(args: &ImportArgs) -> Result {
    if let Some(to) = args.to.as_ref().filter(|to| is_same(to, &args.file)) {
        return Err(Failure::new(format!(
            "--to {} is the sheet itself; name another file for the directives",
            to.display()
        )));
    }
    let mut options = match &args.case {
        None => Options::default(),
        Some(folder) => {
            let case = CaseArgs {
                folder: folder.clone(),
                with: Vec::new(),
                set: Vec::new(),
                draws: None,
                seed: None,
                store: None,
                follow_links: args.follow_links,
            };
            let Some(opened) = open(&case)? else { return Ok(Outcome::Wanting) };
            Options::of_case(opened.case())
        }
    };
    options.sheet.clone_from(&args.sheet);
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let imported = import_events(&name, &read(&args.file)?, &options);
    match args.format {
        Format::Text => alike(&imported.diagnostics).iter().for_each(|group| say(&name, group)),
        format => table(&rows(&imported.diagnostics), format)?,
    }
    deliver(args, &imported)?;
    note(&account(&imported));
    let wanting = imported.diagnostics.iter().any(|d| d.severity == Severity::Error);
    Ok(if wanting { Outcome::Wanting } else { Outcome::Well })
}

fn deliver(args: &ImportArgs, imported: &Imported) -> Result<()> {
    let Some(to) = &args.to else {
        // Rows were asked for, and they are printed already.
        return if args.format == Format::Text { bytes(imported.text.as_bytes()) } else { Ok(()) };
    };
    let exists = to.exists();
    if imported.rows_written == 0 && exists {
        return Err(Failure::new(format!("no event was read, so {} stays as it is", to.display())));
    }
    if exists && !args.overwrite {
        note(&format!(
            "dry run: {} exists and stays as it is; --overwrite replaces it and keeps the old one as .bak",
            to.display()
        ));
        return Ok(());
    }
    let changes = exists && read(to)? != imported.text.as_bytes();
    let backup = if changes && !args.no_backup { Some(back_up(to)?) } else { None };
    replace(to, imported.text.as_bytes())?;
    let kept = backup.map_or_else(String::new, |old| format!("; the old one is {}", old.display()));
    note(&format!("wrote {}{kept}", to.display()));
    Ok(())
}

/// So many of one kind are told one by one.
const FIRST: usize = 3;
/// So many runs of rows are named of the rest.
const RUNS: usize = 12;

/// What is to be looked at in rows of one kind: the first of them in full, the others by their
/// numbers.
fn say(file: &str, group: &[&RowDiagnostic]) {
    let shown = if group.len() > FIRST + 1 { FIRST } else { group.len() };
    group[..shown].iter().for_each(|d| note(&said(file, d)));
    let mut rest: Vec<usize> = group[shown..].iter().map(|d| d.row).collect();
    rest.dedup();
    if !rest.is_empty() {
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

fn rows(all: &[RowDiagnostic]) -> Table {
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

fn account(imported: &Imported) -> String {
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
