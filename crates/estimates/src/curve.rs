//! The specification curve of a file: a regression of every outcome on a treatment with every set
//! of controls, over all rows and over parts of them.

mod read;

pub use read::{Category, Data, TooMuch, Unit};

use crate::error::{Error, Result};
use counterpoise_multiverse::{Estimate, Joint, Regression, SpecError};

/// What is asked of a file with one row for each observation. Names are those of its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// What is explained, one outcome each.
    pub outcomes: Vec<String>,
    /// The column whose effect is asked for.
    pub treatment: String,
    /// Columns that may be held constant: every set of them is tried. `a+b` are two that come and
    /// go together.
    pub controls: Vec<String>,
    /// Columns that are held constant in every specification.
    pub always: Vec<String>,
    /// Parts of the rows to try beside all of them, each as `COLUMN=VALUE`.
    pub subsets: Vec<String>,
    /// Whether each outcome gets mean 0 and standard deviation 1 in each sample.
    pub standardise: bool,
    /// How often the treatment is permuted for the joint test; 0: never.
    pub permutations: u32,
    /// Seed of the permutations.
    pub seed: u64,
    /// The level below which a coefficient counts as significant, between 0 and 1.
    pub level: f64,
}

/// Every specification, and what they are together.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was read.
    pub data: Data,
    /// From the least coefficient to the greatest.
    pub estimates: Vec<Estimate>,
    /// The joint test. Without permutations its p-values mean nothing.
    pub joint: Joint,
}

impl Found {
    /// The regression and its choices.
    #[must_use]
    pub fn regression(&self) -> &Regression {
        &self.data.regression
    }
}

impl Data {
    /// Fits every specification and tests them together.
    ///
    /// # Errors
    /// Where a regression cannot be fitted.
    pub fn found(self, choices: &Choices) -> Result<Found> {
        let failed = |error: SpecError| Error::new(format!("{}: {error}", self.file));
        let mut estimates = self.regression.fit().map_err(failed)?;
        estimates.sort_by(|a, b| a.b.total_cmp(&b.b).then_with(|| key(a).cmp(&key(b))));
        let joint = self
            .regression
            .joint_drawn(choices.permutations, choices.seed, choices.level)
            .map_err(failed)?;
        Ok(Found { data: self, estimates, joint })
    }
}

fn key(estimate: &Estimate) -> [usize; 3] {
    [estimate.outcome, estimate.set, estimate.sample]
}
