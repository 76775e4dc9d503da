//! Changes in the rate of counts.

use super::Cost;
use crate::Undefined;
use crate::undefined::counts;
use counterpoise_numerics::{Sum, ln, mean};

/// Running sums of counts, which are exact.
fn sums(series: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0];
    series.iter().for_each(|it| sums.push(sums[sums.len() - 1] + it));
    sums
}

/// A change in the rate of Poisson counts: -2 (S ln(S / m) - S) for m counts with sum S, twice the
/// negative log-likelihood without the factorials. Overdispersed counts (events come in clusters)
/// make it see breaks: see [`NegativeBinomialCost`].
#[derive(Clone, Debug)]
pub struct PoissonCost(Vec<f64>);

impl PoissonCost {
    /// # Errors
    ///
    /// [`Undefined`] for an empty series or one that is not of counts.
    pub fn new(series: &[f64]) -> Result<PoissonCost, Undefined> {
        counts(series, 1)?;
        Ok(PoissonCost(sums(series)))
    }
}

impl Cost for PoissonCost {
    fn len(&self) -> usize {
        self.0.len() - 1
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        let sum = self.0[to] - self.0[from];
        if sum > 0.0 { 2.0 * (sum - sum * ln(sum / (to - from) as f64)) } else { 0.0 }
    }
}

/// A change in the mean of negative-binomial counts whose size r is the same throughout (variance =
/// mean + mean^2 / r):
/// -2 (S ln(mean / (r + mean)) - m r ln(1 + mean / r)), twice the negative log-likelihood without the terms that no segment changes.
///
/// Take r from [`negative_binomial_size`], or from knowledge; as r grows this becomes the Poisson
/// cost.
#[derive(Clone, Debug)]
pub struct NegativeBinomialCost {
    sums: Vec<f64>,
    size: f64,
}

impl NegativeBinomialCost {
    /// # Errors
    ///
    /// [`Undefined`] for an empty series, one that is not of counts, or a size that is not above 0.
    pub fn new(series: &[f64], size: f64) -> Result<NegativeBinomialCost, Undefined> {
        counts(series, 1)?;
        if !(size > 0.0 && size.is_finite()) {
            return Err(Undefined::BadSetting(
                "the size of a negative binomial distribution is above 0",
            ));
        }
        Ok(NegativeBinomialCost { sums: sums(series), size })
    }
}

impl Cost for NegativeBinomialCost {
    fn len(&self) -> usize {
        self.sums.len() - 1
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        let (sum, m) = (self.sums[to] - self.sums[from], (to - from) as f64);
        if sum <= 0.0 {
            return 0.0;
        }
        let mean = sum / m;
        -2.0 * (sum * ln(mean / (self.size + mean)) - m * self.size * ln(1.0 + mean / self.size))
    }
}

/// The size of a negative binomial distribution by moments that a break hardly moves: r = mean^2 /
/// (v - mean), v half the mean squared difference of neighbours. `None` where the counts are not
/// overdispersed (v <= mean): the Poisson cost serves then.
///
/// # Errors
///
/// [`Undefined`] for fewer than 2 observations or what is no count.
pub fn negative_binomial_size(series: &[f64]) -> Result<Option<f64>, Undefined> {
    counts(series, 2)?;
    let squares = series.windows(2).map(|pair| (pair[1] - pair[0]) * (pair[1] - pair[0]));
    let variance = 0.5 * Sum::of(squares) / (series.len() - 1) as f64;
    let mean = mean(series).unwrap_or(0.0);
    Ok((variance > mean).then(|| mean * mean / (variance - mean)))
}
