//! `icews`: events of ICEWS as the Dataverse has them, tab-separated with 20 columns.
//!
//! Actors roll up to the state that the file's own columns *Source Country* and *Target Country*
//! name: agencies, leaders within their terms and cities are in them. An actor without a country
//! (`NA`) stays in the table without a state, and out of every count of states; events within one
//! state are set aside. A CAMEO code that lost its leading zero is mended by the event's text, with
//! a note. `score` is the file's *Intensity*, which is ICEWS's own Goldstein table.
//!
//! Source: Boschee, Lautenschlager, O'Brien, Shellman, Starz and Ward (2015).

use counterpoise_dates::Day;
use counterpoise_world::System;
use counterpoise_world::cameo::{self, CameoCode, ScoreTable};

use crate::batch::Batches;
use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, Plan, Reader, Settings, Source, Stream};
use crate::key::NO_KEY;
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::event::{Actor, EventRow, cameo_code, columns, score};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::Quarantined;
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct Icews;

pub(crate) const URL: &str = "https://doi.org/10.7910/DVN/28075";
pub(crate) const LICENCE: &str = "as the Dataverse page states (ICEWS terms of use)";
pub(crate) const CITE: &str = "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz and Michael \
    Ward (2015): ICEWS Coded Event Data. Harvard Dataverse, doi:10.7910/DVN/28075.";
pub(crate) const BIBTEX: &str = "@data{boschee2015,\n  author = {Boschee, Elizabeth and Lautenschlager, Jennifer and O'Brien, Sean and Shellman, Steve and Starz, James and Ward, Michael},\n  title = {{ICEWS} Coded Event Data},\n  publisher = {Harvard Dataverse},\n  year = {2015},\n  doi = {10.7910/DVN/28075}\n}\n";

static KIND: Kind = Kind {
    name: "icews",
    title: "ICEWS coded event data",
    files: "tab-separated files with the 20 columns Event ID, Event Date, Source Name, ... Longitude.",
    url: URL,
    licence: LICENCE,
    cite: CITE,
    bibtex: BIBTEX,
    missing: "a dyad without events in a covered month has no reported event, which is not the same as nothing having happened; an \
              empty state is an actor that belongs to none",
    absent: Absent::Zero,
};

/// The columns that are read.
const COLUMNS: [&[&str]; 12] = [
    &["Event ID"],
    &["Event Date"],
    &["Source Name"],
    &["Source Sectors"],
    &["Source Country"],
    &["Event Text"],
    &["CAMEO Code"],
    &["Intensity"],
    &["Target Name"],
    &["Target Sectors"],
    &["Target Country"],
    &["Story ID"],
];

impl Importer for Icews {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        head.header().has(&["Event ID", "Source Country", "CAMEO Code", "Intensity"])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let found = file.head.header().require(COLUMNS);
            let at = found.map_err(|missing| wrong_kind(&KIND, &file.head, &missing))?;
            let names: Vec<&str> = file.head.row(0).iter().map(String::as_str).collect();
            let format = Format { windows: true, ..Format::tabs(&names, 1) };
            let days = Some(at[1]);
            streams.push(Stream { days, ..Stream::new(source, format, IcewsReader { at }) });
        }
        let own = vec![
            Column::new(
                "event_id",
                Type::Int64,
                "",
                "number of the event; not unique in the source",
            ),
            Column::new("story_id", Type::Int64, "", "number of the story it was read in"),
        ];
        Ok(Plan { columns: columns(own), streams, ..Plan::new("icews", Shape::Events, NO_KEY) })
    }
}

struct IcewsReader {
    at: [usize; 12],
}

impl Reader for IcewsReader {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let [
            id,
            date,
            name,
            sectors,
            country,
            relation,
            code,
            intensity,
            target,
            target_sectors,
            target_country,
            story,
        ] = self.at;
        let day = row.day(date)?;
        let code = mended(row.text(code)?, row.text(relation)?, states)?;
        let event = EventRow {
            day,
            source: actor(row, [name, sectors, country], day, states)?,
            target: actor(row, [target, target_sectors, target_country], day, states)?,
            code: code.code,
            root: Some(i64::from(code.root_number())),
            quad: i64::from(code.quad().number()),
            score: row.scaled(intensity, 1)?.or_else(|| score(code, ScoreTable::Icews)),
        };
        event.put([row.int(id)?.into(), row.int(story)?.into()], out)
    }
}

/// The code as written, or, where a program read it as a number, the one whose name the event has.
fn mended(
    text: &str,
    relation: &str,
    states: &mut Resolver,
) -> Result<&'static CameoCode, Quarantined> {
    let written = cameo_code(text);
    let named =
        cameo::by_relation(relation).filter(|named| named.code.strip_prefix('0') == Some(text));
    match (written, named) {
        (Ok(code), Some(named)) if code.code != named.code => {
            states
                .note("The CAMEO code lost its leading zero; it is read by the text of the event.");
            Ok(named)
        }
        (Err(_), Some(named)) => {
            states
                .note("The CAMEO code lost its leading zero; it is read by the text of the event.");
            Ok(named)
        }
        (written, _) => written,
    }
}

fn actor<'a>(
    row: &Row<'a>,
    [name, sectors, country]: [usize; 3],
    day: Day,
    states: &mut Resolver,
) -> Result<Actor<'a>, Quarantined> {
    let given =
        |index: usize| Ok(row.text_or_none(index)?.filter(|text| *text != "NA" && *text != "NULL"));
    let (name, sector, country) = (given(name)?, given(sectors)?, given(country)?);
    let state = match country {
        // ICEWS lists the Democratic Republic of Congo under its full name.
        Some("Congo") => Some("COG"),
        Some(country) => states.actor(System::Name, country, day)?,
        None => None,
    };
    let official = state.is_some() && (name == country || sector.is_some_and(is_official));
    Ok(Actor { state, name, sector, official })
}

/// Whether the sectors make the actor an organ of the state.
fn is_official(sectors: &str) -> bool {
    sectors
        .split(',')
        .any(|sector| matches!(sector.trim(), "Government" | "Military" | "Police" | "Executive"))
}
