//! Which readings belong to each arena and domain.

use super::coding::Coding;
use super::fixed::{Fixed, Spot};
use super::readings::Readings;
use counterpoise_case::model::{Case, Edit, Settings};
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, bearing};

pub(super) struct Located {
    /// For each arena and domain that is asked for, what belongs to it.
    pub(super) spots: Vec<Here>,
}

/// The positions of readings, each with how far it bears on an arena and domain.
pub(super) struct Here {
    /// Those that count by themselves, in the ledger's order.
    pub(super) alone: Vec<(u32, f64)>,
    /// Rows of commitments with their commitments, in the order of these, then of the ledger.
    pub(super) rows: Vec<(u32, u32, f64)>,
}

impl Here {
    fn new(readings: &Readings, bearing: impl Fn(u32) -> f64) -> Here {
        let mut here = Here { alone: Vec::new(), rows: Vec::new() };
        for at in 0..readings.acts.len() as u32 {
            let bearing = bearing(at);
            match readings.acts[at as usize].commitment {
                _ if bearing <= 0.0 => {}
                None => here.alone.push((at, bearing)),
                Some(commitment) => here.rows.push((commitment, at, bearing)),
            }
        }
        // Stable: the rows of one stay in the ledger's order.
        here.rows.sort_by_key(|&(commitment, ..)| commitment);
        here
    }

    /// Whether a reading belongs to it, given its commitment.
    pub(super) fn has(&self, at: u32, commitment: Option<u32>) -> bool {
        match commitment {
            None => self.alone.binary_search_by_key(&at, |&(own, _)| own).is_ok(),
            Some(commitment) => {
                self.rows.binary_search_by_key(&(commitment, at), |&(of, own, _)| (of, own)).is_ok()
            }
        }
    }
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
            Here::new(readings, |at| {
                bearing(&coding.case, &settings, &cell, &readings.entries[at as usize])
            })
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
