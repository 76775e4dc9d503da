//! Probabilities that can be had without drawing: the marginals of one attribute, given its sums.
//!
//! A verdict draws what is not known. What each attribute says by itself has a closed form, or an
//! integral in one dimension; the draws are tested against these, and the *central reading* of a
//! cell is made of them. Amounts are in units of evidence (a sum of weight x share x bearing x
//! standing, over u), at least 0. The numbers of `tests/marginals.rs` come from an independent
//! computation by 200 nodes.

use counterpoise_case::model::Combine;
use counterpoise_numerics::{BetaLaw, beta_cdf, exp, legendre, ln};
use std::sync::OnceLock;

/// What is added to either side of a share (Jeffreys).
pub const JEFFREYS: f64 = 0.5;

/// What is added, beside that of the kind, to all that could have been of a kind: that there is some
/// is the exception.
pub const OF_NO_KIND: f64 = 2.0;

/// Nodes of the integrals over the odds and over thresholds: with these the reference numbers come
/// out to 1e-8.
const NODES: usize = 24;

fn nodes() -> &'static [(f64, f64)] {
    static NODES_ON_UNIT: OnceLock<Vec<(f64, f64)>> = OnceLock::new();
    NODES_ON_UNIT.get_or_init(|| legendre(NODES))
}

/// The mean of a function of a number whose logarithm is uniform between those of the bounds (both
/// above 0).
fn over_log((low, high): (f64, f64), of: impl Fn(f64) -> f64) -> f64 {
    if low == high {
        return of(low);
    }
    let (from, to) = (ln(low), ln(high));
    nodes().iter().map(|(at, weight)| weight * of(exp(from + at * (to - from)))).sum()
}

/// Which way acts lean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leans {
    /// Probability that they lean to the target.
    pub to: f64,
    /// That they lean to neither side.
    pub mixed: f64,
    /// That they lean against it.
    pub against: f64,
}

/// Which way acts lean whose accommodating amount is `a` and whose resisting amount is `r`.
///
/// The share q of accommodation has the posterior Beta(1/2 + a, 1/2 + r) (Jeffreys). It leans *to*
/// the target where the odds q : 1 - q are above the odds asked for, *against* it where they are
/// below their inverse. The odds asked for are at least 1 and log-uniform between their bounds.
#[must_use]
pub fn leans(a: f64, r: f64, odds: (f64, f64)) -> Leans {
    let share = BetaLaw::new(JEFFREYS + a, JEFFREYS + r);
    let to = over_log(odds, |o| 1.0 - share.cdf(o / (1.0 + o)));
    let against = over_log(odds, |o| share.cdf(1.0 / (1.0 + o)));
    Leans { to, mixed: (1.0 - to - against).max(0.0), against }
}

/// The probability that there is some of a kind: `f` is the amount that matches, `b` the amount
/// that could have.
///
/// The prevalence p has the posterior Beta(1/2 + f, 2 + b - f); there is some where it exceeds the
/// threshold, whose logarithm is uniform between its bounds (above 0, below 1). `f` above `b` is
/// cut.
#[must_use]
pub fn some(f: f64, b: f64, threshold: (f64, f64)) -> f64 {
    let f = f.min(b);
    let prevalence = BetaLaw::new(JEFFREYS + f, OF_NO_KIND + b - f);
    over_log(threshold, |t| 1.0 - prevalence.cdf(t))
}

/// The probability that more than `bar` of an amount `b` is of a kind of which there is `f`: the
/// share of it has the posterior Beta(1/2 + f, 1/2 + b - f).
#[must_use]
pub fn portion(f: f64, b: f64, bar: f64) -> f64 {
    let f = f.min(b);
    1.0 - beta_cdf(JEFFREYS + f, JEFFREYS + b - f, bar)
}

/// The mean of what judges come to, each with its degree and the probability that it stands.
///
/// With n judges standing the mean is (sum of their degrees + 1/4) / (n + 1/2): they are pooled
/// with exponential weights, beside one uniform voice of half a judge's weight. Of no judge it is
/// 1/2.
#[must_use]
pub fn judged(judges: &[(f64, f64)]) -> f64 {
    by_number(judges, |n, p, sum| (sum + 0.25 * p) / (n as f64 + 0.5))
}

/// The mean of the degrees of those who stand; 1/2 where none does.
fn in_turn(judges: &[(f64, f64)]) -> f64 {
    by_number(judges, |n, p, sum| if n == 0 { 0.5 * p } else { sum / n as f64 })
}

/// Adds up over the number of judges that stand: `of` is told the number, its probability, and the
/// expected sum of their degrees where it is so.
fn by_number(judges: &[(f64, f64)], of: impl Fn(usize, f64, f64) -> f64) -> f64 {
    // Room for a few is on the stack: this is asked for in every universe.
    const FEW: usize = 8;
    let mut few = [(0.0, 0.0); FEW];
    let mut many = Vec::new();
    let numbers = if judges.len() < FEW {
        &mut few[..]
    } else {
        many.resize(judges.len() + 1, (0.0, 0.0));
        &mut many[..]
    };
    // The number of judges who stand is a sum of unequal coins: its distribution grows by one judge
    // at a time, and beside it what the degrees of those who stand come to. That takes n squared
    // steps where the ways in which judges may stand or fall are 2^n.
    numbers[0] = (1.0, 0.0);
    for (before, &(degree, stands)) in judges.iter().enumerate() {
        // From above, so that each number is read before it is overwritten.
        for n in (0..=before + 1).rev() {
            let (p, sum) = numbers[n];
            let fewer = if n > 0 { numbers[n - 1] } else { (0.0, 0.0) };
            numbers[n].0 = p * (1.0 - stands) + fewer.0 * stands;
            numbers[n].1 = sum * (1.0 - stands) + (fewer.1 + fewer.0 * degree) * stands;
        }
    }
    numbers[..=judges.len()].iter().enumerate().map(|(n, &(p, sum))| of(n, p, sum)).sum()
}

/// The mean of what judges come to where they are not pooled: one of those who stand in turn, or
/// anything between the least and the greatest of them. Of none it is 1/2.
#[must_use]
pub fn judged_by(combine: Combine, judges: &[(f64, f64)]) -> f64 {
    match combine {
        Combine::Pooled => judged(judges),
        Combine::EachInTurn => in_turn(judges),
        Combine::Bounds => {
            let mut sorted = judges.to_vec();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (least, none) = first_standing(sorted.iter());
            let (greatest, _) = first_standing(sorted.iter().rev());
            0.5 * (least + greatest) + 0.5 * none
        }
    }
}

/// The expected degree of the first judge that stands, and the probability that none does.
fn first_standing<'j>(judges: impl Iterator<Item = &'j (f64, f64)>) -> (f64, f64) {
    let (mut mean, mut fallen) = (0.0, 1.0);
    for &(degree, stands) in judges {
        mean += fallen * stands * degree;
        fallen *= 1.0 - stands;
    }
    (mean, fallen)
}

/// The probability that one judge who stands puts a degree above one half: the judge's exponential
/// weight against half a gamma weight of a uniform voice. In closed form; degrees 0..=1.
#[must_use]
pub fn one_judge_above_half(degree: f64) -> f64 {
    if degree == 0.5 {
        return 0.5;
    }
    if degree < 0.5 {
        return 1.0 - one_judge_above_half(1.0 - degree);
    }
    let y: f64 = 1.0 - 1.0 / (2.0 * degree);
    if y <= 0.0 {
        return 0.5;
    }
    let root = y.sqrt();
    (degree - 0.5) * (1.0 / root - 1.0) + (1.0 - degree) * (1.0 - root) + root
}
