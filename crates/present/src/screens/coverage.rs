//! What `coverage` says: what is known, and where nobody looked.

use crate::screen::Screen;
use counterpoise_case::model::{ArenaId, Case, PeriodId};
use counterpoise_frames::Table;
use counterpoise_ledger::{Coverage, CoverageState};

/// One table for each period: arenas down, domains across; events, and sources in brackets. `width`
/// characters wide.
#[must_use]
pub fn coverage(case: &Case, found: &[Coverage], periods: &[PeriodId], width: usize) -> Screen {
    let mut out = Screen::new(width);
    for period in periods {
        out.heading(&case[*period].title);
        let here: Vec<&Coverage> = found.iter().filter(|of| of.period == *period).collect();
        out.table(&grid(case, &here));
        out.gap();
    }
    out.hint(
        "Events (sources). \u{b7} nobody looked; \u{d7} searched, nothing found; \
         - not applicable.",
    );
    out
}

fn grid(case: &Case, here: &[&Coverage]) -> Table {
    let mut domains: Vec<&str> = here.iter().map(|of| of.domain.as_str()).collect();
    domains.sort_unstable();
    domains.dedup();
    let columns: Vec<&str> = std::iter::once("arena").chain(domains.iter().copied()).collect();
    let row = |arena: &ArenaId| {
        let in_domain = |domain: &&str| {
            let found = here.iter().find(|of| of.arena == *arena && of.domain == **domain);
            found.map_or_else(String::new, |of| cell(of))
        };
        let cells = domains.iter().map(in_domain);
        std::iter::once(case[*arena].id.clone()).chain(cells).collect::<Vec<String>>()
    };
    Table::new(&columns).with(case.header.arenas.iter().map(row))
}

fn cell(c: &Coverage) -> String {
    match c.state {
        CoverageState::Covered => format!("{} ({})", c.events, c.sources),
        CoverageState::SearchedNothingFound => "\u{d7}".to_owned(),
        CoverageState::Empty => "\u{b7}".to_owned(),
        CoverageState::NotApplicable => "-".to_owned(),
    }
}
