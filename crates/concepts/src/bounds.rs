//! What a gauge may say while some of the acts behind its sums are not placed yet.
//!
//! The search over placements closes a branch when every placement in it gives the same label. It
//! need not know what each of them gives: bounds that are never too narrow suffice, and where they
//! are too wide it only looks further. So each sum is put at its ends by itself, as if acts could
//! be in for one sum and out for another, and the gauge is asked at the corners at which it is
//! least and greatest. That takes a handful of marginals where the placements are 2^n.

use counterpoise_case::model::{LeanSide, Settings};
use counterpoise_kernel::{Between, Gauge, HALF};

/// The least and the greatest that a sum may be.
pub(crate) type Ends = (f64, f64);

/// A gauge, with the years and settings by which it reads sums.
#[derive(Clone, Copy)]
pub(crate) struct Read<'s> {
    pub(crate) gauge: Gauge,
    pub(crate) years: f64,
    pub(crate) settings: &'s Settings,
}

impl Read<'_> {
    /// What it says of these sums.
    pub(crate) fn at(self, sums: &[f64]) -> f64 {
        self.gauge.marginal(sums, self.years, self.settings)
    }

    /// What it may say when each sum may be anything between its ends.
    pub(crate) fn between(self, ends: &[Ends]) -> Between {
        match (self.gauge, ends) {
            (Gauge::Lean(LeanSide::Mixed, own), &[to, against]) => self.mixed(own, to, against),
            (Gauge::Some { .. }, &[part, whole]) => {
                let found = self.of_part(part, whole);
                // What no act can show is asserted by no placement.
                let greatest = if part.1 > 0.0 { found.greatest } else { found.greatest.min(HALF) };
                Between { greatest, ..found }
            }
            (Gauge::Portion { .. }, &[part, whole]) => self.of_part(part, whole),
            _ => self.monotone(ends),
        }
    }

    /// A gauge that rises with the first sum of each side and falls with the second, or the other
    /// way round: a lean, a rate, and a gap, of which the second pair speaks against the first.
    /// Which way round does not matter: of the two corners one is the least and one the greatest.
    fn monotone(self, ends: &[Ends]) -> Between {
        let corner = |high: [bool; 4]| {
            let sums: Vec<f64> =
                ends.iter().zip(high).map(|(ends, high)| end(*ends, high)).collect();
            self.at(&sums)
        };
        widened(&[corner([true, false, false, true]), corner([false, true, true, false])])
    }

    /// *Mixed* is what the two sides leave. It neither rises nor falls with a sum - some resistance
    /// beside much accommodation makes it likelier, much more makes it less so - but each side
    /// does, so that it is bounded through them.
    fn mixed(self, own: Option<f64>, to: Ends, against: Ends) -> Between {
        let side = |side: LeanSide, high: [bool; 2]| {
            let of = Read { gauge: Gauge::Lean(side, own), ..self };
            of.at(&[end(to, high[0]), end(against, high[1])])
        };
        let least =
            1.0 - side(LeanSide::To, [true, false]) - side(LeanSide::Against, [false, true]);
        let greatest =
            1.0 - side(LeanSide::To, [false, true]) - side(LeanSide::Against, [true, false]);
        widened(&[least, greatest])
    }

    /// A part of a whole. What is in the part is in the whole too, and the gauge cuts the part at
    /// its whole: it says most where the part is greatest and the whole no greater than that, and
    /// least where the part is least and the whole greatest, or where the whole cuts it.
    fn of_part(self, part: Ends, whole: Ends) -> Between {
        widened(&[
            self.at(&[part.0, whole.0]),
            self.at(&[part.0, whole.1]),
            self.at(&[part.1, part.1.clamp(whole.0, whole.1)]),
        ])
    }
}

fn end(ends: Ends, high: bool) -> f64 {
    if high { ends.1 } else { ends.0 }
}

/// Twice what marginals by the table may be off. They are interpolated, and a cubic between nodes
/// may rise and fall by that where the marginal itself does not: without this room a bound could be
/// narrower than what it bounds, and the search would close a branch too early.
const BLUR: f64 = 3e-4;

/// Between the least and the greatest of these, and a little more.
fn widened(all: &[f64]) -> Between {
    let least = all.iter().copied().fold(1.0, f64::min);
    let greatest = all.iter().copied().fold(0.0, f64::max);
    Between { least: (least - BLUR).max(0.0), greatest: (greatest + BLUR).min(1.0) }
}
