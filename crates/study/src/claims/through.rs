//! Through which works the evidence was read, and what would be left without one of them.
//!
//! A source that was read through another is only as good as that reading. It does not enter the
//! outcome of a claim: where a whole ledger was read in one work, every claim would fall with it.
//! It is shown beside the outcome.

use counterpoise_case::model::{Case, Citation, EventId, Role, SourceId};
use serde::Serialize;

/// How much of a finding was read through one work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Through {
    /// The work.
    pub source: SourceId,
    /// Events read in it and in nothing else.
    pub events: usize,
    /// Of so many.
    pub of: usize,
    /// Whether the claim is still met without them; `None` if it was not met with them.
    pub stands: Option<bool>,
}

/// The works through which events were read, those of most events first. `stands` says whether a
/// test is met in a case.
pub(crate) fn through(
    case: &Case,
    events: &[EventId],
    stands: Option<&dyn Fn(&Case) -> bool>,
) -> Vec<Through> {
    let count =
        |source: SourceId| events.iter().filter(|e| only_in(&case[**e].via, source)).count();
    let one = |source: SourceId| Through {
        source,
        events: count(source),
        of: events.len(),
        stands: stands.map(|stands| stands(&without_reading(case, source))),
    };
    let mut found: Vec<Through> =
        read_in(case, events).into_iter().map(one).filter(|t| t.events > 0).collect();
    found.sort_by(|a, b| {
        b.events.cmp(&a.events).then_with(|| case[a.source].key.cmp(&case[b.source].key))
    });
    found
}

fn read_in(case: &Case, events: &[EventId]) -> Vec<SourceId> {
    let mut found: Vec<SourceId> =
        events.iter().flat_map(|e| &case[*e].via).map(|c| c.source).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn only_in(via: &[Citation], source: SourceId) -> bool {
    !via.is_empty() && via.iter().all(|c| c.source == source)
}

/// The case as it would be if nobody had read this work.
fn without_reading(case: &Case, source: SourceId) -> Case {
    let mut other = case.clone();
    for event in other.events.iter_mut().filter(|e| only_in(&e.via, source)) {
        event.role = Role::Context;
    }
    other.assessments.retain(|a| !only_in(&a.via, source));
    other
}
