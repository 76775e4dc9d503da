//! The stance of a cell: what was done, before any school speaks.

use crate::Band;
use crate::draw::Stance;
use crate::resample::band;
use counterpoise_kernel::marginal::{Leans, leans};
use counterpoise_ledger::{Balance, View};
use serde::Serialize;

/// Whether there is a stance to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StanceState {
    /// Acts take sides.
    Known,
    /// There are acts, and none of them takes a side.
    NoSideTaken,
    /// No act counts.
    NoEvidence,
}

/// Which way the acts of a cell lean, by what means, and how much was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StanceFound {
    /// Whether there is one.
    pub state: StanceState,
    /// Probability that the acts lean to the target, to neither side, against it; all 0 where there
    /// is no stance.
    pub to: f64,
    /// To neither side.
    pub mixed: f64,
    /// Against it.
    pub against: f64,
    /// The share of accommodation among acts that take a side, 0..=1.
    pub share: Option<Band>,
    /// The share of hard means among them, 0..=1.
    pub hard: Option<Band>,
    /// Net of statements less net of deeds, -2..=2.
    pub gap: Option<Band>,
    /// Deeds and non-acts of the subject that count, of whatever side.
    pub acts: usize,
    /// What acts that take a side weigh in a year, the mean of the draws.
    pub weight_per_year: f64,
    /// The share of accommodation, draw by draw; not a number where no act that takes a side
    /// stands.
    #[serde(skip)]
    pub drawn: Vec<f64>,
}

/// The central reading of a cell's stance: which way its acts lean, given what they weigh by their
/// certainty; `None` where no act takes a side.
#[must_use]
pub fn central_stance(view: &View<'_>) -> Option<Leans> {
    let Balance { accommodating, resisting, .. } = view.balances().acts;
    let settings = &view.ledger.settings;
    (accommodating + resisting > 0.0)
        .then(|| leans(accommodating / settings.unit, resisting / settings.unit, settings.lean))
}

impl StanceFound {
    pub(crate) fn of(view: &View<'_>, drawn: &[Stance]) -> StanceFound {
        let acts = view.acts().count();
        let known: Vec<&Stance> = drawn.iter().filter(|stance| !stance.acts.is_nan()).collect();
        let share = |lean: i8| {
            let n = known.iter().filter(|stance| stance.lean == lean).count();
            if known.is_empty() { 0.0 } else { n as f64 / known.len() as f64 }
        };
        let state = match (known.is_empty(), acts) {
            (false, _) => StanceState::Known,
            (true, 0) => StanceState::NoEvidence,
            (true, _) => StanceState::NoSideTaken,
        };
        let weight =
            drawn.iter().map(|stance| stance.weight).sum::<f64>() / drawn.len().max(1) as f64;
        StanceFound {
            state,
            to: share(1),
            mixed: share(0),
            against: share(-1),
            share: band(drawn.iter().map(|stance| stance.acts)),
            hard: band(drawn.iter().map(|stance| stance.hard)),
            gap: band(drawn.iter().map(|stance| 2.0 * (stance.words - stance.deeds))),
            acts,
            weight_per_year: weight / view.cell.years(),
            drawn: drawn.iter().map(|stance| stance.acts).collect(),
        }
    }

    /// Which way the acts lean, -1 (against the target) to 1 (towards it): twice the share of
    /// accommodation, less one. `None` where no act takes a side.
    #[must_use]
    pub fn lean(&self) -> Option<Band> {
        let lean = |share: f64| 2.0 * share - 1.0;
        let band = self.share?;
        Some(Band { p5: lean(band.p5), p50: lean(band.p50), p95: lean(band.p95), ..band })
    }

    /// The probability that the share of accommodation rises from this cell to another, over the
    /// draws in which both are known; `None` where there are none.
    #[must_use]
    pub fn rises_to(&self, later: &StanceFound) -> Option<f64> {
        let both: Vec<bool> = self
            .drawn
            .iter()
            .zip(&later.drawn)
            .filter(|(before, after)| !before.is_nan() && !after.is_nan())
            .map(|(before, after)| after > before)
            .collect();
        let rises = both.iter().filter(|rises| **rises).count();
        (!both.is_empty()).then(|| rises as f64 / both.len() as f64)
    }
}
