//! One value, or the way in which it is absent.

/// One value of a table. Zero is a value; the others are four different ways of having none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Datum<T> {
    /// A value.
    Value(T),
    /// The data cover this state and time, and the value is not in them.
    Missing,
    /// The question does not arise: a state before it existed, a dyad of a state with itself.
    NotApplicable,
    /// The data do not reach this state or this time.
    OutsideCoverage,
    /// The data are there and the formula gives nothing: a division by zero, a constant portfolio.
    Undefined,
}

impl<T> Datum<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Datum::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The word for what this is, as it stands in a `_status` column.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match self {
            Datum::Value(_) => "value",
            Datum::Missing => "missing",
            Datum::NotApplicable => "not applicable",
            Datum::OutsideCoverage => "outside coverage",
            Datum::Undefined => "undefined",
        }
    }

    /// The same absence, another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Datum<U> {
        match self {
            Datum::Value(value) => Datum::Value(change(value)),
            Datum::Missing => Datum::Missing,
            Datum::NotApplicable => Datum::NotApplicable,
            Datum::OutsideCoverage => Datum::OutsideCoverage,
            Datum::Undefined => Datum::Undefined,
        }
    }
}

/// The ways of being absent, in the order of Stata's extended missing values `.`, `.a`, `.b`, `.c`.
pub(crate) const ABSENT: [&str; 4] = ["missing", "not applicable", "outside coverage", "undefined"];

/// The place in [`ABSENT`]; none for a value.
pub(crate) fn absent<T>(cell: &Datum<T>) -> Option<usize> {
    ABSENT.iter().position(|word| *word == cell.status())
}
