//! The same question where something stands between cause and outcome: X -> M -> Y.
//!
//! # What it measures
//!
//! The cause works, if it works, through a mediator M (the sanctions through the loss of lenders).
//! M answers to X, and Y to M, each in one of four ways ([`NodalTypes`]). The probability that X
//! brought about Y, given that both are there, is that of those pairs of ways in which without X
//! there would have been no Y. Seeing whether M was there tells between them.
//!
//! # When not to use it
//!
//! If the cause can reach the outcome past the mediator: here it cannot, by assumption.
//!
//! # Definition
//!
//! With types chosen independently, P(m, y) = l_m l_y. Average effect: P(Y = 1 if X = 1) - P(Y = 1
//! if X = 0). Probability of causation: P(Y = 0 if X = 0 | X = 1, Y = 1), and with M = 1 or M = 0
//! among what is given.
//!
//! # References
//!
//! Humphreys and Jacobs 2015; 2023, Integrated Inferences, chapter 7, where such models are taken
//! further.

use crate::problem::Problem;
use counterpoise_numerics::Sum;
use serde::Serialize;

/// How something binary answers to what stands before it: shares that add up to one. The two digits
/// of the usual notation are its value if the one before is absent, and if it is present.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NodalTypes {
    /// 00: absent either way.
    pub never: f64,
    /// 10: present only without the one before.
    pub against: f64,
    /// 01: present only with the one before.
    pub with: f64,
    /// 11: present either way.
    pub always: f64,
}

impl NodalTypes {
    /// All four alike.
    pub const FLAT: NodalTypes =
        NodalTypes { never: 0.25, against: 0.25, with: 0.25, always: 0.25 };

    fn list(&self) -> [(f64, [bool; 2]); 4] {
        [
            (self.never, [false, false]),
            (self.against, [true, false]),
            (self.with, [false, true]),
            (self.always, [true, true]),
        ]
    }
}

/// A chain from cause through mediator to outcome, in a case in which cause and outcome are there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chain {
    /// How the mediator answers to the cause.
    pub mediator: NodalTypes,
    /// How the outcome answers to the mediator.
    pub outcome: NodalTypes,
}

/// Whether the mediator was looked for, and found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeenMediator {
    /// Nobody has looked.
    Open,
    /// It was there.
    Found,
    /// It was not there.
    NotFound,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ChainFitted {
    /// The average effect of the cause over cases like this one, -1..=1.
    pub effect: f64,
    /// The probability that the cause made the outcome, given both; `None`: the model does not
    /// allow both.
    pub caused: Option<f64>,
    /// The same if the mediator is found.
    pub if_found: Option<f64>,
    /// The same if it is not found.
    pub if_missed: Option<f64>,
}

impl ChainFitted {
    /// The answer to what was seen.
    #[must_use]
    pub fn given(&self, seen: SeenMediator) -> Option<f64> {
        match seen {
            SeenMediator::Open => self.caused,
            SeenMediator::Found => self.if_found,
            SeenMediator::NotFound => self.if_missed,
        }
    }
}

impl Chain {
    /// Answers, exactly, by going through all sixteen pairs of types.
    ///
    /// # Errors
    ///
    /// Shares that are no probabilities or do not add up to one.
    pub fn fit(&self) -> Result<ChainFitted, Vec<Problem>> {
        let mut problems = Vec::new();
        for (name, types) in [("mediator", &self.mediator), ("outcome", &self.outcome)] {
            let shares = types.list().map(|(share, _)| share);
            let sum = Sum::of(shares);
            if let Some(prior) = shares.into_iter().find(|share| !(0.0..=1.0).contains(share)) {
                problems.push(Problem::BadPrior { hypothesis: name.to_owned(), prior });
            } else if (sum - 1.0).abs() > 1e-6 {
                problems.push(Problem::PriorsDoNotSum { sum });
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let effect = self.sum(|_, y| y[1]) - self.sum(|_, y| y[0]);
        let caused = |given: &dyn Fn([bool; 2]) -> bool| {
            let both = self.sum(|m, y| given(m) && y[1]);
            (both > 0.0).then(|| self.sum(|m, y| given(m) && y[1] && !y[0]) / both)
        };
        Ok(ChainFitted {
            effect,
            caused: caused(&|_| true),
            if_found: caused(&|m| m[1]),
            if_missed: caused(&|m| !m[1]),
        })
    }

    /// The share of pairs of types for which something holds of the mediator and the outcome
    /// without and with the cause.
    fn sum(&self, holds: impl Fn([bool; 2], [bool; 2]) -> bool) -> f64 {
        let pairs =
            self.mediator.list().into_iter().flat_map(|m| self.outcome.list().map(|y| (m, y)));
        let answer = |m: [bool; 2], y: [bool; 2]| m.map(|m| y[usize::from(m)]);
        Sum::of(pairs.filter(|(m, y)| holds(m.1, answer(m.1, y.1))).map(|(m, y)| m.0 * y.0))
    }
}
