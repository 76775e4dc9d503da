//! What a measure returns: a number, or which kind of nothing.
//!
//! Four things must not be confused. *Zero* is a number: the data cover the case and show none of
//! it. *Missing*: the source covers the case and has no value. *Not applicable*: the question makes
//! no sense there (a state that did not exist, a dyad of a state with itself). *Outside coverage*:
//! the source does not reach that year or actor. Beside them a value may be *undefined*: the data
//! are there and the formula has no answer, for the reason that is kept.

use std::fmt;

/// A number, or which kind of nothing.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A finite number; zero is one.
    Number(f64),
    /// The formula has no answer for these data.
    Undefined(Reason),
    /// The source covers the case and has no value.
    Missing,
    /// The source does not reach there.
    OutsideCoverage,
    /// The question makes no sense there.
    NotApplicable,
}

/// Why a formula has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// No item on which both have an entry.
    NothingInCommon,
    /// At least one portfolio is the same throughout, so there is no order to compare.
    ConstantPortfolio,
    /// Both portfolios are constant and equal: chance alone would agree as much.
    NoDisagreementExpected,
    /// There was no event.
    NoEvents,
    /// No event has a score in the table of its source.
    NoScores,
    /// The total that a share is taken of is zero.
    ZeroTotal,
    /// There are fewer than two members of the system.
    TooFewMembers,
    /// The result is too large for a number, or its input was no number.
    NotFinite,
    /// The observation was left out of an estimate because it is fitted perfectly.
    Separated,
    /// The logarithm of nothing.
    LogarithmOfZero,
}

/// A value, what it rests on, and what should be known beside it.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Measured {
    /// The value.
    pub value: Value,
    /// The number of observations it rests on: items, events, components, deliveries, as the
    /// measure's page says.
    pub n: u64,
    /// A remark in plain words; empty for none.
    pub note: &'static str,
}

impl Value {
    /// A number, or undefined where it is not finite.
    pub fn of(number: f64) -> Value {
        if number.is_finite() { Value::Number(number) } else { Value::Undefined(Reason::NotFinite) }
    }

    /// A number that is there, or missing.
    pub fn known(number: Option<f64>) -> Value {
        number.map_or(Value::Missing, Value::of)
    }

    /// `part / whole`, undefined where the whole is zero.
    pub fn share(part: f64, whole: f64) -> Value {
        if whole == 0.0 { Value::Undefined(Reason::ZeroTotal) } else { Value::of(part / whole) }
    }

    /// The number, if it is one.
    pub fn number(self) -> Option<f64> {
        if let Value::Number(number) = self { Some(number) } else { None }
    }

    /// The same with its number changed.
    pub fn map(self, change: impl FnOnce(f64) -> f64) -> Value {
        self.number().map_or(self, |number| Value::of(change(number)))
    }

    /// A value computed from two. Where one or both are no number the result is that of the two
    /// which says most, in the order not applicable, outside coverage, missing, undefined; it does
    /// not depend on which comes first.
    pub fn with(self, other: Value, combine: impl FnOnce(f64, f64) -> Value) -> Value {
        match (self, other) {
            (Value::Number(a), Value::Number(b)) => combine(a, b),
            (a, b) => graver(a, b),
        }
    }

    /// The kind as a short word, the same in every export: `number`, `missing`, `not-applicable`,
    /// `outside-coverage`, `undefined`.
    pub fn kind(self) -> &'static str {
        match self {
            Value::Number(_) => "number",
            Value::Undefined(_) => "undefined",
            Value::Missing => "missing",
            Value::OutsideCoverage => "outside-coverage",
            Value::NotApplicable => "not-applicable",
        }
    }

    fn rank(self) -> (u8, Option<Reason>) {
        match self {
            Value::Number(_) => (0, None),
            Value::Undefined(reason) => (1, Some(reason)),
            Value::Missing => (2, None),
            Value::OutsideCoverage => (3, None),
            Value::NotApplicable => (4, None),
        }
    }
}

fn graver(a: Value, b: Value) -> Value {
    if b.rank() > a.rank() { b } else { a }
}

impl Measured {
    /// A value that rests on so many observations.
    pub fn new(value: Value, n: u64) -> Measured {
        Measured { value, n, note: "" }
    }

    /// A value without an answer, for that reason.
    pub fn undefined(reason: Reason, n: u64) -> Measured {
        Measured::new(Value::Undefined(reason), n)
    }

    /// The same with a remark.
    pub fn noted(self, note: &'static str) -> Measured {
        Measured { note, ..self }
    }
}

impl Reason {
    /// The reason as the end of a sentence: *undefined: ...*.
    pub fn sentence(self) -> &'static str {
        match self {
            Reason::NothingInCommon => "there is no item on which both have an entry",
            Reason::ConstantPortfolio => {
                "at least one of the two portfolios is the same throughout"
            }
            Reason::NoDisagreementExpected => {
                "both portfolios are constant and equal, so no disagreement was to be expected"
            }
            Reason::NoEvents => "there was no event",
            Reason::NoScores => "no event has a score in the table of its source",
            Reason::ZeroTotal => "the total that the share is taken of is zero",
            Reason::TooFewMembers => "the system has fewer than two members",
            Reason::NotFinite => "the result is no finite number",
            Reason::Separated => {
                "the observation is fitted perfectly and was left out of the estimate"
            }
            Reason::LogarithmOfZero => "zero has no logarithm",
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => write!(f, "{number}"),
            Value::Undefined(reason) => write!(f, "undefined: {}", reason.sentence()),
            other => f.write_str(&other.kind().replace('-', " ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, Value};

    #[test]
    fn zero_is_a_number_and_nothing_else_is() {
        assert_eq!(Value::of(0.0).number(), Some(0.0));
        let nothing =
            [Value::Missing, Value::NotApplicable, Value::OutsideCoverage, Value::of(f64::NAN)];
        assert!(nothing.iter().all(|value| value.number().is_none()));
    }

    #[test]
    fn two_kinds_of_nothing_combine_in_either_order() {
        let all = [
            Value::Number(1.0),
            Value::Undefined(Reason::NoEvents),
            Value::Missing,
            Value::OutsideCoverage,
            Value::NotApplicable,
        ];
        for (a, b) in all.into_iter().flat_map(|a| all.into_iter().map(move |b| (a, b))) {
            let sum = |a: Value, b: Value| a.with(b, |a, b| Value::of(a + b));
            assert_eq!(sum(a, b), sum(b, a));
        }
    }

    #[test]
    fn a_share_of_nothing_is_undefined() {
        assert_eq!(
            Value::share(0.0, 0.0).to_string(),
            "undefined: the total that the share is taken of is zero"
        );
        assert_eq!(Value::OutsideCoverage.to_string(), "outside coverage");
    }
}
