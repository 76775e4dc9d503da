//! `cow-contiguity`: which states border on each other, by land or over water.
//!
//! Two layouts. Years (`contdird`: state1no, state2no, year, conttype) have a row for each directed
//! pair and year. Spans (`contdir`, and the master records that R's *peacesciencer* carries: two
//! states, conttype, and the first and last day or month) become a row for each year that the span
//! touches. A border that changed within a year has two rows in it; who asks takes the nearest.
//!
//! Source: Stinnett, Tir, Schafer, Diehl and Gochman (2002).

use counterpoise_dates::Day;
use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING_COW, Plan, Reader, Settings, Source, Stream};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct Contiguity;

static KIND: Kind = Kind {
    name: "cow-contiguity",
    title: "Direct contiguity of states (Correlates of War)",
    files: "one CSV file with two states, conttype, and a year (contdird) or a beginning and an end (contdir).",
    url: "https://correlatesofwar.org/data-sets/direct-contiguity/",
    licence: "free for research with citation, as the Correlates of War Project states; see its page",
    cite: "Stinnett, Douglas M., Jaroslav Tir, Philip Schafer, Paul F. Diehl and Charles Gochman (2002): The Correlates of War \
           Project Direct Contiguity Data, Version 3. Conflict Management and Peace Science 19(2): 58-66.",
    bibtex: "@article{stinnett2002,\n  author = {Stinnett, Douglas M. and Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and Gochman, Charles},\n  title = {The {Correlates of War} Project Direct Contiguity Data, Version 3},\n  journal = {Conflict Management and Peace Science},\n  year = {2002},\n  volume = {19},\n  number = {2},\n  pages = {58--66}\n}\n",
    missing: "a pair without a row in a covered year is not contiguous, by land or over 400 miles of water or less",
    absent: Absent::Zero,
};

/// The names that releases give to the two states.
const FIRST: &[&str] = &["ccode1", "state1no", "statelno"];
const SECOND: &[&str] = &["ccode2", "state2no", "statehno"];
const BEGIN: &[&str] = &["stdate", "begin"];
const END: &[&str] = &["enddate", "end"];

/// 1 by land, 2 to 5 over water.
const TYPES: std::ops::RangeInclusive<i64> = 1..=5;
/// How releases write that two states lie farther apart than 400 miles, or do not border.
const NONE: [i64; 2] = [0, 6];

impl Importer for Contiguity {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        let header = head.header();
        header.has(&["conttype"])
            && [FIRST, SECOND].iter().all(|names| header.find(names).is_some())
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let reader = Borders::of(&file.head)?;
            let format = Format::with_header(&file.head, 0, MISSING_COW);
            streams.push(Stream::new(source, format, reader));
        }
        let key = ["ccode1", "ccode2", "year", "conttype"];
        Ok(Plan { columns: columns(), streams, ..Plan::new(KIND.name, Shape::Records, &key) })
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::state("state1", "id of the first state"),
        Column::state("state2", "id of the second state"),
        Column::code("ccode1", "as the source has it"),
        Column::code("ccode2", "as the source has it"),
        Column::new(
            "conttype",
            Type::Int16,
            "type 1-5",
            "1 by land or river, 2 to 5 over at most 12, 24, 150, 400 miles of water",
        ),
    ]
}

struct Borders {
    sides: [usize; 2],
    kind: usize,
    time: Time,
}

/// How a row says when.
enum Time {
    Year(usize),
    Span(usize, usize),
}

impl Borders {
    fn of(head: &Head) -> Result<Borders, Error> {
        let header = head.header();
        let missing = |names: Vec<&str>| wrong_kind(&KIND, head, &names);
        let found = header.require([&["conttype"]]);
        let [kind] = found.map_err(missing)?;
        let sides = [FIRST, SECOND].map(|names| header.find(names));
        let [Some(first), Some(second)] = sides else {
            return Err(missing(vec![FIRST[0], SECOND[0]]));
        };
        let time = match (header.find(&["year"]), header.find(BEGIN), header.find(END)) {
            (Some(year), ..) => Time::Year(year),
            (None, Some(begin), Some(end)) => Time::Span(begin, end),
            _ => return Err(missing(vec!["year"])),
        };
        Ok(Borders { sides: [first, second], kind, time })
    }

    fn years(&self, row: &Row<'_>) -> Result<std::ops::RangeInclusive<i32>, Quarantined> {
        match self.time {
            Time::Year(year) => row.year(year).map(|year| year..=year),
            Time::Span(begin, end) => {
                let (first, last) = (year_of(row, begin)?, year_of(row, end)?);
                if first > last {
                    let sentence = format!("It begins in {first} and ends in {last}.");
                    return Err(Quarantined::new(Reason::OutOfRange, sentence));
                }
                Ok(first..=last)
            }
        }
    }
}

/// The year of a month as the Correlates of War write it (`192001`), or of a day (`1920-01-01`).
fn year_of(row: &Row<'_>, index: usize) -> Result<i32, Quarantined> {
    let text = row.text(index)?;
    let month = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.get(..4).filter(|_| month).and_then(|year| year.parse().ok()) {
        Some(year) => Ok(year),
        None => row.day(index).map(Day::year),
    }
}

impl Reader for Borders {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let kind = row.need_int(self.kind)?;
        if NONE.contains(&kind) {
            states.note("A pair that is not contiguous (type 0 or 6) becomes no row.");
            return Ok(());
        }
        if !TYPES.contains(&kind) {
            let sentence = format!("The type of contiguity is {kind}, none of 0 to 6.");
            return Err(Quarantined::new(Reason::UnknownCode, sentence));
        }
        let mut rows = Vec::new();
        for year in self.years(row)? {
            let mut ids = [""; 2];
            for (id, side) in ids.iter_mut().zip(self.sides) {
                *id = states.near_year(System::CowNumber, row.text(side)?, year)?;
            }
            if ids[0] == ids[1] {
                let sentence = format!("Both sides are {} in {year}.", ids[0]);
                return Err(Quarantined::new(Reason::SelfDyad, sentence));
            }
            rows.push((year, ids));
        }
        let codes = [row.int(self.sides[0])?, row.int(self.sides[1])?];
        for (year, ids) in rows {
            let values = [
                Value::Text(ids[0]),
                Value::Text(ids[1]),
                codes[0].into(),
                codes[1].into(),
                Value::Int(kind),
            ];
            out.put(year, &values)?;
        }
        Ok(())
    }
}
