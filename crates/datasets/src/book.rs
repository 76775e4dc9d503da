//! A workbook or Stata file as comma-separated text, so that one reader serves all files.
//!
//! Each row of the sheet is one record of the text, an empty row an empty line: rows keep their
//! numbers. Where a label stands for a number (Stata), the column has the number, and a second one
//! beside it, `NAME (label)`, the label.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use counterpoise_intake::{Cell, Kind, MAX_UNPACKED, Origin, Row, Sheet};

use crate::error::{Error, ErrorKind};

/// The separator of the text that is made.
pub(crate) const SEPARATOR: u8 = b',';
/// The widest of the first so many rows says how many cells a row has at least: spreadsheets do not
/// keep empty cells at the end of a row.
const HEAD: usize = 24;

/// What was made of a file.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    pub(crate) text: Arc<[u8]>,
    /// The sheet that was read; empty of a Stata file.
    pub(crate) sheet: String,
    /// What a reader of the manifest should know, each with a count of rows that it concerns.
    pub(crate) notes: BTreeMap<String, u64>,
}

impl Book {
    /// Reads the sheet of that name; without a name, the only one that is not hidden or empty.
    ///
    /// # Errors
    /// Where the file cannot be read, or it does not tell which sheet is meant.
    pub(crate) fn of(file: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Book, Error> {
        let sheets = counterpoise_intake::read(bytes).map_err(|cause| {
            let (what, help) = (cause.message, sentence(&cause.help));
            Error::new(ErrorKind::Damaged, format!("{file}: {what}."), help)
        })?;
        let sheet = chosen(file, &sheets, wanted)?;
        let labelled = labelled(sheet);
        let text = text(sheet, &labelled).ok_or_else(|| too_large(file))?;
        let (mut notes, mut name) = (oddities(sheet), String::new());
        if let Some(own) = sheet.name() {
            own.clone_into(&mut name);
            let rows = sheet.rows.len().saturating_sub(1) as u64;
            notes.insert(
                format!("Read from the sheet \"{own}\" of {file}.{}", others(&sheets, own)),
                rows,
            );
        }
        Ok(Book { text: text.into(), sheet: name, notes })
    }
}

/// What is left unread of the workbook, in a sentence.
fn others(sheets: &[Sheet], own: &str) -> String {
    let left = sheets.iter().filter(|sheet| sheet.name() != Some(own) && !sheet.rows.is_empty());
    match listed(left).as_str() {
        "" => String::new(),
        names => format!(" Not read: {names}."),
    }
}

/// `"2013", "draft" (hidden)`.
fn listed<'a>(sheets: impl Iterator<Item = &'a Sheet>) -> String {
    let shown = |sheet: &Sheet| {
        let hidden = if sheet.is_hidden() { " (hidden)" } else { "" };
        format!("\"{}\"{hidden}", sheet.name().unwrap_or_default())
    };
    sheets.map(shown).collect::<Vec<_>>().join(", ")
}

fn chosen<'a>(file: &str, sheets: &'a [Sheet], wanted: Option<&str>) -> Result<&'a Sheet, Error> {
    let request = |what: String, help: &str| Err(Error::new(ErrorKind::Request, what, help));
    if let Some(wanted) = wanted {
        let found = sheets.iter().find(|sheet| sheet.name() == Some(wanted));
        return found.map_or_else(
            || {
                let what = match listed(sheets.iter().filter(|sheet| sheet.name().is_some())) {
                    none if none.is_empty() => format!("{file} has no sheets."),
                    names => format!("{file} has no sheet \"{wanted}\". It has: {names}."),
                };
                request(what, "Name the sheet as the workbook does: --sheet NAME.")
            },
            Ok,
        );
    }
    let filled = || sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    let seen: Vec<&Sheet> = filled().filter(|sheet| !sheet.is_hidden()).collect();
    match seen.as_slice() {
        [one] => Ok(one),
        [] if filled().next().is_some() => {
            let what = format!("{file} has hidden sheets only: {}.", listed(filled()));
            request(what, "If one of them is meant, say which: --sheet NAME.")
        }
        [] => {
            let what = format!("{file} is empty.");
            Err(Error::new(ErrorKind::Empty, what, "Check that it was saved with its rows."))
        }
        _ => {
            let what = format!("{file} has {} sheets: {}.", filled().count(), listed(filled()));
            request(what, "Say which is meant: --sheet NAME.")
        }
    }
}

/// Columns in which a label stands for a number.
fn labelled(sheet: &Sheet) -> BTreeSet<usize> {
    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
    cells.filter(|(_, cell)| cell.coded.is_some()).map(|(at, _)| *at).collect()
}

/// The sheet as text; `None` where there would be too much of it.
fn text(sheet: &Sheet, labelled: &BTreeSet<usize>) -> Option<Vec<u8>> {
    let width = sheet.rows.iter().take(HEAD).map(Row::width).max().unwrap_or(0);
    let mut text = Vec::new();
    let mut next = 1;
    for (at, row) in sheet.rows.iter().enumerate() {
        text.extend(std::iter::repeat_n(b'\n', row.number.saturating_sub(next)));
        next = row.number + 1;
        put_row(row, at == 0, width, labelled, &mut text);
        if text.len() as u64 > MAX_UNPACKED {
            return None;
        }
    }
    Some(text)
}

fn put_row(row: &Row, heading: bool, width: usize, labelled: &BTreeSet<usize>, text: &mut Vec<u8>) {
    let mut cells = row.cells.iter().peekable();
    for column in 0..width.max(row.width()) {
        if column > 0 {
            text.push(SEPARATOR);
        }
        let cell = cells.next_if(|(at, _)| *at == column).map(|(_, cell)| cell);
        let label = cell.map_or("", shown);
        let number = cell.and_then(|cell| cell.coded.as_deref()).unwrap_or(label);
        put_cell(number, text);
        if labelled.contains(&column) {
            text.push(SEPARATOR);
            if heading {
                put_cell(&format!("{label} (label)"), text);
            } else {
                put_cell(label, text);
            }
        }
    }
    text.push(b'\n');
}

/// Stata's `.` is an empty cell; `.a` to `.z` say why there is no value, and stay.
fn shown(cell: &Cell) -> &str {
    if cell.kind == Kind::Missing && cell.text == "." { "" } else { &cell.text }
}

fn put_cell(cell: &str, text: &mut Vec<u8>) {
    if memchr::memchr3(SEPARATOR, b'"', b'\n', cell.as_bytes()).is_none() && !cell.contains('\r') {
        return text.extend_from_slice(cell.as_bytes());
    }
    text.push(b'"');
    text.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
    text.push(b'"');
}

/// What is odd about the sheet, with the number of its rows that have it.
fn oddities(sheet: &Sheet) -> BTreeMap<String, u64> {
    let mut notes = BTreeMap::new();
    let mut note = |text: &str, rows: usize| {
        if rows > 0 {
            notes.insert(text.to_owned(), rows as u64);
        }
    };
    let rows_with = |kind: Kind| {
        sheet.rows.iter().filter(|row| row.cells.iter().any(|(_, cell)| cell.kind == kind)).count()
    };
    note("A cell has an error value of the workbook, such as #REF!.", rows_with(Kind::Fault));
    note(
        "A formula was never computed and stands as it is: open the workbook and save it again.",
        rows_with(Kind::Uncomputed),
    );
    note("A value of Stata is missing for a stated reason (.a to .z).", reasons(sheet));
    let merged = sheet.merged.iter().map(|area| area.rows.1 - area.rows.0);
    note(
        "Cells are merged over several rows: the value stands in the first of them, the others are empty.",
        merged.sum(),
    );
    notes
}

fn reasons(sheet: &Sheet) -> usize {
    if sheet.origin != Origin::Stata {
        return 0;
    }
    let stated = |cell: &Cell| cell.kind == Kind::Missing && cell.text != ".";
    sheet.rows.iter().filter(|row| row.cells.iter().any(|(_, cell)| stated(cell))).count()
}

fn too_large(file: &str) -> Error {
    let what = format!("{file} makes more than {} MiB of text.", MAX_UNPACKED >> 20);
    Error::new(ErrorKind::Request, what, "Export it as CSV: text is read at any size.")
}

/// `say it` as `Say it.`
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
