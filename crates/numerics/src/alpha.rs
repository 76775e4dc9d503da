//! Agreement between coders: Krippendorff's alpha.

use std::fmt;

use crate::bootstrap::resample;
use crate::coincidence::{Counts, count};
use crate::{Stream, Sum};

/// How far two values are apart, which is to say the level of measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Names only: 0 when equal, 1 otherwise.
    Nominal,
    /// Ranks: the number of pairable values from the one to the other, the two counted half.
    Ordinal,
    /// Differences matter: (c - k)^2.
    Interval,
    /// Ratios matter: ((c - k) / (c + k))^2; values must not be negative.
    Ratio,
}

/// Why alpha cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undefined {
    /// No unit was coded by two coders.
    NoPairs,
    /// Every pairable value is the same: with no variation, agreement by chance is complete and
    /// reliability cannot be shown.
    OneCategory,
    /// A value is infinite, not a number, or too large to be squared.
    NotFinite,
    /// The ratio metric met a negative value.
    NegativeRatio,
}

/// What to compute: the metric, and the bootstrap over units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlphaSpec {
    /// The level of measurement.
    pub metric: Metric,
    /// Bootstrap draws; 0 for none.
    pub draws: u32,
    /// Coverage of the interval, strictly between 0 and 1; any other level gives no interval.
    pub level: f64,
    /// Where the bootstrap draws from.
    pub stream: Stream,
}

/// Krippendorff's alpha with its doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Alpha {
    /// 1 for perfect agreement, 0 for chance, negative below it; `None` when undefined.
    pub alpha: Option<f64>,
    /// Values in units that at least two coders coded.
    pub n_pairable: usize,
    /// Units that at least two coders coded.
    pub n_units: usize,
    /// The percentile interval of the bootstrap; `None` without draws or without alpha.
    pub interval: Option<(f64, f64)>,
    /// Bootstrap draws made.
    pub draws: u32,
    /// Draws left out because alpha is undefined in them.
    pub degenerate: u32,
    /// The reason, when `alpha` is `None`.
    pub reason_if_undefined: Option<Undefined>,
}

/// Krippendorff's alpha of coders x units, without an interval.
///
/// # Errors
///
/// The reason why alpha is undefined. See [`AlphaSpec::fit`] for the definition.
pub fn krippendorff_alpha(data: &[Vec<Option<f64>>], metric: Metric) -> Result<f64, Undefined> {
    check(data, metric)?;
    let counts = count(data);
    counts.alpha(metric, &vec![1.0; counts.units.len()])
}

impl AlphaSpec {
    /// Alpha of coders x units (`data[coder][unit]`, `None` = not coded; a row that ends early
    /// lacks the later units), with a bootstrap interval over units.
    ///
    /// *Definition.* alpha = 1 - D_o / D_e. A unit with m >= 2 values adds each of its ordered
    /// pairs of values (c, k) from different coders to the coincidence matrix o with weight
    /// 1 / (m - 1); n_c are its row sums, n its total;
    /// D_o = sum o_ck d2_ck / n and D_e = sum n_c n_k d2_ck / (n (n - 1)), with d2 the squared
    /// distance of the [`Metric`]. Units with fewer than two values take no part in alpha.
    ///
    /// *Interval.* All units given, also those with fewer than two values, are drawn with
    /// replacement; degenerate draws are dropped and counted. With a dozen units it is very
    /// wide, and rightly so. Coders are not resampled: it speaks of other units, not of other
    /// coders.
    ///
    /// Sources: Krippendorff, K. 2004, "Content Analysis", 2nd edition, chapter 11; Krippendorff,
    /// K. 2011, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania).
    pub fn fit(&self, data: &[Vec<Option<f64>>]) -> Alpha {
        if let Err(reason) = check(data, self.metric) {
            return undefined(reason, 0, 0);
        }
        let counts = count(data);
        let (n_pairable, n_units) = (counts.n_pairable(), pairable_units(&counts));
        match counts.alpha(self.metric, &vec![1.0; counts.units.len()]) {
            Err(reason) => undefined(reason, n_pairable, n_units),
            Ok(alpha) => self.with_interval(&counts, alpha, n_pairable, n_units),
        }
    }

    fn with_interval(
        &self,
        counts: &Counts,
        alpha: f64,
        n_pairable: usize,
        n_units: usize,
    ) -> Alpha {
        let draws = resample(counts, self.metric, self.draws, self.stream);
        let proper = self.level > 0.0 && self.level < 1.0;
        Alpha {
            alpha: Some(alpha),
            n_pairable,
            n_units,
            interval: if proper { draws.interval(self.level) } else { None },
            draws: self.draws,
            degenerate: draws.degenerate,
            reason_if_undefined: None,
        }
    }
}

impl Metric {
    /// The squared distance of `values[i]` and `values[j]`, i < j, given how often each occurs.
    pub(crate) fn squared(self, values: &[f64], margin: &[f64], i: usize, j: usize) -> f64 {
        let (low, high) = (values[i], values[j]);
        let distance = match self {
            Metric::Nominal => 1.0,
            Metric::Ordinal => {
                Sum::of(margin[i..=j].iter().copied()) - (margin[i] + margin[j]) / 2.0
            }
            Metric::Interval => high - low,
            // Values differ and are not negative, so the sum is above 0.
            Metric::Ratio => (high - low) / (high + low),
        };
        distance * distance
    }
}

impl fmt::Display for Undefined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Undefined::NoPairs => "no unit was coded by two coders",
            Undefined::OneCategory => "all coders gave one and the same value throughout",
            Undefined::NotFinite => "a value is not a finite number, or too large to be squared",
            Undefined::NegativeRatio => "the ratio metric does not admit negative values",
        })
    }
}

impl std::error::Error for Undefined {}

fn check(data: &[Vec<Option<f64>>], metric: Metric) -> Result<(), Undefined> {
    let mut values = data.iter().flatten().flatten();
    let fault = values.find_map(|value| match value {
        v if !v.is_finite() => Some(Undefined::NotFinite),
        v if metric == Metric::Ratio && *v < 0.0 => Some(Undefined::NegativeRatio),
        _ => None,
    });
    fault.map_or(Ok(()), Err)
}

fn pairable_units(counts: &Counts) -> usize {
    counts.units.iter().filter(|unit| !unit.is_empty()).count()
}

fn undefined(reason: Undefined, n_pairable: usize, n_units: usize) -> Alpha {
    Alpha {
        alpha: None,
        n_pairable,
        n_units,
        interval: None,
        draws: 0,
        degenerate: 0,
        reason_if_undefined: Some(reason),
    }
}
