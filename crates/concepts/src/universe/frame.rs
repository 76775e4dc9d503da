//! Readings laid over the places that are judged.

use super::coding::Coding;
use super::readings::Readings;
use super::{Scene, Universes};
use counterpoise_case::model::{Case, Edit, Settings};
use counterpoise_case::windows;
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, counts_in, place};

pub(super) struct Frame {
    /// For each place the acts that count there, or may, in the ledger's order: position among the readings, and how much
    /// of it counts, 0..=1.
    pub(super) spots: Vec<Vec<(u32, f64)>>,
}

impl Frame {
    /// The frame of readings under these changes.
    pub(super) fn new(coding: &Coding, readings: &Readings, edits: &[&Edit], of: &Universes<'_>) -> Frame {
        let settings = settings(&coding.case, edits);
        let cells = cells(&coding.case, edits, of);
        // Places share their windows and their arenas: each is laid out once.
        let shares = |cell: &Cell| shares(readings, cell.window, &settings);
        let here = |cell: &Cell| -> Vec<bool> {
            readings.entries.iter().map(|entry| counts_in(&coding.case, &settings, cell, entry)).collect()
        };
        let when = Laid::new(&cells, |a, b| a.window == b.window, shares);
        let wher = Laid::new(&cells, |a, b| (a.arena, &a.domain) == (b.arena, &b.domain), here);
        let spot = |at: usize| {
            let both = when.at(at).iter().zip(wher.at(at)).enumerate();
            both.filter(|(_, (_, here))| **here).filter_map(|(act, (share, _))| Some((act as u32, (*share)?))).collect()
        };
        Frame { spots: (0..cells.len()).map(spot).collect() }
    }
}

/// Something found once for each kind of cell.
struct Laid<T> {
    kinds: Vec<usize>,
    found: Vec<T>,
}

impl<T> Laid<T> {
    fn new(cells: &[Cell], alike: impl Fn(&Cell, &Cell) -> bool, find: impl Fn(&Cell) -> T) -> Laid<T> {
        let (mut examples, mut laid) = (Vec::<&Cell>::new(), Laid { kinds: Vec::new(), found: Vec::new() });
        for cell in cells {
            let kind = examples.iter().position(|example| alike(example, cell)).unwrap_or_else(|| {
                examples.push(cell);
                laid.found.push(find(cell));
                examples.len() - 1
            });
            laid.kinds.push(kind);
        }
        laid
    }

    fn at(&self, cell: usize) -> &T {
        &self.found[self.kinds[cell]]
    }
}

fn shares(readings: &Readings, window: Window, settings: &Settings) -> Vec<Option<f64>> {
    let share = |extent| place(extent, window, settings.undated).map(|(_, share)| share);
    readings.entries.iter().map(|entry| share(entry.extent)).collect()
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
pub(super) fn cells(case: &Case, edits: &[&Edit], of: &Universes<'_>) -> Vec<Cell> {
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
