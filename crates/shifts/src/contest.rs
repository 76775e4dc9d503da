//! Claimed dates against each other.

use crate::ShiftCurve;
use counterpoise_dates::Window;
use counterpoise_numerics::{Sum, exp};
use serde::Serialize;

/// How far evidence speaks for one story against another.
///
/// *Reference.* Kass, R. E. and Raftery, A. E. 1995, "Bayes Factors", Journal of the American Statistical Association 90, 773-795, section 3.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A factor below 3 either way: the data cannot tell them apart.
    CannotTell,
    /// From 3 to 20.
    Positive,
    /// From 20 to 150.
    Strong,
    /// Above 150.
    VeryStrong,
}

impl Strength {
    /// Of the natural logarithm of a Bayes factor, whichever of the two it favours.
    #[must_use]
    pub fn of(log_factor: f64) -> Strength {
        match exp(log_factor.abs()) {
            factor if factor.is_nan() || factor < 3.0 => Strength::CannotTell,
            factor if factor < 20.0 => Strength::Positive,
            factor if factor < 150.0 => Strength::Strong,
            _ => Strength::VeryStrong,
        }
    }

    /// In words: `cannot tell`, `positive`, `strong`, `very strong`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Strength::CannotTell => "cannot tell",
            Strength::Positive => "positive",
            Strength::Strong => "strong",
            Strength::VeryStrong => "very strong",
        }
    }
}

/// Claims that share days, directly or by way of one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// The days that they cover together.
    pub window: Window,
    /// Positions among the claims, ascending.
    pub claims: Vec<usize>,
}

/// The claims, gathered so that no two blocks share a day; in the order of their first claims.
///
/// ```
/// use counterpoise_dates::{Day, Window};
/// use counterpoise_shifts::blocks;
/// let years = |from, to| Window::new(Day::new(from, 1, 1)?, Day::new(to, 12, 31)?);
/// let claims = [years(2014, 2015), years(2008, 2008), years(2015, 2015)].map(Option::unwrap);
/// let found: Vec<Vec<usize>> = blocks(&claims).into_iter().map(|it| it.claims).collect();
/// assert_eq!(found, [vec![0, 2], vec![1]]);
/// ```
#[must_use]
pub fn blocks(claims: &[Window]) -> Vec<Block> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|at| (claims[*at].first, *at));
    let mut blocks: Vec<Block> = Vec::new();
    for at in order {
        // In the order of their first days, a claim can only share days with the last block.
        match blocks.last_mut().filter(|it| claims[at].first <= it.window.last) {
            Some(block) => {
                block.window.last = block.window.last.max(claims[at].last);
                block.claims.push(at);
            }
            None => blocks.push(Block { window: claims[at], claims: vec![at] }),
        }
    }
    blocks.iter_mut().for_each(|it| it.claims.sort_unstable());
    blocks.sort_by_key(|it| it.claims[0]);
    blocks
}

/// The shortest of the other claims within which a claim lies. Of claims of the same days the first
/// holds the others.
#[must_use]
pub fn holder(claims: &[Window], of: usize) -> Option<usize> {
    let claimed = claims[of];
    let holds = |at: &usize| {
        let other = claims[*at];
        let contains = other.first <= claimed.first && claimed.last <= other.last;
        contains && (other != claimed || *at < of)
    };
    let others = (0..claims.len()).filter(|at| *at != of);
    others.filter(holds).min_by_key(|at| (claims[*at].len_days(), *at))
}

/// What the data say of one claimed time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// The claimed days.
    pub window: Window,
    /// The logarithm of the likelihood averaged over the claimed days; `None` where the data do not
    /// reach them.
    pub log_likelihood: Option<f64>,
    /// The natural logarithm of the Bayes factor against no shift.
    pub log_against_no_shift: Option<f64>,
    /// Likewise against a steady trend.
    pub log_against_trend: Option<f64>,
    /// The probability that there is a shift and that it was on one of the claimed days: as in
    /// [`stories`](ShiftCurve::stories), times [`given_shift`](Score::given_shift).
    pub probability: f64,
    /// The probability that it was on one of them, given that there is one and that every day was
    /// as likely as another.
    pub given_shift: f64,
}

/// Claimed times, another time, no shift and a steady trend: one posterior, that of
/// [`ShiftCurve::stories`], with the shift divided by its day.
///
/// *What adds up.* Claims may share days, and then both may be right: they are not exclusive, and
/// their probabilities do not add up. Those of the [`blocks`], of another time, of no shift and of
/// a trend do: to one, and those of the blocks and of another time to the probability of a shift.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contest {
    /// Of each claim, in the order given.
    pub claims: Vec<Score>,
    /// The probability of a shift within each of the [`blocks`] of the claims, in their order;
    /// `None` where the data do not reach.
    pub blocks: Vec<Option<f64>>,
    /// The probability of a shift on a day that nobody claims.
    pub another: f64,
    /// The probability of no shift.
    pub no_shift: f64,
    /// The probability of a steady trend.
    pub trend: f64,
}

impl Contest {
    /// Puts the claims against each other.
    #[must_use]
    pub fn of(curve: &ShiftCurve, claims: &[Window]) -> Contest {
        let stories = curve.stories();
        let mass = |window: Window| {
            curve.log_average(window).map(|_| stories.shift * curve.probability_in(window))
        };
        let blocks: Vec<Option<f64>> = blocks(claims).iter().map(|it| mass(it.window)).collect();
        let claimed = Sum::of(blocks.iter().flatten().copied());
        Contest {
            claims: claims.iter().map(|it| score(curve, *it)).collect(),
            another: (stories.shift - claimed).max(0.0),
            blocks,
            no_shift: stories.no_shift,
            trend: stories.trend,
        }
    }

    /// The natural logarithm of the Bayes factor of one claim against another, each averaged over
    /// its days, so that a long one is not favoured for being long; `None` where the data reach
    /// only one, or there is no such claim.
    #[must_use]
    pub fn between(&self, a: usize, b: usize) -> Option<f64> {
        Some(self.claims.get(a)?.log_likelihood? - self.claims.get(b)?.log_likelihood?)
    }
}

fn score(curve: &ShiftCurve, window: Window) -> Score {
    let log_likelihood = curve.log_average(window);
    let given_shift = curve.probability_in(window);
    Score {
        window,
        log_likelihood,
        log_against_no_shift: log_likelihood.map(|it| it - curve.log_no_shift),
        log_against_trend: log_likelihood.map(|it| it - curve.log_trend),
        probability: curve.stories().shift * given_shift,
        given_shift,
    }
}
