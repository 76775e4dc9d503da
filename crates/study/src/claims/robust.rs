//! Does a finding stand when one source, or one stated choice, is taken away?

use counterpoise_case::model::{Case, Citation, EventId, Role, SourceId, Undated};

/// The sources that events rest on: those cited, or else those they were read in.
pub(super) fn sources(case: &Case, events: &[EventId]) -> Vec<SourceId> {
    let mut found: Vec<SourceId> = events.iter().flat_map(|e| cited(case, *e)).map(|c| c.source).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn cited(case: &Case, event: EventId) -> &[Citation] {
    let event = &case[event];
    if event.cites.is_empty() { &event.via } else { &event.cites }
}

/// The case as it would be without one source: what rests on it alone no longer counts.
pub(super) fn without(case: &Case, source: SourceId) -> Case {
    let mut other = case.clone();
    for (at, event) in other.events.iter_mut().enumerate() {
        let cited = cited(case, EventId(at as u32));
        if !cited.is_empty() && cited.iter().all(|c| c.source == source) {
            event.role = Role::Context;
        }
    }
    let rests = |cites: &[Citation], via: &[Citation]| {
        let cited = if cites.is_empty() { via } else { cites };
        !cited.is_empty() && cited.iter().all(|c| c.source == source)
    };
    other.assessments.retain(|a| !rests(&a.cites, &a.via));
    other
}

/// The case with the other way of counting acts of unknown day.
pub(super) fn other_dates(case: &Case) -> Case {
    let mut other = case.clone();
    other.settings.undated = match case.settings.undated {
        Undated::WhereverPossible => Undated::ExpectedShare,
        Undated::ExpectedShare => Undated::WhereverPossible,
    };
    other
}

/// Names for a list in a reason: all of a few, or the first and how many more.
pub(super) fn some(names: &[String]) -> String {
    match names {
        [a] => a.clone(),
        [a, b] => format!("{a} or {b}"),
        [a, b, rest @ ..] => format!("{a}, {b} or {} more", rest.len()),
        [] => String::new(),
    }
}
