//! The rows of a file before it is imported: what a column says as a whole.

use std::sync::Arc;

use csv::ByteRecord;

use crate::chunk::Chunker;
use crate::error::Error;
use crate::fields::Fields;
use crate::import::latin;
use crate::importer::{Format, Source};
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
    while let Some(mut chunk) = chunker.next()? {
        if format.latin && std::str::from_utf8(&chunk.bytes).is_err() {
            chunk.bytes = latin(&chunk.bytes);
        }
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(format.delimiter).has_headers(false).flexible(true);
        let mut reader = builder.from_reader(chunk.bytes.as_slice());
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record).map_err(|cause| Error::damaged(name, &cause))? {
            let fields = Fields::Record(&record);
            if format.width == 0 || fields.len() == format.width {
                visit(&Row { fields, names: &format.names, missing: format.missing });
            }
        }
    }
    Ok(())
}
