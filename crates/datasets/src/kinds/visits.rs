//! `visits`: journeys and meetings of Chinese leaders.
//!
//! Two layouts. *WHO-WHERE-WHEN* (Year, Name, Level, Country, ...): trips abroad of presidents and
//! premiers, one row a trip and country. *Engagements* of China Vitae (date, year, country, leader,
//! text): meetings of any sort, at home and at summits as well: an engagement is no visit. They
//! become the datasets `visits` and `engagements`; `source` is China in both.
//!
//! Sources: Turcsányi, Eckert, Šimalčík and Majsniarova (2021); China Vitae, compiled by G. B.
//! Walker.

use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING, Plan, Reader, Settings, Source, Stream};
use crate::key::NO_KEY;
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct Visits;

static KIND: Kind = Kind {
    name: "visits",
    title: "Journeys and meetings of Chinese leaders",
    files: "one CSV file: Year, Name, Level, Country (WHO-WHERE-WHEN), or date, year, country, leader, text (engagements).",
    url: "https://ceias.eu/who-where-when/",
    licence: "not stated by the publishers",
    cite: "Turcsányi, Richard Q., Kristína Eckert, Matej Šimalčík and Barbora Majsniarova (2021): WHO|WHERE|WHEN. CEIAS.",
    bibtex: "@misc{turcsanyi2021,\n  author = {Turcs{\\'a}nyi, Richard Q. and Eckert, Krist{\\'i}na and {\\v{S}}imal{\\v{c}}{\\'i}k, Matej and Majsniarova, Barbora},\n  title = {{WHO|WHERE|WHEN}},\n  howpublished = {CEIAS},\n  year = {2021}\n}\n",
    missing: "a state without a row in a covered year was not visited (visits), or has no recorded meeting (engagements)",
    absent: Absent::Zero,
};

impl Importer for Visits {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        is_trips(head) || is_engagements(head)
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let trips = files.iter().all(|file| is_trips(&file.head));
        let wanted: [&'static [&'static str]; 5] = if trips {
            [&["Year"], &["Name"], &["Level"], &["Country"], &["Year"]]
        } else {
            [&["year"], &["leader"], &["text"], &["country"], &["date"]]
        };
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let found = file.head.header().require(wanted);
            let at = found.map_err(|missing| wrong_kind(&KIND, &file.head, &missing))?;
            let format = Format::with_header(&file.head, 0, MISSING);
            let communist = file.head.header().find(&["Communist country"]);
            let reader = Meetings { at, dated: !trips, communist };
            let days = (!trips).then_some(at[4]);
            streams.push(Stream { days, ..Stream::new(source, format, reader) });
        }
        let (name, key) = if trips { ("visits", NO_KEY) } else { ("engagements", ENGAGEMENT) };
        Ok(Plan { columns: columns(), streams, ..Plan::new(name, Shape::Records, key) })
    }
}

/// What tells two engagements apart. Journeys have years and no days: two to one country in a year
/// are two rows that are alike.
const ENGAGEMENT: &[&str] = &["target", "country", "date", "leader", "what"];

fn is_trips(head: &Head) -> bool {
    head.header().has(&["Year", "Name", "Level", "Country"])
}

fn is_engagements(head: &Head) -> bool {
    head.header().has(&["date", "year", "country", "leader", "text"])
}

fn columns() -> Vec<Column> {
    vec![
        Column::state("source", "id of the state whose leader it is"),
        Column::state("target", "id of the other state"),
        Column::new("date", Type::Day, "", "day, where the source has it"),
        Column::text("leader", "the leader"),
        Column::text("what", "office of the leader, or the text of the record"),
        Column::text("country", "the country as the source has it"),
    ]
}

/// Names that the engagements give to parts of a state.
const PARTS: [&str; 4] = ["England", "Scotland", "Wales", "Northern Ireland"];

/// Names that two states bore at one time: of the communist one, and of the other.
const NAMESAKES: [(&str, &str, &str); 2] = [("Germany", "DDR", "DEU"), ("Vietnam", "VNM", "RVN")];

struct Meetings {
    /// Year, leader, what, country, date.
    at: [usize; 5],
    dated: bool,
    /// Whether the country is communist, where the file tells; of two states of one name it tells
    /// which.
    communist: Option<usize>,
}

impl Meetings {
    fn visited(
        &self,
        row: &Row<'_>,
        country: &str,
        year: i32,
        states: &mut Resolver,
    ) -> Result<&'static str, Quarantined> {
        if PARTS.contains(&country) {
            states.note(&format!("\"{country}\" is read as the United Kingdom."));
            return states.in_year(System::Id, "GBR", year);
        }
        match states.in_year(System::Name, country, year) {
            Err(quarantined) if quarantined.reason == Reason::AmbiguousActor => {
                match self.namesake(row, country) {
                    Some((says, id)) => {
                        states.note(&format!(
                            "\"{country}\" is read as {id}, as the file says that it is {says}."
                        ));
                        states.in_year(System::Id, id, year)
                    }
                    None => Err(quarantined),
                }
            }
            found => found,
        }
    }

    /// Which of two states of one name is meant, where the file says whether it is communist.
    fn namesake(&self, row: &Row<'_>, country: &str) -> Option<(&'static str, &'static str)> {
        let communist = row.flag(self.communist?).ok()??;
        let found = NAMESAKES.iter().find(|(name, ..)| *name == country);
        found.map(
            |(_, yes, no)| if communist { ("communist", *yes) } else { ("not communist", *no) },
        )
    }
}

impl Reader for Meetings {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let [year, leader, what, country, date] = self.at;
        let year = row.year(year)?;
        let country = row.text(country)?;
        let target = self.visited(row, country, year, states)?;
        if target == "CHN" {
            return Err(Quarantined::new(Reason::SelfDyad, "The other side is China itself."));
        }
        let date = if self.dated { Value::Day(row.day(date)?) } else { Value::Null };
        let (leader, what) = (row.text_or_none(leader)?, row.text_or_none(what)?);
        out.put(
            year,
            &[
                Value::Text("CHN"),
                Value::Text(target),
                date,
                leader.into(),
                what.into(),
                Value::Text(country),
            ],
        )
    }
}
