//! Changes in variance, and in mean and variance.

use super::Cost;
use crate::moments::Moments;
use crate::undefined::finite;
use crate::{Undefined, difference_scale};
use counterpoise_numerics::ln;

/// The least variance a segment may be said to have.
///
/// Without one, two equal neighbours are a segment of variance 0 whose likelihood is infinite: ties
/// become breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum VarianceFloor {
    /// A hundredth of the squared robust scale of the differences: no segment is believed to be
    /// more than ten times as quiet as the series usually is from one observation to the next.
    #[default]
    Robust,
    /// This number, in the squared unit of the series.
    Absolute(f64),
}

impl VarianceFloor {
    fn value(self, series: &[f64]) -> Result<f64, Undefined> {
        let floor = match self {
            VarianceFloor::Robust => difference_scale(series).map(|it| 0.01 * it * it)?,
            VarianceFloor::Absolute(floor) => floor,
        };
        if floor > 0.0 && floor.is_finite() {
            Ok(floor)
        } else {
            Err(Undefined::BadSetting("the least variance of a segment is above 0"))
        }
    }
}

/// Twice the negative log-likelihood of m Gaussian observations whose squares about their mean are
/// `squares`.
fn gaussian(squares: f64, m: usize, floor: f64) -> f64 {
    let m = m as f64;
    m * (ln(std::f64::consts::TAU) + ln((squares / m).max(floor)) + 1.0)
}

/// A change in mean and variance: m (ln 2 pi + ln v + 1), v the variance of the segment (division
/// by m), held above a floor. Segments have at least two observations.
#[derive(Clone, Debug)]
pub struct MeanVarianceCost {
    moments: Moments,
    floor: f64,
}

impl MeanVarianceCost {
    /// # Errors
    ///
    /// [`Undefined`] for fewer than 2 observations, what is not finite, a constant series under the
    /// robust floor, and a floor that is not above 0.
    pub fn new(series: &[f64], floor: VarianceFloor) -> Result<MeanVarianceCost, Undefined> {
        finite(series, 2)?;
        Ok(MeanVarianceCost { moments: Moments::of(series), floor: floor.value(series)? })
    }
}

impl Cost for MeanVarianceCost {
    fn len(&self) -> usize {
        self.moments.len()
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        gaussian(self.moments.rss(from, to), to - from, self.floor)
    }

    fn shortest(&self) -> usize {
        2
    }

    fn parameters(&self) -> usize {
        2
    }
}

/// A change in variance about one mean: m (ln 2 pi + ln v + 1), v the mean square about the mean of
/// the whole series, held above a floor. Segments have at least two observations.
#[derive(Clone, Debug)]
pub struct VarianceCost {
    squares: Moments,
    floor: f64,
}

impl VarianceCost {
    /// # Errors
    ///
    /// As [`MeanVarianceCost::new`].
    pub fn new(series: &[f64], floor: VarianceFloor) -> Result<VarianceCost, Undefined> {
        finite(series, 2)?;
        let whole = Moments::of(series);
        let centre = whole.mean(0, series.len());
        let squares: Vec<f64> = series.iter().map(|it| (it - centre) * (it - centre)).collect();
        Ok(VarianceCost { squares: Moments::of(&squares), floor: floor.value(series)? })
    }
}

impl Cost for VarianceCost {
    fn len(&self) -> usize {
        self.squares.len()
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        gaussian(self.squares.mean(from, to) * (to - from) as f64, to - from, self.floor)
    }

    fn shortest(&self) -> usize {
        2
    }
}
