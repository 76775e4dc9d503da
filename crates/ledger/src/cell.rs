//! Where and when.

use crate::Entry;
use counterpoise_case::model::{ArenaId, Case, CellRef, Event, Name, Reach, Settings};
use counterpoise_dates::Window;
use serde::Serialize;

/// An arena, a domain and a window: the place a number is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Cell {
    /// Where; `None`: all arenas pooled, and what has no place.
    pub arena: Option<ArenaId>,
    /// In which matters; `None`: in all, and in what has no domain.
    pub domain: Option<Name>,
    /// When, both days included.
    pub window: Window,
}

impl Cell {
    /// The cell of an arena, all domains.
    #[must_use]
    pub fn arena(arena: ArenaId, window: Window) -> Cell {
        Cell { arena: Some(arena), domain: None, window }
    }

    /// All arenas and domains.
    #[must_use]
    pub fn pooled(window: Window) -> Cell {
        Cell { arena: None, domain: None, window }
    }

    /// The place that a test names, at some time.
    #[must_use]
    pub fn named(cell: &CellRef, window: Window) -> Cell {
        Cell { arena: cell.arena, domain: cell.domain.clone(), window }
    }

    /// How long it is, in years of 365.2425 days; at least a day.
    #[must_use]
    pub fn years(&self) -> f64 {
        self.window.len_days().max(1) as f64 / 365.2425
    }

    /// The same cell at another time.
    #[must_use]
    pub fn at(&self, window: Window) -> Cell {
        Cell { window, ..self.clone() }
    }
}

/// Whether a domain counts another: itself, or as the broader of the two.
///
/// `economic` counts trade, energy, infrastructure, financial and technology; `security` counts
/// arms.
#[must_use]
pub fn covers_domain(wanted: &str, domain: &str) -> bool {
    const ECONOMIC: [&str; 5] = ["trade", "energy", "infrastructure", "financial", "technology"];
    wanted == domain
        || (wanted == "economic" && ECONOMIC.contains(&domain))
        || (wanted == "security" && domain == "arms")
}

/// How far an entry bears on the arena and the domain of the cell, whenever it was: 0 (not at all)
/// to 1.
///
/// What the case says of its bearing counts, the greatest of its weights among the arenas of the
/// cell, so that an act enters a cell once; where it says nothing, the place counts wholly. All
/// arenas together take every act, with the greatest of its weights. Under the choices `place` and
/// `wider` nothing but places counts.
#[must_use]
pub fn bearing(case: &Case, settings: &Settings, cell: &Cell, entry: &Entry) -> f64 {
    if !in_domain(cell, &case[entry.event]) {
        return 0.0;
    }
    let reading = entry.reading(case);
    if settings.reach == Reach::Bearing && !reading.bears_on.is_empty() {
        let here = |own: ArenaId| cell.arena.is_none_or(|arena| lies_in(case, own, arena));
        let weights =
            reading.bears_on.iter().filter(|(own, _)| here(*own)).map(|(_, weight)| *weight);
        return weights.fold(0.0, f64::max);
    }
    f64::from(u8::from(in_arena(case, settings, cell, &reading.arenas)))
}

/// Whether an entry belongs to the arena and the domain of the cell, whenever it was.
#[must_use]
pub fn counts_in(case: &Case, settings: &Settings, cell: &Cell, entry: &Entry) -> bool {
    bearing(case, settings, cell, entry) > 0.0
}

/// Whether the event belongs to the domain of the cell.
fn in_domain(cell: &Cell, event: &Event) -> bool {
    let Some(wanted) = &cell.domain else {
        return true;
    };
    event.domains.iter().any(|domain| covers_domain(wanted, domain))
}

/// Whether what lies in these arenas belongs to the arena of the cell, by the stated choices.
fn in_arena(case: &Case, settings: &Settings, cell: &Cell, arenas: &[ArenaId]) -> bool {
    cell.arena.is_none_or(|arena| arenas_meet(case, settings, arena, arenas))
}

/// Whether what lies in these arenas belongs to the arena, by the stated choices.
pub(crate) fn arenas_meet(
    case: &Case,
    settings: &Settings,
    arena: ArenaId,
    of: &[ArenaId],
) -> bool {
    let wider = settings.reach == Reach::Wider;
    if of.is_empty() {
        return wider;
    }
    of.iter().any(|&own| lies_in(case, own, arena) || (wider && lies_in(case, arena, own)))
}

/// Whether an arena is the other or lies within it.
pub(crate) fn lies_in(case: &Case, inner: ArenaId, outer: ArenaId) -> bool {
    inner == outer || case[inner].wider.contains(&outer)
}
