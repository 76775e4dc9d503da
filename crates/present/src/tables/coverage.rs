//! What is known, and where nobody looked, as a table.

use counterpoise_case::model::Case;
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::{Coverage, CoverageState};

/// One row for each arena, domain and period.
#[must_use]
pub fn coverage(case: &Case, found: &[Coverage]) -> Table {
    Table::new(&COLUMNS).with(found.iter().map(|of| row(case, of)))
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
