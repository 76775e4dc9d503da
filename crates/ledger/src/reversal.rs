//! Resistance given up: which accommodating entries reverse an earlier resistance in the same
//! issue.

use crate::Entry;
use counterpoise_case::model::{ActorId, Case, Name, Stance};
use counterpoise_dates::{Day, Extent};
use std::collections::BTreeMap;

/// The entries of one actor in one issue.
type ByIssue<'c> = BTreeMap<(ActorId, ActorId, &'c Name), Vec<usize>>;

/// Marks the accommodating entries that follow a resisting one of the same actor towards the same
/// other in one of their issues: its admissible days start earlier and end earlier. What has no
/// date neither reverses nor is reversed.
pub(crate) fn mark_reversals(case: &Case, entries: &mut [Entry]) {
    for positions in by_issue(case, entries).into_values() {
        let resisting = Resistance::of(entries, &positions);
        for at in positions {
            let entry = &mut entries[at];
            let accommodates = entry.stance == Stance::Accommodate;
            entry.reversing |=
                accommodates && entry.extent.is_some_and(|extent| resisting.precedes(extent));
        }
    }
}

fn by_issue<'c>(case: &'c Case, entries: &[Entry]) -> ByIssue<'c> {
    let mut issues = ByIssue::new();
    for (at, entry) in entries.iter().enumerate() {
        let reading = entry.reading(case);
        for issue in &case[entry.event].issues {
            issues.entry((reading.actor, reading.toward, issue)).or_default().push(at);
        }
    }
    issues
}

/// Resisting dates by their first day, each with the earliest last day up to it, so that looking
/// back is quick.
struct Resistance(Vec<(Option<Day>, Day)>);

impl Resistance {
    fn of(entries: &[Entry], positions: &[usize]) -> Resistance {
        let resisting =
            positions.iter().map(|&at| &entries[at]).filter(|entry| entry.stance == Stance::Resist);
        let mut days: Vec<_> = resisting.filter_map(|entry| entry.extent).map(ends).collect();
        days.sort_unstable();
        let mut earliest = Day::MAX;
        days.iter_mut().for_each(|(_, last)| {
            earliest = earliest.min(*last);
            *last = earliest;
        });
        Resistance(days)
    }

    fn precedes(&self, extent: Extent) -> bool {
        let (first, last) = ends(extent);
        let before = self.0.partition_point(|(start, _)| *start < first);
        before > 0 && self.0[before - 1].1 < last
    }
}

/// First admissible day (an open past sorts first) and last (an open end is the end of the
/// calendar).
fn ends(extent: Extent) -> (Option<Day>, Day) {
    let days = extent.admissible();
    (days.first, days.last.unwrap_or(Day::MAX))
}

/// For each entry the resisting ones that it would reverse if it accommodated: those of the
/// same actor towards the same other in one of its issues, whose admissible days start earlier
/// and end earlier. In the ledger's order.
pub(crate) fn resistance_before(case: &Case, entries: &[Entry]) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); entries.len()];
    for positions in by_issue(case, entries).into_values() {
        let days = |at: usize| entries[at].extent.map(ends);
        let resists = |at: &usize| entries[*at].stance == Stance::Resist;
        let resisting: Vec<_> = positions
            .iter()
            .copied()
            .filter(resists)
            .filter_map(|at| Some((at, days(at)?)))
            .collect();
        for at in positions {
            let Some((first, last)) = days(at) else { continue };
            before[at].extend(
                resisting
                    .iter()
                    .filter(|(_, own)| own.0 < first && own.1 < last)
                    .map(|(at, _)| *at),
            );
        }
    }
    before.iter_mut().for_each(|all| {
        all.sort_unstable();
        all.dedup();
    });
    before
}
