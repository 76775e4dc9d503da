//! The claims of the study as a table.

use crate::claims::{
    asides_texts, found_text, kind_text, outcome_word, outside_sentence, reasons_text,
    reproduced_text,
};
use crate::text::citations_text;
use counterpoise_case::model::Case;
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::{Cell, Table};
use counterpoise_study::{ClaimResult, ReasonKind, TestResult};

/// A row for each test of each claim.
#[must_use]
pub fn claims(case: &Case, results: &[&ClaimResult]) -> Table {
    Table::new(&COLUMNS).with(results.iter().flat_map(|r| tests(case, r)))
}

const COLUMNS: [&str; 14] = [
    "claim",
    "sentence",
    "causal",
    "outcome",
    "because",
    "test",
    "outcome of test",
    "found",
    "test because",
    "reasons",
    "beside",
    "rests outside",
    "calibrates",
    "cited",
];

/// A row for each test; a claim without a test has one that says why.
fn tests(case: &Case, result: &ClaimResult) -> Vec<Vec<Cell>> {
    let claim = &case.claims[result.claim];
    let calibrates = result
        .calibration
        .zip(reproduced_text(result))
        .map(|(calibration, words)| format!("{}: {words}", case[calibration.school].id));
    let outside: Vec<String> = result.outside.iter().map(|o| outside_sentence(case, o)).collect();
    let lead = |rest: [Cell; 6]| {
        let first: [Cell; 4] = [
            claim.id.as_str().into(),
            claim.title.as_str().into(),
            claim.causal.map(Word::word).into(),
            outcome_word(result.outcome).into(),
        ];
        let kinds = kinds(result.reason_kinds());
        let last: [Cell; 3] = [
            outside.clone().into(),
            calibrates.clone().into(),
            citations_text(case, &claim.cites).into(),
        ];
        first.into_iter().chain([kinds]).chain(rest).chain(last).collect()
    };
    if result.tests.is_empty() {
        let mut rest: [Cell; 6] = Default::default();
        rest[4] = claim.untestable.as_str().into();
        return vec![lead(rest)];
    }
    result.tests.iter().map(|t| lead(tested_cells(case, t))).collect()
}

fn tested_cells(case: &Case, t: &TestResult) -> [Cell; 6] {
    [
        t.text.as_str().into(),
        outcome_word(t.outcome).into(),
        found_text(case, &t.found).into(),
        kinds(t.reasons.iter().map(|r| r.kind).collect()),
        reasons_text(case, t).into(),
        asides_texts(case, t).into(),
    ]
}

fn kinds(kinds: Vec<ReasonKind>) -> Cell {
    kinds.into_iter().map(|kind| kind_text(kind).to_owned()).collect::<Vec<_>>().into()
}
