//! Which readings belong to each arena and domain.

use super::coding::Coding;
use super::readings::Readings;
use super::{Spot, Universes};
use counterpoise_case::model::{Case, Edit, Settings};
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, bearing};

pub(super) struct Located {
    /// For each arena and domain that is asked for the positions of its readings, in the ledger's order, each with how far
    /// it bears on it.
    pub(super) spots: Vec<Vec<(u32, f64)>>,
}

impl Located {
    /// The readings of a coding under these changes.
    pub(super) fn new(coding: &Coding, readings: &Readings, edits: &[&Edit], of: &Universes<'_>) -> Located {
        let settings = settings(&coding.case, edits);
        let spot = |(arena, domain): &Spot| -> Vec<(u32, f64)> {
            // Whenever it was: the window is asked for apart.
            let cell =
                Cell { arena: *arena, domain: domain.clone(), window: Window { first: Day::MIN, last: Day::MAX } };
            let bears = |at: u32| (at, bearing(&coding.case, &settings, &cell, &readings.entries[at as usize]));
            (0..readings.entries.len() as u32).map(bears).filter(|(_, bearing)| *bearing > 0.0).collect()
        };
        Located { spots: of.spots.iter().map(spot).collect() }
    }
}

fn settings(case: &Case, edits: &[&Edit]) -> Settings {
    let mut settings = case.settings.clone();
    for edit in edits {
        if let Edit::Reach(reach) = edit {
            settings.reach = *reach;
        }
    }
    settings
}
