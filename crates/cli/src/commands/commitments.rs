//! `commitments`: what was promised, how exactly, how far it came, and what became of it.

use crate::args::PlainArgs;
use crate::failure::{Outcome as Exit, Result};
use crate::open::open;
use crate::output::{Format, line, table, width, wrapped};
use crate::style::{bold, dim};
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
    if args.shown.format == Format::Text {
        found.iter().try_for_each(|own| in_words(case, own))?;
        line(&dim(
            "specific: how many of parties, amount, deadline and obligation the text names, of how many were looked \
             for;\nnothing: nobody has looked (`commitment` directives). fulfilled and contradicted count statements of \
             it, issue by issue.",
        ))?;
        return Ok(Exit::Well);
    }
    table(&Table::new(&COLUMNS).with(found.iter().map(|own| row(case, own))), args.shown.format)?;
    Ok(Exit::Well)
}

/// A commitment as a few lines, each as long as it must be: fourteen columns fit no screen.
fn in_words(case: &Case, own: &Committed) -> Result<()> {
    let text = own.text.map(|at| &case.commitments[at]);
    let title = text.map_or(String::new(), |text| format!("  {}", text.title));
    line(&format!("{}{title}", bold(&own.name)))?;
    let terms =
        |of: &[CommitmentTerm]| of.iter().map(|term| term.word()).collect::<Vec<_>>().join(", ");
    let specific = match (own.specificity(case), text) {
        (Some((named, looked)), Some(text)) => {
            let parts = [("names", terms(&text.named)), ("leaves open", terms(&text.open))];
            let said = parts.iter().filter(|(_, own)| !own.is_empty());
            let said: Vec<String> = said.map(|(what, own)| format!("{what} {own}")).collect();
            format!("{named} of {looked}: {}", said.join("; "))
        }
        _ => "nobody has looked".to_owned(),
    };
    part("specific", &specific)?;
    for (stage, events) in
        [("announced", &own.announced), ("agreed", &own.agreed), ("implemented", &own.implemented)]
    {
        part(stage, &dated(case, events).join(", "))?;
    }
    part("reached", own.reached().map_or("", Word::word))?;
    part("followed by", &names(case, &own.followed_by).join(", "))?;
    let of = |outcome| own.outcomes.iter().filter(|(_, _, own)| *own == outcome).count();
    let (fulfilled, contradicted) =
        (of(Outcome::Fulfilled), of(Outcome::Contradicted) + of(Outcome::Mixed));
    if fulfilled + contradicted > 0 {
        part("statements", &format!("{fulfilled} fulfilled, {contradicted} contradicted"))?;
    }
    if own.promised + own.realised > 0 {
        part("gains", &format!("{} promised, {} realised", own.promised, own.realised))?;
    }
    line("")
}

/// A line with its name, going on under itself; none where there is nothing to say.
fn part(name: &str, text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let room = width().min(110).saturating_sub(16);
    wrapped(text, room).iter().enumerate().try_for_each(|(at, own)| {
        let name = if at == 0 { name } else { "" };
        line(&format!("  {name:<12}  {own}"))
    })
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
