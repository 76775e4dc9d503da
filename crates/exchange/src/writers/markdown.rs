//! Markdown.

use crate::table::Table;

/// A Markdown table. A line break in a cell becomes `<br>`.
#[must_use]
pub fn to_markdown(table: &Table) -> String {
    let mut out = line(&table.columns);
    out.push_str(&format!("|{}\n", " --- |".repeat(table.columns.len())));
    table.rows.iter().for_each(|row| out.push_str(&line(row)));
    out
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|c| format!(" {} |", escaped(c))).collect();
    format!("|{}\n", cells.concat())
}

fn escaped(cell: &str) -> String {
    let cell = cell.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace("\r\n", "\n");
    cell.replace(['\n', '\r'], "<br>")
}
