//! Markdown.

use crate::table::{Cell, Table};

/// A Markdown table. A line break in a cell becomes `<br>`.
#[must_use]
pub fn to_markdown(table: &Table) -> String {
    let mut out = line(table.columns.iter().map(|c| c.name.clone()));
    out.push_str(&format!("|{}\n", " --- |".repeat(table.columns.len())));
    table.rows.iter().for_each(|row| out.push_str(&line(row.iter().map(Cell::reading))));
    out
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|c| format!(" {} |", escaped(&c))).collect();
    format!("|{}\n", cells.concat())
}

/// Words stay words: what Markdown or HTML would read as a mark is marked as none.
fn escaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '&' if begins_entity(rest.as_str()) => out.push_str("&amp;"),
            '\r' if rest.as_str().starts_with('\n') => {}
            '\n' | '\r' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

/// Whether what follows an ampersand makes a character of it, as in `&lt;` and `&#60;`.
fn begins_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}
