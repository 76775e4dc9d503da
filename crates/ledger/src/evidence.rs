//! What is known of a number.

use counterpoise_dates::Window;
use serde::Serialize;

/// A number, or why there is none: present, zero, unknown.
///
/// `Zero` says that nothing of the kind is recorded where other behaviour of the pair is, or where
/// a recorded search found nothing. It is not `Unknown`, which says that nobody looked at all or
/// that nothing can be computed, and which must never be read as zero.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Evidence {
    /// There is evidence, and this is the number.
    Present(f64),
    /// Nothing of the kind is recorded, though other behaviour is, or a search covers it.
    Zero,
    /// There is no evidence.
    Unknown(Reason),
}

impl Evidence {
    /// The number; `None` if it is unknown.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Evidence::Present(value) => Some(*value),
            Evidence::Zero => Some(0.0),
            Evidence::Unknown(_) => None,
        }
    }

    /// The least and the greatest the number may be: itself twice. `None` if it is unknown:
    /// then it may be anything.
    #[must_use]
    pub fn bounds(&self) -> Option<(f64, f64)> {
        self.value().map(|value| (value, value))
    }

    /// Why there is no number.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Evidence::Unknown(reason) => Some(reason),
            Evidence::Present(_) | Evidence::Zero => None,
        }
    }

    /// The number, or that it is unknown for this reason. Not a number counts as unknown.
    pub(crate) fn of(value: Option<f64>, otherwise: Reason) -> Evidence {
        match value.filter(|value| value.is_finite()) {
            Some(value) => Evidence::Present(value),
            None => Evidence::Unknown(otherwise),
        }
    }
}

/// Why there is no number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Reason {
    /// No behaviour of the pair is recorded in the cell, and no search covers it.
    NobodyLooked,
    /// A share of nothing.
    NothingToShare,
    /// A balance of nothing: no act with weight accommodates or resists.
    NothingToBalance,
    /// A gap with nothing on one side.
    NoStatements,
    /// A gap with nothing on one side.
    NoDeeds,
    /// The case has no such series.
    NoSeries(String),
    /// The series has no value in the window.
    NoValue(String, Window),
    /// The series is a measure of data that are not at hand, and the case holds no values of its
    /// own.
    NotAvailable(String, String),
    /// A trend or a change of the series needs so many values, and the window has only so many.
    TooFewValues(String, usize, usize),
    /// A ratio or a relative change cannot be taken of these values.
    NotPositive(String),
    /// No source judges it there and then.
    NotAssessed(String),
}
