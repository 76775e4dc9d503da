//! Aligned text.

use crate::table::{Cell, Table};

/// No column is made narrower than this.
const LEAST: usize = 8;

/// Aligned text of at most `width` characters a line; columns that are empty throughout are left
/// out. Where the width does not do, heads are broken between words first, and then a cell that is
/// too long ends in `…`. A table with too many columns for the width is printed row by row, one
/// line for each cell, uncut.
#[must_use]
pub fn to_text(table: &Table, width: usize) -> String {
    let table = &Plain::of(table);
    let shown: Vec<usize> =
        (0..table.columns.len()).filter(|at| table.rows.iter().any(|r| is_given(r, *at))).collect();
    if shown.is_empty() {
        return String::new();
    }
    let widths = |head: fn(&str) -> usize| {
        shown.iter().map(|at| natural(table, *at, head)).collect::<Vec<usize>>()
    };
    let whole = widths(size);
    let fits = whole.iter().sum::<usize>() + 2 * (whole.len() - 1) <= width;
    match fitted(if fits { whole } else { widths(longest_word) }, width) {
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

fn natural(table: &Plain, at: usize, head: fn(&str) -> usize) -> usize {
    let cells = table.rows.iter().filter_map(|r| r.get(at)).map(|c| size(c));
    cells.chain([head(&table.columns[at])]).max().unwrap_or(0)
}

fn longest_word(head: &str) -> usize {
    head.split(' ').map(size).max().unwrap_or(0)
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
        let narrower = next
            .max(widths[at].saturating_sub(total - width))
            .max(LEAST)
            .min(widths[at].saturating_sub(1));
        if narrower < LEAST {
            return None;
        }
        widths[at] = narrower;
    }
    Some(widths)
}

fn aligned(table: &Plain, shown: &[usize], widths: &[usize]) -> String {
    let mut out = heads(&table.columns, shown, widths);
    let rule: Vec<String> = widths.iter().map(|w| "-".repeat(*w)).collect();
    out.push_str(&format!("{}\n", rule.join("  ")));
    table.rows.iter().for_each(|row| out.push_str(&line(row, shown, widths)));
    out
}

/// The heads, each over as many lines as it needs, the last one above its cells.
fn heads(columns: &[String], shown: &[usize], widths: &[usize]) -> String {
    let broken: Vec<Vec<String>> =
        shown.iter().zip(widths).map(|(at, width)| lines_of(&columns[*at], *width)).collect();
    let tall = broken.iter().map(Vec::len).max().unwrap_or(1);
    let row = |of: usize| {
        let mut cells = vec![String::new(); columns.len()];
        for (at, lines) in shown.iter().zip(&broken) {
            let above = tall - lines.len();
            cells[*at] = if of < above { String::new() } else { lines[of - above].clone() };
        }
        line(&cells, shown, widths)
    };
    (0..tall).map(row).collect()
}

/// A head broken between words so that each line fits, if its words do.
fn lines_of(head: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in head.split(' ') {
        match lines.last_mut() {
            Some(last) if last.is_empty() => last.push_str(word),
            Some(last) if size(last) + 1 + size(word) <= width => last.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn line(cells: &[String], shown: &[usize], widths: &[usize]) -> String {
    let cell =
        |(at, width): (&usize, &usize)| padded(cells.get(*at).map_or("", String::as_str), *width);
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
        let lines = given.map(|at| {
            format!(
                "{}  {}\n",
                padded(&table.columns[*at], name),
                padded(&row[*at], size(&row[*at]))
            )
        });
        blocks.push(lines.collect::<String>());
    }
    blocks.join("\n")
}
