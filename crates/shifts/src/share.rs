//! A shift in what a balance is made of: of the acts that take a side, the share that takes one of
//! the two.

mod drift;
mod near;
mod side;

use crate::curve::Stretch;
use crate::quadrature::gauss_legendre;
use crate::{ShiftCurve, Undefined};
use counterpoise_dates::{Day, Extent, Window};
use counterpoise_numerics::{Sum, ln, ln_gamma};
use drift::drift;
use near::log_sum_exp_within;
use serde::Serialize;
use side::{Division, Doubtful, Node, Side, divisions, sides};
use std::ops::Range;

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
/// Days over which an act of doubtful place is taken as one.
const GRAIN: i64 = 31;

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
        let nodes: Vec<Node> = gauss_legendre(NODES).iter().map(Node::of).collect();
        let sides = sides(acts, &nodes);
        if sides.is_empty() {
            return Err(Undefined::NothingToShare);
        }
        if sides.len() < self.fewest {
            return Err(Undefined::TooShort { needed: self.fewest, found: sides.len() });
        }
        let cells = cells(&sides, window);
        let days: Vec<Day> = cells.iter().map(|days| middle(*days)).collect();
        let stretch = |(days, division): (Window, Division)| Stretch {
            days,
            log_likelihood: shift(&sides, &division, &nodes),
        };
        let divisions = divisions(&sides, &days, Doubtful::Apart);
        let stretches = cells.into_iter().zip(divisions).map(stretch).collect();
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
        let days: Vec<Day> = curve.stretches.iter().map(|it| middle(it.days)).collect();
        let divisions = divisions(&sides, &days, Doubtful::Divided);
        for (division, p) in divisions.iter().zip(curve.probabilities()) {
            before.add(p * share(division.before));
            after.add(p * share(division.after));
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
    let mut doubtful = Spread::of(sides);
    let mut cells = Vec::new();
    for pair in edges.windows(2).filter(|pair| pair[0] < pair[1]) {
        let long = pair[0].days_to(pair[1]);
        let parts = if doubtful.reaches(pair[0], pair[1]) { (long + GRAIN - 1) / GRAIN } else { 1 };
        let edge = |at: i64| pair[0].plus(long * at / parts);
        cells.extend((0..parts).map(|at| Window { first: edge(at), last: edge(at + 1).plus(-1) }));
    }
    cells
}

/// The days of acts that are not known to the day, for stretches that ascend: each act is looked at
/// once, when a stretch first reaches it, and of those before the latest last day is enough.
struct Spread {
    /// Behind which day each counts, and its last day; in the order of the first.
    days: Vec<(Day, Day)>,
    next: usize,
    latest: Option<Day>,
}

impl Spread {
    fn of(sides: &[Side]) -> Spread {
        let days = |it: &Side| {
            let days = it.when.admissible();
            let behind = days.first.map_or(Day::MIN, |first| first.plus(1));
            (days.len_days() != Some(1)).then_some((behind, days.last.unwrap_or(Day::MAX)))
        };
        let mut days: Vec<(Day, Day)> = sides.iter().filter_map(days).collect();
        days.sort_unstable();
        Spread { days, next: 0, latest: None }
    }

    /// Whether one of them may lie on both sides of a day of the stretch.
    fn reaches(&mut self, from: Day, to: Day) -> bool {
        while let Some((_, last)) = self.days.get(self.next).filter(|it| it.0 < to) {
            self.latest = self.latest.max(Some(*last));
            self.next += 1;
        }
        self.latest.is_some_and(|last| last >= from)
    }
}

fn middle(days: Window) -> Day {
    days.first.plus(days.first.days_to(days.last) / 2)
}

/// With a shift on the day of the division.
fn shift(sides: &[Side], division: &Division, nodes: &[Node]) -> f64 {
    let (before, after) = (division.before, division.after);
    if division.doubtful.is_empty() {
        return log_beta(before.0, before.1) + log_beta(after.0, after.1);
    }
    let settled = |(toward, away): (f64, f64)| -> Vec<f64> {
        nodes.iter().map(|it| toward * it.ln_p + away * it.ln_rest + it.ln_weight).collect()
    };
    let (first, second) = (settled(before), settled(after));
    // What is settled is likelier than all: what is doubtful has a likelihood of one at most, but
    // for the rounding of as many factors.
    let slack = 1e-9 + 1e-15 * division.doubtful.len() as f64;
    let pairs = first.iter().flat_map(|a| second.iter().map(move |b| a + b));
    let bounds: Vec<f64> = pairs.map(|both| both + slack).collect();
    log_sum_exp_within(&bounds, |at| {
        let mut logs = Vec::with_capacity(at.len());
        for row in at.chunk_by(|a, b| a / NODES == b / NODES) {
            let before = row[0] / NODES;
            let (from, until) = (row[0] % NODES, row[row.len() - 1] % NODES);
            let products = products(sides, &division.doubtful, before, from..until + 1);
            let log = |at: &usize| {
                let after = at % NODES;
                first[before] + second[after] + ln(products[after - from])
            };
            logs.extend(row.iter().map(log));
        }
        logs
    })
}

/// The likelihood of acts of doubtful place under one share before and a range of shares after,
/// which are positions of nodes: each product by itself, in the order of the acts, but several side
/// by side.
fn products(
    sides: &[Side],
    doubtful: &[(f64, usize)],
    before: usize,
    after: Range<usize>,
) -> Vec<f64> {
    let mut products = vec![1.0; after.len()];
    for (share, side) in doubtful {
        let at = &sides[*side].at;
        let (first, rest) = (share * at[before], 1.0 - share);
        for (product, second) in products.iter_mut().zip(&at[after.clone()]) {
            *product *= first + rest * second;
        }
    }
    products
}

/// The logarithm of the integral of p^a (1 - p)^b.
fn log_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a + 1.0) + ln_gamma(b + 1.0) - ln_gamma(a + b + 2.0)
}
