//! All that a view reads, to tell whether anything of it has changed.

use crate::cell::lies_in;
use crate::entry::{is_on, origins};
use crate::search::looks_there;
use crate::{Entry, Placed, View};
use counterpoise_case::model::{
    ActorId, ArenaId, Assessment, Event, EventId, Gain, IndicatorId, Level, MotiveKind, Name,
    Posture, Search, Series, SeriesId, Settings, SourceId, Stage,
};
use counterpoise_dates::Date;
use serde::Serialize;

/// All that a view reads of its case, but for the rules: two views of which this is the same have
/// the same numbers, under the same rules. Compare it by its content (`case::content`), in which
/// positions are names; nothing in it is shown to anybody.
#[derive(Serialize)]
pub struct Reads<'v> {
    settings: &'v Settings,
    dyad: (ActorId, ActorId),
    cell: &'v crate::Cell,
    level: Option<Level>,
    acts: Vec<Act<'v>>,
    assessments: Vec<Judged<'v>>,
    searches: Vec<Searched<'v>>,
    series: Vec<Points<'v>>,
}

/// An entry of the view, with the coding of its event.
#[derive(Serialize)]
struct Act<'v> {
    entry: &'v Entry,
    placed: Placed,
    coding: Coding<'v>,
}

/// What counting looks at in an event, beside the entry.
#[derive(Serialize)]
pub struct Coding<'v> {
    id: EventId,
    date: &'v Option<Date>,
    joint: bool,
    commitment: &'v Option<Name>,
    domains: &'v [Name],
    instrument: &'v Option<Name>,
    stage: Option<Stage>,
    issues: &'v [Name],
    posture: Option<Posture>,
    gains: &'v [Gain],
    motive: Option<MotiveKind>,
    sources: Vec<(SourceId, f64)>,
}

/// A judgement, whosever relation it is of: some schools compare pairs.
#[derive(Serialize)]
struct Judged<'v> {
    name: &'v str,
    /// An author who is not cited goes by the title.
    title: &'v str,
    date: &'v Date,
    dyad: (ActorId, ActorId),
    degree: f64,
    sources: Vec<(SourceId, f64)>,
    via: Vec<SourceId>,
}

/// A search that looks at the cell.
#[derive(Serialize)]
struct Searched<'v> {
    date: &'v Date,
    arenas: &'v [ArenaId],
    domains: &'v [Name],
    in_vain: bool,
    sought: &'v [IndicatorId],
}

/// A series, with its values in the window.
#[derive(Serialize)]
struct Points<'v> {
    series: SeriesId,
    measure: &'v Option<String>,
    of: Option<ActorId>,
    asks: &'v Option<String>,
    is_empty: bool,
    values: Vec<(&'v Date, Option<f64>)>,
    sources: Vec<(SourceId, f64)>,
}

impl<'v> View<'v> {
    /// All that the view reads.
    #[must_use]
    pub fn reads(&'v self) -> Reads<'v> {
        let (case, ledger) = (self.case(), self.ledger);
        let act = |(entry, placed): (&'v Entry, Placed)| Act {
            entry,
            placed,
            coding: ledger.coding(entry.event),
        };
        Reads {
            settings: &ledger.settings,
            dyad: ledger.dyad,
            cell: &self.cell,
            level: self.cell.arena.map(|arena| case[arena].level),
            acts: self.entries().map(act).collect(),
            assessments: case.assessments.iter().filter_map(|of| self.judged(of)).collect(),
            searches: case.searches.iter().filter_map(|of| self.searching(of)).collect(),
            series: (0..case.series.len() as u32)
                .filter_map(|at| self.series_points(SeriesId(at), &case[SeriesId(at)]))
                .collect(),
        }
    }

    fn judged(&self, of: &'v Assessment) -> Option<Judged<'v>> {
        let case = self.case();
        let here =
            |arena| of.arenas.is_empty() || of.arenas.iter().any(|&o| lies_in(case, arena, o));
        let holds = is_on(case, of.set)
            && of.date.share_in(self.cell.window) > 0.0
            && self.cell.arena.is_none_or(here);
        holds.then(|| Judged {
            name: &of.name,
            title: &of.title,
            date: &of.date,
            dyad: of.dyad,
            degree: of.degree,
            sources: origins(case, of.rests_on()),
            via: of.via.iter().map(|cite| cite.source).collect(),
        })
    }

    fn searching(&self, of: &'v Search) -> Option<Searched<'v>> {
        let case = self.case();
        let looks = of.dyad == self.ledger.dyad
            && is_on(case, of.set)
            && looks_there(case, of, &self.cell)
            && of.date.share_in(self.cell.window) > 0.0;
        looks.then(|| Searched {
            date: &of.date,
            arenas: &of.arenas,
            domains: &of.domains,
            in_vain: of.found.is_empty(),
            sought: &of.sought,
        })
    }

    fn series_points(&self, series: SeriesId, of: &'v Series) -> Option<Points<'v>> {
        let case = self.case();
        let inside = of.values.iter().filter(|v| v.date.share_in(self.cell.window) > 0.0);
        is_on(case, of.set).then(|| Points {
            series,
            measure: &of.measure,
            of: of.of,
            asks: &of.asks,
            is_empty: of.values.is_empty(),
            values: inside.map(|value| (&value.date, value.value)).collect(),
            sources: origins(case, &of.cites),
        })
    }
}

impl<'c> crate::Ledger<'c> {
    /// What counting looks at in an event.
    #[must_use]
    pub fn coding(&self, id: EventId) -> Coding<'c> {
        let event: &'c Event = &self.case[id];
        Coding {
            id,
            date: &event.date,
            joint: event.joint,
            commitment: &event.commitment,
            domains: &event.domains,
            instrument: &event.instrument,
            stage: event.stage,
            issues: &event.issues,
            posture: event.posture,
            gains: &event.gains,
            motive: event.motive.as_ref().map(|(kind, _)| *kind),
            sources: self.source_certainties(id),
        }
    }
}
