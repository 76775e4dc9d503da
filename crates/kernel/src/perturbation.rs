//! What may be otherwise in a cell than it is written.

use crate::ask::Ask;
use crate::gauge::Gauge;
use counterpoise_case::model::{AttributeId, IndicatorId, Settings};

/// A way for a cell to be: as it is written, or with something changed.
///
/// Everything that a verdict rests on is asked of it here, and nothing is asked twice: whether an
/// act is kept, by what weight and share of its days it counts, what it is taken for, what speaks
/// beside the acts, and by which settings sums are read. One who perturbs a cell answers from what
/// was prepared for the change; the rules, the order of sums and the way to a label are the
/// kernel's and the same for all.
pub trait Perturbation {
    /// Tells each selection that takes an act, and the amount that the act adds to its sum; nothing
    /// if the act does not count. `bearing`: how far the act bears on the cell.
    fn add(&self, act: u32, bearing: f64, to: impl FnMut(usize, f64));

    /// Whether searches that name each of these indicators found nothing.
    fn is_sought(&self, indicators: &[IndicatorId]) -> bool;

    /// The number of an indicator that is read off series.
    fn series(&self, indicator: IndicatorId) -> Option<f64>;

    /// Those who judge an indicator: degree, and the probability that the judge stands.
    fn judges(&mut self, indicator: IndicatorId, judges: &mut Vec<(f64, f64)>);

    /// Whether an act of a selection stands.
    fn standing(&self, attribute: AttributeId, selection: usize) -> Found;

    /// Whether the pair has more of an attribute, which asks this of each pair, than any other;
    /// `None`: it cannot be compared.
    fn has_most(&mut self, attribute: AttributeId, inner: &Ask) -> Option<bool>;

    /// Years that the cell covers.
    fn years(&self) -> f64;

    /// The settings that sums are read by.
    fn settings(&self) -> &Settings;

    /// What a gauge says of its sums. Whoever asks for the same sums again and again may remember
    /// it: `ask` is the position of what asks.
    fn marginal(&self, _ask: usize, gauge: Gauge, sums: &[f64]) -> f64 {
        gauge.marginal(sums, self.years(), self.settings())
    }
}

/// What an ask comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The probability of what it asks, 0..=1; one half where nothing is known.
    pub degree: f64,
    /// Whether an act, a judge or a series shows it: without, a presence is not asserted.
    pub shown: bool,
}
