//! What a position is about, and who takes it.

use counterpoise_case::model::{ActorId, ArenaId, Case, PeriodId, Position, Standpoint, Wording};

/// Whether a position counts in this run.
pub(crate) fn counts(case: &Case, at: usize) -> bool {
    case.positions[at].set.is_none_or(|set| case[set].on)
}

/// Whether the literature says so, as against the study of the case.
pub(crate) fn is_of_others(position: &Position) -> bool {
    position.standpoint != Standpoint::Own
}

/// Whether it gives its label, by name or by description.
pub(crate) fn affirms(position: &Position) -> bool {
    position.label.is_some() && position.wording != Wording::Denied
}

/// The pair of the case.
pub(crate) fn pair(case: &Case) -> Option<(ActorId, ActorId)> {
    case.header.subject.zip(case.header.target)
}

/// Whether a position is about an arena and a period. One that names no arena is about none in
/// particular; one that names no period holds at all times.
pub(crate) fn is_in(position: &Position, arena: ArenaId, period: PeriodId) -> bool {
    position.arenas.contains(&arena)
        && (position.periods.is_empty() || position.periods.contains(&period))
}
