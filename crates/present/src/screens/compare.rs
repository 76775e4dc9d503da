//! What `compare` says: schools side by side.

use crate::called::verdict_headline;
use crate::screen::Screen;
use counterpoise_case::model::{ArenaId, Case, SchoolId};
use counterpoise_frames::Table;
use counterpoise_study::Answer;

/// One table for each arena: schools down, periods across; `width` characters wide.
#[must_use]
pub fn compare(case: &Case, found: &Answer, width: usize) -> Screen {
    let mut out = Screen::new(width);
    let periods: Vec<&str> = found.periods.iter().map(|p| case[*p].id.as_str()).collect();
    let columns = [&["school"], periods.as_slice()].concat();
    for arena in &found.arenas {
        out.heading(&case[*arena].title);
        out.table(&Table::new(&columns).with(grid(case, found, *arena)));
        out.gap();
    }
    out.hint(
        "Percentages: the share of re-readings of the evidence that gave this label; in brackets \
         what most of them say, where that is another label.",
    );
    out
}

fn grid(case: &Case, found: &Answer, arena: ArenaId) -> Vec<Vec<String>> {
    let cells: Vec<_> = found.cells.iter().filter(|c| c.arena == Some(arena)).collect();
    let row = |(at, school): (usize, &SchoolId)| {
        let says =
            cells.iter().map(|c| c.verdicts.get(at).map_or_else(String::new, verdict_headline));
        std::iter::once(case[*school].id.clone()).chain(says).collect()
    };
    found.schools.iter().enumerate().map(row).collect()
}
