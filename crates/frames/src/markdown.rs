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

fn escaped(cell: &str) -> String {
    let cell =
        cell.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace("\r\n", "\n");
    cell.replace(['\n', '\r'], "<br>")
}
