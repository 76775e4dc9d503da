//! A case with its codings, measures and sets changed, and the sums that each of its entries goes into.

use super::Universes;
use counterpoise_case::model::{Case, Placing};
use counterpoise_dates::{Date, Extent, Kind};
use counterpoise_ledger::{Entry, Index, Ledger};

pub(super) struct Coding {
    pub(super) case: Case,
    /// For each entry of the ledger the selections that take it: while it reverses nothing, and where it reverses resistance.
    pub(super) takes: Vec<[Vec<u16>; 2]>,
    /// The case without each combination of withdrawn series; `None`: none of them is withdrawn.
    pub(super) without: Vec<Option<Case>>,
}

impl Coding {
    pub(super) fn new(case: Case, of: &Universes<'_>) -> Coding {
        let ledger = Ledger::new(&case, of.dyad, &case.settings);
        let index = Index::new(&ledger, &of.indicators);
        let takes = ledger.entries.iter().map(|entry| [false, true].map(|r| selections(&ledger, &index, entry, r)));
        let takes = takes.collect();
        let without = of.series.iter().map(|out| without(&case, out)).collect();
        Coding { takes, without, case }
    }
}

/// The selections that would take the entry if it reversed resistance, or did not.
fn selections(ledger: &Ledger<'_>, index: &Index, entry: &Entry, reversing: bool) -> Vec<u16> {
    if entry.reversing == reversing {
        return index.takes(entry.class).iter().map(|&at| at as u16).collect();
    }
    let entry = Entry { reversing, ..entry.clone() };
    let takes = |at: &u16| index.selections[usize::from(*at)].takes(ledger, &entry);
    (0..index.selections.len() as u16).filter(takes).collect()
}

/// The case without these series; `None`: none is left out.
fn without(case: &Case, out: &[bool]) -> Option<Case> {
    out.iter().any(|&out| out).then(|| {
        let mut left = case.clone();
        for (series, _) in left.series.iter_mut().zip(out).filter(|(_, out)| **out) {
            (series.measure, series.values) = (None, Vec::new());
        }
        left
    })
}

/// The extent of an act that happened once, put on its first or last admissible day; any other stays as it is.
pub(super) fn placed(extent: Option<Extent>, placing: Placing) -> Option<Extent> {
    let once = extent.filter(|extent| extent.kind() == Kind::Once)?;
    let days = once.admissible();
    let day = if placing == Placing::Earliest { days.first } else { days.last };
    let date = day.and_then(|day| Date::parse(&day.to_string()).ok());
    Some(date.map_or(once, |date| date.extent()))
}
