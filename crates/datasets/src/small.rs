//! A small table read whole: one that the rows of another refer to.

use std::io::Read;
use std::sync::Arc;

use counterpoise_intake::encoding::mended;

use crate::error::Error;
use crate::importer::Source;

/// A table of at most some hundred thousand rows.
pub(crate) struct Small {
    pub(crate) names: Vec<String>,
    pub(crate) rows: Vec<SmallRow>,
}

/// One of its rows.
pub(crate) struct SmallRow(csv::StringRecord);

impl Small {
    /// Reads a file whose first row is its header.
    ///
    /// # Errors
    /// Where it cannot be unpacked or is no text.
    pub(crate) fn read(file: &Source) -> Result<Small, Error> {
        let mut bytes = Vec::new();
        let damaged = |cause: &dyn std::fmt::Display| Error::damaged(&file.input.name, cause);
        file.input
            .content(&Arc::default())?
            .read_to_end(&mut bytes)
            .map_err(|cause| damaged(&cause))?;
        let mut builder = csv::ReaderBuilder::new();
        let (text, _) = mended(&bytes);
        let mut reader =
            builder.delimiter(file.head.delimiter).flexible(true).from_reader(text.as_bytes());
        let rows: Result<Vec<SmallRow>, csv::Error> =
            reader.records().map(|record| record.map(SmallRow)).collect();
        Ok(Small { names: file.head.row(0).to_vec(), rows: rows.map_err(|cause| damaged(&cause))? })
    }
}

impl SmallRow {
    /// The line of the file on which it begins, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.0.position().map_or(0, csv::Position::line)
    }

    pub(crate) fn text(&self, index: usize) -> &str {
        self.0.get(index).unwrap_or_default().trim()
    }

    pub(crate) fn some(&self, index: usize) -> Option<String> {
        Some(self.text(index).to_owned()).filter(|text| !text.is_empty() && text != "NA")
    }

    pub(crate) fn int(&self, index: usize) -> Option<i64> {
        self.text(index).parse().ok()
    }
}
