//! What the literature says, laid side by side: who gives which label where and when, what nobody
//! has said, where authors speak of different things, and what rests on whom.
//!
//! Only positions whose set counts are looked at. Those that the study of the case takes itself
//! stand beside the others: they fill no gap of the literature, they say that the study fills it.

pub(crate) mod about;
mod chains;
pub(crate) mod facts;
mod map;
mod ran;
mod senses;
mod without;

pub use chains::{Chains, End, Link, LinkKind, chains};
pub use facts::{Agreement, Positions, Ran};
pub use map::{Filled, Gap, GapKind, LabelCell};
pub use senses::{Shared, Word};
pub use without::{Evidenced, OnPart, by_camp, without_origins};

use crate::answer::CellAnswer;
use about::counts;
use counterpoise_case::model::{Case, Name};

/// Compares the positions of a case; `cells` are verdicts that were found. `None`: it has none.
#[must_use]
pub fn positions<'a>(
    case: &'a Case,
    cells: impl Iterator<Item = &'a CellAnswer>,
) -> Option<Positions> {
    let all: Vec<usize> = (0..case.positions.len()).filter(|&at| counts(case, at)).collect();
    if all.is_empty() {
        return None;
    }
    let mut labels: Vec<Name> = Vec::new();
    for label in all.iter().filter_map(|&at| case.positions[at].label.as_ref()) {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    let map = map::map(case, &all, &labels);
    let shared = senses::shared(case, &all);
    Some(Positions {
        gaps: map::gaps(case, &all, &map, &shared),
        cells: map,
        words: senses::of_labels(case, &all, &labels),
        meanings: senses::of_meanings(case, &all),
        shared,
        chains: chains(case),
        ran: ran::ran(case, &all, &cells.collect::<Vec<_>>()),
        all,
        labels,
    })
}
