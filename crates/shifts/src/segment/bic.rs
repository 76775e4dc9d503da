//! How many breaks: the Bayesian information criterion.

use crate::moments::{ROUNDING, constant};
use crate::undefined::finite;
use crate::{MeanCost, Partition, Undefined, best_partitions};
use counterpoise_numerics::ln;
use serde::Serialize;

/// The best least-squares divisions of a series, and how many breaks it has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeastSquares {
    /// The best division with 0, 1, .. breaks; the cost is the residual sum of squares.
    pub partitions: Vec<Partition>,
    /// The criterion of each.
    pub bic: Vec<f64>,
    /// The number of breaks with the least criterion; of equals the fewest.
    pub breaks: usize,
}

impl LeastSquares {
    /// The division with the least criterion.
    #[must_use]
    pub fn best(&self) -> &Partition {
        &self.partitions[self.breaks]
    }
}

/// n (ln RSS + 1 - ln n + ln 2 pi) + ln n (k + 1)(m + 1), for n observations, k coefficients in
/// each of m + 1 segments and a common variance; every break counts as a parameter.
///
/// *References.* Yao, Y.-C. 1988, "Estimating the Number of Change-Points via Schwarz' Criterion", Statistics and Probability Letters 6 (3),
/// 181-189; Zeileis, A., Kleiber, C., Kraemer, W. and Hornik, K. 2003, "Testing and Dating of
/// Structural Changes in Practice", Computational Statistics and Data Analysis 44, 109-123.
#[must_use]
pub fn gaussian_bic(rss: f64, n: usize, coefficients: usize, breaks: usize) -> f64 {
    let n = n as f64;
    let parameters = ((coefficients + 1) * (breaks + 1)) as f64;
    n * (ln(rss) + 1.0 - ln(n) + ln(std::f64::consts::TAU)) + ln(n) * parameters
}

/// Segments of constant mean by least squares, up to `most` breaks, none shorter than `shortest`:
/// exact, their number by the criterion of [`gaussian_bic`].
///
/// *When not.* A trend is then a staircase of breaks, and persistence looks like breaks. Short segments (`shortest` below a tenth of the
/// series) find outliers.
///
/// *Degenerate input.* All observations the same: `Constant`. Where a division fits exactly, the fewest breaks that do so are chosen.
///
/// # Errors
///
/// [`Undefined`] for a series too short, constant or not finite.
pub fn least_squares_segments(
    series: &[f64],
    most: usize,
    shortest: usize,
) -> Result<LeastSquares, Undefined> {
    finite(series, 2)?;
    if constant(series) {
        return Err(Undefined::Constant);
    }
    Ok(choose(best_partitions(&MeanCost::new(series)?, most, shortest)?, series.len(), 1))
}

/// The criteria of divisions by least squares, and the number of breaks they choose.
pub(crate) fn choose(partitions: Vec<Partition>, n: usize, coefficients: usize) -> LeastSquares {
    let least = partitions[0].cost * ROUNDING;
    let criterion =
        |it: &Partition| gaussian_bic(it.cost.max(least), n, coefficients, it.breaks.len());
    let bic: Vec<f64> = partitions.iter().map(criterion).collect();
    let breaks = (1..bic.len()).fold(0, |best, at| if bic[at] < bic[best] { at } else { best });
    LeastSquares { partitions, bic, breaks }
}
