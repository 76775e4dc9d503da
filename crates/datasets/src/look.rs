//! The rows of a file before it is imported: what a column says as a whole.

use std::sync::Arc;

use crate::chunk::{Chunk, Chunker};
use crate::error::Error;
use crate::fields::Fields;
use crate::import::{as_utf8, split};
use crate::importer::{Format, Source};
use crate::records::each_record;
use crate::row::Row;

/// Shows every row of a file that is as wide as its header.
///
/// # Errors
/// Where the file cannot be read.
pub(crate) fn each_row(
    source: &Source,
    format: &Format,
    visit: &mut dyn FnMut(&Row<'_>),
) -> Result<(), Error> {
    let name = &source.input.name;
    let mut chunker = Chunker::new(source.input.content(&Arc::default())?, name, format);
    while let Some(chunk) = chunker.next()? {
        let (chunk, _) = as_utf8(chunk, format);
        if !format.quotes {
            each_line(&chunk, format, visit);
            continue;
        }
        each_record(&chunk, format, &mut |found| {
            let Ok(record) = found.fields else { return };
            if format.width == 0 || record.len() == format.width {
                visit(&format.row(Fields::Record(record)));
            }
        });
    }
    Ok(())
}

/// The same of lines without quotation marks.
fn each_line(chunk: &Chunk, format: &Format, visit: &mut dyn FnMut(&Row<'_>)) {
    let mut slices = Vec::new();
    for raw in chunk.bytes.split(|byte| *byte == b'\n') {
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        split(raw, format.delimiter, &mut slices);
        if format.width == 0 || slices.len() == format.width {
            visit(&format.row(Fields::Slices(&slices)));
        }
    }
}
