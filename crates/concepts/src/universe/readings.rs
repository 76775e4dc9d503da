//! The readings of a coding on the days that they are put on, compiled.

use super::coding::Coding;
use super::fixed::Fixed;
use counterpoise_case::model::{Case, Edit, Mode, Placing, Stance};
use counterpoise_case::placed_days;
use counterpoise_dates::{Date, Day, Extent};
use counterpoise_ledger::{Entry, Ledger};

/// The position of an act, and those of the acts that end it.
type Ended = (u32, Vec<u32>);

pub(super) struct Readings {
    /// The entries of the ledger.
    pub(super) entries: Vec<Entry>,
    /// What an evaluation needs of each.
    pub(super) acts: Vec<Act>,
    /// Lists of selections of the index.
    pub(super) selections: Vec<u16>,
    /// Lists of resisting events, with their modes.
    pub(super) resisted: Vec<(u32, Mode)>,
    /// For each selection of what stands, the acts that it may take, each with those that bring it
    /// to an end.
    standing: Vec<(u16, Vec<Ended>)>,
}

/// One reading of an act.
pub(super) struct Act {
    pub(super) event: u32,
    pub(super) mode: Mode,
    /// The commitment it is a row of.
    pub(super) commitment: Option<u32>,
    pub(super) weight: f64,
    /// Selections that take it while no resistance of before counts: a part of
    /// `Readings::selections`.
    pub(super) plain: (u32, u32),
    /// Selections that take it where it reverses resistance.
    pub(super) reversing: (u32, u32),
    /// Resistance that it would reverse: a part of `Readings::resisted`.
    pub(super) resisted: (u32, u32),
}

impl Readings {
    /// The readings of a coding under these changes.
    pub(super) fn new(coding: &Coding, edits: &[&Edit], of: &Fixed<'_>) -> Readings {
        let mut ledger = Ledger::new(&coding.case, of.dyad, &coding.case.settings);
        for edit in edits {
            if let Edit::Dates(placing) = edit {
                let placed = placed(&coding.case, *placing);
                let entries = ledger.entries.iter_mut();
                entries.for_each(|entry| {
                    entry.extent = placed[entry.event.0 as usize].or(entry.extent);
                });
            }
        }
        let before = ledger.resistance_before();
        let mut all = Readings {
            entries: Vec::new(),
            acts: Vec::new(),
            selections: Vec::new(),
            resisted: Vec::new(),
            standing: Vec::new(),
        };
        for ((entry, before), takes) in ledger.entries.iter().zip(&before).zip(&coding.takes) {
            all.push(&ledger.entries, entry, before, takes);
        }
        all.standing = of
            .standing
            .iter()
            .map(|&selection| (selection, all.standing(&ledger, selection)))
            .collect();
        all.entries = ledger.entries;
        all
    }

    /// The acts that a selection of what stands may take, each with those that end it.
    pub(super) fn standing_in(&self, selection: usize) -> &[Ended] {
        let of = |(own, _): &&(u16, Vec<Ended>)| usize::from(*own) == selection;
        self.standing.iter().find(of).map_or(&[], |(_, acts)| acts)
    }

    /// The same, found out.
    fn standing(&self, ledger: &Ledger<'_>, selection: u16) -> Vec<(u32, Vec<u32>)> {
        let takes = |(from, to): (u32, u32)| {
            self.selections[from as usize..to as usize].contains(&selection)
        };
        let taken = self
            .acts
            .iter()
            .enumerate()
            .filter(|(_, act)| takes(act.plain) || takes(act.reversing));
        let ends = |at: usize| {
            let event = ledger.entries[at].event;
            let ends = |other: &Entry| ledger.case[other.event].ends.contains(&event);
            (0..ledger.entries.len() as u32)
                .filter(|&other| ends(&ledger.entries[other as usize]))
                .collect()
        };
        taken.map(|(at, _)| (at as u32, ends(at))).collect()
    }

    fn push(
        &mut self,
        entries: &[Entry],
        entry: &Entry,
        before: &[usize],
        [plain, reversing]: &[Vec<u16>; 2],
    ) {
        let may_reverse = entry.stance == Stance::Accommodate && !before.is_empty();
        let resisted = before
            .iter()
            .filter(|_| may_reverse)
            .map(|&at| (entries[at].event.0, entries[at].mode));
        let resisted = extended(&mut self.resisted, resisted);
        let plain = extended(&mut self.selections, plain.iter().copied());
        let reversing = if may_reverse {
            extended(&mut self.selections, reversing.iter().copied())
        } else {
            plain
        };
        self.acts.push(Act {
            event: entry.event.0,
            mode: entry.mode,
            commitment: entry.commitment,
            weight: entry.weight,
            plain,
            reversing,
            resisted,
        });
    }
}

/// Appends a list; where it stands.
fn extended<T>(list: &mut Vec<T>, more: impl Iterator<Item = T>) -> (u32, u32) {
    let from = list.len() as u32;
    list.extend(more);
    (from, list.len() as u32)
}

/// For each event that happened once its extent when it is put on its first or last day.
pub(super) fn placed(case: &Case, placing: Placing) -> Vec<Option<Extent>> {
    let written = |day: Option<Day>| Some(Date::parse(&day?.to_string()).ok()?.extent());
    placed_days(case, placing).into_iter().map(written).collect()
}
