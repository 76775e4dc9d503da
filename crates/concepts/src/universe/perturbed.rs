//! A universe as the perturbation of a cell: what was prepared for each group of changes, put
//! together.

use super::Universes;
use super::compared::Known;
use super::context_evidence::{Judgement, Spot};
use super::excluded_sources::ExcludedSources;
use super::fixed::Fixed;
use super::readings::{Act, Readings};
use super::rule::{Rule, Scale};
use counterpoise_case::model::{AttributeId, Edit, IndicatorId, Mode, Settings};
use counterpoise_dates::Window;
use counterpoise_kernel::{Acts, Ask, Found, Gauge, Perturbation};
use counterpoise_ledger::remains;
use counterpoise_numerics::Sum;
use std::cell::RefCell;
use std::collections::HashMap;

/// One universe in one place.
pub(super) struct Perturbed<'u> {
    pub(super) universes: &'u Universes<'u>,
    pub(super) universe: &'u [u16],
    pub(super) place: usize,
    pub(super) fixed: &'u Fixed<'u>,
    pub(super) readings: &'u Readings,
    /// The readings that belong to the place.
    pub(super) acts: &'u Acts,
    /// How much of each event counts in the period.
    pub(super) shares: &'u [f64],
    pub(super) window: Window,
    pub(super) years: f64,
    pub(super) spot: &'u Spot,
    /// The number of each indicator that is read off series.
    pub(super) series: &'u [Option<f64>],
    pub(super) excluded: &'u ExcludedSources,
    pub(super) lever: Lever,
    pub(super) rule: &'u Rule,
    pub(super) scale: &'u Scale,
    pub(super) room: &'u mut Judges,
    pub(super) known: &'u mut Known,
}

/// What outweighs the coding.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lever {
    weight: Option<f64>,
    without: [bool; 3],
}

impl Lever {
    pub(super) fn of(edits: &[&Edit]) -> Lever {
        let mut lever = Lever::default();
        for edit in edits {
            match edit {
                Edit::Weight(weight) => lever.weight = Some(*weight),
                Edit::WithoutMode(mode) => lever.without[*mode as usize] = true,
                _ => {}
            }
        }
        lever
    }
}

/// Room for judges: author, what the author says, how often, the probability that the author
/// stands.
pub(super) type Judges = Vec<(u32, Sum, f64, f64)>;

impl Perturbed<'_> {
    fn counts(&self, event: u32, mode: Mode) -> bool {
        !self.excluded.certainty[event as usize].is_nan() && !self.lever.without[mode as usize]
    }

    /// The selections that take an act. Which act gives up resistance hangs on what resistance is
    /// left, and so on sources and modes: an act has a list of selections for either case.
    fn selections(&self, act: &Act) -> &[u16] {
        let Readings { resisted, selections, .. } = self.readings;
        let resisted = &resisted[act.resisted.0 as usize..act.resisted.1 as usize];
        let reverses = resisted.iter().any(|&(event, mode)| self.counts(event, mode));
        let (from, to) = if reverses { act.reversing } else { act.plain };
        &selections[from as usize..to as usize]
    }
}

impl Perturbation for Perturbed<'_> {
    fn add(&self, at: u32, bearing: f64, mut to: impl FnMut(usize, f64)) {
        let act = &self.readings.acts[at as usize];
        let share = self.shares[act.event as usize];
        if share.is_nan() || !self.counts(act.event, act.mode) {
            return;
        }
        let weight = self.lever.weight.unwrap_or(act.weight);
        // In the order in which the ledger multiplies, so that the last bit is the same.
        let amount = weight * self.excluded.certainty[act.event as usize] * share * bearing;
        for &selection in self.selections(act) {
            to(usize::from(selection), amount);
        }
    }

    fn is_sought(&self, indicators: &[IndicatorId]) -> bool {
        indicators.iter().all(|&id| self.spot.sought[self.fixed.positions.asked(id)])
    }

    fn series(&self, indicator: IndicatorId) -> Option<f64> {
        self.series[self.fixed.positions.of_its_kind(indicator)]
    }

    fn judges(&mut self, indicator: IndicatorId, judges: &mut Vec<(f64, f64)>) {
        let all = &self.spot.judged[self.fixed.positions.of_its_kind(indicator)];
        let authors = &mut *self.room;
        authors.clear();
        for judgement in all {
            let Judgement { assessment, degree, voice, stands } = *judgement;
            if self.excluded.judgements[assessment as usize] {
                continue;
            }
            // Judgements of one author stand together.
            match authors.last_mut() {
                Some((author, sum, n, _)) if *author == voice => {
                    sum.add(degree);
                    *n += 1.0;
                }
                _ => authors.push((voice, [degree].into_iter().collect(), 1.0, stands)),
            }
        }
        judges.extend(authors.iter().map(|(_, sum, n, stands)| (sum.value() / n, *stands)));
    }

    fn standing(&self, _: AttributeId, selection: usize) -> Found {
        let Readings { acts, entries, .. } = self.readings;
        let is_left = |at: u32| {
            let act = &acts[at as usize];
            self.counts(act.event, act.mode)
        };
        let extent = |at: u32| entries[at as usize].extent;
        let mut none = 1.0;
        let mut shown = false;
        for (at, ends) in self.readings.standing_in(selection) {
            let act = &acts[*at as usize];
            let takes = is_left(*at) && self.selections(act).contains(&(selection as u16));
            if takes && self.acts.has(*at, act.commitment) {
                let ended = ends.iter().filter(|end| is_left(**end)).map(|end| extent(*end));
                let remains = remains(extent(*at), ended, self.window);
                none *= 1.0 - self.excluded.certainty[act.event as usize] * remains;
                shown |= remains > 0.0;
            }
        }
        Found { degree: 1.0 - none, shown }
    }

    fn has_most(&mut self, attribute: AttributeId, inner: &Ask) -> Option<bool> {
        let Perturbed { universes, universe, place, .. } = *self;
        let at = universes.compared_at(universe);
        let compare = || universes.most((attribute, inner), at, universe);
        self.known.entry((attribute, at)).or_insert_with(compare)[place]
    }

    fn years(&self) -> f64 {
        self.years
    }

    fn settings(&self) -> &Settings {
        &self.scale.settings
    }

    fn marginal(&self, ask: usize, gauge: Gauge, sums: &[f64]) -> f64 {
        let marginal = || gauge.marginal(sums, self.years, &self.scale.settings);
        if gauge.is_tabled() {
            return marginal();
        }
        remembered(self.rule.keys[ask] ^ self.scale.key, self.years, sums, marginal)
    }
}

/// How many marginals a thread remembers before it forgets them.
const REMEMBERED: usize = 1 << 18;

/// A marginal that may have been computed before: universes differ in few sums, and so do walks
/// through them. `gauge` stands for all else that the marginal hangs on.
fn remembered(gauge: u64, years: f64, sums: &[f64], compute: impl FnOnce() -> f64) -> f64 {
    thread_local! {
        static KNOWN: RefCell<HashMap<(u64, [u64; 5]), f64>> = RefCell::default();
    }
    let mut key = [years.to_bits(), 0, 0, 0, 0];
    key[1..].iter_mut().zip(sums).for_each(|(place, sum)| *place = sum.to_bits());
    KNOWN.with_borrow_mut(|known| {
        if let Some(found) = known.get(&(gauge, key)) {
            return *found;
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let found = compute();
        known.insert((gauge, key), found);
        found
    })
}
