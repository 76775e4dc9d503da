//! Where anybody looked: arena by domain by period.

use crate::cell::{in_arena, in_domain};
use crate::entry::is_on;
use crate::search::searched;
use crate::view::place;
use crate::{Cell, Ledger};
use counterpoise_case::model::{ArenaId, Case, Event, Name, Party, PeriodId, SourceId};
use counterpoise_dates::{Date, DayRange, Window};
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
/// Events count as they do in the cell's indicators, by the stated choices for unknown days, wider arenas and acts without
/// a place. A period lies outside the case when it shares no day with the case's window and nothing is recorded in it.
#[must_use]
pub fn coverage(ledger: &Ledger<'_>, arenas: &[ArenaId], domains: &[Name], periods: &[PeriodId]) -> Vec<Coverage> {
    let mut map = Vec::with_capacity(arenas.len() * domains.len() * periods.len());
    for &arena in arenas {
        for domain in domains {
            map.extend(periods.iter().map(|&period| at(ledger, arena, domain, period)));
        }
    }
    map
}

fn at(ledger: &Ledger<'_>, arena: ArenaId, domain: &Name, period: PeriodId) -> Coverage {
    let case = ledger.case;
    let cell = Cell { arena: Some(arena), domain: Some(domain.clone()), window: case[period].window };
    let events: Vec<&Event> = case.events.iter().filter(|event| lies_here(ledger, &cell, event)).collect();
    let sources: BTreeSet<SourceId> = events.iter().flat_map(|event| &event.cites).map(|cite| cite.source).collect();
    let behaviour =
        ledger.view(&cell).entries().filter(|(entry, at)| entry.party == Party::Subject && at.share > 0.0).count();
    let searched = searched(case, ledger.dyad, &cell);
    let state = state(case, cell.window, !events.is_empty(), searched);
    let (events, sources, readings) = (events.len(), sources.len(), behaviour);
    Coverage { arena, domain: domain.to_string(), period, events, readings, sources, searched, state }
}

fn lies_here(ledger: &Ledger<'_>, cell: &Cell, event: &Event) -> bool {
    let extent = event.date.as_ref().map(Date::extent);
    let meets = |arenas: &[ArenaId]| in_arena(ledger.case, &ledger.settings, cell, arenas);
    is_on(ledger.case, event.set)
        && in_domain(cell, event)
        && (meets(&event.arenas) || event.readings.iter().any(|reading| meets(&reading.arenas)))
        && place(extent, cell.window, ledger.settings.undated).is_some_and(|(_, share)| share > 0.0)
}

fn state(case: &Case, window: Window, recorded: bool, searched: bool) -> CoverageState {
    let shown = |p: &&counterpoise_case::model::Period| !p.comparison;
    let judged = |p: &counterpoise_case::model::Period| DayRange::from(p.window).intersect(window.into()).is_some();
    let outside = !case.periods.iter().filter(shown).any(judged);
    match (recorded, searched) {
        (true, _) => CoverageState::Covered,
        (false, true) => CoverageState::SearchedNothingFound,
        (false, false) if outside => CoverageState::NotApplicable,
        (false, false) => CoverageState::Empty,
    }
}
