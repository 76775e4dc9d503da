//! Calibration of numbers to degrees of membership, and their combination.

use crate::degree::Degree;
use counterpoise_case::model::{Aggregation, Anchors};
use counterpoise_numerics::{logistic, pow};

/// Calibrates a number to a degree of membership, 0..=1, by Ragin's direct method.
///
/// Membership is 1 / (1 + e^-z) with z = 3 (x - c) / (i - c) on the side of full membership i of
/// the crossover c, and z = 3 (x - c) / (c - e) on the side of full exclusion e: log-odds of 3 at
/// the one, -3 at the other (memberships of 0.9526 and 0.0474), 0 at the crossover. The calibration
/// points rise or they fall. Where two of them coincide the set has an edge there: 0 on the one
/// side, 1 on the other.
///
/// Source: Ragin, C. C. 2008, Redesigning Social Inquiry, University of Chicago Press, chapter 5,
/// pp. 85-97.
///
/// ```
/// use counterpoise_case::model::Anchors;
/// use counterpoise_kernel::calibrate;
/// let warm = Anchors { full_out: 5.0, crossover: 15.0, full_in: 25.0 };
/// assert_eq!(calibrate(15.0, warm), 0.5);
/// assert!((calibrate(25.0, warm) - 0.9526).abs() < 5e-5);
/// ```
#[must_use]
pub fn calibrate(x: f64, anchors: Anchors) -> f64 {
    let Anchors { full_out, crossover, full_in } = anchors;
    let above = x - crossover;
    let rises = full_in >= full_out;
    let inward = if rises { above >= 0.0 } else { above <= 0.0 };
    let distance = if inward { full_in - crossover } else { crossover - full_out };
    if above == 0.0 {
        0.5
    } else if distance == 0.0 {
        f64::from(u8::from(inward))
    } else {
        logistic(3.0 * (above / distance))
    }
}

/// Combines degrees that are each necessary; `None` of nothing.
///
/// The minimum takes necessity strictly, the mean lets conditions make up for one another, the
/// geometric mean does so in part. For degrees of 0..=1 the minimum is never above the geometric
/// mean, nor that above the mean.
///
/// Source: Goertz, G. 2006, Social Science Concepts, Princeton University Press, chapter 2.
#[must_use]
pub fn aggregate<'d, D: Degree + 'd>(
    degrees: impl ExactSizeIterator<Item = &'d D>,
    by: Aggregation,
) -> Option<D> {
    let n = degrees.len() as f64;
    match by {
        Aggregation::Minimum => joined(degrees, f64::min),
        Aggregation::Mean => joined(degrees, |a, b| a + b).map(|sum| sum.map(|sum| sum / n)),
        Aggregation::Geometric => {
            joined(degrees, |a, b| a * b).map(|product| product.map(|all| pow(all, 1.0 / n)))
        }
    }
}

/// Degrees joined one after the other; `None` of nothing. In place: a degree may be a row of eight.
#[inline]
pub(crate) fn joined<'d, D: Degree + 'd>(
    mut degrees: impl Iterator<Item = &'d D>,
    op: impl Fn(f64, f64) -> f64 + Copy,
) -> Option<D> {
    let mut all = *degrees.next()?;
    for next in degrees {
        all.join(next, op);
    }
    Some(all)
}
