//! Gaussian observations, a conjugate prior in each regime.

use super::DatePosterior;
use crate::Undefined;
use crate::moments::Moments;
use crate::undefined::finite;
use counterpoise_numerics::{ln, ln_gamma};

/// One break in mean and variance of Gaussian observations: each regime has its own mean and
/// variance, with a normal-inverse-gamma prior.
///
/// *Definition.* sigma^2 ~ InverseGamma(shape, scale), mean | sigma^2 ~ Normal(mean, sigma^2 / weight). The marginal likelihood of a
/// regime with m observations is
/// G(a_m) / G(a) * b^a / b_m^(a_m) * (w / (w + m))^(1/2) * (2 pi)^(-m/2), with a_m = a + m/2 and
/// b_m = b + RSS/2 + w m (average - mean)^2 / (2 (w + m)).
///
/// *When to use it.* To ask whether there is a break at all: the prior is proper, so the Bayes factor has a meaning. It
/// depends on the prior; [`NormalInverseGamma::vague`] states a weak one.
///
/// *Degenerate input.* Fewer than 2 observations: `TooShort`. A constant series has an answer: the prior on the variance carries it.
///
/// *Reference.* Bernardo, J. M. and Smith, A. F. M. 1994, *Bayesian Theory*, Wiley, section 5.2 and appendix A.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormalInverseGamma {
    /// Prior mean, in the unit of the series.
    pub mean: f64,
    /// Number of observations that the prior mean is worth; above 0.
    pub weight: f64,
    /// Shape of the prior on the variance; above 0.
    pub shape: f64,
    /// Scale of the prior on the variance, in the squared unit of the series; above 0.
    pub scale: f64,
}

impl NormalInverseGamma {
    /// A weak prior about the series itself: its mean, worth a hundredth of an observation, and its
    /// variance (division by n) with shape 1.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series too short, constant or not finite.
    pub fn vague(series: &[f64]) -> Result<NormalInverseGamma, Undefined> {
        finite(series, 2)?;
        let (moments, n) = (Moments::of(series), series.len());
        let scale = moments.total() / n as f64;
        if scale <= 0.0 {
            return Err(Undefined::Constant);
        }
        Ok(NormalInverseGamma { mean: moments.mean(0, n), weight: 0.01, shape: 1.0, scale })
    }

    /// The posterior over the date, and the Bayes factor against no break.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series too short or not finite, and for a setting that is not above 0.
    pub fn fit(&self, series: &[f64]) -> Result<DatePosterior, Undefined> {
        finite(series, 2)?;
        let proper =
            [self.weight, self.shape, self.scale].iter().all(|it| it.is_finite() && *it > 0.0);
        if !proper || !self.mean.is_finite() {
            return Err(Undefined::BadSetting(
                "weight, shape and scale of a normal-inverse-gamma prior are above 0",
            ));
        }
        let (moments, n) = (Moments::of(series), series.len());
        let at = |k: usize| self.log_marginal(&moments, 0, k) + self.log_marginal(&moments, k, n);
        let no_break = self.log_marginal(&moments, 0, n);
        Ok(DatePosterior::from_logs((1..n).map(at).collect(), Some(no_break)))
    }

    fn log_marginal(&self, moments: &Moments, from: usize, to: usize) -> f64 {
        let (m, off) = ((to - from) as f64, moments.mean(from, to) - self.mean);
        let (weight, shape) = (self.weight + m, self.shape + 0.5 * m);
        let scale =
            self.scale + 0.5 * moments.rss(from, to) + 0.5 * self.weight * m * off * off / weight;
        ln_gamma(shape) - ln_gamma(self.shape) + self.shape * ln(self.scale) - shape * ln(scale)
            + 0.5 * ln(self.weight / weight)
            - 0.5 * m * ln(std::f64::consts::TAU)
    }
}
