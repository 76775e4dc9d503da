//! `gdelt1` and `gdelt2`: events of the GDELT Project.
//!
//! Tab-separated lines without a header. GDELT 1.0 has 57 columns, 58 since April 2013 (the address
//! of the report); a file may hold both. GDELT 2.0 has 61. An actor belongs to the state of its
//! CAMEO country code (columns *Actor1CountryCode*,
//! *Actor2CountryCode*); codes of regions and actors without a code belong to none: they stay in the table without a state and
//! out of every count of states. `source_official` tells the state itself and its organs (types
//! GOV, MIL, COP, SPY, JUD, LEG) from its citizens and firms. Events within one state are set aside
//! by their line.
//!
//! Kept of the many columns: actors, code, class, Goldstein score, counts of mentions and articles,
//! tone. The number of the event leads back to the rest.
//!
//! Source: Leetaru and Schrodt (2013).

mod country;

use counterpoise_world::cameo::ScoreTable;

use crate::batch::Batches;
use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, Plan, Reader, Settings, Source, Stream};
use crate::key::NO_KEY;
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::event::{Actor, EventRow, cameo_code, columns, score};
use crate::kinds::gdelt::country::state_of;
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct Gdelt1;
pub(crate) struct Gdelt2;

const LICENCE: &str = "unlimited and unrestricted use with citation of the GDELT Project and a link, as its terms of use state";
const CITE: &str = "Leetaru, Kalev and Philip A. Schrodt (2013): GDELT: Global Data on Events, Location and Tone, 1979-2012. \
    International Studies Association Annual Convention, San Francisco.";
const BIBTEX: &str = "@inproceedings{leetaru2013,\n  author = {Leetaru, Kalev and Schrodt, Philip A.},\n  title = {{GDELT}: Global Data on Events, Location and Tone, 1979--2012},\n  booktitle = {International Studies Association Annual Convention},\n  address = {San Francisco},\n  year = {2013}\n}\n";
const MISSING: &str = "a dyad without events in a covered month has no reported event, which is not the same as nothing having \
    happened; an empty state is an actor that belongs to none; volume grows with the sources";

static KIND1: Kind = Kind {
    name: "gdelt1",
    title: "GDELT 1.0 events",
    files: "tab-separated files of 57 or 58 columns without a header, plain or zipped.",
    url: "http://data.gdeltproject.org/events/index.html",
    licence: LICENCE,
    cite: CITE,
    bibtex: BIBTEX,
    missing: MISSING,
    absent: Absent::Zero,
};

static KIND2: Kind = Kind {
    name: "gdelt2",
    title: "GDELT 2.0 events",
    files: "tab-separated files of 61 columns without a header (*.export.CSV), plain or zipped.",
    url: "http://data.gdeltproject.org/gdeltv2/masterfilelist.txt",
    licence: LICENCE,
    cite: CITE,
    bibtex: BIBTEX,
    missing: MISSING,
    absent: Absent::Zero,
};

impl Importer for Gdelt1 {
    fn kind(&self) -> &'static Kind {
        &KIND1
    }

    fn recognises(&self, head: &Head) -> bool {
        looks_like(head, &[57, 58])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        plan(&KIND1, &[57, 58], files)
    }
}

impl Importer for Gdelt2 {
    fn kind(&self) -> &'static Kind {
        &KIND2
    }

    fn recognises(&self, head: &Head) -> bool {
        looks_like(head, &[61])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        plan(&KIND2, &[61], files)
    }
}

fn looks_like(head: &Head, widths: &[usize]) -> bool {
    let dated = |row: &Vec<String>| {
        row.get(1).is_some_and(|day| day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()))
    };
    head.delimiter == b'\t' && head.all_wide(widths) && head.rows.iter().all(dated)
}

fn plan(kind: &'static Kind, widths: &'static [usize], files: &[Source]) -> Result<Plan, Error> {
    let mut streams = Vec::new();
    for (source, file) in files.iter().enumerate() {
        let first = file.head.row(0).len();
        if file.head.delimiter != b'\t' || !widths.contains(&first) {
            let error = wrong_kind(kind, &file.head, &[]);
            return Err(if file.head.header().has(&["GLOBALEVENTID", "SQLDATE"]) {
                saved_again(error)
            } else {
                error
            });
        }
        let format = Format { width: 0, ..Format::tabs(&NAMES, 0) };
        streams.push(Stream::new(source, format, GdeltReader { widths }));
    }
    let own = vec![
        Column::new("event_id", Type::Int64, "", "GlobalEventID"),
        Column::new("mentions", Type::Int32, "mentions", "mentions in all documents"),
        Column::new("articles", Type::Int32, "articles", "documents that mention it"),
        Column::new(
            "tone",
            Type::Int16,
            "hundredths",
            "average tone of the documents, -100 to 100, times hundred",
        ),
    ];
    Ok(Plan { columns: columns(own), streams, ..Plan::new(kind.name, Shape::Events, NO_KEY) })
}

/// GDELT's own files have no header and are separated by tabs; a spreadsheet program may have
/// changed numbers as well.
fn saved_again(error: Error) -> Error {
    let help = "It has a header, as GDELT's own files never do: another program has saved it again. Download the original.";
    Error { help: help.to_owned(), ..error }
}

/// The columns up to the last that is read.
const NAMES: [&str; 35] = [
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
];

struct GdeltReader {
    widths: &'static [usize],
}

impl Reader for GdeltReader {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        self.check_width(row.fields.len())?;
        let day = row.day(1)?;
        let code = cameo_code(row.text(26)?)?;
        let event = EventRow {
            day,
            source: actor(row, 5, day, states)?,
            target: actor(row, 15, day, states)?,
            code: code.code,
            root: Some(i64::from(code.root_number())),
            quad: i64::from(code.quad().number()),
            score: row.scaled(30, 1)?.or_else(|| score(code, ScoreTable::Gdelt)),
        };
        let own = [
            row.int(0)?.into(),
            row.int(31)?.into(),
            row.int(33)?.into(),
            row.scaled(34, 2)?.into(),
        ];
        event.put(own, out)
    }
}

impl GdeltReader {
    fn check_width(&self, found: usize) -> Result<(), Quarantined> {
        if self.widths.contains(&found) {
            return Ok(());
        }
        let widths: Vec<String> = self.widths.iter().map(ToString::to_string).collect();
        let sentence =
            format!("The row has {found} columns where {} are expected.", widths.join(" or "));
        Err(Quarantined::new(Reason::Malformed, sentence))
    }
}

/// The actor whose code stands in column `at`: its country is two columns on, its type seven.
fn actor<'a>(
    row: &Row<'a>,
    at: usize,
    day: counterpoise_dates::Day,
    states: &mut Resolver,
) -> Result<Actor<'a>, Quarantined> {
    let state = match row.text(at + 2)? {
        "" => None,
        code => state_of(code, day, states)?,
    };
    let sector = row.text_or_none(at + 7)?;
    let organ = matches!(sector, None | Some("GOV" | "MIL" | "COP" | "SPY" | "JUD" | "LEG"));
    Ok(Actor { state, name: row.text_or_none(at)?, sector, official: state.is_some() && organ })
}
