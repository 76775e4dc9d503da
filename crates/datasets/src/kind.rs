//! What is known about a kind of file before any is opened.

use serde::{Deserialize, Serialize};

/// What the rows of a table are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Dated events from one actor to another.
    Events,
    /// Events from one state to another in one month, summed.
    EventSums,
    /// One state in one year (or session).
    StateYear,
    /// Two states in one year, the order of them mattering.
    DirectedDyadYear,
    /// Two states in one year, in either order.
    DyadYear,
    /// One vote of one state.
    Votes,
    /// Dated records about one state, or from one state to another.
    Records,
}

impl Shape {
    /// Whether the rows are events between actors, one by one or summed by month.
    pub fn has_events(self) -> bool {
        matches!(self, Shape::Events | Shape::EventSums)
    }
}

/// A kind of file that can be imported: who publishes it, on what terms, and how it is cited.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The name to write after `data add`.
    pub name: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// Which files and columns make up the kind.
    pub files: &'static str,
    /// Where to get it.
    pub url: &'static str,
    /// The terms as its publisher states them.
    pub licence: &'static str,
    /// How to cite it.
    pub cite: &'static str,
    /// The same as BibTeX.
    pub bibtex: &'static str,
    /// What an absent row, an empty cell and a zero say.
    pub missing: &'static str,
    /// What a state or pair without a row in a covered year says.
    pub absent: Absent,
}

/// What a state or pair without a row says, in a year that the table covers. A year that it does
/// not cover is always outside coverage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absent {
    /// There was none: the table lists what happened or held, and nothing else.
    Zero,
    /// It is not known.
    #[default]
    Missing,
    /// There can be none: one of the states was no member of the system then.
    NotApplicable,
    /// The table does not cover it.
    OutsideCoverage,
}
