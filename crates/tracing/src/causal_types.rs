//! Did the cause bring about the outcome, given that both are there? Four types of cases.
//!
//! # What it measures
//!
//! A case with a binary cause X and a binary outcome Y is of one of four types, by what would
//! happen with and without the cause: *adverse* (the cause prevents the outcome), *beneficial* (the
//! cause brings it about), *chronic* (no outcome either way), *destined* (the outcome either way).
//! Two of them fit what was seen. A clue that is likelier in one type than in the other tells
//! between them: it shifts the probability that the cause did it.
//!
//! # When to use it
//!
//! When cause and outcome are not in doubt, and whether the one made the other is: *did the
//! sanctions cause the turn, given that both happened?* Rival hypotheses about *what* the cause was
//! are weighed by [`crate::Spec`].
//!
//! # When not to use it
//!
//! The shares of the types among cases like this one must come from somewhere (other cases, an
//! argument); with a share of zero for *beneficial* no clue can help. Causes and outcomes of more
//! than two degrees need more types.
//!
//! # Definition
//!
//! With shares l, and the probability pi of the cause in each type: P(type | X, Y) is proportional
//! to l x (pi or 1 - pi) for the types that fit, and to that times the product of what each type
//! says of each clue. For X = Y = 1 that is b and d: P(b | K) = l_b pi_b phi_b / (l_b pi_b phi_b +
//! l_d pi_d phi_d).
//!
//! # Example
//!
//! ```
//! use counterpoise_tracing::{CausalClue, CausalTypes, Shares, Status};
//! let types = CausalTypes::new(Shares { adverse: 0.1, beneficial: 0.4, chronic: 0.2, destined: 0.3 }).with(CausalClue {
//!     name: "the bank had no other lender".to_owned(),
//!     status: Status::Found,
//!     under: Shares { adverse: 0.5, beneficial: 0.8, chronic: 0.5, destined: 0.3 },
//! });
//! assert!((types.fit().unwrap().caused - 0.7804878048780489).abs() < 1e-12);
//! ```
//!
//! # References
//!
//! Humphreys and Jacobs 2015, 656-660.

use crate::decibel::{decibels, difference};
use crate::posterior::posterior;
use crate::problem::Problem;
use crate::spec::{Clue, Cluster, Said, Spec, Status};
use crate::steps::{Step, seen, steps, table, totals};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// A number for each type.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Shares {
    pub adverse: f64,
    pub beneficial: f64,
    pub chronic: f64,
    pub destined: f64,
}

impl Shares {
    /// In the order a, b, c, d.
    #[must_use]
    pub fn list(&self) -> [f64; 4] {
        [self.adverse, self.beneficial, self.chronic, self.destined]
    }

    /// The same for all.
    #[must_use]
    pub fn all(share: f64) -> Shares {
        Shares { adverse: share, beneficial: share, chronic: share, destined: share }
    }
}

/// A case, and what is thought of cases like it.
#[derive(Clone, Debug, PartialEq)]
pub struct CausalTypes {
    /// The share of each type among cases like this one; they add up to one.
    pub shares: Shares,
    /// The probability of the cause in each type. Equal ones say nothing and drop out.
    pub assigned: Shares,
    /// Whether the cause was there.
    pub cause: bool,
    /// Whether the outcome was there.
    pub outcome: bool,
    /// What was looked for within the case.
    pub clues: Vec<CausalClue>,
    /// Clues of these that hang together. How they do is the same in each type: what is stated as
    /// likelihoods, of hypotheses, cannot be used here, and is
    /// [`Link::Unstated`](crate::Link::Unstated).
    pub clusters: Vec<Cluster>,
}

/// A clue within the case.
#[derive(Clone, Debug, PartialEq)]
pub struct CausalClue {
    /// Its name.
    pub name: String,
    /// Whether it was found.
    pub status: Status,
    /// The probability that it would be found in each type.
    pub under: Shares,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CausalFitted {
    /// The probability that the cause made the outcome what it was (of type b where both are there
    /// or both are not, of type a otherwise) before the clues.
    pub before: f64,
    /// The same after the clues.
    pub caused: f64,
    /// The probability of each type after the clues, in the order a, b, c, d.
    pub types: [f64; 4],
    /// What each clue by itself says for *the cause did it* against *it would have been so anyway*,
    /// in decibels; an open one nothing.
    pub weights: Vec<f64>,
    /// The clues that count, those of a cluster together. Their weights add up from the odds before
    /// to the odds after.
    pub steps: Vec<CausalStep>,
    /// For each clue, how far it is likelier where the cause did it: the difference of the two
    /// probabilities.
    pub probative: Vec<f64>,
    /// For each clue, by how much looking for it is expected to make the variance of the answer
    /// fall, from the answer without any clue.
    pub expected_reduction: Vec<f64>,
}

/// A clue, or the clues of a cluster, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CausalStep {
    /// Positions of its clues.
    pub clues: Vec<usize>,
    /// Position of its cluster; `None`: a clue by itself.
    pub cluster: Option<usize>,
    /// What it says for *the cause did it* against *it would have been so anyway*, in decibels.
    pub weight: f64,
}

impl CausalTypes {
    /// A case in which cause and outcome are there, and the cause as likely in every type.
    #[must_use]
    pub fn new(shares: Shares) -> CausalTypes {
        CausalTypes {
            shares,
            assigned: Shares::all(0.5),
            cause: true,
            outcome: true,
            clues: Vec::new(),
            clusters: Vec::new(),
        }
    }

    /// With one more clue.
    #[must_use]
    pub fn with(mut self, clue: CausalClue) -> CausalTypes {
        self.clues.push(clue);
        self
    }

    /// Positions of the two types that fit: that in which the cause made the outcome what it was,
    /// and that in which it would have been so anyway.
    fn fitting(&self) -> (usize, usize) {
        let made = if self.cause == self.outcome { 1 } else { 0 };
        (made, if self.outcome { 3 } else { 2 })
    }

    /// Answers.
    ///
    /// # Errors
    ///
    /// Shares that are no probabilities or do not add up to one, likelihoods out of range, and a
    /// case that no type allows.
    pub fn fit(&self) -> Result<CausalFitted, Vec<Problem>> {
        self.check()?;
        let (made, anyway) = self.fitting();
        let assigned = |at: usize| {
            let p = self.assigned.list()[at];
            if self.cause { p } else { 1.0 - p }
        };
        let weight = |at: usize| self.shares.list()[at] * assigned(at);
        let before =
            share(weight(made), weight(anyway)).ok_or_else(|| vec![Problem::AllExcluded])?;
        // In decibels: a product of many probabilities is soon too small for the machine.
        let steps = self.steps(made, anyway);
        let after = posterior(&[before, 1.0 - before], &totals(&steps, 2, |r| r.value));
        let caused = after.ok_or_else(|| vec![Problem::AllExcluded])?[0];
        let mut types = [0.0; 4];
        (types[made], types[anyway]) = (caused, 1.0 - caused);
        let of = |f: &dyn Fn(&CausalClue) -> f64| self.clues.iter().map(f).collect();
        let logs = |c: &CausalClue, at: usize| c.likelihood(at).map_or(0.0, decibels);
        Ok(CausalFitted {
            before,
            caused,
            types,
            steps: steps.iter().map(CausalStep::of).collect(),
            weights: of(&|c| difference(logs(c, made), logs(c, anyway))),
            probative: of(&|c| c.under.list()[made] - c.under.list()[anyway]),
            expected_reduction: of(&|c| {
                reduction(before, c.under.list()[made], c.under.list()[anyway])
            }),
        })
    }

    /// The clues as steps of updating between two types.
    fn steps(&self, made: usize, anyway: usize) -> Vec<Step> {
        let clue = |c: &CausalClue| {
            let under = c.under.list();
            Clue::found(&c.name, Said::probabilities("", &[under[made], under[anyway]]))
                .but(c.status)
        };
        let clues = self.clues.iter().map(clue).collect();
        let spec = Spec { clues, clusters: self.clusters.clone(), ..Spec::default() };
        steps(&spec, &table(&spec), &|_| true)
    }

    fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        let sum = Sum::of(self.shares.list());
        for (name, share) in
            ["adverse", "beneficial", "chronic", "destined"].iter().zip(self.shares.list())
        {
            if !(0.0..=1.0).contains(&share) {
                problems.push(Problem::BadPrior { hypothesis: (*name).to_owned(), prior: share });
            }
        }
        if (sum - 1.0).abs() > 1e-6 {
            problems.push(Problem::PriorsDoNotSum { sum });
        }
        let fine = |shares: &Shares| shares.list().iter().all(|p| (0.0..=1.0).contains(p));
        for clue in self.clues.iter().filter(|c| !fine(&c.under)) {
            problems.push(Problem::BadLikelihood {
                clue: clue.name.clone(),
                hypothesis: "a type".to_owned(),
            });
        }
        if !fine(&self.assigned) {
            problems.push(Problem::BadLikelihood {
                clue: "the cause".to_owned(),
                hypothesis: "a type".to_owned(),
            });
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

impl CausalStep {
    fn of(step: &Step) -> CausalStep {
        CausalStep { clues: step.clues.clone(), cluster: step.cluster, weight: step.weight(0, 1) }
    }
}

impl CausalClue {
    /// How likely what was observed is in a type; `None`: nobody has looked.
    fn likelihood(&self, at: usize) -> Option<f64> {
        (self.status != Status::Open).then(|| seen(self.under.list()[at], self.status))
    }
}

fn share(a: f64, b: f64) -> Option<f64> {
    (a + b > 0.0).then(|| a / (a + b))
}

/// Humphreys and Jacobs' measure: the variance of the answer now, less what it is expected to be
/// after looking.
fn reduction(p: f64, a: f64, b: f64) -> f64 {
    let variance = |p: f64| p * (1.0 - p);
    let after = |a: f64, b: f64| {
        let seen = p * a + (1.0 - p) * b;
        share(p * a, (1.0 - p) * b).map_or(0.0, |p| seen * variance(p))
    };
    variance(p) - after(a, b) - after(1.0 - a, 1.0 - b)
}
