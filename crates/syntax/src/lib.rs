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
mod partition;
mod range;
mod tree;
mod unseen;
mod value;

pub use format::format;
pub use header::{Header, Word};
pub use lines::Lines;
pub use partition::parts;
pub use range::{Range, slice};
pub use tree::{
    Comment, Directive, Field, FieldKind, Line, LineKind, Part, Tree, parse, parse_part,
};
pub use unseen::{is_command, is_unseen};
pub use value::{Citation, Piece, citation, citations, join, pieces, split};
