//! `coverage`: what is known, and where nobody looked.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, show, table};
use crate::style::dim;
use counterpoise_case::model::{Case, Name, PeriodId};
use counterpoise_engine::Unheard;
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::{Coverage, CoverageState, Ledger, coverage};
use std::collections::BTreeSet;

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let periods = periods(case);
    let found = found(case, &periods)?;
    show(args.shown.format, || table_of(case, &found), || map(case, &found, &periods))?;
    Ok(Outcome::Well)
}

/// The map as rows.
pub(crate) fn rows(case: &Case) -> Result<Table> {
    Ok(table_of(case, &found(case, &periods(case))?))
}

fn table_of(case: &Case, found: &[Coverage]) -> Table {
    Table::new(&COLUMNS).with(found.iter().map(|c| row(case, c)))
}

/// Periods of the case itself.
fn periods(case: &Case) -> Vec<PeriodId> {
    let all = (0..case.periods.len() as u32).map(PeriodId);
    all.filter(|period| !case[*period].comparison).collect()
}

fn found(case: &Case, periods: &[PeriodId]) -> Result<Vec<Coverage>> {
    let pair = case.header.subject.zip(case.header.target).ok_or(Unheard::NoPair)?;
    // The map alone: no verdict is needed for it.
    let ledger = Ledger::new(case, pair, &case.settings);
    Ok(coverage(&ledger, &case.header.arenas, &domains(case), periods))
}

/// Domains in which the case records anything, in alphabetical order.
fn domains(case: &Case) -> Vec<Name> {
    let found: BTreeSet<&Name> = case.events.iter().flat_map(|event| &event.domains).collect();
    found.into_iter().cloned().collect()
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
