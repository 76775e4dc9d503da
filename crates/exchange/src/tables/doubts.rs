//! What an import has left beside the events, as notes on the cells of their table.

use crate::field::Field;
use crate::original::{KeptCell, kept_cells};
use counterpoise_frames::Table;
use std::collections::BTreeMap;

/// The table of events with a note on each cell of which an imported sheet said something else, by
/// the comments `; sheet COLUMN: TEXT` in the texts of the case. What stood in a column that is
/// none of the table's is noted on the id.
#[must_use]
pub fn with_doubts<'a>(mut table: Table, texts: impl IntoIterator<Item = &'a str>) -> Table {
    let Some(id) = table.column(Field::Id.name()) else { return table };
    let ids = table.rows.iter().zip(0..).map(|(row, at)| (row[id].plain(), at));
    let places: BTreeMap<String, usize> = ids.collect();
    // Most files of most cases come from no sheet, and need not be read again.
    for text in texts.into_iter().filter(|text| text.contains("; sheet ")) {
        for KeptCell { event, column, field, text } in kept_cells(text) {
            let Some(row) = places.get(&event) else { continue };
            let note = if text.is_empty() {
                format!("The sheet said nothing under {column}.")
            } else {
                format!("The sheet said under {column}: {text}")
            };
            table.note(*row, field.unwrap_or(Field::Id).name(), note);
        }
    }
    table
}
