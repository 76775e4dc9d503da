//! Workbooks: .xlsx, .xlsm and .xlsb, old .xls, and .ods of LibreOffice.

use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Reader, SheetType, SheetVisible, Sheets, Xlsx,
    open_workbook_auto_from_rs,
};

use crate::bounds::MAX_CELLS;
use crate::sheet::{Cell, Kind, Merged, Origin, Row, Sheet};
use crate::unreadable::Unreadable;

const SAVE_AGAIN: &str = "open it in Excel or LibreOffice and save it as .xlsx or as CSV UTF-8";

/// The first bytes of an archive, and of the container of old Office files.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Reads every sheet. The reader behind it gives up by a panic on some damaged workbooks; that is
/// an error like others.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let found = std::panic::catch_unwind(|| sheets(bytes));
    found.unwrap_or_else(|_| Err(Unreadable::new("the workbook is damaged", SAVE_AGAIN)))
}

fn broken(error: &dyn std::fmt::Display) -> Unreadable {
    Unreadable::new(format!("the workbook cannot be read: {error}"), SAVE_AGAIN)
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let from_1904 = counts_from_1904(&book, bytes);
    let all = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut left = MAX_CELLS;
    for known in all.iter().filter(|known| known.typ == SheetType::WorkSheet) {
        let hidden = known.visible != SheetVisible::Visible;
        let name = known.name.clone();
        let mut sheet = Sheet::new(Origin::Workbook { name, hidden, from_1904 });
        let cells = match &mut book {
            Sheets::Xlsx(book) => {
                let merged = book.merge_cells_by_sheet_name(&known.name).unwrap_or_default();
                sheet.merged = merged.into_iter().map(Merged::from).collect();
                streamed(book, &known.name, left)?
            }
            other => by_range(other, &known.name, left)?,
        };
        if let Sheets::Xls(book) = &book {
            let merged = book.merge_cells_by_sheet_name(&known.name).unwrap_or_default();
            sheet.merged = merged.into_iter().map(Merged::from).collect();
        }
        left -= cells.len();
        sheet.rows = in_order(cells);
        sheets.push(sheet);
    }
    Ok(sheets)
}

impl From<calamine::Dimensions> for Merged {
    fn from(it: calamine::Dimensions) -> Merged {
        Merged {
            rows: (it.start.0 as usize + 1, it.end.0 as usize + 1),
            columns: (it.start.1 as usize, it.end.1 as usize),
        }
    }
}

/// Whether days are counted from 1904 in this workbook, as old Macs did.
fn counts_from_1904(book: &Sheets<Cursor<&[u8]>>, bytes: &[u8]) -> bool {
    match book {
        Sheets::Xls(book) => book.has_1904_epoch(),
        Sheets::Xlsb(book) => book.has_1904_epoch(),
        Sheets::Xlsx(_) => properties_say_1904(bytes).unwrap_or(false),
        Sheets::Ods(_) => false,
    }
}

/// ECMA-376 part 1, 18.2.28: the attribute `date1904` of `workbookPr`. The reader of workbooks uses
/// it for cells that are dates and does not tell it.
fn properties_say_1904(bytes: &[u8]) -> Option<bool> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    let member = archive.by_name("xl/workbook.xml").ok()?;
    member.take(1 << 20).read_to_string(&mut text).ok()?;
    let from = text.find("workbookPr")?;
    let tag = &text[from..from + text[from..].find('>')?];
    let value = tag.split_once("date1904=")?.1;
    Some(value.get(1..).is_some_and(|v| v.starts_with('1') || v.starts_with("true")))
}

/// A cell with its row and column, both from 0.
type Placed = (u32, u32, Cell);

/// Cell by cell, so that one stray cell far away costs no more than itself.
fn streamed(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: usize,
) -> Result<Vec<Placed>, Unreadable> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|e| broken(&e))?;
    let mut found = Vec::new();
    while let Some(record) = reader.next_cell_with_formula().map_err(|e| broken(&e))? {
        let (text, kind) = shown_ref(&record.value);
        found.extend(
            cell(text, kind, record.formula).map(|cell| (record.pos.0, record.pos.1, cell)),
        );
        if found.len() > left {
            return Err(too_many());
        }
    }
    Ok(found)
}

fn too_many() -> Unreadable {
    Unreadable::new("the workbook has more than 10 million cells", "split it")
}

/// A cell that is not empty. A formula without a value was never computed: a program wrote it, and
/// no spreadsheet has opened it since.
fn cell(text: String, kind: Kind, formula: Option<String>) -> Option<Cell> {
    let computed = formula.is_some();
    match formula.filter(|formula| text.is_empty() && !formula.is_empty()) {
        Some(formula) => Some(Cell {
            text: format!("={}", formula.trim_start_matches('=')),
            kind: Kind::Uncomputed,
            formula: true,
            coded: None,
        }),
        None if text.is_empty() => None,
        None => Some(Cell { text, kind, formula: computed, coded: None }),
    }
}

/// Formats that are read whole.
fn by_range(
    book: &mut Sheets<Cursor<&[u8]>>,
    name: &str,
    left: usize,
) -> Result<Vec<Placed>, Unreadable> {
    let values = book.worksheet_range(name).map_err(|e| broken(&e))?;
    let formulas = book.worksheet_formula(name).unwrap_or_default();
    let mut found = Vec::new();
    let (row, column) = values.start().unwrap_or_default();
    for (at, along, value) in values.used_cells() {
        let (at, along) = (row + at as u32, column + along as u32);
        let formula = formulas.get_value((at, along)).filter(|f| !f.is_empty()).cloned();
        let (text, kind) = shown(value);
        found.extend(cell(text, kind, formula).map(|cell| (at, along, cell)));
        if found.len() > left {
            return Err(too_many());
        }
    }
    Ok(found)
}

fn in_order(mut found: Vec<Placed>) -> Vec<Row> {
    found.sort_by_key(|(row, column, _)| (*row, *column));
    found.dedup_by_key(|(row, column, _)| (*row, *column));
    let mut rows: Vec<Row> = Vec::new();
    for (at, column, cell) in found {
        let number = at as usize + 1;
        let placed = (column as usize, cell);
        match rows.last_mut() {
            Some(row) if row.number == number => row.cells.push(placed),
            _ => rows.push(Row { number, line: number, written: 0, cells: vec![placed] }),
        }
    }
    rows
}

fn shown_ref(value: &DataRef<'_>) -> (String, Kind) {
    match value {
        DataRef::SharedString(text) => ((*text).to_owned(), Kind::Text),
        DataRef::Int(n) => (n.to_string(), Kind::Number),
        DataRef::Float(n) => (n.to_string(), Kind::Number),
        DataRef::String(text) => (text.clone(), Kind::Text),
        DataRef::Bool(truth) => (truth_word(*truth), Kind::Truth),
        DataRef::DateTime(date) => moment(date),
        DataRef::DateTimeIso(text) => (iso_day(text), Kind::Day),
        DataRef::DurationIso(text) => (text.clone(), Kind::Text),
        DataRef::Error(error) => (error.to_string(), Kind::Fault),
        DataRef::Empty => (String::new(), Kind::Text),
    }
}

fn shown(value: &Data) -> (String, Kind) {
    match value {
        Data::Int(n) => (n.to_string(), Kind::Number),
        Data::Float(n) => (n.to_string(), Kind::Number),
        Data::String(text) => (text.clone(), Kind::Text),
        Data::Bool(truth) => (truth_word(*truth), Kind::Truth),
        Data::DateTime(date) => moment(date),
        Data::DateTimeIso(text) => (iso_day(text), Kind::Day),
        Data::DurationIso(text) => (text.clone(), Kind::Text),
        Data::Error(error) => (error.to_string(), Kind::Fault),
        Data::Empty => (String::new(), Kind::Text),
    }
}

fn truth_word(truth: bool) -> String {
    if truth { "TRUE" } else { "FALSE" }.to_owned()
}

fn iso_day(text: &str) -> String {
    text.trim_end_matches("T00:00:00").to_owned()
}

fn moment(date: &ExcelDateTime) -> (String, Kind) {
    if date.is_duration() {
        return (date.as_f64().to_string(), Kind::Number);
    }
    (day(date), Kind::Day)
}

/// A date as `2014-03-18`; a time of day, if there is one, behind it.
fn day(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => day,
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
    }
}

impl Origin {
    /// The day that a number of the workbook would be as a date, in its own date system: days from
    /// 1900 in most, from 1904 in some. `None` beyond the calendar of spreadsheets, and elsewhere.
    #[must_use]
    pub fn day_of_serial(&self, serial: f64) -> Option<String> {
        let Origin::Workbook { from_1904, .. } = self else { return None };
        let within = (1.0..2_958_466.0).contains(&serial);
        let date = ExcelDateTime::new(serial.floor(), ExcelDateTimeType::DateTime, *from_1904);
        within.then(|| day(&date))
    }
}
