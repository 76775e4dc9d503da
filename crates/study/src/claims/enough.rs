//! Whether a finding rests on enough events and sources, by the numbers that the case states.

use super::ground::{Ground, GroundKind};
use super::robust::sources;
use counterpoise_case::model::{Case, EventId};

/// Reasons for *thin* that lie in how little a finding rests on. `place` is where: ` in before-crimea`, or nothing.
pub(super) fn too_little(case: &Case, evidence: &[EventId], place: &str) -> Vec<Ground> {
    let mut reasons = Vec::new();
    if evidence.len() < case.settings.fewest_events as usize {
        let text = match evidence.len() {
            0 => format!("it rests on no event{place}"),
            1 => format!("it rests on one event{place}"),
            n => format!("it rests on {n} events{place}"),
        };
        reasons.push(Ground::new(GroundKind::TooFewEvents, text));
    }
    reasons.extend(too_few_sources(case, evidence, place));
    reasons
}

/// That all of it comes from one source, or from none, or from fewer than the case asks for.
pub(super) fn too_few_sources(case: &Case, evidence: &[EventId], place: &str) -> Option<Ground> {
    let sources = sources(case, evidence);
    if sources.len() >= case.settings.fewest_sources as usize || evidence.is_empty() {
        return None;
    }
    let text = match sources.as_slice() {
        [] => format!("it rests on no source{place}"),
        [only] => format!("it rests on one source{place}, {}", case[*only].short),
        more => format!("it rests on {} sources{place}", more.len()),
    };
    Some(Ground::new(GroundKind::TooFewSources, text))
}
