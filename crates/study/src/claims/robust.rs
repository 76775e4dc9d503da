//! The sources that events rest on.

use counterpoise_case::model::{Case, EventId, SourceId};

/// The sources that events rest on: those cited, or else those they were read in.
pub(super) fn sources(case: &Case, events: &[EventId]) -> Vec<SourceId> {
    let mut found: Vec<SourceId> =
        events.iter().flat_map(|e| case[*e].rests_on()).map(|c| c.source).collect();
    found.sort_unstable();
    found.dedup();
    found
}
