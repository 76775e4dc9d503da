//! What the caller knows besides the sheet.

use crate::mapping::Mapping;
use counterpoise_case::model::Case;
use counterpoise_dates::DayOrder;

/// What an import may look things up in.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which sheet of a workbook; `None`: the first that has an `id` and a `date` column.
    pub sheet: Option<String>,
    /// Actors that the case declares, besides those that the program knows.
    pub actors: Vec<KnownActor>,
    /// The bibliography; empty: no source given as prose becomes a citation.
    pub works: Vec<Work>,
    /// Arenas of the case; empty: any name is taken.
    pub arenas: Vec<String>,
    /// What the columns and words of the sheet mean, where it is not laid out as ours.
    pub mapping: Option<Mapping>,
    /// Which number of `3/4/2014` is the day; `None`: as the mapping says, or as the column proves.
    pub dates: Option<DayOrder>,
    /// Whether sources, arenas and actors that nobody knows become stubs ([`crate::Stubs`]).
    pub stubs: bool,
}

/// An actor of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownActor {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A work of a bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Citation key, without `@`.
    pub key: String,
    /// Author and year, as no other work has them: `Kaczmarski 2016`, `Gabuev 2016a`.
    pub short: String,
    /// Author and year alone, which several may have: `Gabuev 2016`.
    pub author_year: String,
    /// Full reference; tells two works of one author and year apart by their titles.
    pub full: String,
}

impl Options {
    /// Everything that a loaded case knows.
    #[must_use]
    pub fn of_case(case: &Case) -> Options {
        let actor = |a: &counterpoise_case::model::Actor| KnownActor {
            code: a.code.to_string(),
            name: a.name.clone(),
        };
        let work = |s: &counterpoise_case::model::Source| Work {
            key: s.key.to_string(),
            short: s.short.clone(),
            author_year: s.author_year.clone(),
            full: s.full.clone(),
        };
        Options {
            actors: case.actors.iter().map(actor).collect(),
            works: case.sources.iter().map(work).collect(),
            arenas: case.arenas.iter().map(|a| a.id.clone()).collect(),
            ..Options::default()
        }
    }
}
