//! The joint test of a whole curve by permutation.

use super::design::Designs;
use super::{Regression, SpecError};
use counterpoise_numerics::{quantile, sqrt, student_to_normal, student_two_sided};
use rayon::prelude::*;
use serde::Serialize;

/// Three numbers that sum a curve up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Statistics {
    /// Median of the coefficients.
    pub median: f64,
    /// Share of specifications that are significant in the dominant direction, that of the median. 0..=1.
    pub share: f64,
    /// Stouffer's Z: the sum of the specifications' normal deviates over the root of their number.
    pub stouffer: f64,
}

/// The joint test.
///
/// *Definition.* Under the hypothesis that the focal variable has no effect on any outcome, its values may be permuted. The
/// p-value of a statistic is (1 + the number of permutations in which it is at least as far from 0
/// as observed) over (1 + the number of permutations). *When a null is meaningful.* Where
/// observations could have had each other's value of the focal variable: an experiment, or
/// exchangeable units. Years that follow each other are none.
///
/// Source: Simonsohn, Simmons and Nelson 2020, p. 1211; the ones are those of Phipson, B. and
/// Smyth, G. K. 2010, "Permutation P-values Should Never Be Zero", Statistical Applications in
/// Genetics and Molecular Biology 9(1), 39.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Joint {
    /// As observed.
    pub observed: Statistics,
    /// For each permutation.
    pub permuted: Vec<Statistics>,
    /// p-values of the median, the share and Stouffer's Z.
    pub p: Statistics,
}

/// Statistics that differ by no more than this share are taken as equal: rounding alone never
/// decides.
const ROUNDING: f64 = 1e-10;

/// `permuted` gives the focal variable as permutation so many has it.
pub(super) fn test(
    of: &Regression,
    permutations: usize,
    permuted: impl Fn(usize) -> Option<Vec<f64>> + Sync,
    level: f64,
) -> Result<Joint, SpecError> {
    let designs = Designs::of(of)?;
    let (observed, exact) = statistics(of, &designs, &of.focal, level)?;
    if let Some(at) = exact {
        return Err(SpecError::exact(of, at));
    }
    let permuted = |at: usize| {
        let focal = permuted(at).ok_or(SpecError::NoPermutation(at))?;
        statistics(of, &designs, &focal, level).map(|(statistics, _)| statistics)
    };
    let permuted: Vec<Statistics> =
        (0..permutations).into_par_iter().map(permuted).collect::<Result<_, _>>()?;
    let p = |of: fn(&Statistics) -> f64| {
        let least = of(&observed).abs() * (1.0 - ROUNDING);
        // Whatever is not less counts, so that what cannot be compared never makes p small.
        let extreme = permuted.iter().filter(|own| of(own).abs().total_cmp(&least).is_ge()).count();
        (1 + extreme) as f64 / (1 + permuted.len()) as f64
    };
    let p =
        Statistics { median: p(|s| s.median), share: p(|s| s.share), stouffer: p(|s| s.stouffer) };
    Ok(Joint { observed, permuted, p })
}

pub(super) fn reordered(focal: &[f64], order: &[usize]) -> Option<Vec<f64>> {
    let mut seen = vec![false; focal.len()];
    for &at in order {
        if std::mem::replace(seen.get_mut(at)?, true) {
            return None;
        }
    }
    (order.len() == focal.len()).then(|| order.iter().map(|&at| focal[at]).collect())
}

/// The statistics of a curve, and the first specification that explains its outcome exactly. By
/// chance a permuted variable may do so where observations are few; it is then as extreme as can be
/// told.
fn statistics(
    of: &Regression,
    designs: &Designs<'_>,
    focal: &[f64],
    level: f64,
) -> Result<(Statistics, Option<[usize; 3]>), SpecError> {
    let mut coefficients = Vec::with_capacity(of.len());
    let (mut deviates, mut significant) = (0.0, [0_usize; 2]);
    let mut exact = None;
    designs.estimate(focal, |at, raw| {
        exact = exact.or(raw.exact.then_some(at));
        let t = raw.b / raw.se;
        deviates += student_to_normal(t, raw.df);
        if student_two_sided(t, raw.df) < level {
            significant[usize::from(raw.b > 0.0)] += 1;
        }
        coefficients.push(raw.b);
    })?;
    coefficients.sort_by(f64::total_cmp);
    let n = coefficients.len() as f64;
    let median = quantile(&coefficients, 0.5).unwrap_or(0.0);
    let share = significant[usize::from(median > 0.0)] as f64 / n;
    Ok((Statistics { median, share, stouffer: deviates / sqrt(n) }, exact))
}
