//! Whether a store is whole.

use parquet::file::reader::{FileReader, SerializedFileReader};
use rayon::prelude::*;

use crate::disk;
use crate::error::Error;
use crate::manifest::{Manifest, Part};
use crate::store::Store;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Something was mended, or is worth knowing.
    Note,
    /// A vintage is damaged.
    Error,
}

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The dataset and vintage, as `DATASET/VINTAGE`; empty for the store itself.
    pub place: String,
    /// What was found, in a sentence.
    pub sentence: String,
}

impl Store {
    /// Removes what killed imports left, then compares every file with its manifest: rows, size,
    /// hash.
    ///
    /// # Errors
    /// Where the store is being written to or a folder cannot be read.
    pub fn check(&self) -> Result<Vec<Finding>, Error> {
        let _lock = self.lock()?;
        let left = self.sweep()?;
        let mut findings: Vec<Finding> = left.iter().map(|name| swept(name)).collect();
        for name in disk::names(&self.folder)? {
            self.check_dataset(&name, &mut findings)?;
        }
        Ok(findings)
    }

    fn check_dataset(&self, dataset: &str, findings: &mut Vec<Finding>) -> Result<(), Error> {
        let folder = self.folder.join(dataset);
        if dataset.starts_with('.') || !disk::is_folder(&folder) {
            return Ok(());
        }
        for vintage in disk::names(&folder)? {
            let place = format!("{dataset}/{vintage}");
            match Manifest::read(&folder.join(&vintage)) {
                Ok(manifest) => findings.extend(self.check_vintage(&manifest, &place)?),
                Err(error) => findings.push(Finding {
                    severity: Severity::Error,
                    place,
                    sentence: error.what,
                }),
            }
        }
        Ok(())
    }

    fn check_vintage(&self, manifest: &Manifest, place: &str) -> Result<Vec<Finding>, Error> {
        let folder = self.vintage_folder(manifest);
        let faulty = |part: &Part| fault(part, &folder.join(&part.path));
        let faults: Vec<Option<String>> =
            all_parts(manifest).par_iter().map(|part| faulty(part)).collect();
        let mut sentences: Vec<String> = faults.into_iter().flatten().collect();
        let known = |path: &std::path::Path| {
            all_parts(manifest).iter().any(|part| folder.join(&part.path) == path)
        };
        for path in disk::files_below(&folder)? {
            let beside = path.parent() == Some(folder.as_path());
            if !beside && !known(&path) {
                sentences.push(format!("{} is not in the manifest.", path.display()));
            }
        }
        if manifest.rows_in != manifest.rows_kept + manifest.rows_set_aside {
            sentences
                .push("Rows kept and rows set aside do not add up to the rows read.".to_owned());
        }
        let finding = |severity, sentence| Finding { severity, place: place.to_owned(), sentence };
        let old = manifest.is_of_first_layout().then(|| {
            let sentence = first_layout(manifest);
            finding(Severity::Note, sentence)
        });
        let faults = sentences.into_iter().map(|sentence| finding(Severity::Error, sentence));
        Ok(faults.chain(old).collect())
    }
}

/// The Parquet files of the data, and those beside them.
fn all_parts(manifest: &Manifest) -> Vec<&Part> {
    manifest.parts.iter().chain(&manifest.names).collect()
}

fn first_layout(manifest: &Manifest) -> String {
    format!(
        "It has the layout of an earlier version: this program reads it, others may stumble over \
         it. Remove it (`counterpoise data remove {} --vintage {} --yes`) and add its files again.",
        manifest.dataset, manifest.vintage
    )
}

fn swept(name: &str) -> Finding {
    let sentence = format!("Removed {name}, left by an import that did not end.");
    Finding { severity: Severity::Note, place: String::new(), sentence }
}

fn fault(part: &Part, path: &std::path::Path) -> Option<String> {
    let (sha256, bytes) = match disk::sha256(path) {
        Ok(found) => found,
        Err(error) => return Some(error.what),
    };
    if (sha256.as_str(), bytes) != (part.sha256.as_str(), part.bytes) {
        return Some(format!(
            "{} has been changed since the import ({} bytes, {} expected).",
            part.path, bytes, part.bytes
        ));
    }
    let rows = disk::open(path).ok().and_then(|file| SerializedFileReader::new(file).ok());
    let rows = rows.map(|reader| reader.metadata().file_metadata().num_rows());
    (rows.and_then(|rows| u64::try_from(rows).ok()) != Some(part.rows))
        .then(|| format!("{} cannot be read.", part.path))
}
