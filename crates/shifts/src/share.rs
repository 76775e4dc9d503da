//! A shift in what a balance is made of: of the acts that take a side, the share that takes one of
//! the two.

use crate::curve::Stretch;
use crate::quadrature::{gauss_legendre, normal_points};
use crate::{ShiftCurve, Undefined};
use counterpoise_dates::{Day, Extent, Kind, Window};
use counterpoise_numerics::{Sum, exp, ln, ln_gamma, log_sum_exp, logistic, logit};
use serde::Serialize;

/// An act that takes a side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Act {
    /// When: it may be known to the day, within bounds, or have lasted.
    pub when: Extent,
    /// How much it weighs on the one side; not negative.
    pub toward: f64,
    /// How much it weighs on the other; not negative.
    pub away: f64,
}

/// A shift in the share of acts that take one side, against no shift and against a steady drift.
///
/// *What it measures.* Of a ledger: did the balance turn, and when. How many acts there are plays no part: a ledger that merely grows does not
/// shift.
///
/// *When to use it.* Acts that are few, of unequal weight, and dated unequally well. Every admissible date of every act is integrated over, exactly:
/// an act of *2014 to 2016* speaks for and against a shift in 2015 by the share of its days before
/// and after. An act that lasted counts on both sides of a shift within it, by its days.
///
/// *Definition.* An act of weight v on one side has the likelihood p^v, on the other (1 - p)^v, p
/// the share of its regime with a uniform prior; weights are scaled so that all acts together weigh
/// what they are [worth](ShareShift::worth) in acts of equal weight: n equal acts are n
/// observations, n acts of mixed weight fewer, whatever the unit of the weights. The likelihood of
/// a shift on day d is the integral over the shares before and after of the product over acts of
/// P(before d) f(before) + P(not before d) f(after); a closed form where no act is of doubtful
/// place, else by Gauss-Legendre with 40 x 40 points. Under a steady drift the log-odds move along
/// a straight line; the level in the middle has a uniform share, the whole change is normal about 0
/// with variance 2 pi^2/3, that of the difference of two log-odds of uniform shares.
///
/// *When not.* Acts that copy one another count as many: the factor overstates.
///
/// *References.* Smith, A. F. M. 1975, Biometrika 62 (2), 407-416, section 3 (binomial); the
/// weights are a power likelihood: Ibrahim, J. G. and Chen, M.-H. 2000, "Power Prior Distributions
/// for Regression Models", Statistical Science 15 (1), 46-60. Worth: Kish, L. 1965, Survey
/// Sampling, section 11.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareShift {
    /// Fewest acts that take a side.
    pub fewest: usize,
}

impl Default for ShareShift {
    fn default() -> ShareShift {
        ShareShift { fewest: 6 }
    }
}

const NODES: usize = 40;
const SLOPES: usize = 21;
/// Days over which an act of doubtful place is taken as one.
const GRAIN: i64 = 31;
/// Days of an act of doubtful date at which a drift is looked at.
const PLACES: usize = 12;

/// An act that is ready to be counted.
struct Side {
    when: Extent,
    toward: f64,
    away: f64,
    /// Its likelihood at each node, where it may be of doubtful place.
    at: Vec<f64>,
}

impl Side {
    /// With this share on the one side.
    fn log_likelihood(&self, share: f64) -> f64 {
        self.toward * ln(share) + self.away * ln(1.0 - share)
    }
}

impl ShareShift {
    /// How likely the ledger is for every day of a shift in the window.
    ///
    /// Acts outside the window count as before or after it.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for too few acts that take a side, weights that are negative or not finite,
    /// and a window of a single day.
    pub fn curve(&self, acts: &[Act], window: Window) -> Result<ShiftCurve, Undefined> {
        if let Some(at) = acts.iter().position(|it| !(it.toward.is_finite() && it.away.is_finite()))
        {
            return Err(Undefined::NotFinite(at));
        }
        if acts.iter().any(|it| it.toward < 0.0 || it.away < 0.0) {
            return Err(Undefined::BadSetting("the weight of an act is not negative"));
        }
        let nodes = gauss_legendre(NODES);
        let sides = sides(acts, &nodes);
        if sides.is_empty() {
            return Err(Undefined::NothingToShare);
        }
        if sides.len() < self.fewest {
            return Err(Undefined::TooShort { needed: self.fewest, found: sides.len() });
        }
        let stretch = |days: Window| Stretch { days, log_likelihood: shift(&sides, days, &nodes) };
        let stretches = cells(&sides, window).into_iter().map(stretch).collect();
        let (toward, away) =
            sides.iter().fold((0.0, 0.0), |(a, b), it| (a + it.toward, b + it.away));
        ShiftCurve::new(stretches, log_beta(toward, away), drift(&sides, window, &nodes))
    }

    /// How many acts of equal weight the acts are worth: the square of the sum of their weights
    /// over the sum of the squares. Of n equal acts it is n; the more one outweighs the rest, the
    /// nearer it is to 1. 0 if none takes a side.
    #[must_use]
    pub fn worth(acts: &[Act]) -> f64 {
        let heaviest = acts.iter().map(Act::weight).fold(0.0, f64::max);
        if heaviest <= 0.0 {
            return 0.0;
        }
        // By the heaviest, so that n equal acts are n to the last digit, whatever they weigh.
        let relative = || acts.iter().map(|it| it.weight() / heaviest);
        let total = Sum::of(relative());
        total * total / Sum::of(relative().map(|it| it * it))
    }

    /// The share that takes the one side before a shift and after it, given that there is one:
    /// posterior means, averaged over its days on the curve of these acts. An act of doubtful place
    /// is divided by its days.
    #[must_use]
    pub fn turn(acts: &[Act], curve: &ShiftCurve) -> Turn {
        let sides = sides(acts, &[]);
        let share = |(toward, away): (f64, f64)| (toward + 1.0) / (toward + away + 2.0);
        let (mut before, mut after) = (Sum::new(), Sum::new());
        for (stretch, p) in curve.stretches.iter().zip(curve.probabilities()) {
            let (first, second) = divided(&sides, middle(stretch.days));
            before.add(p * share(first));
            after.add(p * share(second));
        }
        Turn { before: before.value(), after: after.value() }
    }
}

/// A share before a shift and after it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Turn {
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
}

impl Act {
    fn weight(&self) -> f64 {
        self.toward + self.away
    }
}

/// Acts that take a side, scaled to weigh together what they are worth.
fn sides(acts: &[Act], nodes: &[(f64, f64)]) -> Vec<Side> {
    let taking = acts.iter().filter(|it| it.weight() > 0.0);
    let scale = ShareShift::worth(acts) / Sum::of(acts.iter().map(Act::weight));
    let side = |it: &Act| {
        let mut side = Side {
            when: it.when,
            toward: it.toward * scale,
            away: it.away * scale,
            at: Vec::new(),
        };
        side.at = nodes.iter().map(|(p, _)| exp(side.log_likelihood(*p))).collect();
        side
    };
    taking.map(side).collect()
}

/// Stretches of days within which the acts before a shift are the same, and where an act is of
/// doubtful place no longer than a month.
fn cells(sides: &[Side], window: Window) -> Vec<Window> {
    let bounds = |it: &Side| {
        let days = it.when.admissible();
        [days.first.map(|d| d.plus(1)), days.last.map(|d| d.plus(1))]
    };
    let first = window.first.plus(1);
    let mut edges: Vec<Day> = sides
        .iter()
        .flat_map(bounds)
        .flatten()
        .filter(|d| *d > first && *d <= window.last)
        .collect();
    edges.extend([first, window.last.plus(1)]);
    edges.sort_unstable();
    edges.dedup();
    let doubtful = |from: Day, to: Day| {
        sides.iter().any(|it| {
            let days = it.when.admissible();
            days.first.is_none_or(|d| d.plus(1) < to)
                && days.last.is_none_or(|d| d >= from)
                && days.len_days() != Some(1)
        })
    };
    let mut cells = Vec::new();
    for pair in edges.windows(2).filter(|pair| pair[0] < pair[1]) {
        let long = pair[0].days_to(pair[1]);
        let parts = if doubtful(pair[0], pair[1]) { (long + GRAIN - 1) / GRAIN } else { 1 };
        let edge = |at: i64| pair[0].plus(long * at / parts);
        cells.extend((0..parts).map(|at| Window { first: edge(at), last: edge(at + 1).plus(-1) }));
    }
    cells
}

fn middle(days: Window) -> Day {
    days.first.plus(days.first.days_to(days.last) / 2)
}

/// The weight on either side of acts before a shift on a day and from it on.
fn divided<'s>(sides: impl IntoIterator<Item = &'s Side>, day: Day) -> ((f64, f64), (f64, f64)) {
    let (mut before, mut after) = ((0.0, 0.0), (0.0, 0.0));
    for side in sides {
        let share = side.when.accrual_until(day.plus(-1));
        before = (before.0 + share * side.toward, before.1 + share * side.away);
        after = (after.0 + (1.0 - share) * side.toward, after.1 + (1.0 - share) * side.away);
    }
    (before, after)
}

/// With a shift in the middle of these days.
fn shift(sides: &[Side], days: Window, nodes: &[(f64, f64)]) -> f64 {
    let day = middle(days);
    let share = |it: &Side| it.when.accrual_until(day.plus(-1));
    let is_doubtful =
        |it: &Side| it.when.kind() == Kind::Once && share(it) > 0.0 && share(it) < 1.0;
    let (doubtful, settled): (Vec<&Side>, Vec<&Side>) =
        sides.iter().partition(|it| is_doubtful(it));
    let doubtful: Vec<(f64, &Side)> = doubtful.into_iter().map(|it| (share(it), it)).collect();
    let (before, after) = divided(settled, day);
    if doubtful.is_empty() {
        return log_beta(before.0, before.1) + log_beta(after.0, after.1);
    }
    let settled = |(toward, away): (f64, f64)| -> Vec<f64> {
        nodes.iter().map(|(p, weight)| toward * ln(*p) + away * ln(1.0 - p) + ln(*weight)).collect()
    };
    let (first, second) = (settled(before), settled(after));
    let mut logs = Vec::with_capacity(NODES * NODES);
    for (i, a) in first.iter().enumerate() {
        for (j, b) in second.iter().enumerate() {
            let product: f64 = doubtful
                .iter()
                .map(|(share, it)| share * it.at[i] + (1.0 - share) * it.at[j])
                .product();
            logs.push(a + b + ln(product));
        }
    }
    log_sum_exp(&logs)
}

/// With log-odds that move along a straight line.
fn drift(sides: &[Side], window: Window, nodes: &[(f64, f64)]) -> f64 {
    let length = window.len_days() as f64;
    let place = |day: Day| window.first.days_to(day) as f64 / length - 0.5;
    let places: Vec<Vec<f64>> = sides
        .iter()
        .map(|it| {
            let known = it.when.admissible().len_days() == Some(1);
            let points = if known { 1 } else { PLACES };
            (0..points)
                .map(|at| place(it.when.nth_day((at as f64 + 0.5) / points as f64)))
                .collect()
        })
        .collect();
    let spread = std::f64::consts::PI * counterpoise_numerics::sqrt(2.0 / 3.0);
    let slopes = normal_points(SLOPES, spread);
    let mut logs = Vec::with_capacity(NODES * SLOPES);
    for (p, weight) in nodes {
        for slope in &slopes {
            let odds = logit(*p);
            let one = |(side, places): (&Side, &Vec<f64>)| {
                let at = |x: &f64| side.log_likelihood(logistic(odds + slope * x));
                match places.as_slice() {
                    [known] => at(known),
                    // Where it lasted, its days weigh together; where it happened once, one of them
                    // is right.
                    days => ln(days.iter().map(|x| exp(at(x))).sum::<f64>() / days.len() as f64),
                }
            };
            logs.push(ln(weight / SLOPES as f64) + Sum::of(sides.iter().zip(&places).map(one)));
        }
    }
    log_sum_exp(&logs)
}

/// The logarithm of the integral of p^a (1 - p)^b.
fn log_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a + 1.0) + ln_gamma(b + 1.0) - ln_gamma(a + b + 2.0)
}
