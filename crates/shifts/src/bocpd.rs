//! Breaks as the data come in: the posterior over how long the present regime has lasted.

use crate::Undefined;
use crate::undefined::finite;
use counterpoise_numerics::{exp, ln, ln_gamma, log_sum_exp};
use serde::Serialize;

/// Bayesian online change-point detection for Gaussian observations.
///
/// *What it measures.* After each observation, the probability of every *run length*: the number of observations since the last
/// break. Every step is a break with the same probability, the hazard.
///
/// *When to use it.* A series that grows: a monitor that must not look ahead. For a finished series the exact divisions see
/// both sides of a break and date it better.
///
/// *Definition.* Within a regime the observations are Gaussian with a normal-inverse-gamma prior (mean, weight, shape, scale as in
/// [`NormalInverseGamma`](crate::NormalInverseGamma)), so that the next one is Student-t with 2 a
/// degrees of freedom. The recursion runs on logarithms.
///
/// *Scale.* The prior is in the unit of the series: standardise it first, or state a prior that fits.
///
/// *References.* Adams, R. P. and MacKay, D. J. C. 2007, "Bayesian Online Changepoint Detection", arXiv 0710.3742; Fearnhead, P. and Liu, Z.
/// 2007, Journal of the Royal Statistical Society B 69 (4), 589-605 (pruning).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnlineSpec {
    /// Probability of a break at each step, 0..1 exclusive: one over the expected length of a
    /// regime.
    pub hazard: f64,
    /// Prior mean.
    pub mean: f64,
    /// Observations that the prior mean is worth; above 0.
    pub weight: f64,
    /// Shape of the prior on the variance; above 0.
    pub shape: f64,
    /// Scale of the prior on the variance; above 0.
    pub scale: f64,
    /// Run lengths whose probability is below this are forgotten; 0 forgets none. 1e-4 makes long
    /// series linear in time. Compare the evidence with and without: the difference is what was
    /// forgotten.
    pub prune: f64,
}

/// What was learnt online.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Online {
    /// The logarithm of the probability density of the whole series.
    pub log_evidence: f64,
    /// The most probable run length before any observation (0) and after each.
    pub run_length: Vec<usize>,
    /// The run lengths after the last observation with their probabilities, ascending by length.
    pub last: Vec<(usize, f64)>,
}

impl Online {
    /// The breaks that follow from the most probable run lengths, from the last observation
    /// backwards; ascending, each the number of observations before it.
    #[must_use]
    pub fn breaks(&self) -> Vec<usize> {
        let mut at = self.run_length.len() - 1;
        let mut breaks = Vec::new();
        // A run of length 0 began with the next observation: one step back, so that the walk ends.
        while at > 0 {
            at -= self.run_length[at].max(1);
            if at > 0 {
                breaks.push(at);
            }
        }
        breaks.reverse();
        breaks
    }

    /// The probability of a run length after the last observation; 0 if it was forgotten.
    #[must_use]
    pub fn probability(&self, run: usize) -> f64 {
        self.last.iter().find(|(length, _)| *length == run).map_or(0.0, |(_, p)| *p)
    }
}

/// A regime of some length: what the prior has become.
#[derive(Clone, Copy)]
struct Run {
    length: usize,
    mean: f64,
    scale: f64,
    log: f64,
}

impl OnlineSpec {
    /// Runs over the series.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for an empty series or one that is not finite, and for settings out of range.
    pub fn fit(&self, series: &[f64]) -> Result<Online, Undefined> {
        finite(series, 1)?;
        self.check()?;
        let constants = self.constants(series.len());
        let begin = Run { length: 0, mean: self.mean, scale: self.scale, log: 0.0 };
        let (mut runs, mut log_evidence) = (vec![begin], 0.0);
        let mut run_length = vec![0];
        for &x in series {
            let seen: Vec<f64> =
                runs.iter().map(|run| run.log + self.predict(run, x, &constants)).collect();
            let total = log_sum_exp(&seen);
            log_evidence += total;
            let fresh = Run { log: ln(self.hazard), ..begin };
            let grown = runs.iter().zip(&seen).map(|(run, seen)| self.grow(run, x, seen - total));
            runs = std::iter::once(fresh)
                .chain(grown)
                .filter(|run| self.prune <= 0.0 || exp(run.log) >= self.prune)
                .collect();
            let kept = if self.prune > 0.0 {
                log_sum_exp(&runs.iter().map(|run| run.log).collect::<Vec<_>>())
            } else {
                0.0
            };
            runs.iter_mut().for_each(|run| run.log -= kept);
            run_length.push(likeliest(&runs));
        }
        let last = runs.iter().map(|run| (run.length, exp(run.log))).collect();
        Ok(Online { log_evidence, run_length, last })
    }

    fn check(&self) -> Result<(), Undefined> {
        let positive =
            [self.weight, self.shape, self.scale].iter().all(|it| it.is_finite() && *it > 0.0);
        let inside = self.hazard > 0.0 && self.hazard < 1.0 && self.mean.is_finite();
        // Pruning above the hazard would forget that a break may be now.
        let prunes =
            (0.0..0.5).contains(&self.prune) && (self.prune == 0.0 || self.prune < self.hazard);
        if positive && inside && prunes {
            Ok(())
        } else {
            Err(Undefined::BadSetting(
                "weight, shape and scale are above 0, the hazard is between 0 and 1, and the pruning is below the hazard",
            ))
        }
    }

    /// For each run length, the part of the logarithm of the Student-t density that the data do not
    /// move.
    fn constants(&self, n: usize) -> Vec<f64> {
        let of = |length: usize| {
            let shape = self.shape + 0.5 * length as f64;
            ln_gamma(shape + 0.5) - ln_gamma(shape) - 0.5 * ln(std::f64::consts::TAU * shape)
        };
        (0..=n).map(of).collect()
    }

    fn predict(&self, run: &Run, x: f64, constants: &[f64]) -> f64 {
        let (length, off) = (run.length as f64, x - run.mean);
        let (weight, shape) = (self.weight + length, self.shape + 0.5 * length);
        let spread = run.scale * (weight + 1.0) / (shape * weight);
        constants[run.length]
            - 0.5 * ln(spread)
            - (shape + 0.5) * ln(1.0 + off * off / (2.0 * shape * spread))
    }

    fn grow(&self, run: &Run, x: f64, log: f64) -> Run {
        let (weight, off) = (self.weight + run.length as f64, x - run.mean);
        Run {
            length: run.length + 1,
            mean: run.mean + off / (weight + 1.0),
            scale: run.scale + 0.5 * weight * off * off / (weight + 1.0),
            log: log + ln(1.0 - self.hazard),
        }
    }
}

fn likeliest(runs: &[Run]) -> usize {
    let better = |best: &Run, run: &Run| run.log > best.log;
    runs.iter().fold(runs[0], |best, run| if better(&best, run) { *run } else { best }).length
}
