//! What the program says about the text of a case: spans, codes, renderers.
//!
//! *For:* one type of diagnostic for every crate that reads text, and its rendering for people and for programs.
//! *May use:* a renderer of annotated source lines. *Must never know:* the language, the case, or what a code is about
//! beyond the page that explains it.

mod code;
mod codes;
mod diagnostic;
mod files;
mod gathered;
mod render;

pub use code::{Code, Severity};
pub use codes::{AROUND, Page, SECTIONS, find, pages};
pub use diagnostic::{Diagnostic, Span, sort};
pub use files::{FileId, Files, SourceFile};
pub use gathered::{Budget, Gathered, KEPT};
pub use render::{concise, human, json_line, summary};
