//! Controls that say nothing beside what stands before them.

use super::design::{Columns, check};
use super::{Regression, SpecError};
use serde::Serialize;

/// A set of controls that cannot be estimated in a sample, and the column that is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Aliased {
    /// Position of the sample.
    pub sample: usize,
    /// Position of the set.
    pub set: usize,
    /// Position of the control.
    pub control: usize,
    /// Why it is too much.
    pub why: Alias,
}

/// Why a column is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alias {
    /// It does not vary.
    Constant,
    /// It is a combination of the constant, the focal variable and the controls that stand before
    /// it in the set.
    Depends,
}

impl Regression {
    /// Every set of controls that cannot be estimated in a sample because one of its columns says
    /// nothing beside the constant, the focal variable and those before it; by sample, then set.
    ///
    /// The first such column of a set is named: the one that `lm` of R would drop as aliased. Put
    /// the positions of sample and set into `Regression::left_out`, and the others are estimated.
    ///
    /// # Errors
    ///
    /// As [`Regression::fit`], but for what it finds.
    pub fn aliased(&self) -> Result<Vec<Aliased>, SpecError> {
        check(self)?;
        let mut found = Vec::new();
        for sample in 0..self.samples.len() {
            let columns = Columns::of(self, sample)?;
            for (set, controls) in self.sets.iter().enumerate() {
                let Some(at) = columns.too_much(controls) else { continue };
                let control = controls[at];
                let constant = columns.is_constant(control);
                let why = if constant { Alias::Constant } else { Alias::Depends };
                found.push(Aliased { sample, set, control, why });
            }
        }
        Ok(found)
    }
}
