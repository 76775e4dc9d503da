//! Which states a dataset of events names as such, and not by persons, agencies and places only.
//!
//! A file from which whole actors were taken has no event of *Russia* and still some of *Military
//! (Russia)*: what it then says of Russia is what it says of these few. Whoever counts must know.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use counterpoise_world::{System, World, year};
use parquet::arrow::ProjectionMask;
use rayon::prelude::*;

use crate::disk;
use crate::error::Error;
use crate::manifest::{Manifest, Part};
use crate::parts::{self, part_year};
use crate::store::Store;

/// A source that names one state in so many as such, or more, names states so.
const LEAST: usize = 5;

const NAMES: [&str; 2] = ["source_name", "target_name"];

impl Store {
    /// The states that a dataset of events names as such, by id; none where it has no names of
    /// actors, or names hardly any state so.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn states_named(&self, manifest: &Manifest) -> Result<Vec<String>, Error> {
        match &manifest.states_named {
            Some(known) => Ok(known.clone()),
            // Manifests of earlier versions do not tell.
            None => states_named(&self.vintage_folder(manifest), manifest),
        }
    }
}

/// The same of a vintage that lies in `folder`.
pub(crate) fn states_named(folder: &Path, manifest: &Manifest) -> Result<Vec<String>, Error> {
    if NAMES.iter().any(|name| manifest.column(name).is_none()) {
        return Ok(Vec::new());
    }
    let all = in_parts(folder, &manifest.parts)?;
    Ok(among(&all.iter().map(String::as_str).collect(), &manifest.states))
}

/// The same of the names that occur in each year, beside states that are known to be named; none
/// where no names are known.
pub(crate) fn of_years(
    names: &BTreeMap<i32, Vec<String>>,
    beside: &[String],
    states: &[String],
) -> Vec<String> {
    let of_year = |(year, names): (&i32, &Vec<String>)| known(names.iter(), Some(*year));
    let mut all: BTreeSet<&str> = names.iter().flat_map(of_year).collect();
    all.extend(beside.iter().map(String::as_str));
    among(&all, states)
}

/// All states that these files with names of actors name as such, be they ever so few.
pub(crate) fn in_parts(folder: &Path, parts: &[Part]) -> Result<Vec<String>, Error> {
    let named: Vec<BTreeSet<&str>> = parts
        .par_iter()
        .map(|part| named_in(&folder.join(&part.path), part_year(&part.path)))
        .collect::<Result<_, Error>>()?;
    let all: BTreeSet<&str> = named.into_iter().flatten().collect();
    Ok(all.into_iter().map(str::to_owned).collect())
}

fn among(all: &BTreeSet<&str>, states: &[String]) -> Vec<String> {
    let own = |id: &&String| all.contains(id.as_str());
    let named: Vec<String> = states.iter().filter(own).cloned().collect();
    // Where hardly any state is named so, the source does not name states by their names at all.
    let usual = named.len() * LEAST >= states.len();
    if usual { named } else { Vec::new() }
}

/// The states that a file of a year names as such, by name or code. A name is understood as in that
/// year: *China* was that of two states until 1971.
fn named_in(path: &Path, in_year: Option<i32>) -> Result<BTreeSet<&'static str>, Error> {
    Ok(known(names_in(path)?.iter(), in_year))
}

fn known<'n>(
    names: impl Iterator<Item = &'n String>,
    in_year: Option<i32>,
) -> BTreeSet<&'static str> {
    let on = in_year.and_then(year);
    let state = |name: &String| {
        let by = |system| World::builtin().known(system, name, on);
        by(System::Name).or_else(|| by(System::Iso3))
    };
    names.filter_map(state).map(|state| state.id).collect()
}

/// The names of actors in a file, each once.
fn names_in(path: &Path) -> Result<HashSet<String>, Error> {
    let damaged =
        |cause: &dyn std::fmt::Display| Error::damaged(&path.display().to_string(), cause);
    let builder = parts::reader(disk::open(path)?).map_err(|cause| damaged(&cause))?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), NAMES);
    let reader = builder.with_projection(mask).with_batch_size(64 * 1024).build();
    let mut names = HashSet::new();
    for batch in reader.map_err(|cause| damaged(&cause))? {
        let batch = batch.map_err(|cause| damaged(&cause))?;
        for column in batch.columns() {
            let texts = column.as_dictionary_opt::<Int32Type>();
            let texts = texts.and_then(|texts| texts.values().as_string_opt::<i32>());
            for text in texts.ok_or_else(|| damaged(&"the actors are no texts"))?.iter().flatten() {
                if !names.contains(text) {
                    names.insert(text.to_owned());
                }
            }
        }
    }
    Ok(names)
}
