//! The language of a case as text: lines, a lossless tree, the formatter.
//!
//! *For:* `&str -> (tree, diagnostics)` and back. *May use:* `diagnostic`. *Must never know:* what a directive means,
//! which directives exist, dates, actors, files.
//!
//! Reading is total: any text gives a tree, and the tree's lines joined are the text again. A bad
//! line spoils itself only.

mod format;
mod header;
mod lines;
mod parts;
mod tree;
mod value;

pub use format::format;
pub use header::{Header, Word};
pub use lines::Lines;
pub use parts::parts;
pub use tree::{
    Comment, Directive, Field, FieldKind, Line, LineKind, Part, Tree, parse, parse_part,
};
pub use value::{Citation, Piece, citation, citations, join, pieces, split};

/// A byte range of the text.
pub type Range = std::ops::Range<u32>;

/// The text of a range; empty if the range does not fit the text.
#[must_use]
#[inline]
pub fn slice(text: &str, range: Range) -> &str {
    text.get(range.start as usize..range.end as usize).unwrap_or("")
}
