//! The frame of a case: actors, arenas, periods, turning points, sets.

use super::show::{Show, yes};
use counterpoise_case::model::Case;
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::Table;

pub(crate) fn actors(case: &Case) -> Table {
    let rows = case.actors.iter().map(|a| [a.code.to_string(), a.name.clone(), yes(a.is_state)]);
    Table::new(&["code", "name", "state"]).with(rows)
}

pub(crate) fn arenas(case: &Case) -> Table {
    let rows = case.arenas.iter().map(|a| {
        let (wider, overlaps) = (case.arenas_text(&a.wider), case.arenas_text(&a.overlaps));
        [a.id.clone(), a.title.clone(), a.level.word().to_owned(), wider, overlaps, a.note.clone()]
    });
    Table::new(&["id", "title", "level", "within", "overlaps", "note"]).with(rows)
}

pub(crate) fn periods(case: &Case) -> Table {
    let rows = case.periods.iter().map(|p| {
        let days = p.window.len_days().to_string();
        [
            p.id.clone(),
            p.title.clone(),
            p.window.first.to_string(),
            p.window.last.to_string(),
            days,
            yes(p.comparison),
        ]
    });
    Table::new(&["id", "title", "first", "last", "days", "comparison"])
        .with(rows)
        .numbers(&["days"])
}

pub(crate) fn turning_points(case: &Case) -> Table {
    let rows = case.turning_points.iter().map(|t| {
        let (date, day) = (t.date.to_string(), t.day.to_string());
        [t.id.clone(), t.title.clone(), date, day, case.cites_text(&t.cites), t.note.clone()]
    });
    Table::new(&["id", "title", "date", "day", "cite", "note"]).with(rows)
}

pub(crate) fn sets(case: &Case) -> Table {
    let rows = case.sets.iter().map(|s| [s.id.clone(), s.title.clone(), yes(s.on)]);
    Table::new(&["id", "title", "on"]).with(rows)
}
