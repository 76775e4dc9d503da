//! `balance`: the running balance, event by event.

use crate::args::BalanceArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{arena, dyad, open, period};
use crate::output::{Format, line, rows, table};
use counterpoise_case::model::{Case, Condition, EventId, Filter, Mode, SourceId};
use counterpoise_case::vocabulary::Word;
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, Ledger, RunningRow, running};
use counterpoise_study::{dyad_text, number};

pub(crate) fn run(args: &BalanceArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = only_source(opened.case(), args.source.as_deref())?;
    let pair = dyad(&case, args.dyad.as_deref())?.or(case.header.subject.zip(case.header.target));
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
    let columns = ["date", "event", "mode", "accommodates", "resists", "running A", "running R", "net", "what"];
    if args.format == Format::Table {
        line(&format!("{}: running balance of {} readings", dyad_text(&case, pair), list.len()))?;
    }
    table(&rows(&columns, list.iter().map(|r| row(&case, r)).collect()), args.format)?;
    Ok(Outcome::Well)
}

fn whole() -> Window {
    Window { first: Day::MIN, last: Day::MAX }
}

fn modes(mode: Option<&str>) -> Result<Filter> {
    let Some(word) = mode else { return Ok(Filter::default()) };
    let mode = Mode::from_word(word.trim_end_matches('s'));
    let mode = mode.ok_or_else(|| Failure::new(format!("--mode {word}: write deed, statement or non-act")))?;
    Ok(Filter { all: vec![Condition::Modes(vec![mode])] })
}

/// The case with only the events that cite a source.
fn only_source(case: &Case, key: Option<&str>) -> Result<Case> {
    let mut case = case.clone();
    let Some(key) = key else { return Ok(case) };
    let at = case.sources.iter().position(|s| &*s.key == key.trim_start_matches('@'));
    let source = SourceId(at.ok_or_else(|| Failure::new(format!("no source has the key `{key}`")))? as u32);
    for event in &mut case.events {
        if !event.cites.iter().chain(&event.via).any(|c| c.source == source) {
            event.readings.clear();
        }
    }
    Ok(case)
}

fn row(case: &Case, r: &RunningRow) -> Vec<String> {
    let date = r.date.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string);
    let amount = |x: f64| if x == 0.0 { String::new() } else { number(x) };
    let event = &case[r.event];
    vec![
        date,
        event.id.clone(),
        r.mode.word().to_owned(),
        amount(r.accommodating),
        amount(r.resisting),
        number(r.running_a),
        number(r.running_r),
        number(r.running_net),
        title(case, r.event),
    ]
}

fn title(case: &Case, event: EventId) -> String {
    case[event].title.clone()
}
