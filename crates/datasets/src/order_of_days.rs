//! The order of days in the files of a published kind.

use counterpoise_dates::DayOrder;

use crate::column_of_days::{Proof, with_whole_year, year_first};
use crate::error::Error;
use crate::importer::{Plan, Source};
use crate::look::each_row;

/// Gives every stream whose days may be written with slashes the order that the reader says, else
/// the one that its column shows. A file is looked through for it only where its first rows have
/// such days: in others, a day that needs an order waits.
///
/// # Errors
/// Where a column shows both orders, or a file cannot be read.
pub(crate) fn settle(
    plan: &mut Plan,
    files: &[Source],
    said: Option<DayOrder>,
) -> Result<(), Error> {
    for stream in &mut plan.streams {
        stream.format.order = said;
        let Some(days) = stream.days.filter(|_| said.is_none()) else { continue };
        let file = &files[stream.source];
        let rows = file.head.rows.iter().skip(1);
        let mut texts = rows.filter_map(|row| row.get(days));
        if !texts.any(|text| !text.is_empty() && year_first(text.as_bytes()).is_none()) {
            continue;
        }
        let mut proof = Proof::default();
        each_row(file, &stream.format, &mut |row| {
            let text = row.text(days).unwrap_or_default();
            proof.add(&with_whole_year(text).unwrap_or_else(|| text.to_owned()));
        })?;
        let column = stream.format.names.get(days).map_or("date", String::as_str);
        let help =
            "Say which counts, --dates day-first or --dates month-first; the others are set aside.";
        if let Some((order, note, rows)) = proof.order(column, help)? {
            stream.format.order = Some(order);
            *plan.notes.entry(note).or_insert(0) += rows;
        }
    }
    Ok(())
}
