//! What an answer rests on, as a table.

use crate::unfolded::{Cite, Unfolded};
use counterpoise_frames::{Cell, Table};

/// Lines as rows, down to a depth; the first line has depth 0. Sources and pages of one line stand
/// in the same order.
#[must_use]
pub fn unfolded(line: &Unfolded, depth: usize) -> Table {
    let mut rows = Vec::new();
    push(line, 0, depth, &mut rows);
    Table::new(&["depth", "kind", "label", "value", "events", "source", "page"]).with(rows)
}

fn push(line: &Unfolded, level: usize, depth: usize, rows: &mut Vec<[Cell; 7]>) {
    let joined =
        |part: fn(&Cite) -> &str| line.cites.iter().map(part).collect::<Vec<_>>().join("; ");
    let pages = if line.cites.iter().all(|c| c.page.is_empty()) {
        String::new()
    } else {
        joined(|c| &c.page)
    };
    rows.push([
        level.into(),
        line.kind.into(),
        line.label.as_str().into(),
        line.value.as_str().into(),
        line.events.join(" ").into(),
        joined(|c| &c.source).into(),
        pages.into(),
    ]);
    if level < depth {
        line.children.iter().for_each(|child| push(child, level + 1, depth, rows));
    }
}
