//! What a further break must be worth.

/// What a break costs, for a cost that is twice a negative log-likelihood.
///
/// With p parameters in each segment and n observations:
///
/// | penalty | a break costs | and each segment of m observations |
/// | --- | --- | --- |
/// | `Aic` | 2 (p + 1) | |
/// | `Bic` (also called SIC) | (p + 1) ln n | |
/// | `HannanQuinn` | 2 (p + 1) ln ln n | |
/// | `Mbic` | (p + 2) ln n | ln m |
/// | `Manual(b)` | b | |
///
/// `Aic` finds too many breaks in almost any series; prefer `Mbic`, which was made for breaks.
///
/// *References.* Yao, Y.-C. 1988, Statistics and Probability Letters 6 (3), 181-189 (BIC); Zhang, N. R. and Siegmund, D. O. 2007,
/// "A Modified Bayes Information Criterion with Applications to the Analysis of Comparative Genomic
/// Hybridization Data", Biometrics 63 (1), 22-32 (MBIC).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the table above")]
pub enum Penalty {
    Aic,
    Bic,
    HannanQuinn,
    #[default]
    Mbic,
    Manual(f64),
}

impl Penalty {
    /// What a break costs.
    #[must_use]
    pub fn of_a_break(self, parameters: usize, observations: usize) -> f64 {
        let (p, log) = (parameters as f64, counterpoise_numerics::ln(observations.max(1) as f64));
        match self {
            Penalty::Aic => 2.0 * (p + 1.0),
            Penalty::Bic => (p + 1.0) * log,
            Penalty::HannanQuinn => 2.0 * (p + 1.0) * counterpoise_numerics::ln(log.max(1.0)),
            Penalty::Mbic => (p + 2.0) * log,
            Penalty::Manual(cost) => cost,
        }
    }

    /// What a segment costs beside its fit.
    pub(crate) fn of_a_segment(self, observations: usize) -> f64 {
        if self == Penalty::Mbic { counterpoise_numerics::ln(observations as f64) } else { 0.0 }
    }

    /// A bound K such that cutting the stretch s..u at t never adds less than K, for `before` = t -
    /// s observations and any u at most `after` beyond t: costs fall or stay, and `Mbic` adds ln(a
    /// b / (a + b)), whose negative is least for the longest b.
    pub(crate) fn least_saved(self, before: usize, after: usize) -> f64 {
        let log = counterpoise_numerics::ln(1.0 / before as f64 + 1.0 / after.max(1) as f64);
        if self == Penalty::Mbic { log } else { 0.0 }
    }
}
