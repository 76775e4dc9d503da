//! The Parquet files of one vintage while it is being written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int16Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use rayon::prelude::*;

use crate::batch::schema;
use crate::column::{Column, Type};
use crate::disk;
use crate::error::Error;
use crate::manifest::Part;
use crate::parts::year_folder;
use crate::quarantine::Quarantined;

/// Rows of one row group, which is what readers work on in parallel.
const GROUP: usize = 256 * 1024;
/// Encoded bytes of unfinished row groups before the largest is written out.
const HELD: usize = 256 << 20;
/// The name of the quarantine, beside the data folder.
pub(crate) const QUARANTINE: &str = "_quarantine.parquet";

/// One row set aside.
pub(crate) struct QuarantineEntry {
    pub(crate) line: u64,
    pub(crate) quarantined: Quarantined,
    /// The row as it stands in the file.
    pub(crate) raw: String,
}

/// A vintage in the making.
pub(crate) struct Writer {
    folder: PathBuf,
    schema: SchemaRef,
    columns: Vec<Column>,
    years: BTreeMap<i32, YearFile>,
    quarantine: Option<ArrowWriter<File>>,
    missing: Vec<u64>,
    zeros: Vec<Option<u64>>,
    states: BTreeSet<String>,
}

struct YearFile {
    path: String,
    writer: ArrowWriter<File>,
    rows: u64,
}

/// What was written.
pub(crate) struct Written {
    pub(crate) parts: Vec<Part>,
    pub(crate) coverage: BTreeMap<i32, u64>,
    /// Empty cells of each column after `year`.
    pub(crate) missing: Vec<u64>,
    /// Cells of each column that are 0 or *no*; `None` for columns of text and days.
    pub(crate) zeros: Vec<Option<u64>>,
    /// The states that occur, by id.
    pub(crate) states: Vec<String>,
}

impl Writer {
    pub(crate) fn new(folder: &Path, columns: &[Column]) -> Writer {
        Writer {
            folder: folder.to_owned(),
            schema: schema(columns),
            columns: columns.to_vec(),
            years: BTreeMap::new(),
            quarantine: None,
            missing: vec![0; columns.len()],
            zeros: columns.iter().map(|column| column.kind.has_zero().then_some(0)).collect(),
            states: BTreeSet::new(),
        }
    }

    /// Appends batches, each to the file of its year, in their order.
    pub(crate) fn write(&mut self, batches: Vec<(i32, RecordBatch)>) -> Result<(), Error> {
        let mut by_year: BTreeMap<i32, Vec<RecordBatch>> = BTreeMap::new();
        for (year, batch) in batches {
            self.look_at(&batch);
            by_year.entry(year).or_default().push(batch);
        }
        self.open_years(&by_year)?;
        let open =
            self.years.iter_mut().filter_map(|(year, file)| Some((file, by_year.remove(year)?)));
        let work: Vec<(&mut YearFile, Vec<RecordBatch>)> = open.collect();
        work.into_par_iter().try_for_each(|(file, batches)| file.append(&batches))?;
        self.release()
    }

    /// The years that have rows so far.
    pub(crate) fn years(&self) -> BTreeSet<i32> {
        self.years.keys().copied().collect()
    }

    /// Appends rows to the quarantine.
    pub(crate) fn quarantine(&mut self, file: &str, rows: &[QuarantineEntry]) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let batch =
            quarantine_batch(file, rows).map_err(|cause| Error::damaged(QUARANTINE, &cause))?;
        if self.quarantine.is_none() {
            self.quarantine = Some(open_writer(&self.folder.join(QUARANTINE), batch.schema())?);
        }
        match &mut self.quarantine {
            Some(writer) => writer.write(&batch).map_err(|cause| parquet_error(QUARANTINE, &cause)),
            None => Ok(()),
        }
    }

    /// Completes every file and makes it durable.
    pub(crate) fn finish(mut self) -> Result<Written, Error> {
        if let Some(writer) = self.quarantine.take() {
            finish_file(writer, QUARANTINE)?;
        }
        let coverage = self.years.iter().map(|(year, file)| (*year, file.rows)).collect();
        let folder = &self.folder;
        let years: Vec<YearFile> = std::mem::take(&mut self.years).into_values().collect();
        let parts: Result<Vec<Part>, Error> =
            years.into_par_iter().map(|file| file.finish(folder)).collect();
        let states = self.states.into_iter().collect();
        Ok(Written { parts: parts?, coverage, missing: self.missing, zeros: self.zeros, states })
    }

    fn open_years(&mut self, by_year: &BTreeMap<i32, Vec<RecordBatch>>) -> Result<(), Error> {
        for year in by_year
            .keys()
            .filter(|year| !self.years.contains_key(year))
            .copied()
            .collect::<Vec<i32>>()
        {
            let folder = year_folder(year);
            disk::make_folder(&self.folder.join(&folder))?;
            let path = format!("{folder}/part-0.parquet");
            let writer = open_writer(&self.folder.join(&path), self.schema.clone())?;
            self.years.insert(year, YearFile { path, writer, rows: 0 });
        }
        Ok(())
    }

    /// Counts empty cells and zeros, and remembers the states.
    fn look_at(&mut self, batch: &RecordBatch) {
        for (index, column) in self.columns.iter().enumerate() {
            let array = batch.column(index);
            self.missing[index] += array.null_count() as u64;
            if let Some(zeros) = &mut self.zeros[index] {
                *zeros += zeros_of(array, column.kind) as u64;
            }
            if column.kind == Type::State {
                remember(array, &mut self.states);
            }
        }
    }

    /// Writes out the largest unfinished row groups until few enough bytes are held.
    fn release(&mut self) -> Result<(), Error> {
        let mut held: usize = self.years.values().map(|file| file.writer.in_progress_size()).sum();
        while held > HELD {
            let largest = self.years.values_mut().max_by_key(|file| file.writer.in_progress_size());
            let Some(file) = largest else { break };
            held -= file.writer.in_progress_size();
            file.writer.flush().map_err(|cause| parquet_error(&file.path, &cause))?;
        }
        Ok(())
    }
}

impl YearFile {
    fn append(&mut self, batches: &[RecordBatch]) -> Result<(), Error> {
        for batch in batches {
            self.rows += batch.num_rows() as u64;
            self.writer.write(batch).map_err(|cause| parquet_error(&self.path, &cause))?;
        }
        Ok(())
    }

    fn finish(self, folder: &Path) -> Result<Part, Error> {
        finish_file(self.writer, &self.path)?;
        let path = folder.join(&self.path);
        for folder in path.ancestors().skip(1).take(2) {
            disk::sync_folder(folder)?;
        }
        let (sha256, bytes) = disk::sha256(&path)?;
        Ok(Part { path: self.path, rows: self.rows, bytes, sha256 })
    }
}

/// Cells that hold 0 or *no*.
fn zeros_of(array: &ArrayRef, kind: Type) -> usize {
    match kind {
        Type::Int16 => array.as_primitive::<Int16Type>().iter().filter(|n| *n == Some(0)).count(),
        Type::Int32 => array.as_primitive::<Int32Type>().iter().filter(|n| *n == Some(0)).count(),
        Type::Int64 => array.as_primitive::<Int64Type>().iter().filter(|n| *n == Some(0)).count(),
        Type::Float64 => {
            array.as_primitive::<Float64Type>().iter().filter(|n| *n == Some(0.0)).count()
        }
        Type::Flag => array.as_boolean().false_count(),
        Type::State | Type::Text | Type::Day => 0,
    }
}

fn remember(array: &ArrayRef, states: &mut BTreeSet<String>) {
    let dictionary = array.as_dictionary::<Int32Type>().values();
    for id in dictionary.as_string::<i32>().iter().flatten() {
        if !states.contains(id) {
            states.insert(id.to_owned());
        }
    }
}

fn open_writer(path: &Path, schema: SchemaRef) -> Result<ArrowWriter<File>, Error> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(GROUP));
    let file = disk::create(path)?;
    let properties = properties.set_created_by("counterpoise".to_owned()).build();
    // Arrow's own schema would tell Arrow that texts are dictionaries, and other readers stumble over
    // it.
    let options =
        ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    ArrowWriter::try_new_with_options(file, schema, options)
        .map_err(|cause| parquet_error(&path.display().to_string(), &cause))
}

/// Puts the rows of a quarantine before those of another, which need not be there.
pub(crate) fn copy_quarantine(from: &Path, to: &Path) -> Result<(), Error> {
    let batches = |path: &Path| -> Result<Vec<RecordBatch>, Error> {
        let damaged =
            |cause: &dyn std::fmt::Display| Error::damaged(&path.display().to_string(), cause);
        if !disk::is_file(path) {
            return Ok(Vec::new());
        }
        let builder = ParquetRecordBatchReaderBuilder::try_new(disk::open(path)?);
        let builder = builder.map_err(|cause| damaged(&cause))?;
        let reader = builder.build().map_err(|cause| damaged(&cause))?;
        reader.collect::<Result<_, _>>().map_err(|cause| damaged(&cause))
    };
    let all = [batches(from)?, batches(to)?].concat();
    let Some(first) = all.first() else { return Ok(()) };
    let mut writer = open_writer(to, first.schema())?;
    for batch in &all {
        writer.write(batch).map_err(|cause| parquet_error(QUARANTINE, &cause))?;
    }
    finish_file(writer, QUARANTINE)
}

fn finish_file(mut writer: ArrowWriter<File>, path: &str) -> Result<(), Error> {
    writer.finish().map_err(|cause| parquet_error(path, &cause))?;
    writer.inner().sync_all().map_err(|cause| Error::disk("Writing", Path::new(path), &cause))
}

pub(crate) fn parquet_error(path: &str, cause: &parquet::errors::ParquetError) -> Error {
    Error::new(
        crate::error::ErrorKind::Disk,
        format!("Writing {path} failed: {cause}."),
        "Check that the disk has space and that the folder may be written.",
    )
}

fn quarantine_batch(
    file: &str,
    rows: &[QuarantineEntry],
) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let text = |name: &str| Field::new(name, DataType::Utf8, false);
    let fields = vec![
        text("file"),
        Field::new("line", DataType::Int64, false),
        text("reason"),
        text("sentence"),
        text("row"),
    ];
    let lines = rows.iter().map(|row| i64::try_from(row.line).unwrap_or(i64::MAX));
    let texts = |of: &dyn Fn(&QuarantineEntry) -> String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(rows.iter().map(of)))
    };
    let arrays: Vec<ArrayRef> = vec![
        texts(&|_| file.to_owned()),
        Arc::new(Int64Array::from_iter_values(lines)),
        texts(&|row| row.quarantined.reason.code().to_owned()),
        texts(&|row| row.quarantined.sentence.clone()),
        texts(&|row| row.raw.clone()),
    ];
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}
