//! The container.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files as one ZIP, in their order and by their names, each of the day at which the time of ZIP
/// begins: the same files give the same bytes. A DOCX is one; so is what is handed in with one.
#[must_use]
pub fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let written =
            zip.start_file(name.as_str(), options).is_ok() && zip.write_all(bytes).is_ok();
        debug_assert!(written, "writing to memory does not fail");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
