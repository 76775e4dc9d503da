//! A tidy CSV file: one row for each unit and time.

use super::time::{self, Time};
use crate::failure::{Failure, Result};
use counterpoise_world::near_miss;
use std::collections::BTreeMap;
use std::path::Path;

/// The file as columns.
pub(crate) struct Tidy {
    /// The units, in the order in which they first occur.
    pub(crate) units: Vec<String>,
    /// The times, rising.
    pub(crate) times: Vec<Time>,
    /// For each column that was asked for: by unit, by time; NaN where there is no value.
    columns: BTreeMap<String, Vec<Vec<f64>>>,
}

impl Tidy {
    /// The values of a column, by unit and by time.
    pub(crate) fn column(&self, name: &str) -> &[Vec<f64>] {
        self.columns.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Which columns to read.
pub(crate) struct Wanted<'a> {
    /// The column of units; silent: `unit`, or the first.
    pub(crate) unit: Option<&'a str>,
    /// The column of times.
    pub(crate) time: &'a str,
    /// Columns of numbers.
    pub(crate) numbers: Vec<&'a str>,
}

/// How a missing value may be written.
const MISSING: [&str; 8] = ["", "NA", "N/A", "NaN", "nan", ".", "..", "-"];
/// So many errors are shown.
const SHOWN: usize = 12;

/// Reads the file. Everything that is wrong with it is said at once.
pub(crate) fn read(path: &Path, wanted: &Wanted<'_>) -> Result<Tidy> {
    let bytes = crate::files::read(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        Failure::new(format!("{}:{line}: not UTF-8; save the file as CSV UTF-8", path.display()))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator(text);
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .delimiter(separator as u8)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().map_err(|e| broken(path, &e))?.iter().map(str::to_owned).collect();
    let find = |name: &str| column(path, &heads, name);
    let unit = wanted.unit.map_or_else(|| Ok(heads.iter().position(|it| it == "unit").unwrap_or(0)), find)?;
    let (time, numbers) = (find(wanted.time)?, wanted.numbers.iter().map(|it| find(it)).collect::<Result<Vec<_>>>()?);
    let mut rows = Rows { path, heads: &heads, separator, errors: Vec::new(), found: Vec::new() };
    for record in reader.records() {
        match record {
            Ok(record) => rows.add(&record, unit, time, &numbers),
            Err(error) => rows.errors.push(broken(path, &error).to_string()),
        }
    }
    rows.finish(wanted)
}

fn broken(path: &Path, error: &csv::Error) -> Failure {
    let line = error.position().map_or(1, csv::Position::line);
    Failure::new(format!("{}:{line}: {error}", path.display()))
}

/// Comma, semicolon or tab, whichever the heading has most of.
fn separator(text: &str) -> char {
    let heading = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or("");
    let count = |c: char| heading.matches(c).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(|c| count(*c)).unwrap_or(',')
}

fn column(path: &Path, heads: &[String], name: &str) -> Result<usize> {
    if let Some(at) = heads.iter().position(|it| it == name) {
        return Ok(at);
    }
    let mend = match near_miss(name, heads.iter().map(String::as_str)) {
        Some(it) => format!("did you mean `{it}`?"),
        None if heads.iter().all(String::is_empty) => "its first line is empty".to_owned(),
        None => format!("it has {}", heads.join(", ")),
    };
    Err(Failure::new(format!("{}: no column `{name}`; {mend}", path.display())))
}

/// A row that could be read: line, unit, time, numbers.
type Found = (u64, String, Time, Vec<f64>);

struct Rows<'a> {
    path: &'a Path,
    heads: &'a [String],
    separator: char,
    errors: Vec<String>,
    found: Vec<Found>,
}

impl Rows<'_> {
    fn add(&mut self, record: &csv::StringRecord, unit: usize, time: usize, numbers: &[usize]) {
        let line = record.position().map_or(0, csv::Position::line);
        let place = format!("{}:{line}", self.path.display());
        if record.len() != self.heads.len() {
            let text = format!("{place}: {} cells, and the heading has {}", record.len(), self.heads.len());
            return self.errors.push(text);
        }
        let when = time::read(&record[time]).map_err(|mend| format!("{place}: column `{}`: {mend}", self.heads[time]));
        let name = record[unit].to_owned();
        if name.is_empty() {
            self.errors.push(format!("{place}: column `{}`: no name of a unit", self.heads[unit]));
        }
        let mut values = Vec::new();
        for at in numbers {
            match number(&record[*at], self.separator) {
                Some(value) => values.push(value),
                None => {
                    let text = format!("{place}: column `{}`: `{}` is no number", self.heads[*at], &record[*at]);
                    self.errors.push(text);
                }
            }
        }
        match when {
            Ok(when) if values.len() == numbers.len() && !name.is_empty() => {
                self.found.push((line, name, when, values));
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
        let mut seen: BTreeMap<(String, usize), u64> = BTreeMap::new();
        let mut columns: BTreeMap<String, Vec<Vec<f64>>> = BTreeMap::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (line, name, when, values) in &self.found {
            let unit = *places.entry(name.clone()).or_insert_with(|| {
                units.push(name.clone());
                units.len() - 1
            });
            let at = times.partition_point(|it| it.value < when.value);
            if let Some(before) = seen.insert((name.clone(), at), *line) {
                let path = self.path.display();
                self.errors.push(format!("{path}:{line}: {name} {} stands already in line {before}", when.text));
            }
            for (column, value) in wanted.numbers.iter().zip(values) {
                let rows = columns.entry((*column).to_owned()).or_default();
                rows.resize(rows.len().max(unit + 1), vec![f64::NAN; times.len()]);
                rows[unit][at] = *value;
            }
        }
        if self.errors.is_empty() && self.found.is_empty() {
            self.errors.push(format!("{}: no rows", self.path.display()));
        }
        if self.errors.is_empty() {
            return Ok(Tidy { units, times, columns });
        }
        let more = self.errors.len().saturating_sub(SHOWN);
        self.errors.truncate(SHOWN);
        if more > 0 {
            self.errors.push(format!("and {more} more"));
        }
        Err(Failure::new(self.errors.join("\n")))
    }
}

/// A number or a missing value. In files parted by semicolons a comma is a decimal comma.
fn number(text: &str, separator: char) -> Option<f64> {
    if MISSING.contains(&text) {
        return Some(f64::NAN);
    }
    let text = if separator == ';' && !text.contains('.') { text.replace(',', ".") } else { text.to_owned() };
    text.parse().ok().filter(|it: &f64| it.is_finite())
}
