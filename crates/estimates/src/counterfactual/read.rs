//! A tidy table: one row for each unit and time.

use super::time::{self, Time};
use crate::error::Result;
use crate::sheet::{Numbered, Sheet, refused};
use std::collections::BTreeMap;

/// The file as columns.
#[derive(Clone, Debug)]
pub(super) struct Tidy {
    /// The units, in the order in which they first occur.
    pub(super) units: Vec<String>,
    /// The times, rising.
    pub(super) times: Vec<Time>,
    /// For each column that was asked for: by unit, by time; NaN where there is no value.
    columns: BTreeMap<String, Vec<Vec<f64>>>,
}

impl Tidy {
    /// The values of a column, by unit and by time.
    pub(super) fn column(&self, name: &str) -> &[Vec<f64>] {
        self.columns.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Which columns to read.
pub(super) struct Wanted<'a> {
    /// The column of units; silent: `unit`, or the first.
    pub(super) unit: Option<&'a str>,
    /// The column of times.
    pub(super) time: &'a str,
    /// Columns of numbers.
    pub(super) numbers: Vec<&'a str>,
}

/// Reads the file. Everything that is wrong with it is said at once.
pub(super) fn read(sheet: &Sheet, wanted: &Wanted<'_>) -> Result<Tidy> {
    let find = |name: &str| sheet.column(name);
    let unit = wanted
        .unit
        .map_or_else(|| Ok(sheet.heads.iter().position(|it| it == "unit").unwrap_or(0)), find)?;
    let (time, numbers) =
        (find(wanted.time)?, wanted.numbers.iter().map(|it| find(it)).collect::<Result<Vec<_>>>()?);
    let mut rows = Rows { sheet, errors: Vec::new(), found: Vec::new() };
    for row in &sheet.rows {
        match row {
            Ok(row) => rows.add(row, unit, time, &numbers),
            Err(error) => rows.errors.push(error.clone()),
        }
    }
    rows.finish(wanted)
}

/// A row that could be read: line, unit, time, numbers.
type Found = (usize, String, Time, Vec<f64>);

struct Rows<'a> {
    sheet: &'a Sheet,
    errors: Vec<String>,
    found: Vec<Found>,
}

impl Rows<'_> {
    fn add(&mut self, row: &Numbered, unit: usize, time: usize, numbers: &[usize]) {
        let (line, record) = row;
        let (place, heads) = (self.sheet.place(*line), &self.sheet.heads);
        let when = time::read(&record[time])
            .map_err(|help| format!("{place}: column `{}`: {help}", heads[time]));
        let name = record[unit].to_owned();
        if name.is_empty() {
            self.errors.push(format!("{place}: column `{}`: no name of a unit", heads[unit]));
        }
        let mut values = Vec::new();
        for at in numbers {
            match self.sheet.number(row, *at) {
                Ok(value) => values.push(value),
                Err(text) => self.errors.push(text),
            }
        }
        match when {
            Ok(when) if values.len() == numbers.len() && !name.is_empty() => {
                self.found.push((*line, name, when, values));
            }
            Ok(_) => {}
            Err(text) => self.errors.push(text),
        }
    }

    fn finish(mut self, wanted: &Wanted<'_>) -> Result<Tidy> {
        let mut times: Vec<Time> = self.found.iter().map(|it| it.2.clone()).collect();
        times.sort_by(|a, b| a.value.total_cmp(&b.value));
        times.dedup_by(|a, b| a.value == b.value);
        let mut units: Vec<String> = Vec::new();
        let mut seen: BTreeMap<(String, usize), usize> = BTreeMap::new();
        let mut columns: BTreeMap<String, Vec<Vec<f64>>> = BTreeMap::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (line, name, when, values) in &self.found {
            let unit = *places.entry(name.clone()).or_insert_with(|| {
                units.push(name.clone());
                units.len() - 1
            });
            let at = times.partition_point(|it| it.value < when.value);
            if let Some(before) = seen.insert((name.clone(), at), *line) {
                let place = self.sheet.place(*line);
                self.errors
                    .push(format!("{place}: {name} {} stands already in line {before}", when.text));
            }
            for (column, value) in wanted.numbers.iter().zip(values) {
                let rows = columns.entry((*column).to_owned()).or_default();
                rows.resize(rows.len().max(unit + 1), vec![f64::NAN; times.len()]);
                rows[unit][at] = *value;
            }
        }
        if self.errors.is_empty() && self.found.is_empty() {
            self.errors.push(self.sheet.no_rows());
        }
        if self.errors.is_empty() {
            return Ok(Tidy { units, times, columns });
        }
        Err(refused(self.errors))
    }
}
