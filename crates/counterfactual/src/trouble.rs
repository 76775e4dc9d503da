//! Why there is no answer.

use std::fmt;

/// What keeps a method from an answer. Units and periods are numbered from 0 as they were given.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// A unit, a donor or a period that the panel does not have, or rows of different lengths.
    Shape(&'static str),
    /// There is nothing to compare with.
    NoDonor,
    /// The treatment begins with the first period, or so early that fewer than so many periods come
    /// before it.
    TooFewBefore {
        /// Periods there are.
        found: usize,
        /// Periods there must be.
        needed: usize,
    },
    /// The treatment begins after the last period.
    NothingAfter,
    /// Outcomes or predictors that are missing or no finite number: units and periods (or
    /// predictors).
    Missing(Vec<(usize, usize)>),
    /// Times that do not rise from one period to the next: the first period that does not.
    Times(usize),
    /// Fewer observations than the model has unknowns.
    TooFew {
        /// Observations there are.
        found: usize,
        /// Observations there must be.
        needed: usize,
    },
    /// A column of the regression that the others make up: its number.
    Dependent(usize),
    /// Counts that are negative or not whole: the first of them.
    NotCounts(usize),
    /// Counts that are all zero where the model takes their logarithm.
    NoEvents,
    /// The outcome does not vary before the treatment, so there is no variance to estimate.
    Constant,
    /// The standard error is not defined for one treated unit.
    OneTreated,
    /// The search for the likeliest values did not come to rest.
    NoRest,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Shape(what) => f.write_str(what),
            Trouble::NoDonor => f.write_str("there is no donor: nothing to compare with"),
            Trouble::TooFewBefore { found, needed } => {
                write!(f, "{found} periods before the treatment, and at least {needed} are needed")
            }
            Trouble::NothingAfter => f.write_str("no period at or after the treatment"),
            Trouble::Missing(cells) => {
                write!(f, "{} values are missing or no finite numbers", cells.len())
            }
            Trouble::Times(at) => {
                write!(
                    f,
                    "times must rise, and period {} does not come after the one before",
                    at + 1
                )
            }
            Trouble::TooFew { found, needed } => {
                write!(f, "{found} observations, and the model needs at least {needed}")
            }
            Trouble::Dependent(column) => {
                write!(
                    f,
                    "column {} of the regression is made up by the others, so its effect cannot be told",
                    column + 1
                )
            }
            Trouble::NotCounts(at) => {
                write!(f, "observation {} is no count (a whole number, 0 or more)", at + 1)
            }
            Trouble::NoEvents => f.write_str("every count is zero"),
            Trouble::Constant => {
                f.write_str("the outcome is constant, so there is no variance to estimate")
            }
            Trouble::OneTreated => {
                f.write_str("this standard error is defined for two or more treated units only")
            }
            Trouble::NoRest => f.write_str("the estimate did not come to rest"),
        }
    }
}

impl std::error::Error for Trouble {}
