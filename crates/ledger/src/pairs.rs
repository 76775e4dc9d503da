//! Words and what became of them.

use counterpoise_case::model::EventId;
use serde::Serialize;

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Outcome {
    /// Later deeds in the issue take the same stance.
    Fulfilled,
    /// Later deeds in the issue take the opposite stance.
    Contradicted,
    /// No later deed in the issue takes a stance.
    Pending,
    /// Some take the same stance and some the opposite.
    Mixed,
}

/// A statement and the later deeds in one of its issues.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// The statement.
    pub statement: EventId,
    /// The issue that ties them.
    pub issue: String,
    /// Later deeds and non-acts in the issue that accommodate or resist, in the order of their dates.
    pub deeds: Vec<EventId>,
    /// What became of the statement.
    pub outcome: Outcome,
}
