//! What an answer rests on, as lines for programs: each with its kind, its number, its events and
//! its pages.

mod school;

pub use school::school_unfolded;

use crate::unfold::line;
use counterpoise_case::model::{Case, Citation};
use counterpoise_study::Node;
use serde::Serialize;

/// A line, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Unfolded {
    /// What the line is about: `verdict`, `concept`, `event`, `source`, ...; `note` where it is
    /// prose.
    pub kind: &'static str,
    /// Of what something is said.
    pub label: String,
    /// What is said of it; may be empty.
    pub value: String,
    /// Ids of events.
    pub events: Vec<String>,
    /// Where it is written.
    pub cites: Vec<Cite>,
    /// What it rests on.
    pub children: Vec<Unfolded>,
}

/// A page of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cite {
    /// The key of the source.
    pub source: String,
    /// `p. 62`; empty where none is given.
    pub page: String,
}

/// An unfolding as lines.
#[must_use]
pub fn unfolded(case: &Case, node: &Node) -> Unfolded {
    let told = line(case, node);
    Unfolded {
        kind: told.kind,
        label: told.label,
        value: told.value,
        events: node.events.iter().map(|id| case[*id].id.clone()).collect(),
        cites: cites(case, &node.cites),
        children: node.children.iter().map(|child| unfolded(case, child)).collect(),
    }
}

impl Unfolded {
    /// The same lines, down to a depth; the first has depth 0.
    #[must_use]
    pub fn cut(mut self, depth: usize) -> Unfolded {
        let below = std::mem::take(&mut self.children);
        if depth > 0 {
            self.children = below.into_iter().map(|child| child.cut(depth - 1)).collect();
        }
        self
    }
}

fn cites(case: &Case, of: &[Citation]) -> Vec<Cite> {
    of.iter()
        .map(|c| Cite { source: case[c.source].key.to_string(), page: c.locator.clone() })
        .collect()
}
