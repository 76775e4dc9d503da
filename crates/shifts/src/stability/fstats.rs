//! F statistics for a break at every admissible date.

use super::simulated::{SimulatedP, average_p_value, exponential_p_value};
use super::sup_f_p_value;
use crate::segment::Cost;
use crate::{RegressionCost, Regressors, Undefined};
use counterpoise_numerics::{Sum, exp, ln, mean};
use serde::Serialize;

/// The F statistics of Chow tests at every date that is not too near an end, and three ways to sum
/// them up.
///
/// *When to use them.* To ask whether there is a break when its date is not known beforehand. `sup` is best against one clear break, `average`
/// against many small ones, `exponential` lies between.
///
/// *When not.* Persistent errors make all three reject too often. To date the break see [`BaiPerron`](crate::BaiPerron).
///
/// *References.* Andrews, D. W. K. 1993, "Tests for Parameter Instability and Structural Change with Unknown Change Point", Econometrica
/// 61 (4), 821-856; Andrews, D. W. K. and Ploberger, W. 1994, Econometrica 62 (6), 1383-1414.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FStatistics {
    /// Observations before the first date tested.
    pub first: usize,
    /// The statistic of each date, from `first` on: (RSS - RSS_k) / (RSS_k / (n - 2 q)).
    pub values: Vec<f64>,
    /// The greatest.
    pub sup: f64,
    /// The date at which it is greatest: observations before the break.
    pub k: usize,
    /// The mean.
    pub average: f64,
    /// ln of the mean of exp(F / 2).
    pub exponential: f64,
    /// (1 - a) b / (a (1 - b)) for the first and the last share a, b of the series that were
    /// tested.
    pub lambda: f64,
    /// Coefficients that may change.
    pub coefficients: usize,
}

impl FStatistics {
    /// The asymptotic p-value of `sup`.
    #[must_use]
    pub fn sup_p(&self) -> f64 {
        sup_f_p_value(self.sup, self.coefficients, self.lambda)
    }

    /// The asymptotic p-value of `average`, simulated.
    #[must_use]
    pub fn average_p(&self) -> SimulatedP {
        average_p_value(self.average, self.coefficients, self.lambda)
    }

    /// The asymptotic p-value of `exponential`, simulated.
    #[must_use]
    pub fn exponential_p(&self) -> SimulatedP {
        exponential_p_value(self.exponential, self.coefficients, self.lambda)
    }
}

/// The F statistics of all dates that leave a share `trim` (above 0, below one half; 0.15 is usual)
/// of the series on either side.
///
/// # Errors
///
/// [`Undefined`] for a series too short or not finite, one that a single regime fits exactly
/// (`Constant`), and a trimming out of range.
pub fn f_statistics(
    series: &[f64],
    regressors: &Regressors,
    trim: f64,
) -> Result<FStatistics, Undefined> {
    if !(trim > 0.0 && trim < 0.5) {
        return Err(Undefined::BadSetting("the trimming is above 0 and below one half"));
    }
    let cost = RegressionCost::new(series, regressors)?;
    let (n, q) = (series.len(), regressors.coefficients());
    let first = (trim * n as f64) as usize;
    let last = n - first;
    if first < q + 1 || last <= first {
        return Err(Undefined::TooShort {
            needed: ((q + 1) as f64 / trim).ceil() as usize,
            found: n,
        });
    }
    let whole = cost.of(0, n);
    if whole <= 0.0 {
        return Err(Undefined::Constant);
    }
    let degrees = (n - 2 * q) as f64;
    let at = |k: usize| {
        let parts = cost.of(0, k) + cost.of(k, n);
        if parts.is_finite() {
            (whole - parts).max(0.0) / (parts.max(whole * f64::EPSILON) / degrees)
        } else {
            0.0
        }
    };
    let values: Vec<f64> = (first..=last).map(at).collect();
    let best =
        (0..values.len()).fold(0, |best, at| if values[at] > values[best] { at } else { best });
    let sup = values[best];
    let exponential = sup / 2.0
        + ln(Sum::of(values.iter().map(|it| exp(0.5 * (it - sup)))) / values.len() as f64);
    let (a, b) = (first as f64, last as f64);
    let lambda = (n as f64 - a) * b / (a * (n as f64 - b));
    let average = mean(&values).unwrap_or(0.0);
    Ok(FStatistics {
        first,
        sup,
        k: first + best,
        average,
        exponential,
        lambda,
        coefficients: q,
        values,
    })
}
