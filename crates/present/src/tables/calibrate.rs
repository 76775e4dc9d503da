//! Textbook cases by the definitions of their authors, as a table.

use crate::calibration::TriedLabel;
use crate::claims::{outcome_word, reproduced_word};
use counterpoise_frames::{Cell, Table};

const COLUMNS: [&str; 10] = [
    "case",
    "school",
    "label of its author",
    "arena",
    "period",
    "in 100 re-readings",
    "without unopened rows",
    "outcome",
    "reproduced",
    "other schools that name it so",
];

/// One row for each cell in which an author's label is looked for.
#[must_use]
pub fn calibrate(tried: &[TriedLabel]) -> Table {
    Table::new(&COLUMNS).with(tried.iter().map(row))
}

fn row(of: &TriedLabel) -> [Cell; 10] {
    let label = if of.negated { format!("not {}", of.label) } else { of.label.clone() };
    [
        of.case.as_str().into(),
        of.school.as_str().into(),
        label.into(),
        of.arena.as_str().into(),
        of.period.as_str().into(),
        of.share.map(f64::from).into(),
        of.opened.map(f64::from).into(),
        outcome_word(of.outcome).into(),
        of.reproduced.map_or("", reproduced_word).into(),
        of.others().map(|own| own.school.clone()).collect::<Vec<_>>().into(),
    ]
}
