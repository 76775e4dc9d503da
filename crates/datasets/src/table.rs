//! Tables given back as plain data.

use std::collections::HashMap;
use std::path::Path;

use arrow_array::ArrayRef;
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int16Type, Int32Type, Int64Type};
use counterpoise_dates::Day;
use parquet::arrow::ProjectionMask;
use rayon::prelude::*;

use crate::column::{Column, Type};
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::key::YEAR;
use crate::manifest::Manifest;
use crate::parts::{self, part_year};
use crate::store::Store;

/// Some columns of a vintage, row by row in the order of the years and, within a year, of the
/// files.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The vintage they come from.
    pub manifest: Manifest,
    /// The number of rows.
    pub rows: usize,
    /// The columns asked for, in that order.
    pub columns: Vec<TableColumn>,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// What it holds.
    pub column: Column,
    /// Its values.
    pub values: Values,
}

/// The values of a column; `None` is an empty cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Texts, as positions in a list of those that occur.
    Text {
        /// The position of each row's text.
        codes: Vec<Option<u32>>,
        /// The texts, in the order in which they first occur.
        dictionary: Vec<String>,
    },
    /// Whole numbers.
    Int(Vec<Option<i64>>),
    /// Numbers.
    Float(Vec<Option<f64>>),
    /// Days.
    Day(Vec<Option<Day>>),
    /// Yes or no.
    Flag(Vec<Option<bool>>),
}

impl Store {
    /// Columns of a vintage, of the newest where none is named; all columns where none are named,
    /// `year` first; all years where no first and last year are given. Files are read in parallel
    /// and joined in order.
    ///
    /// # Errors
    /// Where the dataset, vintage or a column is not there, or a file cannot be read.
    pub fn table(
        &self,
        dataset: &str,
        vintage: Option<&str>,
        columns: &[&str],
        years: Option<(i32, i32)>,
    ) -> Result<Table, Error> {
        let manifest = self.manifest(dataset, vintage)?;
        let wanted = wanted(&manifest, columns)?;
        let folder = self.vintage_folder(&manifest);
        let parts: Vec<_> = parts_of(&manifest, years).collect();
        let read = |part: &&str| read_part(&folder.join(part), part_year(part), &wanted);
        let pieces: Vec<Vec<Values>> = parts.par_iter().map(read).collect::<Result<_, _>>()?;
        Ok(joined(manifest, wanted, pieces))
    }
}

/// The files of the years in a range.
fn parts_of(manifest: &Manifest, years: Option<(i32, i32)>) -> impl Iterator<Item = &str> {
    let within = move |path: &&str| {
        years.is_none_or(|years| {
            part_year(path).is_none_or(|year| years.0 <= year && year <= years.1)
        })
    };
    manifest.parts.iter().map(|part| part.path.as_str()).filter(within)
}

fn wanted(manifest: &Manifest, names: &[&str]) -> Result<Vec<Column>, Error> {
    if names.is_empty() {
        return Ok(manifest.columns.clone());
    }
    names
        .iter()
        .map(|name| manifest.column(name).cloned().ok_or_else(|| no_column(manifest, name)))
        .collect()
}

pub(crate) fn no_column(manifest: &Manifest, name: &str) -> Error {
    let names: Vec<&str> = manifest.columns.iter().map(|column| column.name.as_str()).collect();
    let what = format!(
        "The dataset \"{}\" has no column \"{name}\". It has: {}.",
        manifest.dataset,
        names.join(", ")
    );
    Error::new(ErrorKind::Missing, what, "Name one of these.")
}

/// The columns of a file; the year of its folder is a column, too.
pub(crate) fn read_part(
    path: &Path,
    year: Option<i32>,
    columns: &[Column],
) -> Result<Vec<Values>, Error> {
    let damaged =
        |cause: &dyn std::fmt::Display| Error::damaged(&path.display().to_string(), cause);
    let builder = parts::reader(disk::open(path)?).map_err(|cause| damaged(&cause))?;
    let names = columns.iter().map(|column| column.name.as_str());
    let mask = ProjectionMask::columns(builder.parquet_schema(), names);
    let reader = builder
        .with_projection(mask)
        .with_batch_size(64 * 1024)
        .build()
        .map_err(|cause| damaged(&cause))?;
    let mut piece: Vec<Gathering> =
        columns.iter().map(|column| Gathering::new(column.kind)).collect();
    for batch in reader {
        let batch = batch.map_err(|cause| damaged(&cause))?;
        for (column, gathering) in columns.iter().zip(&mut piece) {
            if let Some(year) = year.filter(|_| column.name == YEAR) {
                gathering.repeat(i64::from(year), batch.num_rows());
                continue;
            }
            let array = batch
                .column_by_name(&column.name)
                .ok_or_else(|| damaged(&format!("no column {}", column.name)))?;
            gathering.push(array);
        }
    }
    Ok(piece.into_iter().map(|gathering| gathering.values).collect())
}

fn joined(manifest: Manifest, columns: Vec<Column>, pieces: Vec<Vec<Values>>) -> Table {
    let mut whole: Vec<Gathering> =
        columns.iter().map(|column| Gathering::new(column.kind)).collect();
    for piece in pieces {
        for (gathering, values) in whole.iter_mut().zip(piece) {
            gathering.append(values);
        }
    }
    let join =
        |(column, gathering): (Column, Gathering)| TableColumn { column, values: gathering.values };
    let columns: Vec<TableColumn> = columns.into_iter().zip(whole).map(join).collect();
    let rows = columns.first().map_or(0, |column| column.values.len());
    Table { manifest, rows, columns }
}

/// A column in the making, with the positions of its texts.
pub(crate) struct Gathering {
    pub(crate) values: Values,
    positions: HashMap<String, u32>,
}

impl Gathering {
    pub(crate) fn new(kind: Type) -> Gathering {
        let values = match kind {
            Type::State | Type::Text => Values::Text { codes: Vec::new(), dictionary: Vec::new() },
            Type::Int16 | Type::Int32 | Type::Int64 => Values::Int(Vec::new()),
            Type::Float64 => Values::Float(Vec::new()),
            Type::Day => Values::Day(Vec::new()),
            Type::Flag => Values::Flag(Vec::new()),
        };
        Gathering { values, positions: HashMap::new() }
    }

    pub(crate) fn push(&mut self, array: &ArrayRef) {
        match &mut self.values {
            Values::Text { codes, dictionary } => {
                push_texts(array, codes, dictionary, &mut self.positions);
            }
            Values::Int(values) => push_ints(array, values),
            Values::Float(values) => {
                values.extend(array.as_primitive_opt::<Float64Type>().into_iter().flatten());
            }
            Values::Day(values) => {
                let days = array.as_primitive_opt::<Date32Type>().into_iter().flatten();
                values.extend(days.map(|day| day.and_then(Day::from_number)));
            }
            Values::Flag(values) => values.extend(array.as_boolean_opt().into_iter().flatten()),
        }
    }

    /// One whole number for so many rows.
    fn repeat(&mut self, number: i64, rows: usize) {
        if let Values::Int(values) = &mut self.values {
            values.extend(std::iter::repeat_n(Some(number), rows));
        }
    }

    fn append(&mut self, values: Values) {
        match (&mut self.values, values) {
            (
                Values::Text { codes, dictionary },
                Values::Text { codes: more, dictionary: texts },
            ) => {
                let moved: Vec<u32> = texts
                    .into_iter()
                    .map(|text| position(text, dictionary, &mut self.positions))
                    .collect();
                codes.extend(
                    more.into_iter()
                        .map(|code| code.and_then(|code| moved.get(code as usize).copied())),
                );
            }
            (Values::Int(all), Values::Int(more)) => all.extend(more),
            (Values::Float(all), Values::Float(more)) => all.extend(more),
            (Values::Day(all), Values::Day(more)) => all.extend(more),
            (Values::Flag(all), Values::Flag(more)) => all.extend(more),
            _ => {}
        }
    }
}

fn push_texts(
    array: &ArrayRef,
    codes: &mut Vec<Option<u32>>,
    dictionary: &mut Vec<String>,
    positions: &mut HashMap<String, u32>,
) {
    let Some(texts) = array.as_dictionary_opt::<Int32Type>() else { return };
    let own = texts.values().as_string::<i32>();
    let moved: Vec<u32> = own
        .iter()
        .map(|text| position(text.unwrap_or_default().to_owned(), dictionary, positions))
        .collect();
    let keys = texts.keys().iter();
    codes
        .extend(keys.map(|key| key.and_then(|key| moved.get(usize::try_from(key).ok()?).copied())));
}

fn position(
    text: String,
    dictionary: &mut Vec<String>,
    positions: &mut HashMap<String, u32>,
) -> u32 {
    if let Some(position) = positions.get(&text) {
        return *position;
    }
    let position = u32::try_from(dictionary.len()).unwrap_or(u32::MAX);
    dictionary.push(text.clone());
    positions.insert(text, position);
    position
}

fn push_ints(array: &ArrayRef, values: &mut Vec<Option<i64>>) {
    if let Some(narrow) = array.as_primitive_opt::<Int16Type>() {
        values.extend(narrow.iter().map(|value| value.map(i64::from)));
    } else if let Some(middle) = array.as_primitive_opt::<Int32Type>() {
        values.extend(middle.iter().map(|value| value.map(i64::from)));
    } else if let Some(wide) = array.as_primitive_opt::<Int64Type>() {
        values.extend(wide.iter());
    }
}

impl Table {
    /// A column by its name.
    pub fn column(&self, name: &str) -> Option<&Values> {
        self.columns.iter().find(|column| column.column.name == name).map(|column| &column.values)
    }
}

impl Values {
    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Values::Text { codes, .. } => codes.len(),
            Values::Int(values) => values.len(),
            Values::Float(values) => values.len(),
            Values::Day(values) => values.len(),
            Values::Flag(values) => values.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a row; `None` for an empty cell, a row that is not there, or another type.
    pub fn text(&self, row: usize) -> Option<&str> {
        match self {
            Values::Text { codes, dictionary } => {
                dictionary.get((*codes.get(row)?)? as usize).map(String::as_str)
            }
            _ => None,
        }
    }

    /// The whole number of a row.
    pub fn int(&self, row: usize) -> Option<i64> {
        match self {
            Values::Int(values) => *values.get(row)?,
            _ => None,
        }
    }

    /// The number of a row, whole or not.
    pub fn number(&self, row: usize) -> Option<f64> {
        match self {
            Values::Float(values) => *values.get(row)?,
            Values::Int(values) => values.get(row)?.map(|value| value as f64),
            _ => None,
        }
    }

    /// The day of a row.
    pub fn day(&self, row: usize) -> Option<Day> {
        match self {
            Values::Day(values) => *values.get(row)?,
            _ => None,
        }
    }

    /// The yes or no of a row.
    pub fn flag(&self, row: usize) -> Option<bool> {
        match self {
            Values::Flag(values) => *values.get(row)?,
            _ => None,
        }
    }
}
