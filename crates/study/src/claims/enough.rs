//! Whether a finding rests on enough events and sources, by the numbers that the case states.

use super::found::Place;
use super::reason::{ClaimReason, ReasonKind, Sources, Why};
use super::robust::sources;
use counterpoise_case::model::{Case, EventId, SourceId};
use counterpoise_ledger::origin;

/// Reasons for *thin*: what it rests on weighs less than so many ordinary acts, comes from too few
/// sources, or is cited by none.
pub(super) fn too_little(
    case: &Case,
    amounts: &[(EventId, f64)],
    place: Place,
) -> Vec<ClaimReason> {
    let mut reasons = Vec::new();
    let acts = amounts.iter().map(|(_, amount)| amount).sum::<f64>() / case.settings.unit;
    let asked = case.settings.fewest_events;
    if acts < f64::from(asked) - 1e-9 {
        let why = Why::TooFewActs { acts, asked, place };
        reasons.push(ClaimReason::new(ReasonKind::TooFewEvents, why));
    }
    let mut events: Vec<EventId> =
        amounts.iter().filter(|(_, amount)| *amount > 0.0).map(|(event, _)| *event).collect();
    events.sort_unstable();
    events.dedup();
    reasons.extend(too_few_sources(case, &events, place));
    reasons
}

/// That all of it comes from one source, or from none, or from fewer than the case asks for.
pub(super) fn too_few_sources(
    case: &Case,
    evidence: &[EventId],
    place: Place,
) -> Option<ClaimReason> {
    let sources = by_origin(case, sources(case, evidence));
    if sources.len() >= case.settings.fewest_sources as usize || evidence.is_empty() {
        return None;
    }
    let few = match sources.as_slice() {
        [] => Sources::None,
        [only] => Sources::One(*only),
        more => Sources::Many(more.len()),
    };
    Some(ClaimReason::new(ReasonKind::TooFewSources, Why::TooFewSources(few, place)))
}

/// Each origin once: works that go back to one report are one source.
pub(super) fn by_origin(case: &Case, sources: Vec<SourceId>) -> Vec<SourceId> {
    let mut origins: Vec<SourceId> =
        sources.into_iter().map(|source| origin(case, source)).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}
