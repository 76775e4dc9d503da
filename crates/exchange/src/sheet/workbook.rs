//! Excel workbooks.

use super::grid::{Cell, Kind, MAX_CELLS, Merged, Row, Sheet};
use crate::row_diagnostic::{RowDiagnostic, trouble};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use std::io::Cursor;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a workbook. The reader behind it gives up by a panic on some damaged workbooks; that is an
/// error like others.
pub(crate) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, RowDiagnostic> {
    let found = std::panic::catch_unwind(|| chosen(bytes, wanted));
    found.unwrap_or_else(|_| Err(trouble("the workbook is damaged", SAVE_AGAIN)))
}

const SAVE_AGAIN: &str = "open it in Excel and save it as .xlsx or as CSV UTF-8";

/// Reads the sheet that is wanted, or the first that has an `id` and a `date` column, or the first
/// that is not empty.
fn chosen(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, RowDiagnostic> {
    let mut book: Workbook<'_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted {
        if !names.iter().any(|n| n == wanted) {
            let message = format!("the workbook has no sheet `{wanted}`");
            return Err(trouble(&message, &format!("its sheets are {}", names.join(", "))));
        }
        return sheet(&mut book, wanted);
    }
    let mut first = None;
    for name in &names {
        let Ok(found) = sheet(&mut book, name) else { continue };
        if found.header().is_some() {
            return Ok(found);
        }
        first = first.or(Some(found).filter(|s| !s.rows.is_empty()));
    }
    first.ok_or_else(|| {
        trouble("the workbook has no text in any sheet", "export the right workbook")
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it is passed on by map_err")]
fn broken(error: XlsxError) -> RowDiagnostic {
    trouble(&format!("the workbook cannot be read: {error}"), SAVE_AGAIN)
}

fn sheet(book: &mut Workbook<'_>, name: &str) -> Result<Sheet, RowDiagnostic> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let merged = merged.into_iter().map(|m| Merged {
        rows: (m.start.0 as usize + 1, m.end.0 as usize + 1),
        columns: (m.start.1 as usize, m.end.1 as usize),
    });
    let mut sheet = Sheet {
        read_as: format!("sheet \"{name}\" of a workbook"),
        merged: merged.collect(),
        ..Sheet::default()
    };
    sheet.rows = rows(book, name)?;
    Ok(sheet)
}

/// Read cell by cell, so that one stray cell far away costs no more than itself.
fn rows(book: &mut Workbook<'_>, name: &str) -> Result<Vec<Row>, RowDiagnostic> {
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut found: Vec<(u32, usize, Cell)> = Vec::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let (text, kind) = shown(&record.value);
        if !text.is_empty() {
            found.push((
                record.pos.0,
                record.pos.1 as usize,
                Cell { text, kind, formula: record.formula.is_some() },
            ));
        }
        if found.len() > MAX_CELLS {
            return Err(trouble("the sheet has more than 4 million cells", "split it"));
        }
    }
    Ok(in_order(found))
}

fn in_order(mut found: Vec<(u32, usize, Cell)>) -> Vec<Row> {
    found.sort_by_key(|(row, column, _)| (*row, *column));
    found.dedup_by_key(|(row, column, _)| (*row, *column));
    let mut rows: Vec<Row> = Vec::new();
    for (at, column, cell) in found {
        let number = at as usize + 1;
        match rows.last_mut() {
            Some(row) if row.number == number => row.cells.push((column, cell)),
            _ => rows.push(Row { number, cells: vec![(column, cell)] }),
        }
    }
    rows
}

fn shown(value: &DataRef<'_>) -> (String, Kind) {
    match value {
        DataRef::Int(n) => (n.to_string(), Kind::Number),
        DataRef::Float(n) => (n.to_string(), Kind::Number),
        DataRef::String(text) => (text.clone(), Kind::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), Kind::Text),
        DataRef::Bool(truth) => (if *truth { "TRUE" } else { "FALSE" }.to_owned(), Kind::Truth),
        DataRef::DateTime(date) if date.is_duration() => (date.as_f64().to_string(), Kind::Number),
        DataRef::DateTime(date) => (day(date), Kind::Day),
        DataRef::DateTimeIso(text) => (text.trim_end_matches("T00:00:00").to_owned(), Kind::Day),
        DataRef::DurationIso(text) => (text.clone(), Kind::Text),
        DataRef::Error(error) => (error.to_string(), Kind::Fault),
        DataRef::Empty => (String::new(), Kind::Text),
    }
}

/// A date as EDTF; a time of day, if there is one, behind it.
fn day(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => day,
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
    }
}
