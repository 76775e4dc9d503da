//! Claimed dates against each other.

use crate::ShiftCurve;
use counterpoise_dates::Window;
use counterpoise_numerics::{exp, log_sum_exp};
use serde::Serialize;

/// How far evidence speaks for one story against another.
///
/// *Reference.* Kass, R. E. and Raftery, A. E. 1995, "Bayes Factors", Journal of the American Statistical Association 90, 773-795, section 3.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A factor below 3 either way: the data cannot tell them apart.
    CannotTell,
    /// From 3 to 20.
    Positive,
    /// From 20 to 150.
    Strong,
    /// Above 150.
    VeryStrong,
}

impl Strength {
    /// Of the natural logarithm of a Bayes factor, whichever of the two it favours.
    #[must_use]
    pub fn of(log_factor: f64) -> Strength {
        match exp(log_factor.abs()) {
            factor if factor.is_nan() || factor < 3.0 => Strength::CannotTell,
            factor if factor < 20.0 => Strength::Positive,
            factor if factor < 150.0 => Strength::Strong,
            _ => Strength::VeryStrong,
        }
    }

    /// In words: `cannot tell`, `positive`, `strong`, `very strong`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Strength::CannotTell => "cannot tell",
            Strength::Positive => "positive",
            Strength::Strong => "strong",
            Strength::VeryStrong => "very strong",
        }
    }
}

/// What the data say of one claimed time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// The claimed days.
    pub window: Window,
    /// The logarithm of the likelihood averaged over the claimed days; `None` where the data do not reach them.
    pub log_likelihood: Option<f64>,
    /// The natural logarithm of the Bayes factor against no shift.
    pub log_against_no_shift: Option<f64>,
    /// Likewise against a steady trend.
    pub log_against_trend: Option<f64>,
    /// The probability that the shift was on one of the claimed days, given that there is one and that every day was as likely as another.
    pub probability: f64,
    /// The share of belief among all claims, *no shift* and *steady trend*, each as likely as another beforehand; 0 where the data do not reach.
    pub share: f64,
}

/// Claimed times, no shift and a steady trend, put against each other on one curve.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contest {
    /// Of each claim, in the order given.
    pub claims: Vec<Score>,
    /// The share of belief in no shift.
    pub no_shift: f64,
    /// The share of belief in a steady trend.
    pub trend: f64,
}

impl Contest {
    /// Puts the claims against each other.
    ///
    /// A claim is the hypothesis that the shift was on one of its days, each as likely as another: a long stretch is not favoured for being long.
    #[must_use]
    pub fn of(curve: &ShiftCurve, claims: &[Window]) -> Contest {
        let averages: Vec<Option<f64>> = claims.iter().map(|it| curve.log_average(*it)).collect();
        let known = averages.iter().flatten().copied();
        let all: Vec<f64> = known.chain([curve.log_no_shift, curve.log_trend]).collect();
        let total = log_sum_exp(&all);
        let share = |log: f64| exp(log - total);
        let score = |(window, log): (&Window, &Option<f64>)| Score {
            window: *window,
            log_likelihood: *log,
            log_against_no_shift: log.map(|it| it - curve.log_no_shift),
            log_against_trend: log.map(|it| it - curve.log_trend),
            probability: curve.probability_in(*window),
            share: log.map_or(0.0, share),
        };
        let claims = claims.iter().zip(&averages).map(score).collect();
        Contest { claims, no_shift: share(curve.log_no_shift), trend: share(curve.log_trend) }
    }

    /// The natural logarithm of the Bayes factor of one claim against another; `None` where the data reach only one, or there is no such claim.
    #[must_use]
    pub fn between(&self, a: usize, b: usize) -> Option<f64> {
        Some(self.claims.get(a)?.log_likelihood? - self.claims.get(b)?.log_likelihood?)
    }
}
