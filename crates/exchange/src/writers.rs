//! Tables as bytes and text.

use crate::table::Table;

/// CSV (RFC 4180), UTF-8. With `mark`, it begins with a byte order mark, without which Excel misreads letters beyond ASCII.
#[must_use]
pub fn to_csv(table: &Table, mark: bool) -> Vec<u8> {
    let _ = (table, mark);
    Vec::new()
}

/// A JSON array of objects, one for each row; numbers as numbers, an empty number as `null`.
#[must_use]
pub fn to_json(table: &Table) -> String {
    let _ = table;
    String::new()
}

/// A Markdown table.
#[must_use]
pub fn to_markdown(table: &Table) -> String {
    let _ = table;
    String::new()
}

/// Aligned text of at most `width` characters a line; columns that are empty throughout are left out. A table with too many
/// columns for the width is printed row by row, one line for each cell.
#[must_use]
pub fn to_text(table: &Table, width: usize) -> String {
    let _ = (table, width);
    String::new()
}
