//! `coverage`: what is known, and where nobody looked.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::opened;
use crate::output::{Format, line, show, table};
use crate::style::dim;
use counterpoise_case::model::{Case, PeriodId};
use counterpoise_engine::{Asked, Options};
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::{Coverage, CoverageState};
use counterpoise_study::Choices;

pub(crate) fn run(args: &PlainArgs) -> Result {
    // Nothing random is shown here.
    let undrawn = Options { draws: Some(0), ..Options::default() };
    let Some(opened) = opened(&args.case, &undrawn)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let choices = Choices { pictures: true, date_budget: 0, ..Choices::VERDICTS };
    let found = opened.answer(Asked::default(), choices, true)?;
    let rows = || Table::new(&COLUMNS).with(found.coverage.iter().map(|c| row(case, c)));
    show(args.shown.format, rows, || map(case, &found.coverage, &found.periods))?;
    Ok(Outcome::Well)
}

const COLUMNS: [&str; 8] =
    ["arena", "domain", "period", "state", "events", "readings of the pair", "sources", "searched"];

fn word(state: CoverageState) -> &'static str {
    match state {
        CoverageState::Covered => "covered",
        CoverageState::SearchedNothingFound => "searched, nothing found",
        CoverageState::Empty => "empty",
        CoverageState::NotApplicable => "not applicable",
    }
}

fn row(case: &Case, c: &Coverage) -> [Cell; 8] {
    [
        case[c.arena].id.as_str().into(),
        c.domain.as_str().into(),
        case[c.period].id.as_str().into(),
        word(c.state).into(),
        c.events.into(),
        c.readings.into(),
        c.sources.into(),
        c.searched.into(),
    ]
}

/// One table for each period: arenas down, domains across; events, and sources in brackets.
fn map(case: &Case, coverage: &[Coverage], periods: &[PeriodId]) -> Result<()> {
    for period in periods {
        let here: Vec<&Coverage> = coverage.iter().filter(|c| c.period == *period).collect();
        let mut domains: Vec<&str> = here.iter().map(|c| c.domain.as_str()).collect();
        domains.sort_unstable();
        domains.dedup();
        line(&crate::style::bold(&case[*period].title))?;
        let columns: Vec<&str> = std::iter::once("arena").chain(domains.iter().copied()).collect();
        let one = |arena: &counterpoise_case::model::ArenaId| {
            let cells = domains.iter().map(|d| {
                here.iter()
                    .find(|c| c.arena == *arena && c.domain == *d)
                    .map_or_else(String::new, |c| cell(c))
            });
            std::iter::once(case[*arena].id.clone()).chain(cells).collect::<Vec<String>>()
        };
        table(&Table::new(&columns).with(case.header.arenas.iter().map(one)), Format::Text)?;
        line("")?;
    }
    line(&dim(
        "Events (sources). \u{b7} nobody looked; \u{d7} searched, nothing found; - not applicable.",
    ))
}

fn cell(c: &Coverage) -> String {
    match c.state {
        CoverageState::Covered => format!("{} ({})", c.events, c.sources),
        CoverageState::SearchedNothingFound => "\u{d7}".to_owned(),
        CoverageState::Empty => "\u{b7}".to_owned(),
        CoverageState::NotApplicable => "-".to_owned(),
    }
}
