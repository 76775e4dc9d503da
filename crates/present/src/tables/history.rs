//! What the versions of a case said, as a table.

use counterpoise_frames::{Cell, Table};

/// One verdict of one version.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The commit, in short.
    pub version: String,
    /// Its day: `2026-03-01`.
    pub date: String,
    /// Name of the arena; `all` where all are judged together.
    pub arena: String,
    /// Name of the period.
    pub period: String,
    /// Name of the school.
    pub school: String,
    /// What it says.
    pub verdict: String,
    /// 0 to 1; `None`: nothing was drawn, or the school has nothing to say.
    pub probability: Option<f64>,
    /// Whether it differs from what the version before said of the same cell.
    pub changed: bool,
}

const COLUMNS: [&str; 8] =
    ["version", "date", "arena", "period", "school", "verdict", "probability", "changed"];

/// One row for each verdict; `changed_only`: without those that stay the same.
#[must_use]
pub fn history(all: &[Past], changed_only: bool) -> Table {
    let shown = all.iter().filter(|past| !changed_only || past.changed);
    Table::new(&COLUMNS).with(shown.map(row))
}

fn row(of: &Past) -> [Cell; 8] {
    [
        of.version.as_str().into(),
        of.date.as_str().into(),
        of.arena.as_str().into(),
        of.period.as_str().into(),
        of.school.as_str().into(),
        of.verdict.as_str().into(),
        of.probability.map(|p| (1000.0 * p).round() / 1000.0).into(),
        of.changed.into(),
    ]
}
