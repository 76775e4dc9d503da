//! `balance`: the running balance, event by event.

use crate::args::BalanceArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{arena, dyad, open, period};
use crate::output::{Format, line, table};
use counterpoise_case::model::{Case, Condition, Filter, Mode, SourceId};
use counterpoise_case::vocabulary::Word;
use counterpoise_dates::{Day, Window};
use counterpoise_frames as frames;
use counterpoise_ledger::{Cell, Ledger, RunningRow, running};
use counterpoise_present::{counted, date_text, dyad_text};

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
    if args.shown.format == Format::Text {
        line(&format!(
            "{}: running balance of {}",
            dyad_text(&case, pair),
            counted(list.len(), "reading", "readings")
        ))?;
    }
    let rows = frames::Table::new(&COLUMNS).with(list.iter().map(|r| row(&case, r)));
    table(&rows, args.shown.format)?;
    Ok(Outcome::Well)
}

const COLUMNS: [&str; 9] =
    ["date", "event", "mode", "accommodates", "resists", "running A", "running R", "net", "what"];

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

/// A reading counts on one side; on the other stands nothing.
fn row(case: &Case, r: &RunningRow) -> [frames::Cell; 9] {
    let amount = |x: f64| (x != 0.0).then_some(x);
    let event = &case[r.event];
    let date = r.date.as_ref().map_or_else(|| date_text(event), ToString::to_string);
    [
        date.into(),
        event.id.as_str().into(),
        r.mode.word().into(),
        amount(r.accommodating).into(),
        amount(r.resisting).into(),
        r.running_a.into(),
        r.running_r.into(),
        r.running_net.into(),
        event.title.as_str().into(),
    ]
}
