//! Gaussian observations, nothing assumed about their means and variance.

use super::DatePosterior;
use crate::Undefined;
use crate::moments::{Moments, ROUNDING, constant};
use crate::undefined::finite;
use counterpoise_numerics::ln;

/// One break in the mean of Gaussian observations with a common variance; flat priors on both
/// means, Jeffreys' prior on the variance.
///
/// *Definition.* p(k) is proportional to (k (n - k))^(-1/2) RSS_k^(-(n - 2)/2), RSS_k the sum of squares about the means of
/// the two regimes.
///
/// *When not.* The prior is improper: it dates a break and cannot say whether there is one. For that take
/// [`NormalInverseGamma`](super::NormalInverseGamma).
///
/// *Degenerate input.* Fewer than 3 observations: `TooShort`. All the same: `Constant`. Where a k fits exactly (RSS_k = 0) such
/// k share the whole probability, which is the limit.
///
/// *Reference.* Smith, A. F. M. 1975, "A Bayesian Approach to Inference about a Change-Point in a Sequence of Random
/// Variables", Biometrika 62 (2), 407-416.
///
/// ```
/// use counterpoise_shifts::FlatGaussian;
/// let posterior = FlatGaussian.fit(&[1.0, 1.1, 0.9, 5.0, 5.1, 4.9]).unwrap();
/// assert_eq!(posterior.mode(), 3);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FlatGaussian;

impl FlatGaussian {
    /// The posterior over the date.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series too short, constant or not finite.
    pub fn fit(self, series: &[f64]) -> Result<DatePosterior, Undefined> {
        finite(series, 3)?;
        if constant(series) {
            return Err(Undefined::Constant);
        }
        let (moments, n) = (Moments::of(series), series.len());
        let least = moments.total() * ROUNDING;
        let at = |k: usize| {
            let rss = (moments.rss(0, k) + moments.rss(k, n)).max(least);
            -0.5 * ln((k * (n - k)) as f64) - 0.5 * (n - 2) as f64 * ln(rss)
        };
        Ok(DatePosterior::from_logs((1..n).map(at).collect(), None))
    }
}
