//! The ledger laid over a cell.

use crate::cell::bearing;
use crate::index::Summed;
use crate::{Cell, Entry, Ledger};
use counterpoise_case::model::{Case, Undated};
use counterpoise_dates::{Extent, Kind, Window};
use serde::Serialize;
use std::sync::OnceLock;

/// How an act stands to the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Placement {
    /// It happened once, certainly in the window.
    Inside,
    /// It happened once, perhaps in the window.
    Possible,
    /// It lasted, and shares days with the window.
    Lasting,
    /// Nothing is known of its day.
    Undated,
}

/// An entry that counts in the cell, or may.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Placed {
    /// Position in [`Ledger::entries`].
    #[serde(skip)]
    pub entry: usize,
    /// How much of it counts in the window, 0..=1, by the stated choice for unknown days.
    pub share: f64,
    /// How far it bears on the arena of the cell, above 0 and up to 1.
    pub bearing: f64,
    /// How it stands to the window.
    pub placement: Placement,
}

impl Placed {
    /// The amount of evidence: weight x certainty x share x bearing.
    #[must_use]
    pub fn amount(&self, entry: &Entry) -> f64 {
        entry.weight * entry.certainty * self.share * self.bearing
    }
}

/// A ledger laid over a cell: the entries of the cell, with their shares. Every number of the cell
/// is read off it.
#[derive(Clone, Debug)]
pub struct View<'l> {
    /// The ledger.
    pub ledger: &'l Ledger<'l>,
    /// The cell.
    pub cell: Cell,
    /// The entries that count in the cell, or may, in the ledger's order.
    pub placed: Vec<Placed>,
    /// What each selection of the ledger's index takes here, once it was asked.
    pub(crate) sums: OnceLock<Vec<Summed>>,
}

impl<'l> View<'l> {
    /// Lays a ledger over a cell.
    #[must_use]
    pub fn new(ledger: &'l Ledger<'l>, cell: &Cell) -> View<'l> {
        let placed = (0..ledger.entries.len()).filter_map(|at| placed(ledger, cell, at)).collect();
        View { ledger, cell: cell.clone(), placed, sums: OnceLock::new() }
    }

    /// The case the ledger is of.
    #[must_use]
    pub fn case(&self) -> &'l Case {
        self.ledger.case
    }

    /// The placed entries with what they are.
    pub fn entries(&self) -> impl Iterator<Item = (&'l Entry, Placed)> + '_ {
        self.placed.iter().map(|&placed| (&self.ledger.entries[placed.entry], placed))
    }
}

impl Ledger<'_> {
    /// Whether an entry, by its position, stands in a cell: what a view of the cell says of all
    /// entries, of one.
    #[must_use]
    pub fn places(&self, entry: usize, cell: &Cell) -> bool {
        placed(self, cell, entry).is_some()
    }
}

fn placed(ledger: &Ledger<'_>, cell: &Cell, at: usize) -> Option<Placed> {
    let entry = &ledger.entries[at];
    let (placement, share) = place(entry.extent, cell.window, ledger.settings.undated)?;
    let bearing = bearing(ledger.case, &ledger.settings, cell, entry);
    (bearing > 0.0).then_some(Placed { entry: at, share, bearing, placement })
}

/// How a date stands to a window and how much of it counts there, 0..=1; `None` outside it, and in
/// an empty window.
#[must_use]
pub fn place(extent: Option<Extent>, window: Window, undated: Undated) -> Option<(Placement, f64)> {
    let Some(extent) = extent else {
        let share = if undated == Undated::WhereverPossible { 1.0 } else { 0.0 };
        return (window.len_days() > 0).then_some((Placement::Undated, share));
    };
    let share = extent.share_in(window);
    match extent.kind() {
        _ if share <= 0.0 => None,
        Kind::Lasting => Some((Placement::Lasting, share)),
        Kind::Once if share >= 1.0 => Some((Placement::Inside, 1.0)),
        Kind::Once if undated == Undated::WhereverPossible => Some((Placement::Possible, 1.0)),
        Kind::Once => Some((Placement::Possible, share)),
    }
}
