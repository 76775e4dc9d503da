//! Aligned text.

use crate::table::{Cell, Table};

/// No column is made narrower than this.
const LEAST: usize = 8;

/// Aligned text of at most `width` characters a line; columns that are empty throughout are left out, and a cell that is too
/// long ends in `…`. A table with too many columns for the width is printed row by row, one line for each cell, uncut.
#[must_use]
pub fn to_text(table: &Table, width: usize) -> String {
    let table = &Plain::of(table);
    let shown: Vec<usize> = (0..table.columns.len()).filter(|at| table.rows.iter().any(|r| is_given(r, *at))).collect();
    if shown.is_empty() {
        return String::new();
    }
    let natural: Vec<usize> = shown.iter().map(|at| natural(table, *at)).collect();
    match fitted(natural, width) {
        Some(widths) => aligned(table, &shown, &widths),
        None => listed(table, &shown),
    }
}

/// The table as a person reads it.
struct Plain {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Plain {
    fn of(table: &Table) -> Plain {
        Plain {
            columns: table.columns.iter().map(|c| c.name.clone()).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(Cell::reading).collect()).collect(),
        }
    }
}

fn is_given(row: &[String], at: usize) -> bool {
    row.get(at).is_some_and(|c| !c.is_empty())
}

fn natural(table: &Plain, at: usize) -> usize {
    let cells = table.rows.iter().filter_map(|r| r.get(at)).map(|c| size(c));
    cells.chain([size(&table.columns[at])]).max().unwrap_or(0)
}

fn size(cell: &str) -> usize {
    cell.chars().count()
}

/// The widest columns give way until all fit, two blanks apart; `None` if they cannot.
fn fitted(mut widths: Vec<usize>, width: usize) -> Option<Vec<usize>> {
    let gaps = 2 * (widths.len() - 1);
    while widths.iter().sum::<usize>() + gaps > width {
        let total = widths.iter().sum::<usize>() + gaps;
        let at = (0..widths.len()).max_by_key(|at| widths[*at])?;
        let next = widths.iter().copied().filter(|w| *w < widths[at]).max().unwrap_or(0);
        let narrower = next.max(widths[at].saturating_sub(total - width)).max(LEAST).min(widths[at].saturating_sub(1));
        if narrower < LEAST {
            return None;
        }
        widths[at] = narrower;
    }
    Some(widths)
}

fn aligned(table: &Plain, shown: &[usize], widths: &[usize]) -> String {
    let mut out = line(&table.columns, shown, widths);
    let rule: Vec<String> = widths.iter().map(|w| "-".repeat(*w)).collect();
    out.push_str(&format!("{}\n", rule.join("  ")));
    table.rows.iter().for_each(|row| out.push_str(&line(row, shown, widths)));
    out
}

fn line(cells: &[String], shown: &[usize], widths: &[usize]) -> String {
    let cell = |(at, width): (&usize, &usize)| padded(cells.get(*at).map_or("", String::as_str), *width);
    let cells: Vec<String> = shown.iter().zip(widths).map(cell).collect();
    format!("{}\n", cells.join("  ").trim_end())
}

fn padded(cell: &str, width: usize) -> String {
    let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let size = size(&cell);
    if size <= width {
        return format!("{cell}{}", " ".repeat(width - size));
    }
    let cut: String = cell.chars().take(width.saturating_sub(1)).collect();
    format!("{cut}…")
}

fn listed(table: &Plain, shown: &[usize]) -> String {
    let name = shown.iter().map(|at| size(&table.columns[*at])).max().unwrap_or(0);
    let mut blocks = Vec::new();
    for row in &table.rows {
        let given = shown.iter().filter(|at| is_given(row, **at));
        let lines =
            given.map(|at| format!("{}  {}\n", padded(&table.columns[*at], name), padded(&row[*at], size(&row[*at]))));
        blocks.push(lines.collect::<String>());
    }
    blocks.join("\n")
}
