//! How badly one level fits a stretch of a series.

use crate::Undefined;
use crate::moments::Moments;
use crate::undefined::{counts, finite};
use counterpoise_numerics::ln;

/// The cost of describing a stretch of a series as one segment; the smaller the better. The cost of a division is the sum over its
/// segments, so that the best one can be found exactly.
pub trait Cost {
    /// Number of observations.
    fn len(&self) -> usize;

    /// The cost of the observations from..to; `from < to <= len()`.
    fn of(&self, from: usize, to: usize) -> f64;

    /// Fewest observations of a segment for which the cost has a meaning.
    fn shortest(&self) -> usize {
        1
    }

    /// Parameters estimated in each segment.
    fn parameters(&self) -> usize {
        1
    }

    /// Whether there is nothing to describe.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A change in the mean: the sum of squares about the segment's mean.
///
/// With observations of variance 1 this is twice the negative log-likelihood without its constants. On any other scale a penalty made for
/// variance 1 finds a break in every observation.
#[derive(Clone, Debug)]
pub struct MeanCost(Moments);

impl MeanCost {
    /// # Errors
    ///
    /// [`Undefined`] for an empty series or one that is not finite.
    pub fn new(series: &[f64]) -> Result<MeanCost, Undefined> {
        finite(series, 1)?;
        Ok(MeanCost(Moments::of(series)))
    }
}

impl Cost for MeanCost {
    fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    fn of(&self, from: usize, to: usize) -> f64 {
        self.0.rss(from, to)
    }
}

/// A change in the rate of Poisson counts: -2 (S ln(S / m) - S) for m counts with sum S, twice the negative log-likelihood
/// without the factorials.
#[derive(Clone, Debug)]
pub struct PoissonCost {
    sums: Vec<f64>,
}

impl PoissonCost {
    /// # Errors
    ///
    /// [`Undefined`] for an empty series or one that is not of counts.
    pub fn new(series: &[f64]) -> Result<PoissonCost, Undefined> {
        counts(series, 1)?;
        let mut sums = vec![0.0];
        series.iter().for_each(|it| sums.push(sums[sums.len() - 1] + it));
        Ok(PoissonCost { sums })
    }
}

impl Cost for PoissonCost {
    fn len(&self) -> usize {
        self.sums.len() - 1
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        let sum = self.sums[to] - self.sums[from];
        if sum > 0.0 { 2.0 * (sum - sum * ln(sum / (to - from) as f64)) } else { 0.0 }
    }
}
