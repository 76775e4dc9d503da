//! How much a series usually moves, whatever its levels do.

use crate::Undefined;
use crate::moments::constant;
use crate::undefined::finite;
use counterpoise_numerics::{Sum, quantile, sqrt};

/// Standard deviation over median absolute deviation of a Gaussian: one over its upper quartile.
const CONSISTENT: f64 = 1.482_602_218_505_602;

/// The standard deviation of independent observations about their levels, robustly: the median
/// absolute deviation of the differences of neighbours, times 1.4826, over the square root of 2.
///
/// A break in the level moves one difference in n and therefore hardly this number; the ordinary
/// standard deviation would be swollen by it. Where more than half of the differences are the same
/// (ties), their root mean square over the square root of 2 is taken instead.
///
/// *When not.* Observations that persist differ little from their neighbours: the scale is then too small and breaks too many.
///
/// *Reference.* Fryzlewicz, P. 2014, "Wild Binary Segmentation for Multiple Change-Point Detection", Annals of Statistics 42 (6),
/// 2243-2281, section 4.
///
/// # Errors
///
/// [`Undefined`] for fewer than 2 observations, what is not finite, and a constant series.
pub fn difference_scale(series: &[f64]) -> Result<f64, Undefined> {
    finite(series, 2)?;
    if constant(series) {
        return Err(Undefined::Constant);
    }
    let differences: Vec<f64> = series.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let centre = median(&differences);
    let deviations: Vec<f64> = differences.iter().map(|it| (it - centre).abs()).collect();
    let robust = CONSISTENT * median(&deviations);
    let spread = if robust > 0.0 {
        robust
    } else {
        sqrt(Sum::of(differences.iter().map(|it| it * it)) / differences.len() as f64)
    };
    Ok(spread * std::f64::consts::FRAC_1_SQRT_2)
}

/// The series over its [`difference_scale`]: then penalties that assume a variance of 1 mean what
/// they say.
///
/// # Errors
///
/// As [`difference_scale`].
///
/// ```
/// use counterpoise_shifts::robustly_scaled;
/// assert_eq!(robustly_scaled(&[5.0; 12]).unwrap_err().to_string(), "every observation is the same");
/// ```
pub fn robustly_scaled(series: &[f64]) -> Result<Vec<f64>, Undefined> {
    let scale = difference_scale(series)?;
    Ok(series.iter().map(|it| it / scale).collect())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile(&sorted, 0.5).unwrap_or(0.0)
}
