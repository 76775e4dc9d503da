//! An EM step of one item: expected leanings, the slope that is best for them, thresholds one step
//! up the likelihood.

use counterpoise_numerics::{NormalTable, exp};

use crate::item::{Parameters, SLOPE_VARIANCE, Scratch, THRESHOLD_LIMIT, sums};
use crate::layout::Shape;

/// Replaces leanings by expectations and moves slope and thresholds; the voters are in `scratch`,
/// and `variance` is the sum of the variances of their places.
pub(crate) fn step(
    shape: &Shape,
    item: &mut Parameters,
    scratch: &Scratch,
    variance: f64,
    latent: &mut [f64],
    table: &NormalTable,
) {
    let climb = lean(shape, item, scratch, latent, table);
    let (square, product) = sums(&scratch.theta, latent);
    item.variance = 1.0 / (square + variance + 1.0 / SLOPE_VARIANCE);
    item.slope = product * item.variance;
    (item.low, item.high) = climb.from(item.low, item.high);
}

/// Expected leanings given the votes; and the slope of the likelihood in the thresholds.
fn lean(
    shape: &Shape,
    item: &Parameters,
    scratch: &Scratch,
    latent: &mut [f64],
    table: &NormalTable,
) -> Climb {
    let (yes, abstain) = (shape.yes, shape.yes + shape.abstain);
    let mut climb = Climb::default();
    for (n, (latent, &centre)) in latent.iter_mut().zip(&scratch.centre).enumerate() {
        let (low, high) = (item.low - centre, item.high - centre);
        let (from, to) = match n {
            _ if n < yes => (f64::NEG_INFINITY, low),
            _ if n < abstain => (low, high),
            _ => (high, f64::INFINITY),
        };
        let mass = table.mass(from, to).max(1e-12);
        let (at_from, at_to) = (density(from) / mass, density(to) / mass);
        *latent = centre + at_from - at_to;
        climb.add(n < yes, n < abstain, at_from, at_to);
    }
    climb
}

/// First derivatives of the log-likelihood in the two thresholds, and sums of their squares.
#[derive(Default)]
struct Climb {
    low: f64,
    high: f64,
    low_square: f64,
    high_square: f64,
}

impl Climb {
    /// Adds a vote, given the densities at its bounds over its probability.
    fn add(&mut self, yes: bool, yes_or_abstain: bool, at_from: f64, at_to: f64) {
        let low = if yes {
            at_to
        } else if yes_or_abstain {
            -at_from
        } else {
            0.0
        };
        let high = if yes {
            0.0
        } else if yes_or_abstain {
            at_to
        } else {
            -at_from
        };
        self.low += low;
        self.high += high;
        self.low_square += low * low;
        self.high_square += high * high;
    }

    /// One step of Berndt, Hall, Hall and Hausman, held short and in order.
    fn from(&self, low: f64, high: f64) -> (f64, f64) {
        let limit = THRESHOLD_LIMIT - 0.5;
        let move_by = |slope: f64, square: f64| (slope / (square + 1.0)).clamp(-0.3, 0.3);
        let low = (low + move_by(self.low, self.low_square)).clamp(-limit, limit);
        let high = (high + move_by(self.high, self.high_square)).clamp(-limit, limit);
        (low.min(high - 0.02), high)
    }
}

/// The standard normal density; 0 at infinity.
fn density(x: f64) -> f64 {
    0.398_942_280_401_432_7 * exp(-0.5 * x * x)
}
