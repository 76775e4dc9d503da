//! The bootstrap over units of Krippendorff's alpha.

use crate::coincidence::Counts;
use crate::{Metric, Stream, quantile};

/// Alphas of the draws that have one, and the number of those that do not.
pub(crate) struct Draws {
    pub(crate) sorted: Vec<f64>,
    pub(crate) degenerate: u32,
}

impl Draws {
    /// The central interval of the given level by type 7 quantiles; `None` without draws.
    pub(crate) fn interval(&self, level: f64) -> Option<(f64, f64)> {
        let tail = (1.0 - level) / 2.0;
        Some((quantile(&self.sorted, tail)?, quantile(&self.sorted, 1.0 - tail)?))
    }
}

/// Draws as many units as there are, with replacement, `draws` times.
pub(crate) fn resample(counts: &Counts, metric: Metric, draws: u32, stream: Stream) -> Draws {
    let alpha = |draw: u32| counts.alpha(metric, &times(counts.units.len(), draw, stream));
    let mut sorted: Vec<f64> = (0..draws).filter_map(|draw| alpha(draw).ok()).collect();
    sorted.sort_by(f64::total_cmp);
    Draws { degenerate: draws - sorted.len() as u32, sorted }
}

/// How often each unit is taken in one draw.
fn times(units: usize, draw: u32, stream: Stream) -> Vec<f64> {
    let mut times = vec![0.0; units];
    let start = u64::from(draw) * units as u64;
    (0..units as u64).for_each(|i| times[stream.below(start + i, units)] += 1.0);
    times
}
