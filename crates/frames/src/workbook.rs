//! Workbooks for Excel.

use crate::columnar::WriteError;
use crate::fields::iso;
use crate::frame::{Frame, Values, status_name};
use crate::guide::{Choices, Guide, Note};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula,
    Workbook, Worksheet, XlsxError, column_number_to_name,
};
use std::collections::BTreeMap;

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> WriteError {
        WriteError(error.to_string())
    }
}

/// The number that Excel gives to its format for text.
const TEXT: u8 = 49;

/// How a day is shown.
const DAYS: &str = "yyyy-mm-dd";

/// Rows of a sheet, the head among them.
const MOST_ROWS: usize = 1_048_576;

/// The most characters of a list that a validation itself holds; a longer one stands in a sheet.
const LONGEST_LIST: usize = 255;

/// The sheet of lists that are too long for that.
const WORDS: &str = "words";

/// The most characters of a note, less some for a mark that it goes on.
const LONGEST_NOTE: usize = 32_000;

/// The table as a workbook of one sheet, with a head that stays in sight; what is absent is an
/// empty cell, and the column beside it says how. Texts are texts to Excel, too, also those that
/// somebody writes below them, so that it makes no dates of them. A second sheet says what each
/// column is. The same table gives the same bytes.
///
/// # Errors
///
/// When there are more rows than a sheet holds, or the library refuses.
pub fn to_xlsx(frame: &Frame) -> Result<Vec<u8>, WriteError> {
    to_guided_xlsx(frame, &Guide::default())
}

/// The same with lists to choose from and notes on cells. The guide names columns by their labels,
/// which are the names that they have in a [`crate::Table`]. A list that is too long for Excel
/// stands in a hidden sheet, `words`.
///
/// # Errors
///
/// As of [`to_xlsx`].
pub fn to_guided_xlsx(frame: &Frame, guide: &Guide) -> Result<Vec<u8>, WriteError> {
    if frame.rows() >= MOST_ROWS {
        let why = format!("a sheet holds {} rows, and there are {}", MOST_ROWS - 1, frame.rows());
        return Err(WriteError(why));
    }
    let mut book = Workbook::new();
    // Without a day of its own the library writes the present one.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&frame.label).set_creation_datetime(&day));
    let sheet = book.add_worksheet().set_name("table")?;
    rows(sheet, frame)?;
    let long = lists(sheet, frame, &guide.choices)?;
    notes(sheet, frame, &guide.notes)?;
    about(book.add_worksheet().set_name("columns")?, frame)?;
    if !long.is_empty() {
        words(book.add_worksheet().set_name(WORDS)?, &long)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The place of a column among those of the sheet.
fn place(frame: &Frame, label: &str) -> Option<u16> {
    let at = frame.columns.iter().position(|column| column.label == label)?;
    let beside = frame.columns[..at].iter().filter(|column| column.status).count();
    u16::try_from(at + beside).ok()
}

/// Lists to choose from, down to the last row that a sheet can have. Those that need a sheet of
/// their own come back, in the order of its columns.
fn lists<'a>(
    sheet: &mut Worksheet,
    frame: &Frame,
    all: &'a [Choices],
) -> Result<Vec<&'a Choices>, WriteError> {
    let mut long = Vec::new();
    for choices in all.iter().filter(|choices| !choices.words.is_empty()) {
        let Some(at) = place(frame, &choices.column) else { continue };
        let list = DataValidation::new();
        let list = if is_short(&choices.words) {
            list.allow_list_strings(&choices.words)?
        } else {
            let column = column_number_to_name(long.len() as u16);
            let last = choices.words.len() + 1;
            long.push(choices);
            let range = format!("={WORDS}!${column}$2:${column}${last}");
            list.allow_list_formula(Formula::new(range))
        };
        let (style, message) = if choices.several {
            let why = "This is not a word of the list. Several words are parted by commas.";
            (DataValidationErrorStyle::Warning, why)
        } else {
            (DataValidationErrorStyle::Stop, "Take a word of the list.")
        };
        let list = list.set_error_style(style).set_error_message(message)?;
        sheet.add_data_validation(1, at, MOST_ROWS as u32 - 1, at, &list)?;
    }
    Ok(long)
}

/// Whether a validation can hold the words: commas part them.
fn is_short(words: &[String]) -> bool {
    let length: usize = words.iter().map(|word| word.encode_utf16().count() + 1).sum();
    length <= LONGEST_LIST + 1 && !words.iter().any(|word| word.contains([',', '"']))
}

/// The lists that are too long for a validation, each under the name of its column.
fn words(sheet: &mut Worksheet, long: &[&Choices]) -> Result<(), WriteError> {
    let (head, text) = (Format::new().set_bold(), Format::new().set_num_format_index(TEXT));
    for (at, choices) in (0..).zip(long) {
        sheet.write_string_with_format(0, at, &choices.column, &head)?;
        for (line, word) in (1..).zip(&choices.words) {
            sheet.write_string_with_format(line, at, word, &text)?;
        }
    }
    sheet.set_hidden(true);
    Ok(())
}

/// Notes on cells; of several on one cell each is a paragraph.
fn notes(sheet: &mut Worksheet, frame: &Frame, all: &[Note]) -> Result<(), WriteError> {
    let mut texts: BTreeMap<(u32, u16), String> = BTreeMap::new();
    for note in all.iter().filter(|note| note.row < frame.rows()) {
        let Some(at) = place(frame, &note.column) else { continue };
        let text = texts.entry((note.row as u32 + 1, at)).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&note.text);
    }
    for ((line, at), text) in texts {
        let text = bounded(&text);
        let lines: usize = text.lines().map(|line| line.chars().count() / 45 + 1).sum();
        let height = 20 + 15 * lines.min(25) as u32;
        let note = rust_xlsxwriter::Note::new(text)
            .set_author("counterpoise")
            .add_author_prefix(false)
            .set_width(300)
            .set_height(height);
        sheet.insert_note(line, at, &note)?;
    }
    Ok(())
}

/// As much of a text as a note holds; a mark says that it goes on.
fn bounded(text: &str) -> String {
    let mut length = 0;
    let within = |c: &char| {
        length += c.len_utf16();
        length <= LONGEST_NOTE
    };
    let mut kept: String = text.chars().take_while(within).collect();
    if kept.len() < text.len() {
        kept.push_str(" \u{2026}");
    }
    kept
}

fn rows(sheet: &mut Worksheet, frame: &Frame) -> Result<(), WriteError> {
    let head = Format::new().set_bold();
    let (text, day) =
        (Format::new().set_num_format_index(TEXT), Format::new().set_num_format(DAYS));
    sheet.set_freeze_panes(1, 0)?;
    let mut at = 0;
    for column in &frame.columns {
        let format = if matches!(column.values, Values::Text(_) | Values::Words(_)) {
            sheet.set_column_format(at, &text)?;
            &text
        } else {
            &day
        };
        sheet.write_string_with_format(0, at, &column.name, &head)?;
        for row in 0..frame.rows() {
            value(sheet, (row as u32 + 1, at), &column.values, row, format)?;
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
                sheet.write_string_with_format(line, at, text, format)?;
            }
        }
        Values::Words(v) => {
            if let Some(text) = v.text(row) {
                sheet.write_string_with_format(line, at, text, format)?;
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
