//! `commitments`: what was promised, how exactly, how far it came, and what became of it.

use crate::args::PlainArgs;
use crate::failure::{Outcome as Exit, Result};
use crate::open::open;
use crate::output::{Format, line, table};
use crate::style::dim;
use counterpoise_case::model::{Case, CommitmentTerm, EventId};
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::Outcome;
use counterpoise_study::{Committed, commitments};

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

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Exit::Wanting) };
    let case = opened.case();
    let found = commitments(case);
    if found.is_empty() && args.shown.format == Format::Text {
        line("no act belongs to a commitment (`commitment: NAME` in an event)")?;
        return Ok(Exit::Well);
    }
    table(&Table::new(&COLUMNS).with(found.iter().map(|own| row(case, own))), args.shown.format)?;
    if args.shown.format == Format::Text {
        line(&dim(
            "specific: how many of parties, amount, deadline and obligation the text names, of how many were looked \
             for;\nnothing: nobody has looked (`commitment` directives). fulfilled and contradicted count statements of \
             it, issue by issue.",
        ))?;
    }
    Ok(Exit::Well)
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
        dated(case, &own.announced).into(),
        dated(case, &own.agreed).into(),
        dated(case, &own.implemented).into(),
        own.reached().map(Word::word).into(),
        names(case, &own.followed_by).into(),
        of(Outcome::Fulfilled).into(),
        (of(Outcome::Contradicted) + of(Outcome::Mixed)).into(),
        own.promised.into(),
        own.realised.into(),
    ]
}

/// `E126 (2015-05-08)`.
fn dated(case: &Case, of: &[EventId]) -> Vec<String> {
    let one = |id: &EventId| {
        let when = case[*id].date.as_ref().map_or("undated".to_owned(), ToString::to_string);
        format!("{} ({when})", case[*id].id)
    };
    of.iter().map(one).collect()
}

fn names(case: &Case, of: &[EventId]) -> Vec<String> {
    of.iter().map(|id| case[*id].id.clone()).collect()
}
