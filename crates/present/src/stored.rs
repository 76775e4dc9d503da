//! What a manifest of the store says, in words.

use crate::amounts::grouped;
use counterpoise_datasets::{Absent, Dedup, Manifest, OnConflict, Shape};
use serde::Serialize;

/// `1816-2022`; empty for a table without rows.
pub(crate) fn span(manifest: &Manifest) -> String {
    match manifest.span() {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}-{last}"),
        None => String::new(),
    }
}

/// The size of the Parquet files of a vintage.
pub(crate) fn on_disk(manifest: &Manifest) -> u64 {
    manifest.parts.iter().map(|part| part.bytes).sum()
}

/// A word of the library as its manifests write it.
pub(crate) fn word(value: impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| Some(value.as_str()?.to_owned()))
        .unwrap_or_default()
}

/// What the rows are about.
pub(crate) fn about(shape: Shape) -> &'static str {
    match shape {
        Shape::Events => "dated events, one row each",
        Shape::EventSums => "events summed by directed pair of states and month",
        Shape::StateYear => "states by year",
        Shape::DirectedDyadYear => "directed pairs of states by year",
        Shape::DyadYear => "pairs of states by year",
        Shape::Votes => "votes, one row for each state and roll call",
        Shape::Records => "records, one row each",
    }
}

/// What a state or pair without a row says.
pub(crate) fn absence(absent: Absent) -> &'static str {
    match absent {
        Absent::Zero => "zero: there was none",
        Absent::Missing => "missing: it is not known",
        Absent::NotApplicable => "not applicable: no member of the system then",
        Absent::OutsideCoverage => "outside coverage",
    }
}

/// What a row is about: `state and year`.
pub(crate) fn key(manifest: &Manifest) -> String {
    match manifest.key.as_slice() {
        // Events have no key of columns: what is told apart in them is their number.
        [] => "number".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Which of several rows of one key was taken.
pub(crate) fn conflict_rule(manifest: &Manifest) -> &'static str {
    match manifest.on_conflict {
        Some(OnConflict::First) => "the first is taken (--on-conflict first)",
        Some(OnConflict::Last) => "the last is taken (--on-conflict last)",
        Some(OnConflict::SetAside) => "none is taken (--on-conflict set-aside)",
        None => "",
    }
}

/// Which of several reports count.
pub(crate) fn rule(dedup: Dedup) -> &'static str {
    match dedup {
        Dedup::None => "none: every row counts",
        Dedup::SameDayPairCode => {
            "same-day: of rows with the same day, source, target and code one counts"
        }
        Dedup::OneADay => {
            "one-a-day: of rows with the same day, source and target the most intense counts"
        }
    }
}

/// `827 (49.4%)`.
pub(crate) fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return grouped(part);
    }
    format!("{} ({:.1}%)", grouped(part), 100.0 * part as f64 / whole as f64)
}
