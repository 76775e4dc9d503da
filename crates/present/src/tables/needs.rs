//! What is missing, as a table.

use crate::needs::ToldNeed;
use counterpoise_frames::{Cell, Table};

const COLUMNS: [&str; 10] = [
    "missing",
    "kind",
    "attribute",
    "arena",
    "period",
    "settles",
    "touches",
    "bits",
    "asked by",
    "directive",
];

/// What is missing, and what it would settle, what settles most first.
#[must_use]
pub fn needs(all: &[ToldNeed]) -> Table {
    let row = |need: &ToldNeed| -> [Cell; 10] {
        let kind =
            serde_json::to_value(need.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
        [
            need.missing.as_str().into(),
            kind.into(),
            need.attribute.as_str().into(),
            need.arena.as_str().into(),
            need.period.as_str().into(),
            need.settles.clone().into(),
            (need.touches as f64).into(),
            need.bits.into(),
            need.asked_by.clone().into(),
            need.directive.as_str().into(),
        ]
    };
    Table::new(&COLUMNS).with(all.iter().map(row))
}
