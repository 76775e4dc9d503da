//! Van Evera's four tests, by decibels.
//!
//! # What it measures
//!
//! What finding the clue would do to a hypothesis, and what not finding it would do. For a
//! hypothesis with probability `a` of the clue, and `b` if the hypothesis is false, finding it adds
//! 10 log10(a / b) dB and missing it 10 log10((1 - a) / (1 - b)) dB.
//!
//! | | missing it hurts little | missing it hurts (by the cut or more) |
//! | --- | --- | --- |
//! | **finding it helps little** | straw in the wind | hoop |
//! | **finding it helps (by the cut or more)** | smoking gun | doubly decisive |
//!
//! A clue that is likelier if the hypothesis is false is the same test seen from the other side,
//! and is named as a test of
//! *the rest*.
//!
//! # When not to use it
//!
//! The names are a way of speaking. The borders between them are a convention (a cut of 10 dB, a
//! factor of ten, if nothing else is said), the decibels are what counts. A likelihood in decibels
//! says nothing about the clue's absence: no type.
//!
//! # References
//!
//! Van Evera 1997, 31-32; Bennett 2015; Humphreys and Jacobs 2015, figure 2.

use crate::decibel::{decibels, difference};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// A factor of ten.
pub const DEFAULT_CUT: f64 = 10.0;

/// Rounding of the machine at the cut: 0.2 over 0.02 is ten.
const ROUNDING: f64 = 1e-9;

/// Which of the four tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum TestType {
    Straw,
    Hoop,
    SmokingGun,
    DoublyDecisive,
}

impl TestType {
    /// The name in the literature.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            TestType::Straw => "straw in the wind",
            TestType::Hoop => "hoop",
            TestType::SmokingGun => "smoking gun",
            TestType::DoublyDecisive => "doubly decisive",
        }
    }
}

/// Whom finding the clue favours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Favours {
    /// The hypothesis.
    Hypothesis,
    /// The rest.
    Rest,
    /// Nobody: it is as likely either way.
    Nobody,
}

/// A clue as a test of a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct VanEvera {
    /// Which test it is, for whom it favours.
    pub test: TestType,
    /// Whom it favours.
    pub favours: Favours,
    /// What finding it adds for the hypothesis, in decibels.
    pub if_found: f64,
    /// What missing it adds for the hypothesis, in decibels.
    pub if_missed: f64,
}

impl VanEvera {
    /// The type of a clue with probability `a` if the hypothesis is true and `b` if it is false, at
    /// a cut in decibels.
    #[must_use]
    pub fn of(a: f64, b: f64, cut: f64) -> VanEvera {
        let (if_found, if_missed) = (
            difference(decibels(a), decibels(b)),
            difference(decibels(1.0 - a), decibels(1.0 - b)),
        );
        let (favours, helps, hurts) = match a.total_cmp(&b) {
            std::cmp::Ordering::Greater => (Favours::Hypothesis, if_found, -if_missed),
            std::cmp::Ordering::Less => (Favours::Rest, -if_found, if_missed),
            std::cmp::Ordering::Equal => (Favours::Nobody, 0.0, 0.0),
        };
        let test = match (helps >= cut - ROUNDING, hurts >= cut - ROUNDING) {
            (false, false) => TestType::Straw,
            (false, true) => TestType::Hoop,
            (true, false) => TestType::SmokingGun,
            (true, true) => TestType::DoublyDecisive,
        };
        VanEvera { test, favours, if_found, if_missed }
    }
}

/// For each the sum of all others, taken in their order: the sum of those before it is kept, and
/// those behind it are added.
pub(crate) fn sums_of_others(of: &[f64]) -> Vec<f64> {
    let mut before = Sum::new();
    let others = |(at, own): (usize, &f64)| {
        let mut sum = before;
        before.add(*own);
        sum.extend(of[at + 1..].iter().copied());
        sum.value()
    };
    of.iter().enumerate().map(others).collect()
}

/// The clue as a test of each hypothesis against all others, mixed by their priors, whose
/// [sums](sums_of_others) are given.
pub(crate) fn against_the_rest(
    priors: &[f64],
    weights: &[f64],
    under: &[f64],
    cut: f64,
) -> Vec<VanEvera> {
    let mixed: Vec<f64> = priors.iter().zip(under).map(|(p, likely)| p * likely).collect();
    let mixed = sums_of_others(&mixed);
    // Asked for only where the others have no prior at all.
    let plain = if weights.iter().all(|w| *w > 0.0) { Vec::new() } else { sums_of_others(under) };
    let rest = |at: usize| {
        if weights[at] > 0.0 {
            mixed[at] / weights[at]
        } else {
            plain[at] / (priors.len() - 1) as f64
        }
    };
    // A mixture of equal numbers is that number; the division may leave a bit of rounding.
    let near = |a: f64, b: f64| if (a - b).abs() < 1e-15 { a } else { b };
    (0..priors.len()).map(|at| VanEvera::of(under[at], near(under[at], rest(at)), cut)).collect()
}
