//! `polecat`: events of POLECAT, coded by the PLOVER ontology, as the weekly files of the Dataverse
//! have them.
//!
//! Tab-separated with a header of some 40 columns: Event ID, Event Date, Event Type, Event Mode,
//! Intensity, Quad Code, Contexts, Actor Name, Actor Country, ... Columns are found by their names,
//! so that files with further columns are read as well. `code` is the PLOVER type, `mode` its mode;
//! `score` is the file's intensity in tenths, else PLOVER's own. A cell may name several countries
//! (`;` or `|` between them): the row then becomes one row for each pair of different states, with
//! a note.
//!
//! The 40 columns and their order are those that several public programs for these files expect; no
//! file of the Dataverse was at hand to test against.
//!
//! Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023).

use counterpoise_dates::Day;
use counterpoise_world::{System, plover};

use crate::batch::{Batches, Value};
use crate::column::Column;
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, Plan, Reader, Settings, Source, Stream};
use crate::key::NO_KEY;
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::event::{Actor, EventRow, columns};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct Polecat;

static KIND: Kind = Kind {
    name: "polecat",
    title: "POLECAT events (PLOVER ontology)",
    files: "tab-separated files with Event ID, Event Date, Event Type, Event Mode, Actor Country, Recipient Country, ...",
    url: "https://doi.org/10.7910/DVN/AJGVIT",
    licence: "as the Dataverse page states",
    cite: "Halterman, Andrew, Benjamin E. Bagozzi, Andreas Beger, Philip A. Schrodt and Grace I. Scarborough (2023): PLOVER and \
           POLECAT: A New Political Event Ontology and Dataset. OSF preprint.",
    bibtex: "@misc{halterman2023,\n  author = {Halterman, Andrew and Bagozzi, Benjamin E. and Beger, Andreas and Schrodt, Philip A. and Scarborough, Grace I.},\n  title = {{PLOVER} and {POLECAT}: A New Political Event Ontology and Dataset},\n  year = {2023},\n  howpublished = {OSF preprint}\n}\n",
    missing: "a dyad without events in a covered week has no reported event; an empty state is an actor that belongs to none",
    absent: Absent::Zero,
};

impl Importer for Polecat {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        head.header().has(&[
            "Event ID",
            "Event Type",
            "Event Mode",
            "Actor Country",
            "Recipient Country",
        ])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let names: Vec<&str> = file.head.row(0).iter().map(String::as_str).collect();
            let tabs = Format {
                delimiter: file.head.delimiter,
                width: 0,
                windows: true,
                ..Format::tabs(&names, 1)
            };
            let format = Format { quotes: file.head.delimiter != b'\t', ..tabs };
            let reader = PolecatReader::of(&file.head)?;
            let days = Some(reader.date);
            streams.push(Stream { days, ..Stream::new(source, format, reader) });
        }
        let own = vec![
            Column::text("mode", "PLOVER mode; not every type has modes").or_not_applicable(),
            Column::text("event_id", "number of the event"),
        ];
        Ok(Plan { columns: columns(own), streams, ..Plan::new("polecat", Shape::Events, NO_KEY) })
    }
}

struct PolecatReader {
    id: usize,
    date: usize,
    kind: usize,
    mode: usize,
    intensity: Option<usize>,
    /// Name, country, sector of either side.
    actor: [usize; 3],
    recipient: [usize; 3],
}

impl PolecatReader {
    fn of(head: &Head) -> Result<PolecatReader, Error> {
        let header = head.header();
        let found = header.require([
            &["Event ID"],
            &["Event Date"],
            &["Event Type"],
            &["Event Mode"],
            &["Actor Name"],
            &["Actor Country"],
            &["Primary Actor Sector"],
            &["Recipient Name"],
            &["Recipient Country"],
            &["Primary Recipient Sector"],
        ]);
        let [id, date, kind, mode, a1, a2, a3, r1, r2, r3] =
            found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
        let intensity = header.find(&["Intensity", "Event Intensity"]);
        Ok(PolecatReader {
            id,
            date,
            kind,
            mode,
            intensity,
            actor: [a1, a2, a3],
            recipient: [r1, r2, r3],
        })
    }
}

impl Reader for PolecatReader {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let day = row.day(self.date)?;
        let text = row.text(self.kind)?;
        let kind = plover::find(text).ok_or_else(|| {
            Quarantined::new(Reason::UnknownCode, format!("\"{text}\" is no PLOVER type."))
        })?;
        let mode = given(row, self.mode)?;
        let score = self.intensity.map_or(Ok(None), |index| row.scaled(index, 1))?;
        let score = score.or_else(|| plover::score(kind.name, mode).map(i64::from));
        let sources = actors(row, self.actor, day, states)?;
        let targets = actors(row, self.recipient, day, states)?;
        let own = [mode.into(), row.text_or_none(self.id)?.into()];
        let event = |source, target| EventRow {
            day,
            source,
            target,
            code: kind.name,
            root: None,
            quad: i64::from(kind.quad.number()),
            score,
        };
        put_pairs(&sources, &targets, own, &event, states, out)
    }
}

/// Puts one row for each pair of different states; a single pair of one state is set aside as
/// domestic.
fn put_pairs<'a>(
    sources: &[Actor<'a>],
    targets: &[Actor<'a>],
    own: [Value<'a>; 2],
    event: &dyn Fn(Actor<'a>, Actor<'a>) -> EventRow<'a>,
    states: &mut Resolver,
    out: &mut Batches<'_>,
) -> Result<(), Quarantined> {
    let pairs =
        sources.iter().flat_map(|source| targets.iter().map(move |target| (*source, *target)));
    let different = |(source, target): &(Actor<'_>, Actor<'_>)| {
        source.state.is_none() || source.state != target.state
    };
    let (between, within): (Vec<_>, Vec<_>) = pairs.partition(different);
    if between.is_empty() {
        return within
            .into_iter()
            .try_for_each(|(source, target)| event(source, target).put(own, out));
    }
    if between.len() > 1 {
        states.note("The row names several states on a side; it becomes one row for each pair of different states.");
    }
    between.into_iter().try_for_each(|(source, target)| event(source, target).put(own, out))
}

/// A cell; `None` where it is empty or says None.
fn given<'a>(row: &Row<'a>, index: usize) -> Result<Option<&'a str>, Quarantined> {
    Ok(row.text_or_none(index)?.filter(|text| !matches!(*text, "None" | "NA" | "nan")))
}

fn actors<'a>(
    row: &Row<'a>,
    [name, country, sector]: [usize; 3],
    day: Day,
    states: &mut Resolver,
) -> Result<Vec<Actor<'a>>, Quarantined> {
    let (name, sector) = (given(row, name)?, given(row, sector)?);
    let organ = matches!(sector, Some("GOV" | "MIL" | "COP" | "SPY" | "JUD" | "LEG") | None);
    let actor = |state: Option<&'static str>| Actor {
        state,
        name,
        sector,
        official: state.is_some() && organ,
    };
    let mut found = Vec::new();
    for part in given(row, country)?
        .unwrap_or_default()
        .split([';', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let state = state_of(part, day, states)?;
        if !found.iter().any(|known: &Actor<'_>| known.state == state) {
            found.push(actor(state));
        }
    }
    if found.is_empty() {
        found.push(actor(None));
    }
    Ok(found)
}

/// Files write ISO-3 codes or names.
fn state_of(
    text: &str,
    day: Day,
    states: &mut Resolver,
) -> Result<Option<&'static str>, Quarantined> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let system = if is_code { System::Iso3 } else { System::Name };
    states.actor(system, text, day)
}
