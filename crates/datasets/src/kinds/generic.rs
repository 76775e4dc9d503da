//! `generic`: any table of the reader's own, described by a small mapping file.
//!
//! The mapping has one `key: value` a line; `#` begins a remark. A file of columns separated by
//! commas, semicolons or tabs, with a header, is read by it. [`EXAMPLE_MAPPING`] is a whole one
//! with remarks; in short:
//!
//! ```text
//! dataset: summits            # the name of the dataset
//! title: Summits of the post-Soviet states, coded by hand
//! licence: CC BY 4.0
//! cite: @misc{me2024, author = {Me}, title = {Summits}, year = {2024}}
//! year: Year                  # the column of the year; or  date: Day  for days
//! state source: Host, name    # a state: the column here, the column there, the code system
//! state target: Guest, cow    # id, iso3, iso2, cow, cow-letters, gw, gw-letters, name
//! int delegates: Delegates, persons, size of the delegation
//! float budget: Budget, million US$, as announced
//! text place: City
//! flag held: Took place
//! missing: -99, n.a.
//! key: Day, Host, Guest       # what tells rows apart; if silent, the states and the year or day
//! absent: zero               # what no row says in a covered year
//! ```
//!
//! A state that is not known, a number that is none, a day that is none set the row aside, as with
//! every other kind. Two states of the same id set it aside as well. The key may be `none`: then two
//! like rows are two things.

mod mapping;

use crate::batch::{Batches, Value};
use crate::column::Column;
use crate::error::{Error, ErrorKind};
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING, Plan, Reader, Settings, Source, Stream, Terms};
use crate::key::NO_KEY;
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::generic::mapping::{Mapping, Time, Wanted};
use crate::kinds::panel::cell;
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::{Row, parse_day};

pub(crate) struct Generic;

/// A mapping file to begin with.
pub const EXAMPLE_MAPPING: &str = include_str!("generic/example.mapping");

static KIND: Kind = Kind {
    name: "generic",
    title: "A table of your own, described by a mapping file",
    files: "any table with a header, and a mapping file that names its columns.",
    url: "",
    licence: "",
    cite: "",
    bibtex: "",
    missing: "an empty cell, or a text that the mapping calls missing, is missing; absent rows say what the table's codebook says",
    absent: Absent::Missing,
};

impl Importer for Generic {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, _: &Head) -> bool {
        false
    }

    fn plan(&self, files: &[Source], settings: &Settings) -> Result<Plan, Error> {
        let Some(text) = &settings.mapping else {
            let what = "The kind `generic` needs a mapping file that names the columns.";
            return Err(Error::new(
                ErrorKind::Request,
                what,
                "Write one after the example (`data kinds --example`) and name it with --mapping.",
            ));
        };
        let mapping = Mapping::parse(text)?;
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let reader = OwnReader::of(&mapping, &file.head)?;
            let format = Format { latin: true, ..Format::with_header(&file.head, 0, MISSING) };
            streams.push(Stream { source, format, reader: Box::new(reader) });
        }
        let terms = Terms {
            title: mapping.title.clone(),
            licence: mapping.licence.clone(),
            bibtex: mapping.cite.clone(),
        };
        Ok(Plan {
            columns: columns(&mapping),
            streams,
            terms: Some(terms),
            absent: mapping.absent,
            key: mapping.key(),
            ..Plan::new(&mapping.dataset, shape(&mapping), NO_KEY)
        })
    }
}

fn shape(mapping: &Mapping) -> Shape {
    let dated = matches!(mapping.time, Time::Date(_));
    match mapping.columns.iter().filter(|column| column.system.is_some()).count() {
        1 if !dated => Shape::StateYear,
        2 if !dated => Shape::DirectedDyadYear,
        _ => Shape::Records,
    }
}

fn columns(mapping: &Mapping) -> Vec<Column> {
    let date = matches!(mapping.time, Time::Date(_))
        .then(|| Column::new("date", crate::Type::Day, "", "day"));
    let own = mapping
        .columns
        .iter()
        .map(|wanted| Column::new(&wanted.name, wanted.kind, &wanted.unit, &wanted.label));
    date.into_iter().chain(own).collect()
}

struct OwnReader {
    mapping: Mapping,
    time: usize,
    at: Vec<usize>,
}

impl OwnReader {
    fn of(mapping: &Mapping, head: &Head) -> Result<OwnReader, Error> {
        let header: Header = head.header();
        let time_name = match &mapping.time {
            Time::Year(name) | Time::Date(name) => name,
        };
        let wanted =
            std::iter::once(time_name).chain(mapping.columns.iter().map(|column| &column.from));
        let missing: Vec<&str> = wanted
            .filter(|name| header.find(&[name.as_str()]).is_none())
            .map(String::as_str)
            .collect();
        if !missing.is_empty() {
            return Err(Error {
                help: "Correct the names in the mapping file.".to_owned(),
                ..wrong_kind(&KIND, head, &missing)
            });
        }
        let at = mapping
            .columns
            .iter()
            .filter_map(|column| header.find(&[column.from.as_str()]))
            .collect();
        Ok(OwnReader {
            mapping: mapping.clone(),
            time: header.find(&[time_name.as_str()]).unwrap_or_default(),
            at,
        })
    }

    fn state(
        &self,
        wanted: &Wanted,
        row: &Row<'_>,
        index: usize,
        year: i32,
        states: &mut Resolver,
    ) -> Result<Value<'static>, Quarantined> {
        let text = row.text(index)?;
        match wanted.system {
            Some(system) => match parse_day(row.fields.get(self.time).trim_ascii()) {
                Some(day) => states.on_day(system, text, day).map(Value::Text),
                None => states.in_year(system, text, year).map(Value::Text),
            },
            None => Ok(Value::Null),
        }
    }

    fn is_missing(&self, text: &str) -> bool {
        self.mapping.missing.iter().any(|missing| missing == text)
    }
}

impl Reader for OwnReader {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let mut values = Vec::new();
        let year = match self.mapping.time {
            Time::Year(_) => row.year(self.time)?,
            Time::Date(_) => {
                let day = row.day(self.time)?;
                values.push(Value::Day(day));
                day.year()
            }
        };
        let mut sides: Vec<Value<'_>> = Vec::new();
        for (wanted, index) in self.mapping.columns.iter().zip(&self.at) {
            values.push(if wanted.system.is_some() {
                let side = self.state(wanted, row, *index, year, states)?;
                sides.push(side);
                side
            } else if self.is_missing(row.text(*index)?) {
                Value::Null
            } else {
                cell(row, *index, wanted.kind)?
            });
        }
        match sides.as_slice() {
            [one, other] if one == other => {
                Err(Quarantined::new(Reason::SelfDyad, "Both sides are the same state."))
            }
            _ => out.put(year, &values),
        }
    }
}
