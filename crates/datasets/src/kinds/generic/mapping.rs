//! The mapping file: one `key: value` a line.

use counterpoise_world::System;

use crate::column::Type;
use crate::error::{Error, ErrorKind};
use crate::kind::Absent;

/// What the columns of a table of the reader's own are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mapping {
    pub(super) dataset: String,
    pub(super) title: String,
    pub(super) licence: String,
    pub(super) cite: String,
    pub(super) time: Time,
    pub(super) columns: Vec<Wanted>,
    pub(super) missing: Vec<String>,
    /// The columns that tell rows apart, as the mapping names them; `None` where it does not say.
    key: Option<Vec<String>>,
    /// What no row says in a covered year.
    pub(super) absent: Option<Absent>,
}

/// The column that says when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Time {
    Year(String),
    Date(String),
}

impl Time {
    fn from(&self) -> &str {
        match self {
            Time::Year(name) | Time::Date(name) => name,
        }
    }

    /// The column that is made of it.
    fn made(&self) -> &'static str {
        match self {
            Time::Year(_) => "year",
            Time::Date(_) => "date",
        }
    }
}

/// A column to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) from: String,
    pub(super) kind: Type,
    /// The code system of a state.
    pub(super) system: Option<System>,
    pub(super) unit: String,
    pub(super) label: String,
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// Every line that says nothing known, and everything that is missing.
    pub(super) fn parse(text: &str) -> Result<Mapping, Error> {
        let mut mapping = Mapping::empty();
        let mut faults = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = without_remark(line).trim();
            if line.is_empty() {
                continue;
            }
            let set = line.split_once(':').ok_or_else(|| "it has no colon".to_owned());
            let set = set.and_then(|(key, value)| mapping.set(key.trim(), value.trim()));
            faults.extend(set.err().map(|why| fault(index, &why)));
        }
        // What is missing may be what a line that cannot be read was meant to say.
        if faults.is_empty() {
            faults = mapping.wanting();
        }
        Error::joined(faults).map_or(Ok(mapping), Err)
    }

    fn empty() -> Mapping {
        Mapping {
            dataset: String::new(),
            title: String::new(),
            licence: "not stated".to_owned(),
            cite: String::new(),
            time: Time::Year(String::new()),
            columns: Vec::new(),
            missing: Vec::new(),
            key: None,
            absent: None,
        }
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        match key {
            "year" => self.time = Time::Year(value.to_owned()),
            "date" => self.time = Time::Date(value.to_owned()),
            "dataset" => self.dataset = value.to_owned(),
            "title" => self.title = value.to_owned(),
            "licence" | "license" => self.licence = value.to_owned(),
            "cite" => self.cite = value.to_owned(),
            "missing" => {
                self.missing = value.split(',').map(|part| part.trim().to_owned()).collect();
            }
            "key" if value == "none" => self.key = Some(Vec::new()),
            "key" => self.key = Some(value.split(',').map(|part| part.trim().to_owned()).collect()),
            "absent" => self.absent = Some(absent(value)?),
            _ => {
                let (kind, name) =
                    key.split_once(' ').ok_or_else(|| format!("\"{key}\" is no key"))?;
                self.columns.push(Wanted::parse(kind, name.trim(), value)?);
            }
        }
        Ok(())
    }

    /// The columns made that say what a row is about.
    pub(super) fn key(&self) -> Vec<String> {
        match &self.key {
            Some(names) => names.iter().filter_map(|name| self.made(name)).collect(),
            None => {
                let states = self.columns.iter().filter(|column| column.system.is_some());
                let time = std::iter::once(self.time.made().to_owned());
                states.map(|column| column.name.clone()).chain(time).collect()
            }
        }
    }

    /// The column of that name, or made from a column of the file: rather the one that keeps what
    /// it says than that of a state.
    fn made(&self, name: &str) -> Option<String> {
        let from = |column: &&Wanted| column.from == name;
        let named = self.columns.iter().find(|column| column.name == name);
        let kept = self.columns.iter().filter(|column| column.system.is_none()).find(from);
        let own = named.or(kept).or_else(|| self.columns.iter().find(from));
        let time = (self.time.made() == name || self.time.from() == name).then(|| self.time.made());
        own.map(|column| column.name.clone()).or_else(|| time.map(str::to_owned))
    }

    /// What is missing in it, or said twice.
    fn wanting(&self) -> Vec<Error> {
        let mut faults = Vec::new();
        if matches!(&self.time, Time::Year(name) if name.is_empty()) {
            faults.push(incomplete("a line `year: COLUMN` or `date: COLUMN`"));
        }
        if self.dataset.is_empty() {
            faults.push(incomplete("a line `dataset: NAME`"));
        }
        if self.columns.is_empty() {
            faults.push(incomplete("a column, such as `state source: COLUMN, iso3`"));
        }
        for name in self.key.iter().flatten().filter(|name| self.made(name).is_none()) {
            faults.push(incomplete(&format!("a line for the column \"{name}\" of its key")));
        }
        let taken = |at: usize| {
            let name = &self.columns[at].name;
            self.columns[..at].iter().any(|column| column.name == *name)
                || matches!(name.as_str(), "year" | "date")
        };
        for at in (0..self.columns.len()).filter(|at| taken(*at)) {
            faults.push(incomplete(&format!(
                "another name for its second column \"{}\"",
                self.columns[at].name
            )));
        }
        faults
    }
}

impl Wanted {
    fn parse(kind: &str, name: &str, value: &str) -> Result<Wanted, String> {
        let mut parts = value.splitn(3, ',').map(str::trim);
        let from = parts.next().unwrap_or_default().to_owned();
        let second = parts.next().unwrap_or_default();
        let label = parts.next().unwrap_or_default().to_owned();
        let plain = !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !plain {
            return Err(format!("\"{name}\" is no column name: use small letters, digits and '_'"));
        }
        let (kind, system) = match kind {
            "state" => (Type::State, Some(system(second).ok_or_else(|| no_system(second))?)),
            "int" => (Type::Int64, None),
            "float" => (Type::Float64, None),
            "text" => (Type::Text, None),
            "flag" => (Type::Flag, None),
            "day" => (Type::Day, None),
            other => {
                return Err(format!("\"{other}\" is none of state, int, float, text, flag, day"));
            }
        };
        let unit = if system.is_some() { String::new() } else { second.to_owned() };
        Ok(Wanted { name: name.to_owned(), from, kind, system, unit, label })
    }
}

fn system(name: &str) -> Option<System> {
    Some(match name {
        "id" => System::Id,
        "iso3" => System::Iso3,
        "iso2" => System::Iso2,
        "cow" => System::CowNumber,
        "cow-letters" => System::CowLetters,
        "gw" => System::GwNumber,
        "gw-letters" => System::GwLetters,
        "name" => System::Name,
        _ => return None,
    })
}

fn absent(text: &str) -> Result<Absent, String> {
    Ok(match text {
        "zero" => Absent::Zero,
        "missing" => Absent::Missing,
        "not-applicable" => Absent::NotApplicable,
        "outside-coverage" => Absent::OutsideCoverage,
        _ => {
            return Err(format!(
                "\"{text}\" is none of zero, missing, not-applicable, outside-coverage"
            ));
        }
    })
}

fn no_system(name: &str) -> String {
    format!(
        "\"{name}\" is no code system: write id, iso3, iso2, cow, cow-letters, gw, gw-letters or name"
    )
}

/// The line up to a `#` that stands at its beginning or after a space.
fn without_remark(line: &str) -> &str {
    let remark = line.match_indices('#').find(|(at, _)| *at == 0 || line[..*at].ends_with(' '));
    remark.map_or(line, |(at, _)| &line[..at])
}

fn fault(index: usize, why: &str) -> Error {
    let what = format!("Line {} of the mapping file cannot be read: {why}.", index + 1);
    Error::new(
        ErrorKind::Request,
        what,
        "Write one `key: value` a line, as in the example (`data kinds --example`).",
    )
}

fn incomplete(what: &str) -> Error {
    Error::new(
        ErrorKind::Request,
        format!("The mapping file needs {what}."),
        "See the example (`data kinds --example`).",
    )
}
