//! Patterns across arenas.

use crate::Outcome;
use counterpoise_case::model::{ActorId, ArenaId, Case, Pattern, PatternPart, Scope};
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

/// Looks for a pattern of a school among its verdicts.
///
/// `verdict` gives the school's verdict on an arena for a dyad, or `None` where it was not judged. A part is there when the
/// verdict in its arena is its label; a part of a level when that is so in any judged arena of the level. An
/// indeterminate verdict, or an arena that was not judged, leaves a part open. The pattern is there when all its parts
/// are, and absent when one is; one without parts is open.
#[must_use]
pub fn find_pattern<'v>(
    case: &Case,
    pattern: &Pattern,
    dyad: (ActorId, ActorId),
    verdict: impl Fn(ArenaId, (ActorId, ActorId)) -> Option<&'v Outcome>,
) -> PatternFinding {
    let part = |part: &PatternPart| {
        let dyad = part.dyad.unwrap_or(dyad);
        find_part(case, part, dyad, |arena| verdict(arena, dyad))
    };
    let parts: Vec<PartFinding> = pattern.parts.iter().map(part).collect();
    let any = |state: PatternState| parts.iter().any(|part| part.state == state);
    let state = if any(PatternState::Absent) {
        PatternState::Absent
    } else if parts.is_empty() || any(PatternState::Indeterminate) {
        PatternState::Indeterminate
    } else {
        PatternState::Present
    };
    PatternFinding { pattern: pattern.id.clone(), state, parts }
}

fn find_part<'v>(
    case: &Case,
    part: &PatternPart,
    dyad: (ActorId, ActorId),
    verdict: impl Fn(ArenaId) -> Option<&'v Outcome>,
) -> PartFinding {
    let (mut present, mut absent, mut indeterminate) = (Vec::new(), Vec::new(), Vec::new());
    for arena in arenas(case, &part.scope) {
        match verdict(arena) {
            Some(Outcome::Label(label)) if *label == part.label => present.push(arena),
            Some(Outcome::Label(_)) => absent.push(arena),
            Some(Outcome::NoneOfThese { .. }) => indeterminate.push(arena),
            None if matches!(part.scope, Scope::Arena(_)) => indeterminate.push(arena),
            None => {}
        }
    }
    let state = if !present.is_empty() {
        PatternState::Present
    } else if !indeterminate.is_empty() || absent.is_empty() {
        PatternState::Indeterminate
    } else {
        PatternState::Absent
    };
    PartFinding { label: part.label.clone(), dyad, state, present, absent, indeterminate }
}

fn arenas(case: &Case, scope: &Scope) -> Vec<ArenaId> {
    match scope {
        Scope::Arena(arena) => vec![*arena],
        Scope::Level(level) => {
            (0..case.arenas.len() as u32).map(ArenaId).filter(|&id| case[id].level == *level).collect()
        }
    }
}
