//! The CSV of typed columns: what is absent is an empty field, and the column beside it says how.

use crate::frame::{Frame, Values, status_name};

/// The table as comma-separated values, in UTF-8, with a header, lines ended by a line feed.
///
/// Numbers are written so that they read back to the same bits; days as `YYYY-MM-DD`.
#[must_use]
pub fn frame_csv(frame: &Frame) -> Vec<u8> {
    let mut out = ::csv::WriterBuilder::new().from_writer(Vec::new());
    let written = out
        .write_record(header(frame))
        .and_then(|()| (0..frame.rows()).try_for_each(|row| out.write_record(fields(frame, row))));
    written.expect("records of equal length, written to memory");
    out.into_inner().expect("memory does not fail")
}

fn header(frame: &Frame) -> Vec<String> {
    let names =
        frame.columns.iter().flat_map(|c| [Some(c.name.clone()), c.status.then(|| status_name(c))]);
    names.flatten().collect()
}

fn fields(frame: &Frame, row: usize) -> Vec<String> {
    let mut fields = Vec::with_capacity(frame.columns.len() * 2);
    for column in &frame.columns {
        fields.push(field(&column.values, row));
        if column.status {
            fields.push(column.values.status(row).to_owned());
        }
    }
    fields
}

pub(crate) fn field(values: &Values, row: usize) -> String {
    let text = match values {
        Values::Text(v) => v[row].value().cloned(),
        Values::Integer(v) => v[row].value().map(i64::to_string),
        Values::Real(v) => v[row].value().map(f64::to_string),
        Values::Day(v) => v[row].value().map(|day| iso(*day)),
        Values::Words(v) => v.text(row).map(str::to_owned),
    };
    text.unwrap_or_default()
}

/// A day counted from 1970-01-01 as `YYYY-MM-DD` (Hinnant's civil-from-days, proleptic Gregorian).
pub(crate) fn iso(day: i32) -> String {
    let z = i64::from(day) + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{:02}", doy - (153 * mp + 2) / 5 + 1)
}
