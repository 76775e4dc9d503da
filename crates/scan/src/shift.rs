//! The largest shift of a series, in units of its error.
//!
//! At a date t, between two periods that both have a value, let B be the values among the `window`
//! periods before t and A those among the `window` periods from t on, at least three together. The
//! shift is mean(A) - mean(B). Its error squared is the sum over both sides of (sum of sampling
//! variances + k u) / k^2, with k values on the side and u the square of the usual movement.
//!
//! The usual movement of a dyad is what its balance moves from one period to the next beyond
//! sampling: half the mean squared change less the sampling variances. The change at t itself is
//! left out, so that a shift does not pass for usual. As a handful of changes says little, it is
//! moderated: the movement of all dyads together counts as [`PRIOR`] further changes.

use counterpoise_numerics::sqrt;
use serde::Serialize;

use crate::series::{Panel, Series};

/// As how many changes of a dyad's own the movement of all dyads counts.
pub(crate) const PRIOR: f64 = 6.0;
/// A usual movement is never taken for less than this part of that of all dyads.
const LEAST: f64 = 0.1;
/// Changes that a dyad must have to count in the movement of all.
const ENOUGH_CHANGES: usize = 5;
/// The movement of all where too few dyads have enough changes: a fifth of a tenth, squared, small
/// beside sampling.
const NOTHING_KNOWN: f64 = 4e-4;

/// A shift that was found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Searched {
    /// The position of the first period of the new level.
    pub at: usize,
    /// The mean before, and over how many values.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// Values before.
    pub periods_before: usize,
    /// Values after.
    pub periods_after: usize,
    /// The standard error of the difference.
    pub error: f64,
}

impl Searched {
    /// After less before.
    pub fn shift(&self) -> f64 {
        self.after - self.before
    }

    /// The shift in units of its error.
    pub fn ratio(&self) -> f64 {
        self.shift() / self.error
    }

    /// What is certain of the size: so many errors less than it, and not below 0. The largest of many
    /// dates is beyond 1.96 errors far more often than once in twenty; how many errors it takes, the
    /// shuffles say.
    pub fn certain(&self, errors: f64) -> f64 {
        (self.shift().abs() - errors * self.error).max(0.0)
    }
}

/// A series as the search reads it: only periods that have a value count.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    pub(crate) known: Vec<bool>,
    pub(crate) value: Vec<f64>,
    pub(crate) variance: Vec<f64>,
}

impl Values {
    pub(crate) fn of(series: &Series) -> Values {
        let known: Vec<bool> = series.points.iter().map(|point| point.value.is_some()).collect();
        let value = series.points.iter().map(|point| point.value.unwrap_or(0.0)).collect();
        let variance = series
            .points
            .iter()
            .map(|point| if point.value.is_some() { point.variance } else { 0.0 });
        Values { variance: variance.collect(), known, value }
    }

    /// Positions that have a value.
    pub(crate) fn positions(&self) -> Vec<usize> {
        (0..self.known.len()).filter(|at| self.known[*at]).collect()
    }

    /// Half the squared change at a position less the sampling variances; `None` without two
    /// neighbouring values.
    fn movement(&self, at: usize) -> Option<f64> {
        let both = at > 0 && self.known[at] && self.known[at - 1];
        let change = |at: usize| self.value[at] - self.value[at - 1];
        both.then(|| 0.5 * (change(at) * change(at) - self.variance[at] - self.variance[at - 1]))
    }
}

/// The usual movement of all dyads, squared: the mean over all changes of all dyads with enough of
/// them, the largest change of each left out, since it may be the shift that is sought.
pub(crate) fn usual(panel: &Panel) -> f64 {
    let (mut sum, mut count) = (0.0, 0usize);
    for series in &panel.series {
        let values = Values::of(series);
        let mut moves: Vec<f64> =
            (1..values.known.len()).filter_map(|at| values.movement(at)).collect();
        moves.sort_by(f64::total_cmp);
        if moves.len() >= ENOUGH_CHANGES {
            moves.pop();
            sum += moves.iter().sum::<f64>();
            count += moves.len();
        }
    }
    if count == 0 { NOTHING_KNOWN } else { (sum / count as f64).max(NOTHING_KNOWN) }
}

/// The shift of a series that is largest in units of its error; of equal ones the earliest. `None`
/// where no date has enough values around it.
pub fn search(series: &Series, window: usize, usual: f64) -> Option<Searched> {
    best(&Values::of(series), window, usual)
}

pub(crate) fn best(values: &Values, window: usize, usual: f64) -> Option<Searched> {
    let sums = Sums::of(values);
    let mut found: Option<Searched> = None;
    for at in 1..values.known.len() {
        let Some(own) = values.movement(at) else { continue };
        let Some(here) = sums.at(at, window, usual, own) else { continue };
        if found.is_none_or(|found| found.ratio().abs() < here.ratio().abs()) {
            found = Some(here);
        }
    }
    found
}

/// Running sums, so that a window costs two subtractions.
struct Sums {
    known: Vec<usize>,
    value: Vec<f64>,
    variance: Vec<f64>,
    movement: f64,
    changes: usize,
}

impl Sums {
    fn of(values: &Values) -> Sums {
        let n = values.known.len();
        let (mut known, mut value, mut variance) =
            (vec![0; n + 1], vec![0.0; n + 1], vec![0.0; n + 1]);
        let (mut movement, mut changes) = (0.0, 0);
        for at in 0..n {
            known[at + 1] = known[at] + usize::from(values.known[at]);
            value[at + 1] = value[at] + if values.known[at] { values.value[at] } else { 0.0 };
            variance[at + 1] = variance[at] + values.variance[at];
            if let Some(moved) = values.movement(at) {
                movement += moved;
                changes += 1;
            }
        }
        Sums { known, value, variance, movement, changes }
    }

    /// The shift at a date whose own movement is `own`.
    fn at(&self, at: usize, window: usize, usual: f64, own: f64) -> Option<Searched> {
        let end = (at + window).min(self.known.len() - 1);
        let (periods_before, before, sampled_before) = self.side(at.saturating_sub(window), at);
        let (periods_after, after, sampled_after) = self.side(at, end);
        if periods_before + periods_after < crate::series::LEAST_PERIODS {
            return None;
        }
        let others = (self.changes - 1) as f64;
        let moved = ((PRIOR * usual + self.movement - own) / (PRIOR + others)).max(LEAST * usual);
        let part = |k: usize, sampled: f64| (sampled + k as f64 * moved) / (k * k) as f64;
        let error = sqrt(part(periods_before, sampled_before) + part(periods_after, sampled_after));
        Some(Searched { at, before, after, periods_before, periods_after, error })
    }

    /// How many values, their mean, and the sum of their sampling variances.
    fn side(&self, from: usize, to: usize) -> (usize, f64, f64) {
        let k = self.known[to] - self.known[from];
        (k, (self.value[to] - self.value[from]) / k as f64, self.variance[to] - self.variance[from])
    }
}
