//! Workbooks for Excel.

use crate::columnar::WriteError;
use crate::fields::iso;
use crate::frame::{Frame, Values, status_name};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> WriteError {
        WriteError(error.to_string())
    }
}

/// Rows of a sheet, the head among them.
const MOST_ROWS: usize = 1_048_576;

/// The table as a workbook of one sheet, with a head that stays in sight; what is absent is an
/// empty cell, and the column beside it says how. A second sheet says what each column is. The same
/// table gives the same bytes.
///
/// # Errors
///
/// When there are more rows than a sheet holds, or the library refuses.
pub fn to_xlsx(frame: &Frame) -> Result<Vec<u8>, WriteError> {
    if frame.rows() >= MOST_ROWS {
        let why = format!("a sheet holds {} rows, and there are {}", MOST_ROWS - 1, frame.rows());
        return Err(WriteError(why));
    }
    let mut book = Workbook::new();
    // Without a day of its own the library writes the present one.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&frame.label).set_creation_datetime(&day));
    rows(book.add_worksheet().set_name("table")?, frame)?;
    about(book.add_worksheet().set_name("columns")?, frame)?;
    Ok(book.save_to_buffer()?)
}

fn rows(sheet: &mut Worksheet, frame: &Frame) -> Result<(), WriteError> {
    let (head, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    sheet.set_freeze_panes(1, 0)?;
    let mut at = 0;
    for column in &frame.columns {
        sheet.write_string_with_format(0, at, &column.name, &head)?;
        for row in 0..frame.rows() {
            value(sheet, (row as u32 + 1, at), &column.values, row, &day)?;
        }
        at += 1;
        if column.status {
            sheet.write_string_with_format(0, at, status_name(column), &head)?;
            for row in 0..frame.rows() {
                sheet.write_string(row as u32 + 1, at, column.values.status(row))?;
            }
            at += 1;
        }
    }
    Ok(())
}

fn value(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    values: &Values,
    row: usize,
    format: &Format,
) -> Result<(), WriteError> {
    match values {
        Values::Text(v) => {
            if let Some(text) = v[row].value() {
                sheet.write_string(line, at, text)?;
            }
        }
        Values::Integer(v) => {
            if let Some(number) = v[row].value() {
                sheet.write_number(line, at, *number as f64)?;
            }
        }
        Values::Real(v) => match v[row].value() {
            // A sheet has no number without end.
            Some(number) if !number.is_finite() => {
                sheet.write_string(line, at, number.to_string())?;
            }
            Some(number) => {
                sheet.write_number(line, at, *number)?;
            }
            None => {}
        },
        Values::Day(v) => {
            if let Some(day) = v[row].value() {
                match ExcelDateTime::parse_from_str(&iso(*day)) {
                    Ok(date) => sheet.write_datetime_with_format(line, at, &date, format)?,
                    // Excel has no days before 1900.
                    Err(_) => sheet.write_string(line, at, iso(*day))?,
                };
            }
        }
    }
    Ok(())
}

/// What each column is, and what the reader should know.
fn about(sheet: &mut Worksheet, frame: &Frame) -> Result<(), WriteError> {
    let head = Format::new().set_bold();
    for (at, name) in (0..).zip(["column", "what it is", "unit"]) {
        sheet.write_string_with_format(0, at, name, &head)?;
    }
    let mut line = 1;
    for column in &frame.columns {
        for (at, text) in (0..).zip([&column.name, &column.label, &column.unit]) {
            sheet.write_string(line, at, text)?;
        }
        line += 1;
    }
    for note in &frame.notes {
        line += 1;
        sheet.write_string(line, 0, note)?;
    }
    Ok(())
}
