//! Patterns across arenas.

use counterpoise_case::model::{ActorId, ArenaId};
use serde::Serialize;

/// Whether a pattern or a part of it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PatternState {
    /// It is there.
    Present,
    /// It is not.
    Absent,
    /// It cannot be said.
    Indeterminate,
}

/// A pattern looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PatternFinding {
    /// The pattern's short name.
    pub pattern: String,
    /// Whether all its parts are there.
    pub state: PatternState,
    /// Its parts, in their order.
    pub parts: Vec<PartFinding>,
}

/// One part looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartFinding {
    /// The label looked for.
    pub label: String,
    /// Of whose behaviour.
    pub dyad: (ActorId, ActorId),
    /// Whether it is there.
    pub state: PatternState,
    /// Arenas in which the verdict is the label.
    pub present: Vec<ArenaId>,
    /// Arenas in which it is another.
    pub absent: Vec<ArenaId>,
    /// Arenas in which it is indeterminate, or was not judged.
    pub indeterminate: Vec<ArenaId>,
}
