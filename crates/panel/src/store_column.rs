//! A column of numbers of a dataset as a measure: `nmc.milper`, `contdir.conttype`.
//!
//! The name is that of the dataset and of its column; `nmc` stands for `cow-nmc` where there is no
//! dataset `nmc`. A table of states, one row a year, gives a measure of states; a table of pairs one
//! of dyads, directed or not as the table is.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use counterpoise_datasets::{Column, Manifest, Shape, Store, Type};
use counterpoise_measures::MeasureInfo;
use counterpoise_measures::catalogue::Sides;

use crate::error::Error;
use crate::query::DataName;

/// The column that a name means.
pub(crate) struct StoreColumn {
    pub(crate) manifest: Manifest,
    /// The columns of its states: one or two.
    pub(crate) states: Vec<String>,
    pub(crate) column: Column,
    pub(crate) sides: Sides,
}

/// What is known of the column that a name means; `None` where it begins with no dataset.
///
/// # Errors
/// Where the dataset has no such column, or is no table of numbers by states and years.
pub(crate) fn info(store: &Store, name: &str) -> Result<Option<&'static MeasureInfo>, Error> {
    let Some(found) = StoreColumn::find(store, name, None)? else { return Ok(None) };
    Ok(Some(interned(name, &found)))
}

/// Kept for the life of the program, each column once: a measure is known by a static page.
fn interned(name: &str, found: &StoreColumn) -> &'static MeasureInfo {
    static KNOWN: OnceLock<Mutex<BTreeMap<String, &'static MeasureInfo>>> = OnceLock::new();
    let mut known =
        KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let Column { unit, label, .. } = &found.column;
    let key = format!("{name}\n{unit}\n{label}\n{:?}", found.sides);
    let text = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    known.entry(key).or_insert_with(|| {
        let title = if label.is_empty() { name } else { label };
        let unit = if unit.is_empty() { "no unit" } else { unit };
        let info = MeasureInfo::of_column(text(name), text(title), text(unit), found.sides);
        Box::leak(Box::new(info))
    })
}

impl StoreColumn {
    /// The column of that name, in the vintage that is named, else in the newest.
    pub(crate) fn find(
        store: &Store,
        name: &str,
        data: Option<&DataName>,
    ) -> Result<Option<StoreColumn>, Error> {
        let Some((prefix, column)) = name.rsplit_once('.') else { return Ok(None) };
        let dataset = match data {
            Some(data) => data.dataset.clone(),
            None => match dataset(store, prefix)? {
                Some(dataset) => dataset,
                None => return Ok(None),
            },
        };
        let vintage = data.and_then(|data| data.vintage.as_deref());
        let manifest = store.manifest(&dataset, vintage)?;
        let (sides, sought) = match manifest.shape {
            Shape::StateYear => (Sides::Monadic, 1),
            Shape::DyadYear => (Sides::Undirected, 2),
            Shape::DirectedDyadYear => (Sides::Directed, 2),
            Shape::Events | Shape::EventSums | Shape::Votes | Shape::Records => {
                return Err(no_table(name, &manifest));
            }
        };
        let states: Vec<String> = manifest
            .columns
            .iter()
            .filter(|column| column.kind == Type::State)
            .map(|column| column.name.clone())
            .take(sought)
            .collect();
        match manifest.column(column).filter(|column| is_number(column)) {
            Some(column) if states.len() == sought => {
                let column = column.clone();
                Ok(Some(StoreColumn { manifest, states, column, sides }))
            }
            Some(_) => Err(no_table(name, &manifest)),
            None => Err(no_number(name, column, &manifest)),
        }
    }
}

/// The dataset of that name, or the one of the Correlates of War.
fn dataset(store: &Store, name: &str) -> Result<Option<String>, Error> {
    for name in [name.to_owned(), format!("cow-{name}")] {
        if !name.is_empty() && !store.vintages(&name)?.is_empty() {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Whether a column holds numbers that can stand in a panel; codes of states and the year do not.
fn is_number(column: &Column) -> bool {
    let key = column.name == "year" || column.name.starts_with("ccode");
    !key && !matches!(column.kind, Type::State | Type::Text | Type::Day)
}

fn no_number(name: &str, column: &str, manifest: &Manifest) -> Error {
    let numbers: Vec<&str> = manifest
        .columns
        .iter()
        .filter(|column| is_number(column))
        .map(|column| column.name.as_str())
        .collect();
    let what = match manifest.column(column) {
        Some(_) => format!("`{name}` is no column of numbers."),
        None => format!("The dataset {} has no column `{column}`.", manifest.dataset),
    };
    Error::question(what, format!("Its columns of numbers are: {}.", numbers.join(", ")))
}

fn no_table(name: &str, manifest: &Manifest) -> Error {
    let why = match manifest.shape {
        Shape::Events => "has single events",
        Shape::EventSums => "has sums of events",
        Shape::Votes => "has single votes",
        _ => "may have several rows of one kind for the same states and year",
    };
    let what = format!("`{name}` cannot stand in a panel: {} {why}.", manifest.dataset);
    Error::question(what, "Ask for a measure of it (`counterpoise measure list`), or sum it first.")
}
