//! Agreement between coders, as a table.

use crate::reliability::{coded_text, no_alpha_text};
use counterpoise_frames::{Cell, Table};
use counterpoise_study::Reliability;

/// One row for each field that two have coded.
#[must_use]
pub fn reliability(found: &[Reliability]) -> Table {
    Table::new(&COLUMNS).ranges(&["95%"]).with(found.iter().map(row))
}

const COLUMNS: [&str; 8] = ["coded", "level", "alpha", "95%", "events", "values", "coders", "note"];

fn row(r: &Reliability) -> [Cell; 8] {
    let undefined = format!("{} draws undefined", r.degenerate);
    let note = match r.reason {
        Some(why) => no_alpha_text(why),
        None if r.degenerate > 0 => undefined,
        None => String::new(),
    };
    [
        coded_text(r.coded).into(),
        r.level.into(),
        r.alpha.into(),
        r.interval.map(|(low, high)| Cell::Range(low, high)).into(),
        r.events.into(),
        r.pairable.into(),
        r.coders.clone().into(),
        note.into(),
    ]
}
