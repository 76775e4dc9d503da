//! What a case holds, as tables.

mod doubts;
mod evidence;
mod frame;
mod rules;
mod setting;
mod show;

pub use doubts::with_doubts;
pub(crate) use show::Show;

use crate::allowed;
use crate::draft::Draft;
use crate::field::FIELDS;
use counterpoise_case::model::Case;
use counterpoise_frames::Table;

/// The names that [`table`] knows.
pub const TABLES: &[&str] = &[
    "events",
    "sources",
    "series",
    "claims",
    "assessments",
    "searches",
    "actors",
    "arenas",
    "periods",
    "turning-points",
    "sets",
    "places",
    "setting",
    "indicators",
    "attributes",
    "schools",
    "concepts",
];

/// The table of a name in [`TABLES`].
#[must_use]
pub fn table(case: &Case, what: &str) -> Option<Table> {
    let found = match what {
        "events" => events_table(case),
        "sources" => evidence::sources(case),
        "series" => evidence::series(case),
        "claims" => evidence::claims(case),
        "assessments" => evidence::assessments(case),
        "searches" => evidence::searches(case),
        "actors" => frame::actors(case),
        "arenas" => frame::arenas(case),
        "periods" => frame::periods(case),
        "turning-points" => frame::turning_points(case),
        "sets" => frame::sets(case),
        "places" => setting::places(case),
        "setting" => setting::setting(case),
        "indicators" => rules::indicators(case),
        "attributes" => rules::attributes(case),
        "schools" => rules::schools(case),
        "concepts" => rules::concepts(case),
        _ => return None,
    };
    Some(found)
}

/// Every field of every event. What [`crate::import_events`] makes of this table are the same
/// events again. Where a workbook is made of it, it offers the words that the import takes.
#[must_use]
pub fn events_table(case: &Case) -> Table {
    let columns: Vec<&str> = FIELDS.iter().map(|(_, name)| *name).collect();
    let rows = case.events.iter().map(|e| Draft::of_event(case, e).into_row());
    let mut table = Table::new(&columns).with(rows).numbers(&["weight", "certainty"]);
    for (field, name) in FIELDS {
        if let Some((words, several)) = allowed::offered(case, field) {
            table = table.choices(name, words, several);
        }
    }
    table
}
