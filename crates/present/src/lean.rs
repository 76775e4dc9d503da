//! Which way the acts of a period lean, and for how long they leaned that way.

use counterpoise_case::model::Case;
use counterpoise_concepts::{StanceFound, StanceState};
use counterpoise_dates::{Day, Window};
use counterpoise_study::CellAnswer;

/// Which way the acts of a cell lean, as far as it is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Towards the target.
    Towards,
    /// Against it.
    Against,
    /// To neither side.
    Neither,
    /// The evidence does not settle which.
    Open,
    /// There are acts, and none takes a side.
    NoSideTaken,
    /// There is no act on record.
    NoEvidence,
}

impl Lean {
    /// The lean of a stance, if it holds as large a share of the re-readings as is asked for.
    #[must_use]
    pub fn of(stance: &StanceFound, asked: f64) -> Lean {
        match stance.state {
            StanceState::NoEvidence => Lean::NoEvidence,
            StanceState::NoSideTaken => Lean::NoSideTaken,
            StanceState::Known if stance.to >= asked => Lean::Towards,
            StanceState::Known if stance.against >= asked => Lean::Against,
            StanceState::Known if stance.mixed >= asked => Lean::Neither,
            StanceState::Known => Lean::Open,
        }
    }

    /// Whether it says something.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Lean::Towards | Lean::Against | Lean::Neither)
    }
}

/// Periods one after the other in which the acts lean one way.
#[derive(Clone, Debug)]
pub(crate) struct Stretch<'a> {
    pub(crate) lean: Lean,
    pub(crate) window: Window,
    /// The cells, in the order of time.
    pub(crate) cells: Vec<&'a CellAnswer>,
}

/// The cells of one arena by stretches.
pub(crate) fn stretches<'a>(case: &Case, cells: &[&'a CellAnswer]) -> Vec<Stretch<'a>> {
    let mut found: Vec<Stretch<'a>> = Vec::new();
    for cell in cells {
        let lean = Lean::of(&cell.stance, case.settings.set_at);
        let window = case[cell.period].window;
        match found.last_mut().filter(|last| last.lean == lean) {
            Some(last) => {
                last.window = Window { first: last.window.first, last: later(last, window) };
                last.cells.push(cell);
            }
            None => found.push(Stretch { lean, window, cells: vec![cell] }),
        }
    }
    found
}

fn later(last: &Stretch<'_>, window: Window) -> Day {
    last.window.last.max(window.last)
}
