//! Why there is no answer.

use serde::{Serialize, Serializer};
use std::fmt;

/// Why a series has no answer. Prints, and serializes, as a sentence without its full stop.
#[derive(Clone, Debug, PartialEq)]
pub enum Undefined {
    /// So many observations are needed, and there are only so many.
    TooShort {
        /// Fewest observations with which the question can be put.
        needed: usize,
        /// Observations given.
        found: usize,
    },
    /// The observation at this position, counted from 0, is infinite or not a number. A gap is not
    /// filled in: leave the observation out and give the dates, or say that it is missing.
    NotFinite(usize),
    /// The observation at this position is no count: negative, or not whole.
    NotACount(usize),
    /// Every observation is the same: there is no break, and no variation to judge a date by.
    Constant,
    /// Every count is zero.
    NothingCounted,
    /// Two observations stand for the same time; the position of the second, in the order of time.
    SameTime(usize),
    /// Nothing takes a side: there is no share to shift.
    NothingToShare,
    /// A setting is out of its range; the sentence says which.
    BadSetting(&'static str),
}

impl fmt::Display for Undefined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Undefined::TooShort { needed, found } => {
                write!(f, "needs {needed} observations and has {found}")
            }
            Undefined::NotFinite(at) => write!(f, "observation {} is not a finite number", at + 1),
            Undefined::NotACount(at) => write!(f, "observation {} is not a count", at + 1),
            Undefined::Constant => f.write_str("every observation is the same"),
            Undefined::NothingCounted => f.write_str("every count is zero"),
            Undefined::SameTime(at) => {
                write!(f, "observation {} stands for the same time as the one before", at + 1)
            }
            Undefined::NothingToShare => f.write_str("nothing takes a side"),
            Undefined::BadSetting(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Undefined {}

impl Serialize for Undefined {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The series, if it has enough observations and all are finite.
pub(crate) fn finite(series: &[f64], needed: usize) -> Result<(), Undefined> {
    if let Some(at) = series.iter().position(|it| !it.is_finite()) {
        return Err(Undefined::NotFinite(at));
    }
    if series.len() < needed {
        return Err(Undefined::TooShort { needed, found: series.len() });
    }
    Ok(())
}

/// Likewise for counts: finite, whole, not negative.
pub(crate) fn counts(series: &[f64], needed: usize) -> Result<(), Undefined> {
    finite(series, needed)?;
    match series.iter().position(|it| *it < 0.0 || it.fract() != 0.0) {
        Some(at) => Err(Undefined::NotACount(at)),
        None => Ok(()),
    }
}
