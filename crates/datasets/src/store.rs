//! A store: a folder of datasets, each a folder of vintages.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::manifest::Manifest;
use crate::parts::DATA;
use crate::writer::QUARANTINE;

/// Folders that begin so are imports that have not ended.
pub(crate) const UNFINISHED: &str = ".import-";
/// The lock of the store.
pub(crate) const LOCK: &str = ".lock";

/// A folder of datasets. Reading takes no lock: a vintage appears and disappears in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    pub(crate) folder: PathBuf,
}

/// A dataset and its vintages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Its name.
    pub name: String,
    /// Its vintages, the oldest first; the last is used unless another is named.
    pub vintages: Vec<Manifest>,
}

/// A row that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineRow {
    /// The file it comes from.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The code of the reason.
    pub reason: String,
    /// The reason in a sentence.
    pub sentence: String,
    /// The row as it stands in the file.
    pub row: String,
}

impl Store {
    /// The store in a folder. A folder that does not exist is an empty store; the first import
    /// makes it.
    ///
    /// # Errors
    /// Where the path is a file.
    pub fn open(folder: &Path) -> Result<Store, Error> {
        if disk::is_file(folder) {
            let what = format!("{} is a file, no store.", folder.display());
            return Err(Error::new(ErrorKind::Request, what, "Name a folder."));
        }
        Ok(Store { folder: folder.to_owned() })
    }

    /// Where the store lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Every dataset that has a vintage, by name.
    ///
    /// # Errors
    /// Where a manifest cannot be read.
    pub fn datasets(&self) -> Result<Vec<Dataset>, Error> {
        let mut datasets = Vec::new();
        for name in disk::names(&self.folder)? {
            let vintages = self.vintages(&name)?;
            if !vintages.is_empty() {
                datasets.push(Dataset { name, vintages });
            }
        }
        Ok(datasets)
    }

    /// The vintages of a dataset, the oldest first; none for a dataset that is not there.
    ///
    /// # Errors
    /// Where a manifest cannot be read.
    pub fn vintages(&self, dataset: &str) -> Result<Vec<Manifest>, Error> {
        let folder = self.folder.join(dataset);
        if dataset.starts_with('.') || !disk::is_folder(&folder) {
            return Ok(Vec::new());
        }
        let names = disk::names(&folder)?;
        let complete = names
            .iter()
            .map(|name| folder.join(name))
            .filter(|path| disk::is_file(&path.join(crate::manifest::FILE)));
        let mut found: Vec<Manifest> =
            complete.map(|path| Manifest::read(&path)).collect::<Result<_, _>>()?;
        found.sort_by(|a, b| (a.sequence, &a.vintage).cmp(&(b.sequence, &b.vintage)));
        Ok(found)
    }

    /// The manifest of a vintage; of the newest where none is named.
    ///
    /// # Errors
    /// Where there is no such dataset or vintage; the error names those that are there.
    pub fn manifest(&self, dataset: &str, vintage: Option<&str>) -> Result<Manifest, Error> {
        let mut vintages = self.vintages(dataset)?;
        let names: Vec<String> = vintages.iter().map(|manifest| manifest.vintage.clone()).collect();
        let Some(newest) = vintages.pop() else {
            return Err(self.no_dataset(dataset));
        };
        match vintage {
            None => Ok(newest),
            Some(name) => {
                let all = vintages.into_iter().chain(std::iter::once(newest));
                all.into_iter()
                    .find(|manifest| manifest.vintage == name)
                    .ok_or_else(|| no_vintage(dataset, name, &names))
            }
        }
    }

    /// The rows that were set aside, in the order of the files.
    ///
    /// # Errors
    /// Where there is no such dataset or vintage, or its quarantine cannot be read.
    pub fn quarantine(
        &self,
        dataset: &str,
        vintage: Option<&str>,
    ) -> Result<Vec<QuarantineRow>, Error> {
        let mut rows = Vec::new();
        self.each_quarantined(dataset, vintage, &mut |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })?;
        Ok(rows)
    }

    /// The same, one by one, so that any number of them can be looked through; `visit` may break
    /// off.
    ///
    /// # Errors
    /// Where there is no such dataset or vintage, or its quarantine cannot be read.
    pub fn each_quarantined(
        &self,
        dataset: &str,
        vintage: Option<&str>,
        visit: &mut dyn FnMut(QuarantineRow) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let manifest = self.manifest(dataset, vintage)?;
        let path = self.vintage_folder(&manifest).join(QUARANTINE);
        if !disk::is_file(&path) {
            return Ok(());
        }
        let damaged =
            |cause: &dyn std::fmt::Display| Error::damaged(&path.display().to_string(), cause);
        let builder = ParquetRecordBatchReaderBuilder::try_new(disk::open(&path)?)
            .map_err(|cause| damaged(&cause))?;
        for batch in builder.build().map_err(|cause| damaged(&cause))? {
            if quarantine_rows(&batch.map_err(|cause| damaged(&cause))?, visit).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Removes a vintage, in one step.
    ///
    /// # Errors
    /// Where there is no such dataset or vintage, or the store is being written to.
    pub fn remove(&self, dataset: &str, vintage: &str) -> Result<Manifest, Error> {
        let manifest = self.manifest(dataset, Some(vintage))?;
        let _lock = self.lock()?;
        let away = self.folder.join(format!("{UNFINISHED}removed"));
        disk::remove_folder(&away)?;
        disk::rename(&self.vintage_folder(&manifest), &away)?;
        disk::remove_folder(&away)?;
        disk::remove_if_empty(&self.folder.join(dataset));
        disk::sync_folder(&self.folder)?;
        Ok(manifest)
    }

    /// Makes a vintage the one that is used where none is named.
    ///
    /// # Errors
    /// Where there is no such dataset or vintage, or the store is being written to.
    pub fn use_vintage(&self, dataset: &str, vintage: &str) -> Result<Manifest, Error> {
        let _lock = self.lock()?;
        let manifest = self.manifest(dataset, Some(vintage))?;
        let newest = self.manifest(dataset, None)?;
        if newest.vintage == manifest.vintage {
            return Ok(manifest);
        }
        let used = Manifest { sequence: newest.sequence + 1, ..manifest };
        used.write(&self.vintage_folder(&used))?;
        Ok(used)
    }

    /// The folder of a vintage: manifest, quarantine and data folder.
    pub fn vintage_folder(&self, manifest: &Manifest) -> PathBuf {
        self.folder.join(&manifest.dataset).join(&manifest.vintage)
    }

    /// The folder that any tool can open, for there is nothing but data below it.
    pub fn data_folder(&self, manifest: &Manifest) -> PathBuf {
        let folder = self.vintage_folder(manifest);
        if manifest.is_of_first_layout() { folder } else { folder.join(DATA) }
    }

    /// Takes the lock; it is free again when the file is dropped, even if the program is killed.
    pub(crate) fn lock(&self) -> Result<std::fs::File, Error> {
        disk::make_folder(&self.folder)?;
        disk::lock(&self.folder.join(LOCK))
    }

    /// Removes what imports left that were killed. The lock must be held.
    pub(crate) fn sweep(&self) -> Result<Vec<String>, Error> {
        let names = disk::names(&self.folder)?;
        let left: Vec<String> =
            names.into_iter().filter(|name| name.starts_with(UNFINISHED)).collect();
        for name in &left {
            disk::remove_folder(&self.folder.join(name))?;
        }
        Ok(left)
    }

    fn no_dataset(&self, dataset: &str) -> Error {
        let names: Vec<String> = self
            .datasets()
            .map(|all| all.into_iter().map(|d| d.name).collect())
            .unwrap_or_default();
        let there = match names.as_slice() {
            [] => "It is empty".to_owned(),
            _ => format!("It has: {}", names.join(", ")),
        };
        let what =
            format!("The store {} has no dataset \"{dataset}\". {there}.", self.folder.display());
        Error::new(ErrorKind::Missing, what, "Add it with `data add KIND FILE`.")
    }
}

fn no_vintage(dataset: &str, name: &str, names: &[String]) -> Error {
    let what = format!(
        "The dataset \"{dataset}\" has no vintage \"{name}\". It has: {}.",
        names.join(", ")
    );
    Error::new(ErrorKind::Missing, what, "Name one of these.")
}

fn quarantine_rows(
    batch: &arrow_array::RecordBatch,
    visit: &mut dyn FnMut(QuarantineRow) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let text =
        |column: usize, row: usize| batch.column(column).as_string::<i32>().value(row).to_owned();
    let lines = batch.column(1).as_primitive::<Int64Type>();
    for row in 0..batch.num_rows() {
        visit(QuarantineRow {
            file: text(0, row),
            line: u64::try_from(lines.value(row)).unwrap_or(0),
            reason: text(2, row),
            sentence: text(3, row),
            row: text(4, row),
        })?;
    }
    ControlFlow::Continue(())
}
