//! The lines of a value.

use crate::Range;

/// The lines of a value, first to last. Nearly every value has one line, which takes no memory of
/// its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    first: Range,
    #[expect(
        clippy::box_collection,
        reason = "a large case has a million values, and nearly none has more lines"
    )]
    more: Option<Box<Vec<Range>>>,
}

impl Lines {
    /// A single line; empty if the value begins below the name.
    #[must_use]
    pub fn one(first: Range) -> Lines {
        Lines { first, more: None }
    }

    /// Adds a line at the end.
    pub fn push(&mut self, line: Range) {
        self.more.get_or_insert_default().push(line);
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
        std::iter::once(&self.first).chain(self.more.iter().flat_map(|more| more.iter()))
    }
}
