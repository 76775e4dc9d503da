//! A case with its codings and sets changed, and the sums that each of its entries goes into.

use super::fixed::Fixed;
use counterpoise_case::model::Case;
use counterpoise_ledger::{Entry, Index, Ledger};

pub(super) struct Coding {
    pub(super) case: Case,
    /// For each entry of the ledger the selections that take it: while it reverses nothing, and
    /// where it reverses resistance.
    pub(super) takes: Vec<[Vec<u16>; 2]>,
}

impl Coding {
    pub(super) fn new(case: Case, of: &Fixed<'_>) -> Coding {
        let ledger = Ledger::new(&case, of.dyad, &case.settings);
        let index = Index::new(&ledger, &of.asked);
        let takes = ledger
            .entries
            .iter()
            .map(|entry| [false, true].map(|r| selections(&ledger, &index, entry, r)));
        Coding { takes: takes.collect(), case }
    }
}

/// The selections that would take the entry if it reversed resistance, or did not.
fn selections(ledger: &Ledger<'_>, index: &Index, entry: &Entry, reversing: bool) -> Vec<u16> {
    if entry.reversing == reversing {
        return index.takes(entry.class).iter().map(|&at| at as u16).collect();
    }
    let entry = Entry { reversing, ..entry.clone() };
    let takes = |at: &u16| index.selections[usize::from(*at)].takes(ledger.perspective(), &entry);
    (0..index.selections.len() as u16).filter(takes).collect()
}
