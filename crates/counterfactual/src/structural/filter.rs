//! The Kalman filter of a local level.

/// What the filter says of a series, with variances as multiples of the irregular's.
pub(super) struct Filtered {
    /// Each value less what was expected of it; the first is nothing to go by.
    pub(super) innovations: Vec<f64>,
    /// Their variances.
    pub(super) variances: Vec<f64>,
    /// The level after the last value.
    pub(super) level: f64,
    /// Its variance.
    pub(super) doubt: f64,
}

/// Filters a series whose level takes steps of variance `q` a unit of time. Nothing is known before
/// the first value, which is therefore taken as the level, with the variance of one irregular.
pub(super) fn filter(times: &[f64], series: &[f64], q: f64) -> Filtered {
    let (mut level, mut doubt) = (series.first().copied().unwrap_or(0.0), 1.0);
    let (mut innovations, mut variances) = (vec![0.0], vec![f64::INFINITY]);
    for t in 1..series.len() {
        let expected = doubt + q * (times[t] - times[t - 1]);
        let variance = expected + 1.0;
        let innovation = series[t] - level;
        level += expected / variance * innovation;
        doubt = expected / variance;
        innovations.push(innovation);
        variances.push(variance);
    }
    Filtered { innovations, variances, level, doubt }
}
