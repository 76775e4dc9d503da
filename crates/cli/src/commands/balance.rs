//! `balance`: the running balance, event by event.

use crate::args::BalanceArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{arena, dyad, open, period};
use crate::output::{screen, show, width};
use counterpoise_case::model::{Case, Condition, Filter, Mode, SourceId};
use counterpoise_case::vocabulary::Word;
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, Ledger, running};
use counterpoise_present::{screens, tables};

pub(crate) fn run(args: &BalanceArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = only_source(opened.case(), args.source.as_deref())?;
    let pair =
        dyad(&case, args.pair.dyad.as_deref())?.or(case.header.subject.zip(case.header.target));
    let Some(pair) = pair else { return Err(Failure::new("the case names no pair")) };
    let ledger = Ledger::new(&case, pair, &case.settings);
    let arena = args.arena.as_deref().map(|id| arena(&case, id)).transpose()?;
    let window = match &args.period {
        Some(id) => case[period(&case, id)?].window,
        None => whole(),
    };
    let cell = Cell { arena, domain: args.domain.as_deref().map(Into::into), window };
    let view = ledger.view(&cell);
    let list = running(&view, &modes(args.mode.as_deref())?);
    show(
        args.shown.format,
        || tables::balance::balance(&case, &list),
        || screen(&screens::balance(&case, pair, &list, width())),
    )?;
    Ok(Outcome::Well)
}

fn whole() -> Window {
    Window { first: Day::MIN, last: Day::MAX }
}

fn modes(mode: Option<&str>) -> Result<Filter> {
    let Some(word) = mode else { return Ok(Filter::default()) };
    let mode = Mode::from_word(word.trim_end_matches('s'));
    let mode = mode
        .ok_or_else(|| Failure::new(format!("--mode {word}: write deed, statement or non-act")))?;
    Ok(Filter { all: vec![Condition::Modes(vec![mode])] })
}

/// The case with only the events that cite a source.
fn only_source(case: &Case, key: Option<&str>) -> Result<Case> {
    let mut case = case.clone();
    let Some(key) = key else { return Ok(case) };
    let at = case.sources.iter().position(|s| &*s.key == key.trim_start_matches('@'));
    let source =
        SourceId(at.ok_or_else(|| Failure::new(format!("no source has the key `{key}`")))? as u32);
    for event in &mut case.events {
        if !event.cites.iter().chain(&event.via).any(|c| c.source == source) {
            event.readings.clear();
        }
    }
    Ok(case)
}
