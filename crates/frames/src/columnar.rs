//! Parquet and Arrow IPC: nulls where a value is absent, status columns beside, labels in the
//! metadata of the fields.

use crate::datum::Datum;
use crate::frame::{Column, Frame, Values, status_name};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, Float64Array, Int32Array, Int64Array, RecordBatch,
    RecordBatchOptions, StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnChunk, compute_leaves};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Why a table could not be written: the message of the library.
#[derive(Debug)]
pub struct WriteError(pub String);

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the table cannot be written: {}", self.0)
    }
}

impl std::error::Error for WriteError {}

impl From<ArrowError> for WriteError {
    fn from(error: ArrowError) -> WriteError {
        WriteError(error.to_string())
    }
}

impl From<parquet::errors::ParquetError> for WriteError {
    fn from(error: parquet::errors::ParquetError) -> WriteError {
        WriteError(error.to_string())
    }
}

/// The table as a Parquet file (Snappy). Labels and units stand in the metadata of the fields,
/// notes in that of the schema.
///
/// # Errors
///
/// When the library refuses; it does not for tables whose columns are of equal length.
pub fn to_parquet(frame: &Frame) -> Result<Vec<u8>, WriteError> {
    let batch = batch(frame)?;
    let how = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("counterpoise".to_owned());
    let writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(how.build()))?;
    let (mut file, columns) = writer.into_serialized_writer()?;
    for (group, start) in (0..batch.num_rows()).step_by(GROUP).enumerate() {
        let rows = batch.slice(start, GROUP.min(batch.num_rows() - start));
        let writers = columns.create_column_writers(group)?;
        let schema = rows.schema();
        let parts: Vec<_> = writers.into_iter().zip(schema.fields()).zip(rows.columns()).collect();
        let chunks = parts.into_par_iter().map(|((mut writer, field), array)| {
            for leaf in compute_leaves(field, array)? {
                writer.write(&leaf)?;
            }
            writer.close()
        });
        // Columns are encoded side by side and written one after another.
        let chunks: Vec<ArrowColumnChunk> = chunks.collect::<Result<_, ParquetError>>()?;
        let mut out = file.next_row_group()?;
        chunks.into_iter().try_for_each(|chunk| chunk.append_to_row_group(&mut out))?;
        out.close()?;
    }
    Ok(file.into_inner()?)
}

/// Rows of a row group.
const GROUP: usize = 1 << 20;

/// The table as an Arrow IPC file (Feather version 2), uncompressed.
///
/// # Errors
///
/// As [`to_parquet`].
pub fn to_arrow(frame: &Frame) -> Result<Vec<u8>, WriteError> {
    let batch = batch(frame)?;
    let mut writer = arrow_ipc::writer::FileWriter::try_new(Vec::new(), &batch.schema())?;
    writer.write(&batch)?;
    Ok(writer.into_inner()?)
}

fn batch(frame: &Frame) -> Result<RecordBatch, ArrowError> {
    let rows = frame.rows();
    let of = |column: &Column| {
        let status = column.status.then(|| statuses(&column.values, rows)).transpose()?;
        Ok((array(&column.values), status))
    };
    let made: Vec<(ArrayRef, Option<ArrayRef>)> =
        frame.columns.par_iter().map(of).collect::<Result<_, ArrowError>>()?;
    let mut fields = Vec::new();
    let mut arrays = Vec::new();
    for (column, (array, status)) in frame.columns.iter().zip(made) {
        fields.push(field(column, array.data_type()));
        arrays.push(array);
        if let Some(status) = status {
            fields.push(Field::new(status_name(column), status.data_type().clone(), false));
            arrays.push(status);
        }
    }
    let schema = Schema::new(fields).with_metadata(notes(frame));
    RecordBatch::try_new_with_options(
        Arc::new(schema),
        arrays,
        &RecordBatchOptions::new().with_row_count(Some(rows)),
    )
}

fn notes(frame: &Frame) -> HashMap<String, String> {
    let notes = frame.notes.join("\n");
    HashMap::from([("label".to_owned(), frame.label.clone()), ("notes".to_owned(), notes)])
}

fn field(column: &Column, kind: &DataType) -> Field {
    let about = HashMap::from([
        ("label".to_owned(), column.label.clone()),
        ("unit".to_owned(), column.unit.clone()),
    ]);
    Field::new(&column.name, kind.clone(), true).with_metadata(about)
}

/// How each value is there or not: a category, of which few differ.
fn statuses(values: &Values, rows: usize) -> Result<ArrayRef, ArrowError> {
    let mut words: Vec<&'static str> = Vec::new();
    let mut place = |word: &'static str| {
        let known = words.iter().position(|known| *known == word);
        let at = known.unwrap_or_else(|| {
            words.push(word);
            words.len() - 1
        });
        i32::try_from(at).unwrap_or(0)
    };
    let keys = Int32Array::from_iter_values((0..rows).map(|row| place(values.status(row))));
    let words = Arc::new(StringArray::from_iter_values(words));
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, words)?))
}

fn array(values: &Values) -> ArrayRef {
    match values {
        Values::Text(v) => Arc::new(StringArray::from_iter(v.iter().map(Datum::value))),
        Values::Integer(v) => Arc::new(Int64Array::from_iter(v.iter().map(|c| c.value().copied()))),
        Values::Real(v) => Arc::new(Float64Array::from_iter(v.iter().map(|c| c.value().copied()))),
        Values::Day(v) => Arc::new(Date32Array::from_iter(v.iter().map(|c| c.value().copied()))),
        // Keys of rows stay plain text, so that tables join without a thought.
        Values::Words(v) => {
            Arc::new(StringArray::from_iter((0..v.rows.len()).map(|row| v.text(row))))
        }
    }
}
