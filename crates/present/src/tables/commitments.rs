//! What was promised, and what became of it, as a table.

use crate::text::{dated_texts, ids};
use counterpoise_case::model::{Case, CommitmentTerm};
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::Outcome;
use counterpoise_study::Committed;

const COLUMNS: [&str; 14] = [
    "commitment",
    "specific",
    "of",
    "names",
    "leaves_open",
    "announced",
    "agreed",
    "implemented",
    "reached",
    "followed_by",
    "fulfilled",
    "contradicted",
    "gains_promised",
    "gains_realised",
];

/// One row for each commitment.
#[must_use]
pub fn commitments(case: &Case, found: &[Committed]) -> Table {
    Table::new(&COLUMNS).with(found.iter().map(|own| row(case, own)))
}

fn row(case: &Case, own: &Committed) -> Vec<Cell> {
    let specific = own.specificity(case);
    let text = own.text.map(|at| &case.commitments[at]);
    let terms = |of: Option<&Vec<CommitmentTerm>>| -> Vec<String> {
        of.into_iter().flatten().map(|term| term.word().to_owned()).collect()
    };
    let of = |outcome| own.outcomes.iter().filter(|(_, _, own)| *own == outcome).count();
    vec![
        Cell::from(&*own.name),
        specific.map(|(named, _)| named).into(),
        specific.map(|(_, looked)| looked).into(),
        terms(text.map(|text| &text.named)).into(),
        terms(text.map(|text| &text.open)).into(),
        dated_texts(case, &own.announced).into(),
        dated_texts(case, &own.agreed).into(),
        dated_texts(case, &own.implemented).into(),
        own.reached().map(Word::word).into(),
        ids(case, &own.followed_by).into(),
        of(Outcome::Fulfilled).into(),
        (of(Outcome::Contradicted) + of(Outcome::Mixed)).into(),
        own.promised.into(),
        own.realised.into(),
    ]
}
