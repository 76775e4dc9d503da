//! What `measure` says.

use crate::screen::{Screen, bold};
use counterpoise_frames::Table;
use counterpoise_panel::{Panel, bibliography};

/// The values of a measure with what they rest on, `width` characters wide; `rows` are those that
/// are shown.
#[must_use]
pub fn measure(panel: &Panel, rows: &Table, width: usize) -> Screen {
    let mut out = Screen::new(width);
    let Some(column) = panel.columns.first() else { return out };
    let info = column.query.info;
    let bounds = match (info.lowest, info.highest) {
        (Some(low), Some(high)) => format!(", {low} to {high}"),
        (Some(low), None) => format!(", {low} and more"),
        _ => String::new(),
    };
    out.line(format!("{} ({}{bounds})", bold(&column.query.label()), info.unit));
    for used in &panel.used {
        out.hint(format!("data: {}", used.line()));
    }
    for note in &panel.notes {
        let note = note.split_once(": ").map_or(note.as_str(), |(_, note)| note);
        out.hint(format!("note: {note}"));
    }
    out.table(rows);
    let keys: Vec<String> =
        bibliography(&panel.used, [info]).into_iter().map(|(key, _)| key).collect();
    out.hint(format!("cite: {} (BibTeX: counterpoise cite {})", keys.join(", "), info.name));
    out
}
