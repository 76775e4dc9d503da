//! What things are called.

use counterpoise_case::model::{ArenaId, Case, Citation, EventId};
use serde_json::{Value, json};

/// The name of an arena; `all` for all of them together.
pub(crate) fn arena(case: &Case, arena: Option<ArenaId>) -> &str {
    arena.map_or("all", |arena| case[arena].id.as_str())
}

/// A label; `none` where none of a school's labels has it.
pub(crate) fn label(label: Option<&str>) -> &str {
    label.unwrap_or("none")
}

pub(crate) fn events<'c>(case: &'c Case, of: &[EventId]) -> Vec<&'c str> {
    of.iter().map(|id| case[*id].id.as_str()).collect()
}

/// Each work with its page; no page where none is given.
pub(crate) fn cites(case: &Case, of: &[Citation]) -> Vec<Value> {
    let one = |cite: &Citation| {
        let page = (!cite.locator.is_empty()).then_some(&cite.locator);
        json!({"source": case[cite.source].key.as_ref(), "page": page})
    };
    of.iter().map(one).collect()
}

/// Six digits: the draws of a case carry no more than two or three.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}
