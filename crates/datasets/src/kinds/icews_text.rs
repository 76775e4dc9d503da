//! `icews-text`: events of ICEWS as the benchmarks of knowledge graphs have them: date, source,
//! relation, target, all as text.
//!
//! The text itself says which state an actor belongs to, and nothing else is guessed: `Russia` and
//! `Foreign Affairs (Russia)` are Russia, `Vladimir Putin` belongs to no state here. Actors without
//! a state stay in the table with their names and out of every count of states. Relations become
//! CAMEO codes by their names (a lost hyphen is forgiven); scores are ICEWS's own.
//!
//! **Some of these extracts leave out whole actors.** In `icews14` and `icews05-15` Russia, the United States and Ukraine never
//! occur as countries: a series between two states is then a series of whoever was left in, and
//! breaks with their terms.
//!
//! Source: García-Durán, Dumančić and Niepert (2018); Jin, Qu, Jin and Ren (2020); from Boschee et
//! al. (2015).

use std::cell::RefCell;
use std::collections::HashMap;

use counterpoise_dates::Day;
use counterpoise_world::System;
use counterpoise_world::cameo::{self, CameoCode, ScoreTable};

use crate::batch::Batches;
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, Plan, Reader, Settings, Source, Stream};
use crate::key::NO_KEY;
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::event::{Actor, EventRow, columns, score};
use crate::kinds::icews::{BIBTEX, CITE, LICENCE, URL};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct IcewsText;

static KIND: Kind = Kind {
    name: "icews-text",
    title: "ICEWS events as text (benchmark extracts)",
    files: "tab-separated files with the columns date, source, relation, target.",
    url: URL,
    licence: LICENCE,
    cite: CITE,
    bibtex: BIBTEX,
    missing: "the extracts hold one row a day, pair and relation, and some of them leave out whole actors: a dyad without events may \
              be a dyad that was left out",
    absent: Absent::Missing,
};

impl Importer for IcewsText {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        head.header().has(&["date", "source", "relation", "target"])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let found =
                file.head.header().require([&["date"], &["source"], &["relation"], &["target"]]);
            let at = found.map_err(|missing| wrong_kind(&KIND, &file.head, &missing))?;
            let names: Vec<&str> = file.head.row(0).iter().map(String::as_str).collect();
            let format = Format { delimiter: file.head.delimiter, ..Format::tabs(&names, 1) };
            let days = Some(at[0]);
            streams.push(Stream { days, ..Stream::new(source, format, TextReader { at }) });
        }
        Ok(Plan {
            columns: columns(Vec::new()),
            streams,
            ..Plan::new("icews-text", Shape::Events, NO_KEY)
        })
    }
}

struct TextReader {
    at: [usize; 4],
}

impl Reader for TextReader {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let [date, source, relation, target] = self.at;
        let day = row.day(date)?;
        let relation = row.text(relation)?;
        let code = code_of(relation).ok_or_else(|| {
            Quarantined::new(
                Reason::UnknownCode,
                format!("\"{relation}\" is the name of no CAMEO code."),
            )
        })?;
        let event = EventRow {
            day,
            source: actor(row.text(source)?, day, states),
            target: actor(row.text(target)?, day, states),
            code: code.code,
            root: Some(i64::from(code.root_number())),
            quad: i64::from(code.quad().number()),
            score: score(code, ScoreTable::Icews),
        };
        event.put([], out)
    }
}

thread_local! {
    /// The codes of the texts that a thread has met: there are some two hundred.
    static CODES: RefCell<HashMap<Box<str>, Option<&'static CameoCode>>> = RefCell::default();
}

/// The code of that name.
fn code_of(relation: &str) -> Option<&'static CameoCode> {
    if let Some(known) = CODES.with_borrow(|known| known.get(relation).copied()) {
        return known;
    }
    let code = cameo::by_relation(relation);
    CODES.with_borrow_mut(|known| {
        if known.len() >= MANY {
            known.clear();
        }
        known.insert(relation.into(), code);
    });
    code
}

/// More texts than there are codes by far.
const MANY: usize = 10_000;

fn actor<'a>(name: &'a str, day: Day, states: &mut Resolver) -> Actor<'a> {
    let (agency, country) = match name
        .rsplit_once(" (")
        .and_then(|(agency, rest)| Some((agency, rest.strip_suffix(')')?)))
    {
        Some((agency, country)) => (Some(agency), country),
        None => (None, name),
    };
    // A text that is no state's name is a person, a firm or a people: no fault, and no state.
    let state = states.actor_if_any(System::Name, country, day);
    let official = state.is_some() && agency.is_none_or(is_official);
    Actor { state, name: Some(name), sector: agency.filter(|_| state.is_some()), official }
}

/// Whether an agency is an organ of its state, by the names that ICEWS gives them.
fn is_official(agency: &str) -> bool {
    const ORGANS: [&str; 24] = [
        "Government",
        "Military",
        "Foreign Affairs",
        "Police",
        "Head of Government",
        "Ministry",
        "Cabinet",
        "Defense",
        "Naval",
        "Air Force",
        "Army",
        "Armed Forces",
        "Interior",
        "Intelligence",
        "Foreign Ministry",
        "Finance",
        "Ministry of",
        "Royal Administration",
        "Head of State",
        "President",
        "Envoy",
        "Representatives",
        "High Ranking Military",
        "Diplomat",
    ];
    ORGANS.iter().any(|organ| agency.starts_with(organ))
}
