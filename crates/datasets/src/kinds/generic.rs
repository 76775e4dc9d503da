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
//! year: Year                  # the column of the year; or  date: Day  for days; or
//!                             # years: First, Last  for a row in each of these years
//! state source: Host, name    # a state: the column here, the column there, the code system
//! state target: Guest, cow, several    # a row for each state of a cell
//! code source: China = CHN    # whom a text means
//! empty: not-applicable       # what an empty side says
//! int delegates: Delegates, persons, size of the delegation
//! float budget: Budget, million US$, as announced
//! text place: City
//! flag held: Took place
//! missing: -99, n.a.
//! key: Day, Host, Guest       # what tells rows apart; if silent, the states and the year
//! flags: blank-is-no         # an empty cell of a flag says no, as where only ones are written
//! dyads: undirected          # two states in no order: each pair once
//! absent: zero               # what no row says in a covered year
//! ```
//!
//! A state that is not known, a number that is none, a day that is none set the row aside, as with
//! every other kind. Two states of the same id set it aside as well, and a code more than two years
//! outside the life of its state, unless the mapping says `whenever` behind the system. The key may
//! be `none`: then two like rows are two things.

mod mapping;
mod shipped;
mod sides;
mod state_column;
mod survey;

use std::collections::BTreeMap;

use counterpoise_dates::DayOrder;
use counterpoise_intake::missing;
use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::column_of_days::{Proof, own};
use crate::error::{Error, ErrorKind};
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING, Plan, Reader, Settings, Source, Stream, Terms};
use crate::key::NO_KEY;
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::generic::mapping::{Mapping, Time};
use crate::kinds::generic::sides::{Sides, When};
use crate::kinds::generic::survey::Survey;
use crate::kinds::panel::cell;
use crate::kinds::wrong_kind::wrong_kind;
use crate::look::each_row;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

pub use shipped::{MAPPINGS, ShippedMapping};

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
        let mut mapping = Mapping::parse(text)?;
        mapping.order_said(settings.dates)?;
        let mut notes = prove_order(&mut mapping, files)?;
        notes.extend(settle(&mut mapping, files)?);
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let reader = OwnReader::of(&mapping, &file.head)?;
            streams.push(Stream::new(source, format(&file.head), reader));
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
            notes,
            key: mapping.key(),
            ..Plan::new(&mapping.dataset, shape(&mapping), NO_KEY)
        })
    }
}

fn format(head: &Head) -> Format {
    Format { windows: true, ..Format::with_header(head, 0, MISSING) }
}

/// Looks at the columns of states as a whole: gives those their system that the mapping leaves to
/// the column, and notes what a column tells against the system that it is declared in.
fn settle(mapping: &mut Mapping, files: &[Source]) -> Result<BTreeMap<String, u64>, Error> {
    let looked_at: Vec<usize> = (0..mapping.columns.len())
        .filter(|at| matches!(mapping.columns[*at].system, Some(System::Any | System::CowNumber)))
        .collect();
    if looked_at.is_empty() {
        return Ok(BTreeMap::new());
    }
    let sides: Vec<Sides> = looked_at
        .iter()
        .map(|at| {
            let wanted = &mapping.columns[*at];
            Sides::of(mapping, wanted, wanted.system.unwrap_or(System::Any))
        })
        .collect();
    let mut surveys: Vec<Survey> = looked_at.iter().map(|_| Survey::default()).collect();
    for file in files {
        let reader = OwnReader::of(mapping, &file.head)?;
        each_row(file, &format(&file.head), &mut |row| {
            let Ok(when) = reader.when(row) else { return };
            for ((at, sides), survey) in looked_at.iter().zip(&sides).zip(&mut surveys) {
                let text = row.text(reader.at[*at]).unwrap_or_default();
                survey.add(sides, text, mapping.columns[*at].several, when.year());
            }
        })?;
    }
    let (mut notes, mut faults) = (BTreeMap::new(), Vec::new());
    for ((at, sides), survey) in looked_at.iter().zip(&sides).zip(&surveys) {
        let wanted = &mut mapping.columns[*at];
        if wanted.system == Some(System::CowNumber) {
            notes.extend(survey.polity_note(wanted));
            continue;
        }
        match survey.system(wanted, sides) {
            Ok(system) => {
                notes.extend([survey.told_note(wanted, sides, system)]);
                wanted.system = Some(system);
            }
            Err(fault) => faults.push(fault),
        }
    }
    Error::joined(faults).map_or(Ok(notes), Err)
}

/// Looks at the column of days as a whole: one `18/3/2014` shows that the day stands first.
fn prove_order(mapping: &mut Mapping, files: &[Source]) -> Result<BTreeMap<String, u64>, Error> {
    let Time::Date(name, None) = &mapping.time else { return Ok(BTreeMap::new()) };
    let mut proof = Proof::default();
    for file in files {
        let reader = OwnReader::of(mapping, &file.head)?;
        each_row(file, &format(&file.head), &mut |row| {
            proof.add(row.text(reader.time).unwrap_or_default());
        })?;
    }
    let help = format!("Say which counts, as `date: {name}, day-first`; the others are set aside.");
    let Some((order, note, rows)) = proof.order(name, &help)? else { return Ok(BTreeMap::new()) };
    mapping.time = Time::Date(name.clone(), Some(order));
    Ok(BTreeMap::from([(note, rows)]))
}

fn shape(mapping: &Mapping) -> Shape {
    let dated = matches!(mapping.time, Time::Date(..));
    // A row with an empty side is of no state or pair.
    if mapping.empty.is_some() {
        return Shape::Records;
    }
    match mapping.columns.iter().filter(|column| column.system.is_some()).count() {
        1 if !dated => Shape::StateYear,
        2 if !dated && mapping.undirected => Shape::DyadYear,
        2 if !dated => Shape::DirectedDyadYear,
        _ => Shape::Records,
    }
}

fn columns(mapping: &Mapping) -> Vec<Column> {
    let date = matches!(mapping.time, Time::Date(..))
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
    /// The column of the last year, where a row is of several.
    last: Option<usize>,
    at: Vec<usize>,
    /// For each column, how its states are read; `None` for one of values.
    sides: Vec<Option<Sides>>,
}

/// A row of the file becomes at most so many: one for each pair of states of two cells and year.
const MOST_ROWS: usize = 10_000;
/// No row reaches over more years: an end such as 9999 is none.
const LONGEST: i32 = 1_000;

impl OwnReader {
    fn of(mapping: &Mapping, head: &Head) -> Result<OwnReader, Error> {
        let header: Header = head.header();
        let times = mapping.time.columns();
        let time_name = times[0];
        let wanted = times.iter().copied().chain(mapping.columns.iter().map(|column| &column.from));
        let missing: Vec<&str> = wanted
            .filter(|name| header.find(&[name.as_str()]).is_none())
            .map(String::as_str)
            .collect();
        let doubled: Vec<String> = times
            .iter()
            .copied()
            .chain(mapping.columns.iter().map(|column| &column.from))
            .filter(|name| header.count(name) > 1)
            .map(|name| format!("\"{name}\""))
            .collect();
        if !doubled.is_empty() {
            let what =
                format!("{} has several columns named {}.", head.name, doubled.join(" and "));
            return Err(Error::new(ErrorKind::WrongKind, what, "Rename all but one of each."));
        }
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
        let sides = mapping
            .columns
            .iter()
            .map(|column| Some(Sides::of(mapping, column, column.system?)))
            .collect();
        Ok(OwnReader {
            mapping: mapping.clone(),
            time: header.find(&[time_name.as_str()]).unwrap_or_default(),
            last: times.get(1).and_then(|name| header.find(&[name.as_str()])),
            at,
            sides,
        })
    }

    fn when(&self, row: &Row<'_>) -> Result<When, Quarantined> {
        match self.mapping.time {
            Time::Year(_) | Time::Years(..) => row.year(self.time).map(When::Year),
            Time::Date(_, order) => own(row, self.time, order).map(When::Day),
        }
    }

    /// The years, or the day, that a row is of.
    fn times(&self, row: &Row<'_>) -> Result<Vec<When>, Quarantined> {
        let first = self.when(row)?;
        let Some(last) = self.last else { return Ok(vec![first]) };
        let (first, last) = (first.year(), row.year(last)?);
        if first > last || last - first > LONGEST {
            let sentence = format!("It reaches from {first} to {last}.");
            return Err(Quarantined::new(Reason::OutOfRange, sentence));
        }
        Ok((first..=last).map(When::Year).collect())
    }

    /// By the mapping, or by the words that programs write for a missing value.
    fn is_missing(&self, text: &str, kind: Type) -> bool {
        let column = match kind {
            Type::Text | Type::State => missing::Column::Text,
            _ => missing::Column::Number,
        };
        self.mapping.missing.iter().any(|missing| missing == text)
            || missing::is_missing(text, column)
    }

    /// Which number of `3/4/2014` is the day, in columns of days beside the first: what the first
    /// proves is proven of itself alone.
    fn order(&self) -> Option<DayOrder> {
        self.mapping.declared_order
    }
}

impl Reader for OwnReader {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let mut all = Vec::new();
        for when in self.times(row)? {
            let (values, places, named) = self.values(row, when, states)?;
            all.push((when, values, places, combinations(&named)?));
        }
        let pairs: usize = all.iter().map(|(.., combinations)| combinations.len()).sum();
        all.iter_mut().for_each(|(.., pairs)| pairs.retain(|states| !is_self_dyad(states)));
        let left: usize = all.iter().map(|(.., combinations)| combinations.len()).sum();
        if left == 0 {
            return Err(Quarantined::new(Reason::SelfDyad, "Both sides are the same state."));
        }
        (left..pairs).for_each(|_| states.note(PAIR_LEFT_OUT));
        for (when, mut values, places, combinations) in all {
            for states in combinations {
                for (place, state) in places.iter().zip(states) {
                    values[*place] = state.into();
                }
                out.put(when.year(), &values)?;
            }
        }
        Ok(())
    }
}

/// The values of a row at a time, where its states go among them, and whom each cell names.
type Read<'a> = (Vec<Value<'a>>, Vec<usize>, Vec<Vec<Option<&'static str>>>);

impl OwnReader {
    fn values<'a>(
        &self,
        row: &Row<'a>,
        when: When,
        states: &mut Resolver,
    ) -> Result<Read<'a>, Quarantined> {
        let mut values = Vec::new();
        if let When::Day(day) = when {
            values.push(Value::Day(day));
        }
        let (mut places, mut named) = (Vec::new(), Vec::new());
        for ((wanted, index), sides) in self.mapping.columns.iter().zip(&self.at).zip(&self.sides) {
            let value = match sides {
                Some(sides) => {
                    places.push(values.len());
                    named.push(sides.read(row.text(*index)?, when, states)?);
                    Value::Null
                }
                None if self.is_missing(row.text(*index)?, wanted.kind) => {
                    let no = self.mapping.blank_is_no && wanted.kind == Type::Flag;
                    if no { Value::Flag(false) } else { Value::Null }
                }
                None if wanted.kind == Type::Day => Value::Day(own(row, *index, self.order())?),
                None => cell(row, *index, wanted.kind)?,
            };
            values.push(value);
        }
        Ok((values, places, named))
    }
}

/// What is noted where cells of several states have one in common.
const PAIR_LEFT_OUT: &str = "A state stands on both sides of a row with several states: the pair of it with itself is left out.";

fn is_self_dyad(states: &[Option<&'static str>]) -> bool {
    matches!(states, [Some(one), Some(other)] if one == other)
}

/// Every choice of one state from each cell, in the order of the cells.
fn combinations(
    named: &[Vec<Option<&'static str>>],
) -> Result<Vec<Vec<Option<&'static str>>>, Quarantined> {
    let rows = named.iter().try_fold(1usize, |rows, cell| rows.checked_mul(cell.len()));
    if rows.is_none_or(|rows| rows > MOST_ROWS) {
        let sentence = format!(
            "Its cells name so many states that more than {MOST_ROWS} rows would come of it."
        );
        return Err(Quarantined::new(Reason::Malformed, sentence));
    }
    let mut all = vec![Vec::new()];
    for cell in named {
        let longer = |begun: &Vec<Option<&'static str>>| {
            let begun = begun.clone();
            cell.iter().map(move |state| begun.iter().copied().chain([*state]).collect())
        };
        all = all.iter().flat_map(longer).collect();
    }
    Ok(all)
}
