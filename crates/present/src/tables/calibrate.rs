//! Textbook cases by the definitions of their authors, as a table.

use crate::calibration::{Said, SaidBy, TriedLabel};
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

const BY_SCHOOL: [&str; 11] = [
    "case",
    "arena",
    "period",
    "label of its author",
    "school",
    "its author's own",
    "that label in 100 re-readings",
    "calls it",
    "in 100 re-readings",
    "without unopened rows",
    "in 100 of these",
];

/// One row for each definition and cell: whether it gives the author's label, and what it calls the
/// case itself, with all rows and without those for which no source was opened.
#[must_use]
pub fn by_school(tried: &[TriedLabel]) -> Table {
    let row = |(of, by): (&TriedLabel, &SaidBy)| -> [Cell; 11] {
        let label = match by.said {
            Said::So(share) | Said::NotSo(share) => Some(f64::from(share)),
            Said::NoSuchLabel | Said::OutOfScope | Said::NotAsked => None,
        };
        let without = by.without.as_ref();
        [
            of.case.as_str().into(),
            of.arena.as_str().into(),
            of.period.as_str().into(),
            of.label.as_str().into(),
            by.school.as_str().into(),
            (by.school == of.school).into(),
            label.into(),
            by.calls.name.as_str().into(),
            by.calls.share.map(f64::from).into(),
            without.map(|own| own.name.as_str()).into(),
            without.and_then(|own| own.share).map(f64::from).into(),
        ]
    };
    let each = tried.iter().flat_map(|of| of.says.iter().map(move |by| (of, by)));
    Table::new(&BY_SCHOOL).with(each.map(row))
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
