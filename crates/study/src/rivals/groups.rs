//! Which clues rest on one source, or on one side, alone.

use counterpoise_case::model::{ActorId, Case, Citation, ClueId, EventId, SourceId};
use counterpoise_tracing::Group;
use serde::Serialize;

/// What clues that are left out together have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupKind {
    /// They rest on one source.
    Source(SourceId),
    /// They rest on sources that speak from or for one side.
    Side(ActorId),
}

/// The sources of a clue: those it cites, or else those of its events, or else those it was read in.
fn sources(case: &Case, id: ClueId) -> Vec<SourceId> {
    let clue = &case[id];
    let of_event = |id: &EventId| -> &[Citation] {
        let event = &case[*id];
        if event.cites.is_empty() { &event.via } else { &event.cites }
    };
    let cited: Vec<&Citation> = if clue.cites.is_empty() {
        clue.events.iter().flat_map(of_event).collect()
    } else {
        clue.cites.iter().collect()
    };
    let cited = if cited.is_empty() { clue.via.iter().collect() } else { cited };
    let mut found: Vec<SourceId> = cited.into_iter().map(|c| c.source).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// One group for each source and then for each side that some clue rests on alone. What rests on several stays when one goes.
pub(super) fn groups(case: &Case, clues: &[ClueId]) -> Vec<(GroupKind, Group)> {
    let rests: Vec<Vec<SourceId>> = clues.iter().map(|id| sources(case, *id)).collect();
    let mut all: Vec<SourceId> = rests.iter().flatten().copied().collect();
    all.sort_by(|a, b| case[*a].key.cmp(&case[*b].key));
    all.dedup();
    let mut sides: Vec<ActorId> = all.iter().filter_map(|s| case[*s].side).collect();
    sides.sort_by(|a, b| case[*a].code.cmp(&case[*b].code));
    sides.dedup();
    let only = |holds: &dyn Fn(&SourceId) -> bool| -> Vec<usize> {
        let alone = |at: &usize| !rests[*at].is_empty() && rests[*at].iter().all(holds);
        (0..clues.len()).filter(alone).collect()
    };
    let of_sources = all
        .iter()
        .map(|s| (GroupKind::Source(*s), Group { name: case[*s].short.clone(), clues: only(&|other| other == s) }));
    let of_sides = sides.iter().map(|side| {
        let name = case[*side].name.clone();
        (GroupKind::Side(*side), Group { name, clues: only(&|s| case[*s].side == Some(*side)) })
    });
    of_sources.chain(of_sides).filter(|(_, group)| !group.clues.is_empty()).collect()
}
