//! CSV.

use crate::table::{Cell, Heading, Table, full};

/// CSV (RFC 4180), UTF-8. With `mark`, it begins with a byte order mark, without which Excel
/// misreads letters beyond ASCII. Numbers stand in full, with a decimal point and without a
/// thousands sign; a column of ranges is two columns, `NAME low` and `NAME high`.
///
/// A cell that begins with `=`, `+`, `-` or `@` stands as it is: whoever opens the file in a
/// spreadsheet should import it as text.
#[must_use]
pub fn to_csv(table: &Table, mark: bool) -> Vec<u8> {
    let mut bytes = if mark { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    let header: Vec<String> = table.columns.iter().flat_map(names).collect();
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().zip(&table.columns).flat_map(|(cell, c)| cells(cell, c)).collect());
    // Writing to memory does not fail; a row without any column has no line.
    let lines = std::iter::once(header).chain(rows);
    let written = lines.filter(|r| !r.is_empty()).try_for_each(|row| writer.write_record(row));
    let flushed = writer.flush();
    drop(writer);
    debug_assert!(written.is_ok() && flushed.is_ok(), "writing to memory does not fail");
    bytes
}

fn names(column: &Heading) -> Vec<String> {
    if column.is_range {
        vec![format!("{} low", column.name), format!("{} high", column.name)]
    } else {
        vec![column.name.clone()]
    }
}

fn cells(cell: &Cell, column: &Heading) -> Vec<String> {
    match cell {
        Cell::Range(low, high) if column.is_range => {
            vec![full(*low).to_string(), full(*high).to_string()]
        }
        other if column.is_range => vec![other.plain(), other.plain()],
        other => vec![other.plain()],
    }
}
