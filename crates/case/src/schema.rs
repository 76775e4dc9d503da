//! The language as data: every directive with its first line, and every field with what it takes, a
//! line of help and an example.
//!
//! One list for all: the lowering refuses what does not stand here, `counterpoise explain DIRECTIVE`
//! prints it, `docs/language.md` has it as tables, and forms, completion and columns of a
//! spreadsheet can be made of it. What a value means is told by the lowering of its directive.

mod answers;
mod evidence;
mod field;
mod literature;
mod rules;
mod setting;
mod study;

pub use field::{Directive, Field, Kind, Takes};

/// All directives, in the order in which a case is usually written.
pub static DIRECTIVES: [Directive; 30] = [
    study::CASE,
    study::ACTOR,
    study::ARENA,
    study::TURNING_POINT,
    study::PERIOD,
    study::SET,
    setting::INSTITUTION,
    setting::PROJECT,
    setting::PLACE,
    setting::ROUTE,
    evidence::SOURCE,
    evidence::SERIES,
    evidence::EVENT,
    evidence::COMMITMENT,
    evidence::ASSESSMENT,
    evidence::SEARCH,
    literature::POSITION,
    rules::INDICATOR,
    rules::ATTRIBUTE,
    rules::SCHOOL,
    rules::CONCEPT,
    rules::PATTERN,
    answers::WATCH,
    answers::CLAIMED_SHIFT,
    answers::CLAIM,
    answers::CHOICE,
    answers::HYPOTHESIS,
    answers::CLUE,
    answers::CLUSTER,
    answers::CAUSE,
];

/// The names of all directives.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    DIRECTIVES.iter().map(|directive| directive.name)
}

/// The directive of this name.
#[must_use]
pub fn directive(name: &str) -> Option<&'static Directive> {
    DIRECTIVES.iter().find(|directive| directive.name == name)
}
