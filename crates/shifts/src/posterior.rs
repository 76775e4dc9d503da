//! The posterior over the date of a single break.

mod flat;
mod nig;
mod poisson;

pub use flat::FlatGaussian;
pub use nig::NormalInverseGamma;
pub use poisson::{PoissonGamma, PoissonSplit, poisson_split};

use counterpoise_numerics::{Sum, exp, ln, log_sum_exp};
use serde::Serialize;

/// How probable each date of a single break is, given that there is one.
///
/// *What it measures.* For a series of n observations and each k in 1..n, the probability that the first k observations
/// belong to one regime and the others to another, every k being as likely as another before the
/// data are seen.
///
/// *When to use it.* The question is *when*, and one break is a fair picture. The whole distribution answers where an
/// interval of Bai (1997) would have to be approximated, and it may have two humps.
///
/// *When not.* With several breaks see [`best_partitions`](crate::best_partitions). The observations are taken as
/// independent given the regimes: persistence looks like a break.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DatePosterior {
    /// At position k - 1, the probability that k observations precede the break. They sum to 1.
    pub probabilities: Vec<f64>,
    /// At position k - 1, the logarithm of the likelihood of all data with the break there,
    /// parameters integrated out; up to one constant where the prior is improper
    /// ([`FlatGaussian`]).
    pub log_likelihoods: Vec<f64>,
    /// The natural logarithm of the Bayes factor of a break, somewhere, against none; `None` where
    /// the prior is improper and the factor therefore has no meaning.
    pub log_bayes_factor: Option<f64>,
}

impl DatePosterior {
    /// From the logarithms of the likelihoods of every k and of no break.
    pub(crate) fn from_logs(log_likelihoods: Vec<f64>, no_break: Option<f64>) -> DatePosterior {
        let total = log_sum_exp(&log_likelihoods);
        let probabilities = log_likelihoods.iter().map(|it| exp(it - total)).collect();
        let average = total - ln(log_likelihoods.len() as f64);
        DatePosterior {
            probabilities,
            log_likelihoods,
            log_bayes_factor: no_break.map(|it| average - it),
        }
    }

    /// The most probable k; of several the earliest.
    #[must_use]
    pub fn mode(&self) -> usize {
        let better = |best: usize, at: usize| {
            if self.probabilities[at] > self.probabilities[best] { at } else { best }
        };
        (0..self.probabilities.len()).fold(0, better) + 1
    }

    /// The probability of one k; 0 for a k that is no break of the series.
    #[must_use]
    pub fn probability(&self, k: usize) -> f64 {
        k.checked_sub(1).and_then(|at| self.probabilities.get(at)).copied().unwrap_or(0.0)
    }

    /// The probability that k lies in first..=last.
    #[must_use]
    pub fn mass(&self, first: usize, last: usize) -> f64 {
        Sum::of((first..=last).map(|k| self.probability(k))).min(1.0)
    }

    /// The mean of k.
    #[must_use]
    pub fn mean(&self) -> f64 {
        Sum::of(self.probabilities.iter().enumerate().map(|(at, p)| (at + 1) as f64 * p))
    }

    /// The smallest set of k that together has at least this probability (0..1), ascending: the
    /// region of highest posterior density. It may have holes. Of equally probable k the earlier is
    /// taken first.
    #[must_use]
    pub fn credible_set(&self, level: f64) -> Vec<usize> {
        let mut by_probability: Vec<usize> = (1..=self.probabilities.len()).collect();
        by_probability.sort_by(|&a, &b| self.probability(b).total_cmp(&self.probability(a)));
        let mut mass = Sum::new();
        let enough = |k: &usize| {
            let wanted = mass.value() < level;
            mass.add(self.probability(*k));
            wanted
        };
        let mut set: Vec<usize> = by_probability.into_iter().take_while(enough).collect();
        set.sort_unstable();
        set
    }

    /// The mean of a quantity that depends on k, weighted by the posterior.
    pub(crate) fn average(&self, of: impl Fn(usize) -> f64) -> f64 {
        Sum::of(self.probabilities.iter().enumerate().map(|(at, p)| p * of(at + 1)))
    }
}
