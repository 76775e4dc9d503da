//! Where values come from: vintages of data with their hashes, and what to cite.

use std::collections::BTreeMap;

use counterpoise_datasets::Manifest;
use counterpoise_measures::MeasureInfo;
use serde::{Deserialize, Serialize};

/// A vintage that a value rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    /// The dataset.
    pub dataset: String,
    /// The vintage.
    pub vintage: String,
    /// What it is.
    pub title: String,
    /// The version of the data, as far as it is known; may be empty.
    pub version: String,
    /// The terms, as the publisher states them.
    pub licence: String,
    /// The files it was made from, each with its SHA-256.
    pub files: Vec<(String, String)>,
    /// Rows taken into the table.
    pub rows_kept: u64,
    /// Rows set aside at import.
    pub rows_set_aside: u64,
    /// The reasons, with their numbers.
    pub set_aside: Vec<(String, u64)>,
    /// How to cite it.
    pub cite: String,
    /// The same as BibTeX.
    pub bibtex: String,
}

impl Used {
    /// What a manifest tells.
    pub fn of(manifest: &Manifest) -> Used {
        Used {
            dataset: manifest.dataset.clone(),
            vintage: manifest.vintage.clone(),
            title: manifest.title.clone(),
            version: manifest.version.clone(),
            licence: manifest.licence.clone(),
            files: manifest
                .files
                .iter()
                .map(|file| (file.name.clone(), file.sha256.clone()))
                .collect(),
            rows_kept: manifest.rows_kept,
            rows_set_aside: manifest.rows_set_aside,
            set_aside: manifest
                .set_aside
                .iter()
                .map(|(reason, n)| (reason.code().to_owned(), *n))
                .collect(),
            cite: manifest.cite.clone(),
            bibtex: manifest.bibtex.trim_end().to_owned(),
        }
    }

    /// The vintage in a line: name, version, rows, rows set aside and why.
    pub fn line(&self) -> String {
        let version = if self.version.is_empty() {
            String::new()
        } else {
            format!(", version {}", self.version)
        };
        let reasons: Vec<String> =
            self.set_aside.iter().map(|(reason, n)| format!("{n} {reason}")).collect();
        let aside = match self.rows_set_aside {
            0 => "none set aside".to_owned(),
            n => format!("{n} set aside ({})", reasons.join(", ")),
        };
        let rows = if self.rows_kept == 1 { "row" } else { "rows" };
        format!("{}@{}{version}: {} {rows}, {aside}", self.dataset, self.vintage, self.rows_kept)
    }
}

/// The BibTeX of data and methods, each entry once, by key.
pub fn bibliography<'a>(
    used: impl IntoIterator<Item = &'a Used>,
    measures: impl IntoIterator<Item = &'static MeasureInfo>,
) -> Vec<(String, String)> {
    let mut entries = BTreeMap::new();
    // An entry of the catalogue has precedence: it is the one that a measure's page gives.
    for reference in measures.into_iter().flat_map(MeasureInfo::references) {
        entries.insert(reference.key.to_owned(), reference.bibtex.to_owned());
    }
    for one in used.into_iter().filter(|one| !one.bibtex.is_empty()) {
        entries.entry(key(&one.bibtex)).or_insert_with(|| one.bibtex.clone());
    }
    entries.into_iter().collect()
}

/// The key of a BibTeX entry: what stands between `{` and the first comma.
fn key(bibtex: &str) -> String {
    let inside = bibtex.split_once('{').map_or(bibtex, |(_, rest)| rest);
    inside.split(',').next().unwrap_or_default().trim().to_owned()
}
