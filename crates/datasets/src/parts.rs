//! The Parquet files of a vintage: where they lie, and how they are opened.
//!
//! Every tool must be able to open the data folder as it is. So nothing but data lies below it, the
//! year stands in the name of a folder and in no file, and no file says more of its schema than
//! Parquet itself does. Stores of the first layout, whose years lay beside the manifest and whose
//! files had a column `year` too, are read by the same code: the manifest has the path of each file,
//! and a column is read by its name.

use std::fs::File;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;

use crate::column::Type;

/// The folder, within that of a vintage, below which there is nothing but data.
pub(crate) const DATA: &str = "data";

/// The folder of a year within that of a vintage.
pub(crate) fn year_folder(year: i32) -> String {
    format!("{DATA}/year={year}")
}

/// The year in `data/year=1992/part-0.parquet`.
pub(crate) fn part_year(path: &str) -> Option<i32> {
    path.split('/').find_map(|folder| folder.strip_prefix("year="))?.parse().ok()
}

/// What a file says of itself, its texts as dictionaries: that is how they are written, and each
/// text is then looked at once.
pub(crate) fn metadata(file: &File) -> Result<ArrowReaderMetadata, ParquetError> {
    let plain = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let plain = ArrowReaderMetadata::load(file, plain)?;
    let schema = with_dictionaries(plain.schema());
    let options = ArrowReaderOptions::new().with_schema(schema);
    ArrowReaderMetadata::try_new(Arc::clone(plain.metadata()), options)
}

/// A reader of a file, its texts as dictionaries.
pub(crate) fn reader(file: File) -> Result<ParquetRecordBatchReaderBuilder<File>, ParquetError> {
    let metadata = metadata(&file)?;
    Ok(ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata))
}

fn with_dictionaries(schema: &SchemaRef) -> SchemaRef {
    let field = |field: &Arc<Field>| match field.data_type() {
        DataType::Utf8 => Field::new(field.name(), Type::Text.arrow(), field.is_nullable()),
        _ => field.as_ref().clone(),
    };
    Arc::new(Schema::new(schema.fields().iter().map(field).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::{part_year, year_folder};

    #[test]
    fn the_year_is_read_off_the_folder_in_either_layout() {
        assert_eq!(part_year("year=1992/part-0.parquet"), Some(1992));
        assert_eq!(part_year(&format!("{}/part-0.parquet", year_folder(1816))), Some(1816));
        assert_eq!(part_year("data/part-0.parquet"), None);
    }
}
