//! Where anybody looked: arena by domain by period.

use crate::cell::arenas_meet;
use crate::entry::is_on;
use crate::search::mapped;
use crate::view::place;
use crate::{Cell, Ledger, covers_domain};
use counterpoise_case::model::{ArenaId, Case, Event, Name, Party, PeriodId, SourceId};
use counterpoise_dates::{Date, DayRange, Extent, Window};
use serde::Serialize;
use std::collections::BTreeSet;

/// The state of one place of the coverage map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum CoverageState {
    /// Something is recorded.
    Covered,
    /// A recorded search looked there, and nothing is recorded.
    SearchedNothingFound,
    /// Nothing is recorded, and nobody is known to have looked.
    Empty,
    /// The period lies outside the case.
    NotApplicable,
}

/// One place of the coverage map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    /// Where.
    pub arena: ArenaId,
    /// In which matters.
    pub domain: String,
    /// When.
    pub period: PeriodId,
    /// Events of any role.
    pub events: usize,
    /// Readings of the subject's behaviour towards the target.
    pub readings: usize,
    /// Distinct sources of the events.
    pub sources: usize,
    /// Whether a recorded search covers it.
    pub searched: bool,
    /// Its state.
    pub state: CoverageState,
}

/// The coverage map: every arena by every domain by every period, in that order.
///
/// Events count as they do in the cell's indicators, by the stated choices for unknown days, wider
/// arenas and acts without a place. A period lies outside the case when it shares no day with the
/// case's window and nothing is recorded in it.
#[must_use]
pub fn coverage(
    ledger: &Ledger<'_>,
    arenas: &[ArenaId],
    domains: &[Name],
    periods: &[PeriodId],
) -> Vec<Coverage> {
    let grid = Grid { ledger, arenas, domains, periods };
    let searched = |cell: &Cell| mapped(ledger.case, ledger.dyad, cell);
    let place = |(at, found): (usize, Found)| {
        let (arena, domain, period) = grid.place(at);
        let window = ledger.case[period].window;
        let searched = searched(&Cell { arena: Some(arena), domain: Some(domain.clone()), window });
        let state = state(ledger.case, window, found.events > 0, searched);
        let (events, sources, readings) = (found.events, found.sources.len(), found.readings);
        Coverage {
            arena,
            domain: domain.to_string(),
            period,
            events,
            readings,
            sources,
            searched,
            state,
        }
    };
    grid.found().into_iter().enumerate().map(place).collect()
}

/// What is recorded in one place of the map.
#[derive(Clone, Debug, Default)]
struct Found {
    events: usize,
    readings: usize,
    sources: BTreeSet<SourceId>,
}

/// The places of the map: each event is laid over it once.
struct Grid<'g> {
    ledger: &'g Ledger<'g>,
    arenas: &'g [ArenaId],
    domains: &'g [Name],
    periods: &'g [PeriodId],
}

impl Grid<'_> {
    fn place(&self, at: usize) -> (ArenaId, &Name, PeriodId) {
        let (row, period) = (at / self.periods.len(), at % self.periods.len());
        (
            self.arenas[row / self.domains.len()],
            &self.domains[row % self.domains.len()],
            self.periods[period],
        )
    }

    fn found(&self) -> Vec<Found> {
        let case = self.ledger.case;
        let mut found =
            vec![Found::default(); self.arenas.len() * self.domains.len() * self.periods.len()];
        for event in case.events.iter().filter(|event| is_on(case, event.set)) {
            let extent = event.date.as_ref().map(Date::extent);
            let arenas = std::iter::once(&event.arenas)
                .chain(event.readings.iter().map(|reading| &reading.arenas));
            for at in self.places(event, extent, &arenas.collect::<Vec<_>>()) {
                found[at].events += 1;
                found[at].sources.extend(event.cites.iter().map(|cite| cite.source));
            }
        }
        for entry in self.ledger.entries.iter().filter(|entry| entry.party == Party::Subject) {
            let places =
                self.places(&case[entry.event], entry.extent, &[&entry.reading(case).arenas]);
            places.into_iter().for_each(|at| found[at].readings += 1);
        }
        found
    }

    /// The places in which something of the event counts, given the arenas of its parts.
    fn places(&self, event: &Event, extent: Option<Extent>, parts: &[&Vec<ArenaId>]) -> Vec<usize> {
        let (case, settings) = (self.ledger.case, &self.ledger.settings);
        let meets =
            |&arena: &ArenaId| parts.iter().any(|of| arenas_meet(case, settings, arena, of));
        let covers = |domain: &Name| event.domains.iter().any(|own| covers_domain(domain, own));
        let falls = |&period: &PeriodId| {
            place(extent, case[period].window, settings.undated)
                .is_some_and(|(_, share)| share > 0.0)
        };
        let (arenas, periods) = (positions(self.arenas, meets), positions(self.periods, falls));
        let mut places = Vec::new();
        for domain in positions(self.domains, covers) {
            let row = |arena: &usize| (arena * self.domains.len() + domain) * self.periods.len();
            places.extend(
                arenas
                    .iter()
                    .flat_map(|arena| periods.iter().map(move |period| row(arena) + period)),
            );
        }
        places
    }
}

/// Positions of what is taken.
fn positions<T>(of: &[T], take: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..of.len()).filter(|&at| take(&of[at])).collect()
}

fn state(case: &Case, window: Window, recorded: bool, searched: bool) -> CoverageState {
    let shown = |p: &&counterpoise_case::model::Period| !p.comparison;
    let judged = |p: &counterpoise_case::model::Period| {
        DayRange::from(p.window).intersect(window.into()).is_some()
    };
    let outside = !case.periods.iter().filter(shown).any(judged);
    match (recorded, searched) {
        (true, _) => CoverageState::Covered,
        (false, true) => CoverageState::SearchedNothingFound,
        (false, false) if outside => CoverageState::NotApplicable,
        (false, false) => CoverageState::Empty,
    }
}
