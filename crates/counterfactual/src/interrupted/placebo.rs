//! The interruption moved to dates at which nothing happened.
//!
//! Only periods before the true interruption are used, so that its effect cannot leak into a false
//! one. A jump that is no larger, against its error, than those at many false dates is what the
//! series does anyway.

use super::{Begin, Interruption, Spec};
use crate::Trouble;

/// A false date and what it would have shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FalseDate {
    /// The period of the false interruption.
    pub period: usize,
    /// The change of level.
    pub level: f64,
    /// The change of level over its standard error.
    pub ratio: f64,
}

/// Every false date with at least `least` periods on both sides, before the first true
/// interruption.
///
/// # Errors
///
/// [`Trouble::TooFewBefore`] where there is no such date; otherwise what [`Spec::fit`] finds. A
/// date at which nothing can be estimated is left out.
pub fn dates(
    spec: &Spec,
    times: &[f64],
    outcome: &[f64],
    least: usize,
) -> Result<Vec<FalseDate>, Trouble> {
    let least = least.max(2);
    let before = times
        .iter()
        .take_while(|time| spec.interruptions.iter().all(|it| !it.holds(**time)))
        .count();
    if before < 2 * least {
        return Err(Trouble::TooFewBefore { found: before, needed: 2 * least });
    }
    let (times, outcome) = (&times[..before], &outcome[..before.min(outcome.len())]);
    let one = |period: usize| {
        let interruptions =
            vec![Interruption { since: times[period], begin: Begin::At, slope: true }];
        let fitted = Spec { interruptions, ..spec.clone() }.fit(times, outcome);
        match fitted {
            Ok(fitted) => {
                let level = fitted.coefficients[2];
                Some(Ok(FalseDate { period, level, ratio: level / fitted.errors[2] }))
            }
            Err(Trouble::Dependent(_) | Trouble::TooFew { .. }) => None,
            Err(other) => Some(Err(other)),
        }
    };
    (least..=before - least).filter_map(one).collect()
}

/// The share of all dates, the true one among them, whose jump over its error is at least as large
/// as the true one's.
pub fn share(dates: &[FalseDate], ratio: f64) -> f64 {
    let above = dates.iter().filter(|it| it.ratio.abs() >= ratio.abs()).count();
    (above + 1) as f64 / (dates.len() + 1) as f64
}
