//! Counts: a rate before, a rate after.

use super::DatePosterior;
use crate::Undefined;
use crate::undefined::counts;
use counterpoise_numerics::{ln, ln_gamma};
use serde::Serialize;

/// One break in the rate of Poisson counts; a gamma prior on the rate of each regime.
///
/// *Definition.* With S the sum of m counts, the marginal likelihood of a regime is
/// b^a / G(a) * G(a + S) / (b + m)^(a + S) / (product of the factorials).
///
/// *When to use it.* Small counts: events in a year, visits in a quarter. Where the variance is well above the mean within the
/// regimes the counts are overdispersed and the posterior is too narrow.
///
/// *Degenerate input.* Fewer than 2 observations: `TooShort`. All zero is an answer: the prior carries it, and the factor favours no
/// break.
///
/// *References.* Raftery, A. E. and Akman, V. E. 1986, "Bayesian Analysis of a Poisson Process with a Change-Point",
/// Biometrika 73 (1), 85-89; Carlin, B. P., Gelfand, A. E. and Smith, A. F. M. 1992, Applied
/// Statistics 41 (2), 389-405.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PoissonGamma {
    /// Shape a of the prior on a rate; above 0.
    pub shape: f64,
    /// Rate b of the prior on a rate: the number of observations that it is worth; above 0.
    pub rate: f64,
}

impl PoissonGamma {
    /// The posterior over the date, and the Bayes factor against no break.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series too short or not of counts, and for a setting that is not above 0.
    pub fn fit(&self, series: &[f64]) -> Result<DatePosterior, Undefined> {
        counts(series, 2)?;
        if ![self.shape, self.rate].iter().all(|it| it.is_finite() && *it > 0.0) {
            return Err(Undefined::BadSetting("shape and rate of a gamma prior are above 0"));
        }
        let (sums, n) = (running(series), series.len());
        let factorials: f64 = series.iter().map(|it| ln_gamma(it + 1.0)).sum();
        let regime =
            |from: usize, to: usize| self.log_marginal(sums[to] - sums[from], (to - from) as f64);
        let at = |k: usize| regime(0, k) + regime(k, n) - factorials;
        Ok(DatePosterior::from_logs((1..n).map(at).collect(), Some(regime(0, n) - factorials)))
    }

    /// The posterior means of the rates before and after, averaged over the date.
    ///
    /// # Errors
    ///
    /// As [`PoissonGamma::fit`].
    pub fn rates(&self, series: &[f64]) -> Result<(f64, f64), Undefined> {
        let posterior = self.fit(series)?;
        let (sums, n) = (running(series), series.len());
        let rate = |sum: f64, m: usize| (self.shape + sum) / (self.rate + m as f64);
        Ok((
            posterior.average(|k| rate(sums[k], k)),
            posterior.average(|k| rate(sums[n] - sums[k], n - k)),
        ))
    }

    fn log_marginal(&self, sum: f64, m: f64) -> f64 {
        let (a, b) = (self.shape, self.rate);
        a * ln(b) - ln_gamma(a) + ln_gamma(a + sum) - (a + sum) * ln(b + m)
    }
}

/// The division of counts in two that is likeliest, and by how much it is likelier than none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PoissonSplit {
    /// Observations before the break.
    pub k: usize,
    /// Mean count before.
    pub before: f64,
    /// Mean count after.
    pub after: f64,
    /// Twice the logarithm of the likelihood ratio against no break. It has no chi-square
    /// distribution, since the date was sought.
    pub likelihood_ratio: f64,
}

/// The maximum-likelihood date of a break in the rate of Poisson counts; of several the earliest.
///
/// # Errors
///
/// [`Undefined`] for fewer than 2 observations, for what is no count, and where nothing was
/// counted.
pub fn poisson_split(series: &[f64]) -> Result<PoissonSplit, Undefined> {
    counts(series, 2)?;
    let (sums, n) = (running(series), series.len());
    if sums[n] <= 0.0 {
        return Err(Undefined::NothingCounted);
    }
    let log = |sum: f64, m: usize| if sum > 0.0 { sum * ln(sum / m as f64) } else { 0.0 };
    let at = |k: usize| log(sums[k], k) + log(sums[n] - sums[k], n - k);
    let k = (2..n).fold(1, |best, k| if at(k) > at(best) { k } else { best });
    Ok(PoissonSplit {
        k,
        before: sums[k] / k as f64,
        after: (sums[n] - sums[k]) / (n - k) as f64,
        likelihood_ratio: 2.0 * (at(k) - log(sums[n], n)),
    })
}

/// Sums of counts are exact.
fn running(series: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let step = |it: &f64| {
        sum += it;
        sum
    };
    std::iter::once(0.0).chain(series.iter().map(step)).collect()
}
