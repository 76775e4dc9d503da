//! Sums over any stretch of a series, after one pass.

use counterpoise_numerics::{Sum, mean};

/// Running sums of a series and of its squares, taken about the mean of the whole so that little is
/// lost to rounding.
#[derive(Clone, Debug)]
pub(crate) struct Moments {
    centre: f64,
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Moments {
    /// The sums of a series of finite numbers.
    pub(crate) fn of(series: &[f64]) -> Moments {
        let centre = mean(series).unwrap_or(0.0);
        let running = |of: fn(f64) -> f64| {
            let mut sum = Sum::new();
            let step = |it: &f64| {
                sum.add(of(it - centre));
                sum.value()
            };
            std::iter::once(0.0).chain(series.iter().map(step)).collect()
        };
        Moments { centre, first: running(|it| it), second: running(|it| it * it) }
    }

    /// Number of observations.
    pub(crate) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The sum of squares about the stretch's own mean; 0 for an empty stretch.
    #[inline]
    pub(crate) fn rss(&self, from: usize, to: usize) -> f64 {
        let (first, second) =
            (self.first[to] - self.first[from], self.second[to] - self.second[from]);
        if to <= from + 1 { 0.0 } else { (second - first * first / (to - from) as f64).max(0.0) }
    }

    /// The mean of a stretch that is not empty.
    pub(crate) fn mean(&self, from: usize, to: usize) -> f64 {
        self.centre + (self.first[to] - self.first[from]) / (to - from) as f64
    }

    /// The sum of squares about the mean of the whole series.
    pub(crate) fn total(&self) -> f64 {
        self.rss(0, self.len())
    }
}

/// Sums of squares below this share of the total are rounding: an exact fit.
pub(crate) const ROUNDING: f64 = 1e-26;

/// Whether all observations are the same.
pub(crate) fn constant(series: &[f64]) -> bool {
    series.windows(2).all(|pair| pair[0] == pair[1])
}
