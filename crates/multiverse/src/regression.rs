//! The specification curve of a regression.

mod alias;
mod design;
mod joint;

pub use alias::{Alias, Aliased};
pub use joint::{Joint, Statistics};

use crate::order::shuffled;
use counterpoise_numerics::{Stream, student_to_normal, student_two_sided};
use design::Designs;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// Numbers of one kind, one for each observation.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The numbers.
    pub values: Vec<f64>,
}

/// What is explained.
pub type Outcome = Variable;

/// The observations that count.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Its name.
    pub name: String,
    /// For each observation whether it counts.
    pub rows: Vec<bool>,
}

/// Every way of regressing an outcome on one variable.
///
/// *What it is for.* The same question asked of a regression in every defensible way: which outcome, which controls, which
/// observations. *When not.* Where one specification is right and the others are wrong: then they
/// are no choices.
///
/// *Definition.* Each specification is a least-squares regression of an outcome on a constant, the focal variable and a set of
/// controls over a sample. What the controls explain is taken out once for each sample and set
/// (Frisch, Waugh and Lovell), so that the focal variable can be permuted at the cost of a few dot
/// products.
///
/// Source: Simonsohn, U., Simmons, J. P. and Nelson, L. D. 2020, "Specification Curve Analysis",
/// Nature Human Behaviour 4, 1208-1214. Lovell, M. C. 1963, "Seasonal Adjustment of Economic Time
/// Series and Multiple Regression Analysis", JASA 58, 993-1010.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Regression {
    /// The variable whose effect is asked for.
    pub focal: Vec<f64>,
    /// Outcomes to choose from.
    pub outcomes: Vec<Outcome>,
    /// Controls to choose from.
    pub controls: Vec<Variable>,
    /// Sets of controls to choose from, as positions; see [`Regression::every_set`].
    pub sets: Vec<Vec<usize>>,
    /// Samples to choose from.
    pub samples: Vec<Sample>,
    /// Sets that are left out in a sample: positions of the sample and of the set; see
    /// [`Regression::aliased`].
    pub left_out: Vec<[usize; 2]>,
    /// Whether each outcome is made to have mean 0 and standard deviation 1 (of n - 1) in each
    /// sample, so that outcomes of different units can stand on one curve.
    pub standardise: bool,
}

/// One specification, estimated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Position of the outcome.
    pub outcome: usize,
    /// Position of the set of controls.
    pub set: usize,
    /// Position of the sample.
    pub sample: usize,
    /// Coefficient of the focal variable, in units of the outcome.
    pub b: f64,
    /// Its standard error, by ordinary least squares.
    pub se: f64,
    /// b / se.
    pub t: f64,
    /// Two-sided p-value, 0..=1.
    pub p: f64,
    /// The standard normal deviate of that p-value, with the sign of b.
    pub z: f64,
    /// Degrees of freedom.
    pub df: f64,
}

/// Why there is no curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpecError {
    /// There is no outcome, no set of controls or no sample, or no specification is left.
    Empty(&'static str),
    /// A variable of another length than the focal one.
    Length(String),
    /// A variable with a value that is not a number.
    NotANumber(String),
    /// A set names a control that is not there.
    NoSuchControl(usize),
    /// In a sample with a set of controls, too few observations are left.
    TooFew(String),
    /// In this sample these controls (or a constant one) depend on each other, or a permuted focal
    /// variable depends on them.
    Collinear(String),
    /// In a sample, this outcome is explained exactly, by controls alone or by the focal variable
    /// with them. Nothing is left from which a standard error could be had.
    Explained(String),
    /// In this sample the focal variable, or the outcome, does not vary.
    Constant(String),
    /// An order that does not name each observation once.
    NoPermutation(usize),
}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpecError::Empty(what) => write!(f, "there is no {what} to choose from"),
            SpecError::Length(name) => {
                write!(f, "`{name}` has another number of values than the focal variable")
            }
            SpecError::NotANumber(name) => write!(f, "`{name}` has a value that is not a number"),
            SpecError::NoSuchControl(at) => {
                write!(f, "a set names control {at}, which is not there")
            }
            SpecError::TooFew(sample) => write!(f, "too few observations in the sample `{sample}`"),
            SpecError::Collinear(sample) => {
                write!(f, "in the sample `{sample}` variables depend on each other")
            }
            SpecError::Explained(what) => {
                write!(f, "{what} is explained exactly: no standard error can be had")
            }
            SpecError::Constant(what) => write!(f, "{what} does not vary"),
            SpecError::NoPermutation(at) => {
                write!(f, "permutation {at} does not name each observation once")
            }
        }
    }
}

impl std::error::Error for SpecError {}

impl SpecError {
    fn explained(of: &Regression, outcome: usize, sample: &str) -> SpecError {
        SpecError::Explained(format!(
            "in the sample `{sample}` the outcome `{}`",
            of.outcomes[outcome].name
        ))
    }

    fn exact(of: &Regression, [sample, _, outcome]: [usize; 3]) -> SpecError {
        SpecError::explained(of, outcome, &of.samples[sample].name)
    }
}

impl Regression {
    /// Every set of the first `n` controls, from none to all.
    #[must_use]
    pub fn every_set(n: usize) -> Vec<Vec<usize>> {
        (0..1_usize << n.min(20))
            .map(|bits| (0..n).filter(|at| bits >> at & 1 == 1).collect())
            .collect()
    }

    /// How many specifications there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.outcomes.len() * (self.sets.len() * self.samples.len() - self.left_out().len())
    }

    /// Sets that are left out in a sample, each once.
    fn left_out(&self) -> BTreeSet<[usize; 2]> {
        let exists =
            |[sample, set]: &&[usize; 2]| *sample < self.samples.len() && *set < self.sets.len();
        self.left_out.iter().filter(exists).copied().collect()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Estimates every specification: by sample, then set, then outcome.
    ///
    /// # Errors
    ///
    /// See [`SpecError`]: what cannot be estimated is said, never left out.
    pub fn fit(&self) -> Result<Vec<Estimate>, SpecError> {
        let designs = Designs::of(self)?;
        let mut estimates = Vec::with_capacity(self.len());
        let mut exact = None;
        designs.estimate(&self.focal, |at, raw| {
            exact = exact.or(raw.exact.then_some(at));
            let (t, df) = (raw.b / raw.se, raw.df);
            let (p, z) = (student_two_sided(t, df), student_to_normal(t, df));
            let [sample, set, outcome] = at;
            estimates.push(Estimate { outcome, set, sample, b: raw.b, se: raw.se, t, p, z, df });
        })?;
        exact.map_or(Ok(estimates), |at| Err(SpecError::exact(self, at)))
    }

    /// The joint test: how unusual the whole curve is if the focal variable has no effect at all.
    ///
    /// `orders` permute the focal variable: `order[i]` is the observation whose value observation i
    /// gets. All specifications are estimated anew for each. See [`Joint`].
    ///
    /// # Errors
    ///
    /// As [`Regression::fit`], and where an order is no permutation.
    pub fn joint(&self, orders: &[Vec<usize>], level: f64) -> Result<Joint, SpecError> {
        joint::test(self, orders.len(), |at| joint::reordered(&self.focal, &orders[at]), level)
    }

    /// The joint test with so many permutations drawn by a seed.
    ///
    /// # Errors
    ///
    /// As [`Regression::fit`].
    pub fn joint_drawn(
        &self,
        permutations: u32,
        seed: u64,
        level: f64,
    ) -> Result<Joint, SpecError> {
        let permuted = |at: usize| {
            let (stream, mut drawn) = (Stream::new(seed, "permutations", &at.to_string()), 0);
            let order = shuffled(self.focal.len(), &mut |bound| {
                drawn += 1;
                stream.below(drawn, bound)
            });
            joint::reordered(&self.focal, &order)
        };
        joint::test(self, permutations as usize, permuted, level)
    }
}
