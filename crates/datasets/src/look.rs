//! The rows of a file before it is imported: what a column says as a whole.

use std::sync::Arc;

use crate::chunk::Chunker;
use crate::error::Error;
use crate::fields::Fields;
use crate::import::as_utf8;
use crate::importer::{Format, Source};
use crate::records::each_record;
use crate::row::Row;

/// Shows every row of a file of quoted text that is as wide as its header.
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
        each_record(&chunk, format, &mut |found| {
            let Ok(record) = found.fields else { return };
            if format.width == 0 || record.len() == format.width {
                let fields = Fields::Record(record);
                visit(&format.row(fields));
            }
        });
    }
    Ok(())
}
