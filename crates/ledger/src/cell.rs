//! Where and when.

use crate::Entry;
use counterpoise_case::model::{ArenaId, Case, Event, Name, Reach, Settings};
use counterpoise_dates::Window;
use serde::{Serialize, Serializer};

/// An arena, a domain and a window: the place a number is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Cell {
    /// Where; `None`: all arenas pooled, and what has no place.
    pub arena: Option<ArenaId>,
    /// In which matters; `None`: in all, and in what has no domain.
    #[serde(serialize_with = "text")]
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

    /// The same cell at another time.
    #[must_use]
    pub fn at(&self, window: Window) -> Cell {
        Cell { window, ..self.clone() }
    }
}

/// Whether a domain counts another: itself, or as the broader of the two.
///
/// `economic` counts trade, energy, infrastructure, financial and technology; `security` counts arms.
#[must_use]
pub fn covers_domain(wanted: &str, domain: &str) -> bool {
    const ECONOMIC: [&str; 5] = ["trade", "energy", "infrastructure", "financial", "technology"];
    wanted == domain
        || (wanted == "economic" && ECONOMIC.contains(&domain))
        || (wanted == "security" && domain == "arms")
}

/// Whether an entry belongs to the arena and the domain of the cell, whenever it was.
#[must_use]
pub fn counts_in(case: &Case, settings: &Settings, cell: &Cell, entry: &Entry) -> bool {
    in_domain(cell, &case[entry.event]) && in_arena(case, settings, cell, &entry.reading(case).arenas)
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
pub(crate) fn arenas_meet(case: &Case, settings: &Settings, arena: ArenaId, of: &[ArenaId]) -> bool {
    if of.is_empty() {
        return settings.reach == Reach::Wider;
    }
    let wider = settings.reach == Reach::Wider;
    of.iter().any(|&own| lies_in(case, own, arena) || (wider && lies_in(case, arena, own)))
}

/// Whether an arena is the other or lies within it.
pub(crate) fn lies_in(case: &Case, inner: ArenaId, outer: ArenaId) -> bool {
    inner == outer || case[inner].wider.contains(&outer)
}

fn text<S: Serializer>(name: &Option<Name>, serializer: S) -> Result<S::Ok, S::Error> {
    name.as_deref().serialize(serializer)
}
