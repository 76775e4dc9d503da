//! The mapping file: one `key: value` a line.

use counterpoise_dates::DayOrder;
use counterpoise_world::System;

use crate::column::Type;
use crate::error::{Error, ErrorKind};
use crate::key::YEAR;
use crate::kind::Absent;
use crate::kinds::generic::state_column::{Empty, Renamed, StateColumn};

/// What the columns of a table of the reader's own are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mapping {
    pub(super) dataset: String,
    pub(super) title: String,
    pub(super) licence: String,
    pub(super) cite: String,
    pub(super) time: Time,
    /// The order of dates that the mapping says, if it says one.
    pub(super) declared_order: Option<DayOrder>,
    pub(super) columns: Vec<Wanted>,
    pub(super) missing: Vec<String>,
    /// Whom texts of the columns of states mean.
    pub(super) renamed: Vec<Renamed>,
    /// What an empty cell of a column of states says; `None`: the row is set aside.
    pub(super) empty: Option<Empty>,
    /// The columns that tell rows apart, as the mapping names them; `None` where it does not say.
    key: Option<Vec<String>>,
    /// What no row says in a covered year.
    pub(super) absent: Option<Absent>,
    /// Whether the two states of a row stand in no order.
    pub(super) undirected: bool,
    /// Whether an empty cell of a flag says no.
    pub(super) blank_is_no: bool,
}

/// The column that says when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Time {
    Year(String),
    /// The columns of the first and of the last year.
    Years(String, String),
    /// The column, and which number of `3/4/2014` is the day; `None`: the column has to prove it.
    Date(String, Option<DayOrder>),
}

impl Time {
    /// `Day`, or `Day, day-first`.
    fn date(value: &str) -> Result<Time, String> {
        let Some((column, order)) = value.rsplit_once(',') else {
            return Ok(Time::Date(value.to_owned(), None));
        };
        let order = match order.trim() {
            "day-first" => DayOrder::DayFirst,
            "month-first" => DayOrder::MonthFirst,
            other => return Err(format!("\"{other}\" is none of day-first, month-first")),
        };
        Ok(Time::Date(column.trim().to_owned(), Some(order)))
    }

    /// `First, Last`.
    fn years(value: &str) -> Result<Time, String> {
        let columns = value.split_once(',').filter(|(_, last)| !last.trim().is_empty());
        let (first, last) = columns.ok_or("write two columns, as in `years: First, Last`")?;
        Ok(Time::Years(first.trim().to_owned(), last.trim().to_owned()))
    }

    /// The columns of the file that say when.
    pub(super) fn columns(&self) -> Vec<&String> {
        match self {
            Time::Year(name) | Time::Date(name, _) => vec![name],
            Time::Years(first, last) => vec![first, last],
        }
    }

    fn from(&self) -> &str {
        match self {
            Time::Year(name) | Time::Date(name, _) | Time::Years(name, _) => name,
        }
    }

    /// The column that is made of it.
    fn made(&self) -> &'static str {
        match self {
            Time::Year(_) | Time::Years(..) => YEAR,
            Time::Date(..) => "date",
        }
    }
}

/// A column to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) from: String,
    pub(super) kind: Type,
    /// The code system of a state; `System::Any` where the column as a whole must tell it.
    pub(super) system: Option<System>,
    /// Whether a cell may hold several states.
    pub(super) several: bool,
    /// Whether a code is read at whatever distance from the life of its state.
    pub(super) whenever: bool,
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
            declared_order: None,
            columns: Vec::new(),
            missing: Vec::new(),
            renamed: Vec::new(),
            empty: None,
            key: None,
            absent: None,
            undirected: false,
            blank_is_no: false,
        }
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        match key {
            "year" => self.time = Time::Year(value.to_owned()),
            "years" => self.time = Time::years(value)?,
            "flags" if value == "blank-is-no" => self.blank_is_no = true,
            "flags" => return Err(format!("\"{value}\" is no rule for flags: write blank-is-no")),
            "dyads" => self.undirected = undirected(value)?,
            "date" => {
                self.time = Time::date(value)?;
                if let Time::Date(_, order) = self.time {
                    self.declared_order = order;
                }
            }
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
            "empty" => self.empty = Some(Empty::parse(value)?),
            "code" => self.renamed.push(Renamed::parse("", value)?),
            _ => {
                let (kind, name) =
                    key.split_once(' ').ok_or_else(|| format!("\"{key}\" is no key"))?;
                match kind {
                    "code" => self.renamed.push(Renamed::parse(name.trim(), value)?),
                    _ => self.columns.push(Wanted::parse(kind, name.trim(), value)?),
                }
            }
        }
        Ok(())
    }

    /// Takes the order of dates that the command says.
    ///
    /// # Errors
    /// Where the mapping says another.
    pub(super) fn order_said(&mut self, said: Option<DayOrder>) -> Result<(), Error> {
        let Some(order) = said else { return Ok(()) };
        if let Some(own) = self.declared_order.filter(|own| *own != order) {
            let what = format!("The mapping says that dates have the {own}, --dates the {order}.");
            return Err(Error::new(ErrorKind::Request, what, "Leave one of them out."));
        }
        self.declared_order = said;
        if let Time::Date(_, own) = &mut self.time {
            *own = said;
        }
        Ok(())
    }

    /// The columns made that say what a row is about. On one day several things may happen between
    /// two states: a table by days has no key unless the mapping names one.
    pub(super) fn key(&self) -> Vec<String> {
        match &self.key {
            Some(names) => names.iter().filter_map(|name| self.made(name)).collect(),
            None if matches!(self.time, Time::Date(..)) => Vec::new(),
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
        let time = if self.time.made() == name || self.time.from() == name {
            Some(self.time.made())
        } else {
            // Every row has a year, also where the file has days.
            (name == YEAR).then_some(YEAR)
        };
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
        faults.extend(self.renamed.iter().enumerate().filter_map(|(at, line)| {
            let again = self.renamed[..at].iter().any(|other| other.contradicts(line));
            let mut states = self.columns.iter().filter(|column| column.system.is_some());
            let none = !states.any(|column| line.is_of(&column.name));
            let column = line.column.as_deref().unwrap_or("NAME");
            if again {
                Some(incomplete(&format!("one meaning of the text \"{}\", not two", line.text)))
            } else {
                none.then(|| incomplete(&format!("a line `state {column}: COLUMN, ...`")))
            }
        }));
        faults
    }
}

impl Wanted {
    fn parse(kind: &str, name: &str, value: &str) -> Result<Wanted, String> {
        let (from, behind) = value.split_once(',').unwrap_or((value, ""));
        let (from, behind) = (from.trim().to_owned(), behind.trim());
        let plain = !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !plain {
            return Err(format!("\"{name}\" is no column name: use small letters, digits and '_'"));
        }
        let kind = match kind {
            "state" => Type::State,
            "int" => Type::Int64,
            "float" => Type::Float64,
            "text" => Type::Text,
            "flag" => Type::Flag,
            "day" => Type::Day,
            other => {
                return Err(format!("\"{other}\" is none of state, int, float, text, flag, day"));
            }
        };
        let name = name.to_owned();
        if kind == Type::State {
            let StateColumn { system, several, whenever, label } = StateColumn::parse(behind)?;
            let (system, unit) = (Some(system), String::new());
            return Ok(Wanted { name, from, kind, system, several, whenever, unit, label });
        }
        let (unit, label) = behind.split_once(',').unwrap_or((behind, ""));
        let (unit, label) = (unit.trim().to_owned(), label.trim().to_owned());
        let (system, several, whenever) = (None, false, false);
        Ok(Wanted { name, from, kind, system, several, whenever, unit, label })
    }
}

fn undirected(text: &str) -> Result<bool, String> {
    match text {
        "undirected" => Ok(true),
        "directed" => Ok(false),
        _ => Err(format!("\"{text}\" is none of directed, undirected")),
    }
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
