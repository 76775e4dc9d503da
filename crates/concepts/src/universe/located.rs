//! Which readings belong to each arena and domain.

use super::coding::Coding;
use super::fixed::{Fixed, Spot};
use super::readings::Readings;
use counterpoise_case::model::{Case, Edit, Settings};
use counterpoise_dates::{Day, Window};
use counterpoise_kernel::Acts;
use counterpoise_ledger::{Cell, bearing};

pub(super) struct Located {
    /// For each arena and domain that is asked for, the readings that belong to it, by their
    /// positions.
    pub(super) spots: Vec<Acts>,
}

impl Located {
    /// The readings of a coding under these changes.
    pub(super) fn new(
        coding: &Coding,
        readings: &Readings,
        edits: &[&Edit],
        of: &Fixed<'_>,
    ) -> Located {
        let settings = settings(&coding.case, edits);
        let spot = |(arena, domain): &Spot| {
            // Whenever it was: the window is asked for apart.
            let cell = Cell {
                arena: *arena,
                domain: domain.clone(),
                window: Window { first: Day::MIN, last: Day::MAX },
            };
            let entries = readings.entries.iter().zip(0..);
            let borne = entries.map(|(entry, at)| {
                (at, entry.commitment, bearing(&coding.case, &settings, &cell, entry))
            });
            Acts::new(borne.filter(|&(.., bearing)| bearing > 0.0))
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
