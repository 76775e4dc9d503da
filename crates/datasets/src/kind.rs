//! What is known about a kind of file before any is opened.

use serde::{Deserialize, Serialize};

/// What the rows of a table are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Dated events from one actor to another.
    Events,
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
}
