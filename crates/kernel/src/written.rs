//! A cell as it is written: what nothing perturbs.

use crate::acts::{Act, Acts};
use crate::ask::Ask;
use crate::beside::{has, other_pairs, standing, voices};
use crate::cell::{CompiledCell, Room, read_beside_acts};
use crate::perturbation::{Found, Perturbation};
use crate::schools::Schools;
use counterpoise_case::model::{AttributeId, IndicatorId, Settings};
use counterpoise_ledger::{Index, View};

/// The view of a cell, with the selections that its acts are counted by. An act's number is its
/// place in the view.
#[derive(Clone, Copy, Debug)]
pub struct AsWritten<'v> {
    view: &'v View<'v>,
    index: &'v Index,
}

impl<'v> AsWritten<'v> {
    /// A cell as it is written.
    #[must_use]
    pub fn new(view: &'v View<'v>, index: &'v Index) -> AsWritten<'v> {
        AsWritten { view, index }
    }

    /// The view of it.
    #[must_use]
    pub fn view(&self) -> &'v View<'v> {
        self.view
    }

    /// Its acts one by one, for those who prepare something of them: draws, and admissible dates.
    pub fn acts(&self) -> impl Iterator<Item = Act<'v>> + use<'v> {
        let AsWritten { view, index } = *self;
        view.entries().map(|(entry, placed)| Act {
            at: placed.entry,
            entry,
            placed,
            takes: index.takes(entry.class),
        })
    }

    /// Its acts as they are added up.
    fn in_order(&self) -> Acts {
        let placed = self.view.entries().enumerate();
        Acts::new(placed.map(|(at, (entry, own))| (at as u32, entry.commitment, own.bearing)))
    }
}

impl Perturbation for AsWritten<'_> {
    fn add(&self, act: u32, _: f64, mut to: impl FnMut(usize, f64)) {
        let placed = self.view.placed[act as usize];
        let entry = &self.view.ledger.entries[placed.entry];
        let amount = placed.amount(entry);
        for &selection in self.index.takes(entry.class) {
            to(selection as usize, amount);
        }
    }

    fn is_sought(&self, indicators: &[IndicatorId]) -> bool {
        self.view.sought(indicators) > 0.0
    }

    fn series(&self, indicator: IndicatorId) -> Option<f64> {
        self.view.value(&self.view.case()[indicator].formula).0.value()
    }

    fn judges(&mut self, indicator: IndicatorId, judges: &mut Vec<(f64, f64)>) {
        let voices = voices(self.view, &self.view.case()[indicator].formula);
        judges.extend(voices.iter().map(|voice| (voice.degree, voice.stands)));
    }

    fn standing(&self, attribute: AttributeId, _: usize) -> Found {
        let acts = standing(self.view, attribute);
        let mut none = 1.0;
        for &(at, begun) in &acts {
            none *= 1.0 - self.view.ledger.entries[at].certainty * begun;
        }
        Found { degree: 1.0 - none, shown: !acts.is_empty() }
    }

    fn has_most(&mut self, attribute: AttributeId, inner: &Ask) -> Option<bool> {
        let others = other_pairs(self.view, attribute);
        if others.is_empty() || !has(self.view.ledger, &self.view.cell, attribute) {
            return None;
        }
        let degree =
            |mut of: AsWritten<'_>| read_beside_acts(inner, &mut of, &mut Vec::new()).degree;
        let own = degree(*self);
        Some(others.iter().all(|other| {
            let view = other.view(&self.view.cell);
            degree(AsWritten { view: &view, index: self.index }) < own
        }))
    }

    fn years(&self) -> f64 {
        self.view.cell.years()
    }

    fn settings(&self) -> &Settings {
        &self.view.ledger.settings
    }
}

/// The central reading of a cell: what each ask comes to where nothing is perturbed, each read when
/// it is first asked for.
#[derive(Debug)]
pub struct CentralReading<'v> {
    written: AsWritten<'v>,
    schools: &'v Schools,
    acts: Option<Acts>,
    room: Room,
    found: Vec<Option<Found>>,
}

impl<'v> CentralReading<'v> {
    /// Of the view of a cell, for these schools.
    #[must_use]
    pub fn new(view: &'v View<'v>, schools: &'v Schools) -> CentralReading<'v> {
        CentralReading {
            written: AsWritten::new(view, &schools.index),
            schools,
            acts: None,
            room: Room::default(),
            found: vec![None; schools.asks.len()],
        }
    }

    /// What the ask at this position comes to.
    pub fn of(&mut self, at: usize) -> Found {
        if let Some(found) = self.found[at] {
            return found;
        }
        let CentralReading { written, schools, acts, room, found } = self;
        let acts = acts.get_or_insert_with(|| {
            let acts = written.in_order();
            CompiledCell { schools, acts: &acts }.add_up(&*written, room);
            acts
        });
        *found[at].insert(CompiledCell { schools, acts }.read(at, written, room))
    }

    /// What each slot of a program comes to.
    pub fn of_program(&mut self, program: usize) -> Vec<f64> {
        let slots = &self.schools.slots[program];
        slots.iter().map(|&at| self.of(at).degree).collect()
    }
}
