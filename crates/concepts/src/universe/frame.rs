//! The ledger of a pair laid over the places that are judged, compiled.

use super::rule::{is_judged, is_series};
use super::{Scene, Universes};
use counterpoise_case::model::{Case, Mode, Party, Stance};
use counterpoise_ledger::{Basis, Cell, Entry, Index, Ledger, View};

pub(super) struct Frame {
    /// One for each place.
    pub(super) spots: Vec<Spot>,
}

/// One place.
pub(super) struct Spot {
    /// The acts that count there, or may, in the ledger's order.
    pub(super) acts: Vec<Act>,
    /// Lists of selections of the index.
    pub(super) selections: Vec<u16>,
    /// Lists of resisting events, with their modes.
    pub(super) resisted: Vec<(u32, Mode)>,
    /// Whether recorded searches cover it.
    pub(super) searched: bool,
    /// For each indicator that sources judge, the judgements in the order of their degrees.
    pub(super) judged: Vec<Vec<(u32, f64)>>,
    /// For each combination of withdrawn series, for each indicator read off series, its number.
    pub(super) series: Vec<Vec<Option<f64>>>,
}

/// One reading of an act.
pub(super) struct Act {
    pub(super) event: u32,
    pub(super) mode: Mode,
    /// Whether it is the subject's.
    pub(super) subject: bool,
    pub(super) share: f64,
    pub(super) weight: f64,
    /// Selections that take it while no resistance of before counts: a part of `Spot::selections`.
    pub(super) plain: (u32, u32),
    /// Selections that take it where it reverses resistance.
    pub(super) reversing: (u32, u32),
    /// Resistance that it would reverse: a part of `Spot::resisted`.
    pub(super) resisted: (u32, u32),
}

impl Frame {
    /// The frame of a case in which the changes have been made.
    pub(super) fn new(case: &Case, of: &Universes<'_>) -> Frame {
        let ledger = Ledger::new(case, of.dyad, &case.settings);
        let index = Index::new(&ledger, &of.indicators);
        let cells: Vec<Cell> = of.places.iter().map(|place| cell(case, place)).collect();
        let mut spots: Vec<Spot> = cells.iter().map(|cell| Spot::new(&ledger.view(cell), &index, of)).collect();
        for out in &of.series {
            let left = without(case, out);
            let ledger = Ledger::new(left.as_ref().unwrap_or(case), of.dyad, &case.settings);
            for (spot, cell) in spots.iter_mut().zip(&cells) {
                spot.series.push(numbers(&ledger.view(cell), of));
            }
        }
        Frame { spots }
    }
}

fn cell(case: &Case, place: &Scene) -> Cell {
    Cell { arena: place.arena, domain: place.domain.clone(), window: case[place.period].window }
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

fn numbers(view: &View<'_>, of: &Universes<'_>) -> Vec<Option<f64>> {
    let formulas = of.indicators.iter().map(|&id| &view.case()[id].formula).filter(|formula| is_series(formula));
    formulas.map(|formula| view.value(formula).0.value()).collect()
}

impl Spot {
    fn new(view: &View<'_>, index: &Index, of: &Universes<'_>) -> Spot {
        let mut spot = Spot {
            acts: Vec::with_capacity(view.placed.len()),
            selections: Vec::new(),
            resisted: Vec::new(),
            searched: view.searched(),
            judged: judged(view, of),
            series: Vec::new(),
        };
        for placed in &view.placed {
            let entry = &view.ledger.entries[placed.entry];
            let resisted = spot.resisted(view.ledger, placed.entry);
            let may_reverse = resisted.0 < resisted.1;
            let plain = spot.selections(view.ledger, index, entry, false);
            let reversing = if may_reverse { spot.selections(view.ledger, index, entry, true) } else { plain };
            spot.acts.push(Act {
                event: entry.event.0,
                mode: entry.mode,
                subject: entry.party == Party::Subject,
                share: placed.share,
                weight: entry.weight,
                plain,
                reversing,
                resisted,
            });
        }
        spot
    }

    fn resisted(&mut self, ledger: &Ledger<'_>, at: usize) -> (u32, u32) {
        let from = self.resisted.len() as u32;
        if ledger.entries[at].stance == Stance::Accommodate {
            let before = ledger.resistance_before(at).into_iter().map(|other| &ledger.entries[other]);
            self.resisted.extend(before.map(|entry| (entry.event.0, entry.mode)));
        }
        (from, self.resisted.len() as u32)
    }

    /// The selections that would take the entry if it reversed resistance, or did not.
    fn selections(&mut self, ledger: &Ledger<'_>, index: &Index, entry: &Entry, reversing: bool) -> (u32, u32) {
        let from = self.selections.len() as u32;
        if entry.reversing == reversing {
            self.selections.extend(index.takes(entry.class).iter().map(|&at| at as u16));
        } else {
            let entry = Entry { reversing, ..entry.clone() };
            let takes = |at: &u16| index.selections[usize::from(*at)].takes(ledger, &entry);
            self.selections.extend((0..index.selections.len() as u16).filter(takes));
        }
        (from, self.selections.len() as u32)
    }
}

fn judged(view: &View<'_>, of: &Universes<'_>) -> Vec<Vec<(u32, f64)>> {
    let formulas = of.indicators.iter().map(|&id| &view.case()[id].formula).filter(|formula| is_judged(formula));
    let uses = |formula| match view.basis(formula) {
        Basis::Assessed(uses) => uses.iter().map(|each| (each.assessment.0, each.degree)).collect(),
        _ => Vec::new(),
    };
    formulas.map(uses).collect()
}
