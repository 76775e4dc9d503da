//! The lines of a value.

use crate::Range;

/// The lines of a value, first to last. Nearly every value has one line, which takes no memory of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    first: Range,
    more: Vec<Range>,
}

impl Lines {
    /// A single line; empty if the value begins below the name.
    #[must_use]
    pub fn one(first: Range) -> Lines {
        Lines { first, more: Vec::new() }
    }

    /// Adds a line at the end.
    pub fn push(&mut self, line: Range) {
        self.more.push(line);
    }

    /// The line that stands beside the name.
    #[must_use]
    pub fn first(&self) -> &Range {
        &self.first
    }

    /// The lines that are not empty.
    pub fn written(&self) -> impl DoubleEndedIterator<Item = &Range> {
        self.iter().filter(|line| !line.is_empty())
    }

    /// All lines.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Range> {
        std::iter::once(&self.first).chain(&self.more)
    }
}
