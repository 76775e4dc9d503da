//! Further files of events joined to a dataset: a new vintage of the old rows and the new ones.
//!
//! The old files are not read again. Their Parquet files become those of the new vintage, too (linked
//! where the system can), and the new rows stand beside them in files of their own. An event that is
//! there already is known by its number and is not taken twice.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int16Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use counterpoise_dates::Day;
use parquet::arrow::ProjectionMask;
use rayon::prelude::*;

use crate::batch::Value;
use crate::column::{Column, Type};
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::importer::Plan;
use crate::key::{Gathering, Key};
use crate::kind::Shape;
use crate::manifest::{Manifest, Part, SourceFile};
use crate::on_conflict::OnConflict;
use crate::parts::{self, part_year};
use crate::repeats::{Comparing, Place, doubled};
use crate::store::Store;
use crate::writer::{QUARANTINE, Writer, copy_quarantine};

/// The column by which an event is known.
const NUMBER: &str = "event_id";

/// A vintage that files are joined to.
pub(crate) struct Base<'a> {
    pub(crate) manifest: Manifest,
    store: &'a Store,
}

impl<'a> Base<'a> {
    /// The newest vintage of the dataset, if files of the plan can join it.
    ///
    /// # Errors
    /// Where there is none, its rows are no events or have no numbers, or it has other columns.
    pub(crate) fn of(
        store: &'a Store,
        dataset: &str,
        kind: &str,
        plan: &Plan,
        rule: Option<OnConflict>,
    ) -> Result<Base<'a>, Error> {
        let refused = |what: String, help: &str| Err(Error::new(ErrorKind::Request, what, help));
        let Some(manifest) = store.vintages(dataset)?.pop() else {
            return Err(no_base(dataset));
        };
        if manifest.shape != Shape::Events || plan.shape != Shape::Events {
            return refused(
                format!("The rows of the dataset \"{dataset}\" are no events."),
                "Only events are joined file by file: name all files of a table in one command.",
            );
        }
        if manifest.column(NUMBER).is_none() {
            return refused(
                format!(
                    "The events of the dataset \"{dataset}\" have no numbers by which one that is there already is known."
                ),
                "Name all its files in one command.",
            );
        }
        let columns = manifest.columns.iter().skip(1);
        if manifest.kind != kind
            || !columns.eq(plan.columns.iter())
            || manifest.is_of_first_layout()
        {
            return refused(
                format!(
                    "The vintage {}/{} was made otherwise ({}): these files cannot join it.",
                    manifest.dataset, manifest.vintage, manifest.importer
                ),
                "Add its files and these in one command.",
            );
        }
        if rule.is_some_and(|rule| rule != OnConflict::First) {
            return refused(
                "What is in a dataset stays as it is when files join it.".to_owned(),
                "Write --on-conflict first, or add all its files again in one command.",
            );
        }
        Ok(Base { manifest, store })
    }

    /// What an event is known by.
    pub(crate) fn key(&self, columns: &[Column]) -> Option<Key> {
        Key::of(&[NUMBER.to_owned()], columns)
    }

    /// Its files of the years.
    fn parts_of<'b>(&'b self, years: &'b BTreeSet<i32>) -> Vec<&'b Part> {
        let touched =
            |part: &&Part| part_year(&part.path).is_some_and(|year| years.contains(&year));
        self.manifest.parts.iter().filter(touched).collect()
    }

    /// The hashes of the numbers of its events in these years, each once.
    pub(crate) fn hashes(
        &self,
        years: &BTreeSet<i32>,
        key: &Key,
        columns: &[Column],
    ) -> Result<Vec<u64>, Error> {
        let of = |part: &&Part| {
            let mut gathering = Gathering::hashes(key);
            self.each_row(part, columns, Some(NUMBER), &mut |_, year, values| {
                gathering.look("", year, values);
            })?;
            Ok(gathering.into_hashes())
        };
        let parts: Result<Vec<Vec<u64>>, Error> = self.parts_of(years).par_iter().map(of).collect();
        let mut hashes = parts?.concat();
        hashes.par_sort_unstable();
        hashes.dedup();
        Ok(hashes)
    }

    /// Its own rows whose numbers may stand twice, before those of the new files.
    pub(crate) fn compare(
        &self,
        years: &BTreeSet<i32>,
        key: &Key,
        hashes: &[u64],
        columns: &[Column],
        comparing: &mut Comparing,
    ) -> Result<(), Error> {
        // What is there is not questioned: of two rows of one number the first stands for both.
        let mut known = HashSet::new();
        for (chunk, part) in self.parts_of(years).into_iter().enumerate() {
            let mut gathering = Gathering::suspects(key, hashes);
            self.each_row(part, columns, None, &mut |row, year, values| {
                gathering.look("", year, values);
                let seen = gathering.end_row();
                if let Some(seen) =
                    seen.filter(|seen| seen.keys.iter().all(|it| known.insert(it.key)))
                {
                    let place = Place { stream: Place::BEFORE, chunk, row, line: 0 };
                    comparing.add(place, seen);
                }
            })?;
        }
        Ok(())
    }

    /// Visits every row of a file, in order, with its year and its values; only one column has any
    /// where one is named.
    fn each_row(
        &self,
        part: &Part,
        columns: &[Column],
        only: Option<&str>,
        visit: &mut dyn FnMut(usize, i32, &[Value<'_>]),
    ) -> Result<(), Error> {
        let path = self.store.vintage_folder(&self.manifest).join(&part.path);
        let damaged =
            |cause: &dyn std::fmt::Display| Error::damaged(&path.display().to_string(), cause);
        let year = part_year(&part.path).unwrap_or_default();
        let builder = parts::reader(disk::open(&path)?).map_err(|cause| damaged(&cause))?;
        let mask = match only {
            Some(name) => ProjectionMask::columns(builder.parquet_schema(), [name]),
            None => ProjectionMask::all(),
        };
        let reader = builder.with_projection(mask).with_batch_size(64 * 1024).build();
        let mut before = 0;
        for batch in reader.map_err(|cause| damaged(&cause))? {
            let batch: RecordBatch = batch.map_err(|cause| damaged(&cause))?;
            let arrays: Vec<Option<&ArrayRef>> =
                columns.iter().map(|column| batch.column_by_name(&column.name)).collect();
            for row in 0..batch.num_rows() {
                let values: Vec<Value<'_>> = columns
                    .iter()
                    .zip(&arrays)
                    .map(|(column, array)| {
                        array.map_or(Value::Null, |it| value(it, column.kind, row))
                    })
                    .collect();
                visit(before + row, year, &values);
            }
            before += batch.num_rows();
        }
        Ok(())
    }

    /// Puts the Parquet files of the base beside the new ones, and the rows that were set aside then
    /// before those of now.
    pub(crate) fn join(&self, folder: &Path, new: &mut [Part]) -> Result<(), Error> {
        let old = self.store.vintage_folder(&self.manifest);
        link_beside(&old, folder, &self.manifest.parts, new)?;
        copy_quarantine(&old.join(QUARANTINE), &folder.join(QUARANTINE))
    }
}

/// Puts Parquet files of a vintage beside new ones, which give way in their names. The old files are
/// linked where the system can.
pub(crate) fn link_beside(
    from: &Path,
    folder: &Path,
    old: &[Part],
    new: &mut [Part],
) -> Result<(), Error> {
    for part in new.iter_mut() {
        let year = part_year(&part.path);
        let before = old.iter().filter(|it| part_year(&it.path) == year).count();
        let name = part.path.replace("part-0", &format!("part-{before}"));
        if name != part.path {
            disk::rename(&folder.join(&part.path), &folder.join(&name))?;
            part.path = name;
        }
    }
    for part in old {
        let (from, to) = (from.join(&part.path), folder.join(&part.path));
        if let Some(home) = to.parent() {
            disk::make_folder(home)?;
            disk::link(&from, &to)?;
            disk::sync_folder(home)?;
        }
    }
    Ok(())
}

/// The manifest of a vintage and of what joins it.
pub(crate) fn together(old: &Manifest, new: Manifest) -> Manifest {
    let mut all = new;
    all.files = [old.files.clone(), all.files].concat();
    all.rows_in += old.rows_in;
    all.rows_kept += old.rows_kept;
    all.rows_set_aside += old.rows_set_aside;
    all.rows_written += old.rows_written;
    old.set_aside.iter().for_each(|(why, n)| *all.set_aside.entry(*why).or_insert(0) += n);
    old.missing.iter().for_each(|(name, n)| *all.missing.entry(name.clone()).or_insert(0) += n);
    old.zeros.iter().for_each(|(name, n)| *all.zeros.entry(name.clone()).or_insert(0) += n);
    old.coverage.iter().for_each(|(year, n)| *all.coverage.entry(*year).or_insert(0) += n);
    old.notes.iter().for_each(|(note, n)| *all.notes.entry(note.clone()).or_insert(0) += n);
    all.states.extend(old.states.iter().cloned());
    all.states.sort();
    all.states.dedup();
    for (parts, before) in [(&mut all.parts, &old.parts), (&mut all.names, &old.names)] {
        parts.splice(0..0, before.iter().cloned());
        parts.sort_by(|one, other| one.path.cmp(&other.path));
    }
    all
}

/// Refuses files that are in the dataset already, where others are not: the reader may have meant
/// other files.
pub(crate) fn none_known(base: &Manifest, files: &[SourceFile]) -> Result<(), Error> {
    let known: Vec<&str> = files
        .iter()
        .filter(|file| has_file(base, &file.sha256))
        .map(|file| file.name.as_str())
        .collect();
    if known.is_empty() {
        return Ok(());
    }
    let what = format!(
        "{} {} in {}/{} already.",
        known.join(", "),
        if known.len() == 1 { "is" } else { "are" },
        base.dataset,
        base.vintage
    );
    Err(Error::new(ErrorKind::Request, what, "Name only the new files."))
}

/// Whether a file of that hash is in a vintage.
pub(crate) fn has_file(base: &Manifest, sha256: &str) -> bool {
    base.files.iter().any(|file| file.sha256 == sha256)
}

/// What is said where there is nothing to join.
pub(crate) fn no_base(dataset: &str) -> Error {
    Error::new(
        ErrorKind::Request,
        format!("There is no dataset \"{dataset}\" that the files could join."),
        "Leave --append away: the first files make the dataset.",
    )
}

/// A cell as it was put.
fn value(array: &ArrayRef, kind: Type, row: usize) -> Value<'_> {
    if array.is_null(row) {
        return Value::Null;
    }
    match kind {
        Type::State | Type::Text => {
            let texts = array.as_dictionary::<Int32Type>();
            let at = usize::try_from(texts.keys().value(row)).unwrap_or_default();
            Value::Text(texts.values().as_string::<i32>().value(at))
        }
        Type::Int16 => Value::Int(array.as_primitive::<Int16Type>().value(row).into()),
        Type::Int32 => Value::Int(array.as_primitive::<Int32Type>().value(row).into()),
        Type::Int64 => Value::Int(array.as_primitive::<Int64Type>().value(row)),
        Type::Float64 => Value::Float(array.as_primitive::<Float64Type>().value(row)),
        Type::Flag => Value::Flag(array.as_boolean().value(row)),
        Type::Day => {
            let day = Day::from_number(array.as_primitive::<Date32Type>().value(row));
            day.map_or(Value::Null, Value::Day)
        }
    }
}

/// Which numbers may stand twice, in the new files and in what is there.
pub(crate) fn suspects(
    base: &Base<'_>,
    writer: &Writer,
    key: &Key,
    columns: &[Column],
    new: Vec<u64>,
) -> Result<(BTreeSet<i32>, Vec<u64>), Error> {
    let years = writer.years();
    let old = base.hashes(&years, key, columns)?;
    Ok((years, doubled([new, old].concat())))
}
