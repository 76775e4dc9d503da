//! The ledger of a pair laid over the places that are judged, compiled.

use super::coding::{Coding, placed};
use super::rule::{is_judged, is_series};
use super::{Scene, Universes};
use counterpoise_case::model::{Case, Edit, Mode, Party, Settings, Stance};
use counterpoise_case::windows;
use counterpoise_dates::Day;
use counterpoise_ledger::{Basis, Cell, Ledger, View};

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
    /// The frame of a coding under these changes.
    pub(super) fn new(coding: &Coding, edits: &[&Edit], of: &Universes<'_>) -> Frame {
        let (settings, cells) = (settings(&coding.case, edits), cells(&coding.case, edits, of));
        let mut ledger = Ledger::new(&coding.case, of.dyad, &settings);
        for edit in edits {
            if let Edit::Dates(placing) = edit {
                ledger
                    .entries
                    .iter_mut()
                    .for_each(|entry| entry.extent = placed(entry.extent, *placing).or(entry.extent));
            }
        }
        let resisted: Vec<Vec<(u32, Mode)>> = (0..ledger.entries.len()).map(|at| resisted(&ledger, at)).collect();
        let spot = |cell| Spot::new(&ledger.view(cell), coding, &resisted, of);
        let mut spots: Vec<Spot> = cells.iter().map(spot).collect();
        for left in &coding.without {
            let other = left.as_ref().map(|left| Ledger::new(left, of.dyad, &settings));
            let ledger = other.as_ref().unwrap_or(&ledger);
            for (spot, cell) in spots.iter_mut().zip(&cells) {
                spot.series.push(numbers(&ledger.view(cell), of));
            }
        }
        Frame { spots }
    }
}

fn settings(case: &Case, edits: &[&Edit]) -> Settings {
    let mut settings = case.settings.clone();
    for edit in edits {
        match edit {
            Edit::Undated(undated) => settings.undated = *undated,
            Edit::WiderEvents(wider) => settings.wider_events = *wider,
            Edit::PlacelessEvents(placeless) => settings.placeless_events = *placeless,
            _ => {}
        }
    }
    settings
}

/// The scenes with the windows that their periods have after turning points moved.
fn cells(case: &Case, edits: &[&Edit], of: &Universes<'_>) -> Vec<Cell> {
    let points: Vec<(usize, Day)> = edits
        .iter()
        .filter_map(|edit| if let Edit::TurningPoint(at, day) = edit { Some((*at, *day)) } else { None })
        .collect();
    let windows = windows(case, &points);
    let cell = |scene: &Scene| Cell {
        arena: scene.arena,
        domain: scene.domain.clone(),
        window: windows[scene.period.0 as usize],
    };
    of.scenes.iter().map(cell).collect()
}

/// Resistance that the entry would reverse if it accommodated.
fn resisted(ledger: &Ledger<'_>, at: usize) -> Vec<(u32, Mode)> {
    if ledger.entries[at].stance != Stance::Accommodate {
        return Vec::new();
    }
    let before = ledger.resistance_before(at).into_iter().map(|other| &ledger.entries[other]);
    before.map(|entry| (entry.event.0, entry.mode)).collect()
}

fn numbers(view: &View<'_>, of: &Universes<'_>) -> Vec<Option<f64>> {
    let formulas = of.indicators.iter().map(|&id| &view.case()[id].formula).filter(|formula| is_series(formula));
    formulas.map(|formula| view.value(formula).0.value()).collect()
}

impl Spot {
    fn new(view: &View<'_>, coding: &Coding, resisted: &[Vec<(u32, Mode)>], of: &Universes<'_>) -> Spot {
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
            let resisted = extended(&mut spot.resisted, &resisted[placed.entry]);
            let [plain, reversing] = &coding.takes[placed.entry];
            let plain = extended(&mut spot.selections, plain);
            let may_reverse = resisted.0 < resisted.1;
            let reversing = if may_reverse { extended(&mut spot.selections, reversing) } else { plain };
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
}

/// Appends a list; where it stands.
fn extended<T: Copy>(list: &mut Vec<T>, more: &[T]) -> (u32, u32) {
    let from = list.len() as u32;
    list.extend_from_slice(more);
    (from, list.len() as u32)
}

fn judged(view: &View<'_>, of: &Universes<'_>) -> Vec<Vec<(u32, f64)>> {
    let formulas = of.indicators.iter().map(|&id| &view.case()[id].formula).filter(|formula| is_judged(formula));
    let uses = |formula| match view.basis(formula) {
        Basis::Assessed(uses) => uses.iter().map(|each| (each.assessment.0, each.degree)).collect(),
        _ => Vec::new(),
    };
    formulas.map(uses).collect()
}
