//! A shift in the rate of counts.

use crate::curve::Stretch;
use crate::quadrature::normal_points;
use crate::undefined::counts;
use crate::{DatedSeries, ShiftCurve, Undefined};
use counterpoise_numerics::{Sum, exp, ln, ln_gamma, log_sum_exp, sqrt};

/// A shift in the rate of Poisson counts, against no shift and against steady growth or decline.
///
/// *When to use it.* Events counted in periods of equal length, when they are few. All counts zero is an answer: the factor favours no shift.
///
/// *When not.* Counts whose variance within the regimes is well above their mean: the factor then overstates. The growth of reporting is growth:
/// compare shares instead.
///
/// *Definition.* Rates have the prior Gamma(m, 1), m the mean count (one half if that is less): worth one observation, and centred. With a steady
/// trend the rate at share x of the time is r exp(b (x - 1/2)), r as before, and b normal about 0
/// with variance 2/m, which is about that of the logarithm of the ratio of two rates of the prior
/// (41 points).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateShift {
    /// Fewest observations on either side of a shift.
    pub shortest: usize,
}

impl Default for RateShift {
    fn default() -> RateShift {
        RateShift { shortest: 2 }
    }
}

impl RateShift {
    /// How likely the counts are for every day of a shift.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series too short or not of counts, and for a `shortest` of 0.
    pub fn curve(&self, series: &DatedSeries) -> Result<ShiftCurve, Undefined> {
        let (n, h) = (series.values.len(), self.shortest);
        if h == 0 {
            return Err(Undefined::BadSetting("a regime has at least one observation"));
        }
        counts(&series.values, (2 * h).max(4))?;
        let total: f64 = series.values.iter().sum();
        let shape = (total / n as f64).max(0.5);
        // Gamma(shape, 1): b^a = 1.
        let regime = |sum: f64, exposure: f64| {
            ln_gamma(shape + sum) - ln_gamma(shape) - (shape + sum) * ln(1.0 + exposure)
        };
        let mut before = 0.0;
        let sums: Vec<f64> = series
            .values
            .iter()
            .map(|it| {
                before += it;
                before
            })
            .collect();
        let stretch = |k: usize| {
            let log_likelihood =
                regime(sums[k - 1], k as f64) + regime(total - sums[k - 1], (n - k) as f64);
            Some(Stretch { days: series.break_days(k)?, log_likelihood })
        };
        let trend = |b: f64| {
            let days: Vec<f64> = series.days.iter().map(|it| f64::from(it.number())).collect();
            let at = |t: usize| b * ((days[t] - days[0]) / (days[n - 1] - days[0]) - 0.5);
            let exposure = Sum::of((0..n).map(|t| exp(at(t))));
            regime(total, exposure) + Sum::of((0..n).map(|t| at(t) * series.values[t]))
        };
        let trends: Vec<f64> =
            normal_points(POINTS, sqrt(2.0 / shape)).into_iter().map(trend).collect();
        let log_trend = log_sum_exp(&trends) - ln(POINTS as f64);
        ShiftCurve::new(
            (h..=n - h).filter_map(stretch).collect(),
            regime(total, n as f64),
            log_trend,
        )
    }
}

const POINTS: usize = 41;
