//! What was found, by the content of what it depends on.

use crate::query::Found;
use counterpoise_case::content::Content;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

/// What is kept by its name, and how often each kind of thing was computed.
#[derive(Default)]
pub(crate) struct Memo(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// By the name of what was asked, the latest first.
    found: BTreeMap<String, VecDeque<(Content, Found)>>,
    computed: Computed,
}

/// How much was computed, not kept, since the session began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Computed {
    /// Cells.
    pub cells: usize,
    /// Claims.
    pub claims: usize,
    /// Everything that rests on the whole case: rivals, universes, shifts, answers.
    pub wholes: usize,
}

/// Versions of one thing that are kept: enough to undo and redo some edits.
const VERSIONS: usize = 8;
/// The same of what rests on the whole case, which is large.
const VERSIONS_OF_WHOLES: usize = 2;

impl Memo {
    /// What was found of this before, resting on the same.
    pub(crate) fn known(&self, name: &str, on: Content) -> Option<Found> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let versions = kept.found.get(name)?;
        versions.iter().find(|(own, _)| *own == on).map(|(_, found)| found.clone())
    }

    /// Keeps what was computed.
    pub(crate) fn keep(&self, name: String, on: Content, found: Found) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let most = match found {
            Found::Cell(_) => {
                kept.computed.cells += 1;
                VERSIONS
            }
            Found::Claim(_) => {
                kept.computed.claims += 1;
                VERSIONS
            }
            Found::Rivals(_) | Found::Universes(_) | Found::Shifts(_) | Found::Answer(_) => {
                kept.computed.wholes += 1;
                VERSIONS_OF_WHOLES
            }
        };
        let versions = kept.found.entry(name).or_default();
        versions.push_front((on, found));
        versions.truncate(most);
    }

    pub(crate) fn computed(&self) -> Computed {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).computed
    }
}
