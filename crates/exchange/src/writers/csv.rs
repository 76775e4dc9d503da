//! CSV.

use crate::table::Table;

/// CSV (RFC 4180), UTF-8. With `mark`, it begins with a byte order mark, without which Excel misreads letters beyond ASCII.
///
/// A cell that begins with `=`, `+`, `-` or `@` stands as it is: whoever opens the file in a spreadsheet should import it
/// as text.
#[must_use]
pub fn to_csv(table: &Table, mark: bool) -> Vec<u8> {
    let mut bytes = if mark { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(&mut bytes);
    let rows = std::iter::once(&table.columns).chain(&table.rows);
    // Writing to memory does not fail; a row without any column has no line.
    let written = rows.filter(|r| !r.is_empty()).try_for_each(|row| writer.write_record(row));
    let flushed = writer.flush();
    drop(writer);
    debug_assert!(written.is_ok() && flushed.is_ok(), "writing to memory does not fail");
    bytes
}
