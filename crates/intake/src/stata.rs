//! Files of Stata (.dta), of version 7 and later.

use std::io::Cursor;

use dta::stata::dta::dta_error::DtaError;
use dta::stata::dta::dta_reader::DtaReader;
use dta::stata::dta::long_string_ref::LongStringRef;
use dta::stata::dta::long_string_table::LongStringTable;
use dta::stata::dta::value::Value;
use dta::stata::dta::value_label_table::ValueLabelTable;
use dta::stata::dta::variable::Variable;

use crate::bounds::MAX_CELLS;
use crate::sheet::{Cell, Kind, Origin, Row, Sheet};
use crate::stata_lengths::lengths_fit;
use crate::unreadable::Unreadable;

/// `<stata_dta>`, or the release number and byte order of older versions.
pub(crate) fn is_stata(bytes: &[u8]) -> bool {
    let old = matches!(bytes, [102..=115, 1 | 2, 1, ..]);
    old || bytes.starts_with(b"<stata_dta>")
}

/// Reads a file: its variables become the first row, its observations the others. Where a label
/// stands for a number, the cell shows the label and keeps the number; days are written as days,
/// missing values as Stata writes them (`.`, `.a` to `.z`).
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    if bytes.first().is_some_and(|release| (102..110).contains(release) && *release != b'<') {
        return Err(broken("it was written by a Stata before version 7"));
    }
    if !lengths_fit(bytes) {
        return Err(broken("a part of it is said to be longer than the file"));
    }
    // The crate checks what it reads; a panic on damaged bytes must not end the program all the
    // same.
    let found = std::panic::catch_unwind(|| sheet(bytes));
    let found = found.unwrap_or(Ok(None));
    match found {
        Ok(Some(sheet)) => Ok(sheet),
        Ok(None) => Err(broken("its content is not as its beginning says")),
        Err(Stop::Broken(error)) => Err(broken(&error.to_string())),
        Err(Stop::TooLarge) => Err(Unreadable::new(
            "the file has more than 10 million cells",
            "keep the variables and observations that are needed",
        )),
    }
}

fn broken(why: &str) -> Unreadable {
    Unreadable::new(
        format!("the Stata file cannot be read: {why}"),
        "save it again in Stata, or `export delimited`",
    )
}

enum Stop {
    Broken(DtaError),
    TooLarge,
}

impl From<DtaError> for Stop {
    fn from(error: DtaError) -> Stop {
        Stop::Broken(error)
    }
}

/// A cell whose text stands elsewhere in the file.
enum Raw {
    Ready(Cell),
    Long(LongStringRef),
}

fn sheet(bytes: &[u8]) -> Result<Option<Sheet>, Stop> {
    let header = DtaReader::new().from_reader(Cursor::new(bytes)).read_header()?;
    let mut characteristics = header.read_schema()?;
    characteristics.skip_to_end()?;
    let mut records = characteristics.into_record_reader()?;
    let schema = records.schema().clone();
    let variables = schema.variables();
    let mut rows: Vec<Vec<Raw>> = Vec::new();
    let mut count = 0;
    while let Some(record) = records.read_record()? {
        rows.push(record.values().iter().zip(variables).map(|(v, var)| raw(v, var)).collect());
        // A file may say that it has rows without end, and no variables.
        count += variables.len().max(1);
        if count > MAX_CELLS {
            return Err(Stop::TooLarge);
        }
    }
    let mut texts = LongStringTable::for_reading();
    let mut longs = records.into_long_string_reader()?;
    longs.read_remaining_into(&mut texts)?;
    let encoding = longs.encoding();
    let mut labels = ValueLabelTable::new();
    longs.into_value_label_reader()?.read_remaining_into(&mut labels)?;
    let mut sheet = Sheet::new(Origin::Stata);
    let heading = variables.iter().map(|v| Cell { text: v.name().to_owned(), ..Cell::default() });
    sheet.rows.push(row(1, heading.collect()));
    for (at, raws) in rows.into_iter().enumerate() {
        let finish = |(raw, variable): (Raw, &Variable)| match raw {
            Raw::Ready(cell) => labelled(cell, variable, &labels),
            Raw::Long(reference) => {
                let long = texts.get(&reference);
                let text =
                    long.and_then(|it| it.data_str(encoding).map(std::borrow::Cow::into_owned));
                Cell { text: text.unwrap_or_default(), ..Cell::default() }
            }
        };
        sheet.rows.push(row(at + 2, raws.into_iter().zip(variables).map(finish).collect()));
    }
    Ok(Some(sheet))
}

fn row(number: usize, cells: Vec<Cell>) -> Row {
    let written = cells.len();
    let filled = cells.into_iter().enumerate().filter(|(_, cell)| !cell.text.is_empty());
    Row { number, line: number, written, cells: filled.collect() }
}

fn raw(value: &Value<'_>, variable: &Variable) -> Raw {
    use dta::stata::{
        stata_byte::StataByte, stata_double::StataDouble, stata_float::StataFloat,
        stata_int::StataInt, stata_long::StataLong,
    };
    let (text, present) = match value {
        Value::Byte(StataByte::Present(n)) => (n.to_string(), Some(f64::from(*n))),
        Value::Int(StataInt::Present(n)) => (n.to_string(), Some(f64::from(*n))),
        Value::Long(StataLong::Present(n)) => (n.to_string(), Some(f64::from(*n))),
        Value::Float(StataFloat::Present(n)) => (n.to_string(), Some(f64::from(*n))),
        Value::Double(StataDouble::Present(n)) => (n.to_string(), Some(*n)),
        Value::Byte(StataByte::Missing(m)) => (m.to_string(), None),
        Value::Int(StataInt::Missing(m)) => (m.to_string(), None),
        Value::Long(StataLong::Missing(m)) => (m.to_string(), None),
        Value::Float(StataFloat::Missing(m)) => (m.to_string(), None),
        Value::Double(StataDouble::Missing(m)) => (m.to_string(), None),
        Value::String(text) => {
            return Raw::Ready(Cell { text: text.clone().into_owned(), ..Cell::default() });
        }
        Value::LongStringRef(reference) => return Raw::Long(*reference),
    };
    let Some(number) = present else {
        return Raw::Ready(Cell { text, kind: Kind::Missing, ..Cell::default() });
    };
    let day = variable.format().starts_with("%td") || variable.format().starts_with("%d");
    match day.then(|| day_of(number)).flatten() {
        Some(day) => Raw::Ready(Cell { text: day, kind: Kind::Day, ..Cell::default() }),
        None => Raw::Ready(Cell { text, kind: Kind::Number, ..Cell::default() }),
    }
}

/// Stata counts days from 1960-01-01, which is 21,916 days after spreadsheets begin.
fn day_of(number: f64) -> Option<String> {
    let book = Origin::Workbook { name: String::new(), hidden: false, from_1904: false };
    // The calendar of spreadsheets begins to be right in March 1900.
    let serial = number + 21_916.0;
    (number.fract() == 0.0 && serial > 60.0).then(|| book.day_of_serial(serial)).flatten()
}

/// The label of a number, if its variable has one for it.
fn labelled(cell: Cell, variable: &Variable, labels: &ValueLabelTable) -> Cell {
    let label = cell.text.parse().ok().and_then(|n| labels.label_for(variable, n));
    match label.filter(|_| cell.kind == Kind::Number) {
        Some(label) => {
            Cell { text: label.to_owned(), kind: Kind::Text, coded: Some(cell.text), ..cell }
        }
        None => cell,
    }
}
