//! Whether a finding rests on enough events and sources, by the numbers that the case states.

use super::reason::{ClaimReason, ReasonKind};
use super::robust::sources;
use crate::text::number as shown;
use counterpoise_case::model::{Case, EventId, SourceId};
use counterpoise_ledger::origin;

/// Reasons for *thin*: what it rests on weighs less than so many ordinary acts, comes from too few
/// sources, or is cited by none. `place` is where: ` in before-crimea`, or nothing.
pub(super) fn too_little(case: &Case, amounts: &[(EventId, f64)], place: &str) -> Vec<ClaimReason> {
    let mut reasons = Vec::new();
    let units = amounts.iter().map(|(_, amount)| amount).sum::<f64>() / case.settings.unit;
    if units < f64::from(case.settings.fewest_events) - 1e-9 {
        let text = format!(
            "it rests on as much as {} ordinary acts{place}, and {} are asked for",
            shown(units),
            case.settings.fewest_events
        );
        reasons.push(ClaimReason::new(ReasonKind::TooFewEvents, text));
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
    place: &str,
) -> Option<ClaimReason> {
    let sources = by_origin(case, sources(case, evidence));
    if sources.len() >= case.settings.fewest_sources as usize || evidence.is_empty() {
        return None;
    }
    let text = match sources.as_slice() {
        [] => format!("it rests on no source{place}"),
        [only] => format!("it rests on one source{place}, {}", case[*only].short),
        more => format!("it rests on {} sources{place}", more.len()),
    };
    Some(ClaimReason::new(ReasonKind::TooFewSources, text))
}

/// Each origin once: works that go back to one report are one source.
pub(super) fn by_origin(case: &Case, sources: Vec<SourceId>) -> Vec<SourceId> {
    let mut origins: Vec<SourceId> =
        sources.into_iter().map(|source| origin(case, source)).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}
