//! The manifest of a vintage: where it comes from, what was kept, what was set aside, how it is
//! cited.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::column::Column;
use crate::dedup::Dedup;
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::kind::{Absent, Shape};
use crate::on_conflict::OnConflict;
use crate::quarantine::Reason;

/// The name of the manifest in the folder of a vintage, beside the data folder.
pub(crate) const FILE: &str = "_manifest.json";
/// The layout of manifests and folders that this program writes. It reads the first one, too, in
/// which the folders of the years lay beside the manifest and every file had a column `year`.
pub(crate) const FORMAT: u32 = 2;

/// Everything known about one vintage of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The layout of the store that wrote it.
    pub format: u32,
    /// The name of the dataset.
    pub dataset: String,
    /// The name of the vintage.
    pub vintage: String,
    /// Counts the vintages of the dataset in the order in which they were added; the highest is the
    /// one used unless another is named.
    pub sequence: u64,
    /// The kind that was imported.
    pub kind: String,
    /// What the rows are about.
    pub shape: Shape,
    /// What it is, in a few words.
    pub title: String,
    /// The version of the data, as far as the reader or the files tell.
    pub version: String,
    /// The importer and its version.
    pub importer: String,
    /// Where to get the files.
    pub url: String,
    /// The terms as the publisher states them.
    pub licence: String,
    /// How to cite it.
    pub cite: String,
    /// The same as BibTeX.
    pub bibtex: String,
    /// The files it was made from.
    pub files: Vec<SourceFile>,
    /// Rows of the files that are streamed; always `rows_kept` and `rows_set_aside` together.
    pub rows_in: u64,
    /// Rows taken into the table.
    pub rows_kept: u64,
    /// Rows in the quarantine.
    pub rows_set_aside: u64,
    /// The same by reason.
    pub set_aside: BTreeMap<Reason, u64>,
    /// Rows of the table. More than `rows_kept` where one row of a file holds many years.
    pub rows_written: u64,
    /// The columns, `year` first.
    pub columns: Vec<Column>,
    /// Empty cells of each column.
    pub missing: BTreeMap<String, u64>,
    /// Cells of each column of numbers or flags that are 0 or *no*.
    #[serde(default)]
    pub zeros: BTreeMap<String, u64>,
    /// What an absent row, an empty cell and a zero say.
    pub missing_means: String,
    /// What a state or pair without a row in a covered year says.
    #[serde(default)]
    pub absent: Absent,
    /// Rows by year. A year that is not here lies outside the coverage.
    pub coverage: BTreeMap<i32, u64>,
    /// The states that occur.
    pub states: Vec<String>,
    /// What was read otherwise than written, and in how many rows.
    pub notes: BTreeMap<String, u64>,
    /// For events: rows that repeat the day, pair and code of another; `None` for other shapes.
    pub duplicates: Option<Duplicates>,
    /// For events: the states that the source names as such, and not by persons and agencies only;
    /// empty where it has no names of actors. `None` in manifests of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub states_named: Option<Vec<String>>,
    /// For events: which of several reports of one thing count, unless a reader chooses otherwise.
    /// All rows are in the table.
    #[serde(default)]
    pub dedup: Dedup,
    /// The columns that say what a row is about: no two rows of the table have all of them in
    /// common. Empty where two like rows are two things: events, journeys without a day, a table by
    /// days whose mapping names no key.
    #[serde(default)]
    pub key: Vec<String>,
    /// Which of several rows with one key and other values was taken, where there were any.
    #[serde(default)]
    pub on_conflict: Option<OnConflict>,
    /// The hash of the mapping by which it was read (kind `generic`); empty elsewhere.
    #[serde(default)]
    pub mapping: String,
    /// The order in which the days of dates such as `3/4/2014` stand, where the command said it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dates: String,
    /// For sums of events: the first and last day of the source in each year, since 1970-01-01.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub days: BTreeMap<i32, (i32, i32)>,
    /// For sums of events: the data that were summed, as every row says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summed: String,
    /// For sums of events: the Parquet files of the sum by names, beside the data folder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Part>,
    /// The Parquet files.
    pub parts: Vec<Part>,
}

/// A file that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its name without folders.
    pub name: String,
    /// Its hash, in hexadecimal.
    pub sha256: String,
    /// Its size on disk.
    pub bytes: u64,
    /// Its rows; 0 for a table that others refer to.
    pub rows: u64,
    /// The sheet of a workbook that was read; empty elsewhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
}

/// A Parquet file of the vintage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it lies within the vintage.
    pub path: String,
    /// Its rows.
    pub rows: u64,
    /// Its size.
    pub bytes: u64,
    /// Its hash, in hexadecimal.
    pub sha256: String,
}

/// How often events between states repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicates {
    /// Events between two different states.
    pub events: u64,
    /// Events kept of which a side belongs to no state; they are in no count of states.
    pub without_state: u64,
    /// Of them, those that repeat the day, source, target and code of an earlier one.
    pub same_day_pair_code: u64,
    /// Of them, those that repeat the day, source and target of an earlier one.
    pub same_day_pair: u64,
}

impl Manifest {
    /// The manifest in the folder of a vintage.
    pub(crate) fn read(folder: &Path) -> Result<Manifest, Error> {
        let path = folder.join(FILE);
        let text = disk::read_text(&path)?;
        let manifest: Manifest = serde_json::from_str(&text).map_err(|cause| {
            let what = format!("{} is no manifest of this program: {cause}.", path.display());
            Error::new(ErrorKind::Damaged, what, "Remove the vintage and add its files again.")
        })?;
        if manifest.format > FORMAT {
            let what =
                format!("{} was written by a newer version of this program.", path.display());
            return Err(Error::new(
                ErrorKind::Request,
                what,
                "Use that version, or add the files to another store.",
            ));
        }
        Ok(manifest)
    }

    pub(crate) fn write(&self, folder: &Path) -> Result<(), Error> {
        let beside = folder.join(format!("{FILE}.new"));
        let text = serde_json::to_string_pretty(self).map_err(|cause| {
            Error::new(ErrorKind::Disk, format!("The manifest cannot be written: {cause}."), "")
        })?;
        disk::write_durably(&beside, (text + "\n").as_bytes())?;
        disk::rename(&beside, &folder.join(FILE))
    }

    /// The first and last year that has rows.
    pub fn span(&self) -> Option<(i32, i32)> {
        Some((*self.coverage.keys().next()?, *self.coverage.keys().next_back()?))
    }

    /// The rows that were set aside for a reason.
    pub fn set_aside_for(&self, reason: Reason) -> u64 {
        self.set_aside.get(&reason).copied().unwrap_or(0)
    }

    /// Whether the folders of the years lie beside the manifest and hold the year once more.
    pub fn is_of_first_layout(&self) -> bool {
        self.format < FORMAT
    }

    /// A column by its name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
