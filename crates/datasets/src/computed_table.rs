//! Tables that the program made itself, kept in the store beside those of others: estimates from
//! what the store holds.
//!
//! They have the layout of a kind, so that whatever reads that kind reads them, a dataset of their
//! own name, and a manifest that says that they are nobody's publication: how they were made, with
//! what settings, from which files.

use std::path::Path;

use crate::Added;
use crate::add::publish;
use crate::batch::{Batches, Value, schema, year_column};
use crate::column::Column;
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::key::Gathering;
use crate::kind::Shape;
use crate::kinds;
use crate::manifest::{FORMAT, Manifest, SourceFile};
use crate::naming::{checked_name, vintage_name};
use crate::store::{Store, UNFINISHED};
use crate::table::Values;
use crate::writer::{Writer, Written};

/// How the manifest of such a table names its importer.
const MAKER: &str = "made by this program";

/// A table that was computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The kind whose layout it has.
    pub kind: String,
    /// What the rows are about.
    pub shape: Shape,
    /// The name of the dataset, which no imported one may bear.
    pub dataset: String,
    /// What it is, in a few words.
    pub title: String,
    /// How it was made: method, seed, settings.
    pub version: String,
    /// How to cite the method, as BibTeX.
    pub bibtex: String,
    /// The files that it rests on.
    pub files: Vec<SourceFile>,
    /// What a reader should know, each with a count of rows that it concerns.
    pub notes: Vec<(String, u64)>,
    /// The year of each row.
    pub years: Vec<i32>,
    /// The columns after `year`, each with a value for each row.
    pub columns: Vec<(Column, Values)>,
}

impl Store {
    /// Keeps a computed table, in one step at the end. The same table made again is in the store
    /// already.
    ///
    /// # Errors
    /// Where the kind is unknown, columns differ in length, the name is that of imported data, the
    /// disk refuses, or another program is writing to the store.
    pub fn keep(&self, made: &Made) -> Result<Added, Error> {
        kinds::importer(&made.kind)?;
        let dataset = checked_name(&made.dataset)?;
        even(made)?;
        let _lock = self.lock()?;
        self.sweep()?;
        self.spelt_apart(&dataset)?;
        let vintages = self.vintages(&dataset)?;
        if vintages.iter().any(|old| !old.importer.starts_with(MAKER)) {
            let what = format!("The dataset \"{dataset}\" holds data that were imported.");
            return Err(Error::new(ErrorKind::Request, what, "Give the estimates another name."));
        }
        let same = |old: &&Manifest| {
            old.kind == made.kind && old.version == made.version && old.files == made.files
        };
        if let Some(old) = vintages.iter().find(same) {
            return Ok(Added::Already(Box::new(old.clone())));
        }
        let folder = self.folder.join(format!("{UNFINISHED}{dataset}"));
        disk::make_folder(&folder)?;
        let sequence = vintages.last().map_or(1, |newest| newest.sequence + 1);
        let kept = write(&folder, made).and_then(|written| {
            let manifest = manifest(made, dataset, sequence, written)?;
            publish(self, &folder, manifest)
        });
        if kept.is_err() {
            disk::remove_folder(&folder)?;
        }
        kept.map(|manifest| Added::New(Box::new(manifest)))
    }
}

fn even(made: &Made) -> Result<(), Error> {
    let uneven = made.columns.iter().find(|(_, values)| values.len() != made.years.len());
    uneven.map_or(Ok(()), |(column, values)| {
        let (rows, one) = (made.years.len(), made.years.len() == 1);
        let rows = format!("{rows} row{}", if one { "" } else { "s" });
        let what = format!(
            "The column {} has {} values, the table has {rows}.",
            column.name,
            values.len()
        );
        Err(Error::new(ErrorKind::Request, what, ""))
    })
}

fn write(folder: &Path, made: &Made) -> Result<Written, Error> {
    let columns: Vec<Column> = made.columns.iter().map(|(column, _)| column.clone()).collect();
    let mut batches = Batches::new(&columns, Gathering::Nothing);
    for (row, year) in made.years.iter().enumerate() {
        let values: Vec<Value<'_>> =
            made.columns.iter().map(|(_, values)| cell(values, row)).collect();
        batches
            .put(*year, &values)
            .map_err(|quarantined| Error::new(ErrorKind::Request, quarantined.sentence, ""))?;
    }
    let mut writer = Writer::new(folder, &columns);
    let (batches, _) =
        batches.finish(&schema(&columns)).map_err(|cause| Error::damaged("The table", &cause))?;
    writer.write(batches)?;
    writer.finish()
}

fn cell(values: &Values, row: usize) -> Value<'_> {
    match values {
        Values::Text { .. } => values.text(row).into(),
        Values::Int(_) => values.int(row).into(),
        Values::Float(_) => values.number(row).into(),
        Values::Day(_) => values.day(row).map_or(Value::Null, Value::Day),
        Values::Flag(_) => values.flag(row).into(),
    }
}

fn manifest(
    made: &Made,
    dataset: String,
    sequence: u64,
    written: Written,
) -> Result<Manifest, Error> {
    let kind = kinds::importer(&made.kind)?.kind();
    let columns: Vec<Column> = made.columns.iter().map(|(column, _)| column.clone()).collect();
    let names = columns.iter().map(|column| column.name.clone());
    let texts = std::iter::once(made.version.as_str())
        .chain(made.files.iter().map(|file| file.sha256.as_str()));
    let rows = made.years.len() as u64;
    Ok(Manifest {
        format: FORMAT,
        vintage: vintage_name(written.coverage.keys(), texts),
        dataset,
        sequence,
        kind: kind.name.to_owned(),
        shape: made.shape,
        title: made.title.clone(),
        version: made.version.clone(),
        importer: format!("{MAKER}, version {}", env!("CARGO_PKG_VERSION")),
        url: String::new(),
        licence: "your own estimate; the terms of the data that it rests on apply".to_owned(),
        cite: String::new(),
        bibtex: made.bibtex.clone(),
        files: made.files.clone(),
        rows_in: rows,
        rows_kept: rows,
        rows_set_aside: 0,
        set_aside: std::collections::BTreeMap::new(),
        rows_written: rows,
        missing: names.clone().zip(written.missing).collect(),
        zeros: names.zip(written.zeros).filter_map(|(name, zeros)| Some((name, zeros?))).collect(),
        columns: std::iter::once(year_column()).chain(columns).collect(),
        missing_means: kind.missing.to_owned(),
        absent: kind.absent,
        coverage: written.coverage,
        states: written.states,
        notes: made.notes.iter().cloned().collect(),
        duplicates: None,
        states_named: None,
        dedup: crate::dedup::Dedup::default(),
        key: Vec::new(),
        on_conflict: None,
        mapping: String::new(),
        dates: String::new(),
        days: std::collections::BTreeMap::new(),
        summed: String::new(),
        names: Vec::new(),
        parts: written.parts,
    })
}
