//! Several breaks in a regression.

use super::intervals::{BreakInterval, Errors, intervals};
use super::{RegressionCost, Regressors};
use crate::moments::constant;
use crate::segment::choose;
use crate::undefined::finite;
use crate::{LeastSquares, Undefined, best_partitions};

/// Several breaks in the coefficients of a regression, by least squares.
///
/// *What it measures.* For 0, 1, .. `most` breaks the division with the least residual sum of squares (exact, by dynamic programming), the
/// number of breaks by BIC, and an interval for each date.
///
/// *When to use it.* A series of some length in which levels (or trends) hold for a while and then change; the errors may differ between
/// regimes and persist a little.
///
/// *When not.* Fewer than about 30 observations, breaks near the ends (nothing within `shortest` of an end is looked at), counts that are
/// small, persistence near a random walk. For one break and its date see
/// [`FlatGaussian`](crate::FlatGaussian).
///
/// *References.* Bai, J. and Perron, P. 1998, "Estimating and Testing Linear Models with Multiple Structural Changes", Econometrica 66 (1),
/// 47-78; Bai, J. and Perron, P. 2003, Journal of Applied Econometrics 18 (1), 1-22.
///
/// ```
/// use counterpoise_shifts::{BaiPerron, Errors, Regressors};
/// let series: Vec<f64> = (0..40).map(|t| f64::from(t % 3) + if t < 22 { 0.0 } else { 5.0 }).collect();
/// let spec = BaiPerron { regressors: Regressors::Level, most: 3, shortest: 6 };
/// assert_eq!(spec.fit(&series).unwrap().best().breaks, [22]);
/// let dates = spec.intervals(&series, &[22], 0.95, Errors::Heterogeneous).unwrap();
/// assert_eq!(dates[0].bounds, Some((21, 23)));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct BaiPerron {
    /// What the series is regressed on.
    pub regressors: Regressors,
    /// Most breaks.
    pub most: usize,
    /// Fewest observations of a regime; 15 % of the series is usual.
    pub shortest: usize,
}

impl BaiPerron {
    /// The usual trimming: regimes of at least 15 % of the series, and as many breaks as fit, but
    /// no more than 5.
    #[must_use]
    pub fn usual(regressors: Regressors, observations: usize) -> BaiPerron {
        let shortest = (observations * 3 / 20).max(regressors.coefficients() + 1);
        BaiPerron { regressors, most: 5, shortest }
    }

    /// The best divisions and the number of breaks that BIC chooses.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series shorter than one regime, constant or not finite.
    pub fn fit(&self, series: &[f64]) -> Result<LeastSquares, Undefined> {
        finite(series, 2)?;
        if constant(series) {
            return Err(Undefined::Constant);
        }
        let cost = RegressionCost::new(series, &self.regressors)?;
        let partitions = best_partitions(&cost, self.most, self.shortest)?;
        Ok(choose(partitions, series.len(), self.regressors.coefficients()))
    }

    /// An interval for each date, of this level (0..1).
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series that cannot be fitted, breaks that are no division of it, or a
    /// level out of range.
    pub fn intervals(
        &self,
        series: &[f64],
        breaks: &[usize],
        level: f64,
        errors: Errors,
    ) -> Result<Vec<BreakInterval>, Undefined> {
        intervals(series, &self.regressors, breaks, level, errors)
    }
}
