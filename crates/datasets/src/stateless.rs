//! Actors of events that belong to no state: who they are, and how often they occur.

use std::collections::HashMap;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef};
use parquet::arrow::ProjectionMask;
use rayon::prelude::*;

use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::kind::Shape;
use crate::parts;
use crate::store::Store;

impl Store {
    /// Every actor of a dataset of events that belongs to no state, with the number of sides of
    /// events on which it stands, the most frequent first. They are in the table and in no count of
    /// states.
    ///
    /// # Errors
    /// Where there is no such dataset, its rows are no events, or a file cannot be read.
    pub fn actors_without_state(
        &self,
        dataset: &str,
        vintage: Option<&str>,
    ) -> Result<Vec<(String, u64)>, Error> {
        let manifest = self.manifest(dataset, vintage)?;
        if manifest.shape != Shape::Events {
            let what = format!(
                "The rows of the dataset \"{dataset}\" are no events: they have no actors."
            );
            return Err(Error::new(
                ErrorKind::Request,
                what,
                "Name a dataset of GDELT, ICEWS or POLECAT.",
            ));
        }
        let folder = self.vintage_folder(&manifest);
        let counts: Vec<HashMap<String, u64>> = manifest
            .parts
            .par_iter()
            .map(|part| of_part(&folder.join(&part.path)))
            .collect::<Result<_, Error>>()?;
        let mut all: HashMap<String, u64> = HashMap::new();
        for (name, n) in counts.into_iter().flatten() {
            *all.entry(name).or_insert(0) += n;
        }
        let mut sorted: Vec<(String, u64)> = all.into_iter().collect();
        sorted.sort_by(|(one, n), (other, m)| m.cmp(n).then_with(|| one.cmp(other)));
        Ok(sorted)
    }
}

fn of_part(path: &Path) -> Result<HashMap<String, u64>, Error> {
    let damaged =
        |cause: &dyn std::fmt::Display| Error::damaged(&path.display().to_string(), cause);
    let builder = parts::reader(disk::open(path)?).map_err(|cause| damaged(&cause))?;
    let mask = ProjectionMask::columns(
        builder.parquet_schema(),
        ["source", "source_name", "target", "target_name"],
    );
    let reader = builder
        .with_projection(mask)
        .with_batch_size(64 * 1024)
        .build()
        .map_err(|cause| damaged(&cause))?;
    let mut counts = HashMap::new();
    for batch in reader {
        let batch = batch.map_err(|cause| damaged(&cause))?;
        for (state, name) in [("source", "source_name"), ("target", "target_name")] {
            let pair = batch.column_by_name(state).zip(batch.column_by_name(name));
            let (state, name) = pair.ok_or_else(|| damaged(&format!("no column {state}")))?;
            count(state, name, &mut counts).ok_or_else(|| damaged(&"the actors are no texts"))?;
        }
    }
    Ok(counts)
}

/// Counts by the position in the dictionary first, so that every name is looked up once a batch.
fn count(state: &ArrayRef, name: &ArrayRef, counts: &mut HashMap<String, u64>) -> Option<()> {
    let names = name.as_dictionary_opt::<Int32Type>()?;
    let texts = names.values().as_string_opt::<i32>()?;
    let mut by_position = vec![0u64; texts.len() + 1];
    for row in (0..state.len()).filter(|row| state.is_null(*row)) {
        let position = names.key(row).unwrap_or(texts.len());
        by_position[position] += 1;
    }
    for (position, n) in by_position.into_iter().enumerate().filter(|(_, n)| *n > 0) {
        let text = if position < texts.len() { texts.value(position) } else { "(not named)" };
        *counts.entry(text.to_owned()).or_insert(0) += n;
    }
    Some(())
}
