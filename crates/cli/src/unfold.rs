//! What an answer rests on, as lines of a table: each with its kind, its number, its events and its
//! pages.

mod school;

pub(crate) use school::school;

use counterpoise_case::model::{Case, Citation};
use counterpoise_frames::{Cell, Table};
use counterpoise_study::Node;
use serde::Serialize;

/// A line, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Line {
    /// What the line is about: `verdict`, `concept`, `event`, `source`, ...; `note` where it is
    /// prose.
    pub(crate) kind: &'static str,
    /// Of what something is said.
    pub(crate) label: String,
    /// What is said of it; may be empty.
    pub(crate) value: String,
    /// Ids of events.
    pub(crate) events: Vec<String>,
    /// Where it is written.
    pub(crate) cites: Vec<Cite>,
    /// What it rests on.
    pub(crate) children: Vec<Line>,
}

/// A page of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Cite {
    /// The key of the source.
    pub(crate) source: String,
    /// `p. 62`; empty where none is given.
    pub(crate) page: String,
}

/// An unfolding as lines.
pub(crate) fn tell(case: &Case, node: &Node) -> Line {
    let told = counterpoise_present::line(case, node);
    Line {
        kind: told.kind,
        label: told.label,
        value: told.value,
        events: node.events.iter().map(|id| case[*id].id.clone()).collect(),
        cites: cites(case, &node.cites),
        children: node.children.iter().map(|child| tell(case, child)).collect(),
    }
}

pub(crate) fn cites(case: &Case, of: &[Citation]) -> Vec<Cite> {
    of.iter()
        .map(|c| Cite { source: case[c.source].key.to_string(), page: c.locator.clone() })
        .collect()
}

/// Lines as rows, down to a depth; the first line has depth 0. Sources and pages of one line stand
/// in the same order.
pub(crate) fn flat(line: &Line, depth: usize) -> Table {
    let mut rows = Vec::new();
    push(line, 0, depth, &mut rows);
    Table::new(&["depth", "kind", "label", "value", "events", "source", "page"]).with(rows)
}

fn push(line: &Line, level: usize, depth: usize, rows: &mut Vec<[Cell; 7]>) {
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

/// The same lines, down to a depth.
pub(crate) fn cut(mut line: Line, depth: usize) -> Line {
    let below = std::mem::take(&mut line.children);
    if depth > 0 {
        line.children = below.into_iter().map(|child| cut(child, depth - 1)).collect();
    }
    line
}
