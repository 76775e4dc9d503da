//! What is made of the values of a measure along the periods: of an earlier or later one, a
//! difference, the periods of peace before.
//!
//! - `lag=1`: the value one period before; `lead=1`: one period after. Its status is that of the
//!   period it is taken from.
//! - `difference=1`: the value less that one period before. Where either has none, there is none, of
//!   the kind of the later that has none.
//! - `peace-periods`: of a measure that is 0 or more, how many periods of 0 there were without a
//!   break before this one. It counts from the first period that has a value, and begins anew after
//!   every period above 0; the square and cube of it are those that models of peace years take.

use counterpoise_measures::events::Period;
use counterpoise_measures::{Measured, Value, Years};

use crate::error::Error;
use crate::scope::Scope;

/// The earliest year from which peace is counted: both lists of states begin in 1816.
const BEGINNING: i32 = 1816;
/// The longest lag, lead or difference.
const LONGEST: i32 = 200;

/// What is made of the values along the periods; nothing, unless said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Series {
    /// Periods back; ahead where it is below zero.
    pub lag: i32,
    /// Periods between the two values whose difference is taken; 0 for the value itself.
    pub difference: i32,
    /// Whether periods of peace are counted.
    pub peace: bool,
}

impl Series {
    /// Takes a word of a question, if it is one of these.
    pub(crate) fn take(&mut self, word: &str) -> Result<bool, Error> {
        match word.split_once('=') {
            Some(("lag", periods)) => self.lag = number(word, periods)?,
            Some(("lead", periods)) => self.lag = -number(word, periods)?,
            Some(("difference", periods)) => self.difference = number(word, periods)?,
            None if word == "peace-periods" => self.peace = true,
            _ => return Ok(false),
        }
        if self.peace && self.difference > 0 {
            return Err(Error::question(
                "A measure cannot be both a difference and a count of peaceful periods.",
                "Ask for one of them, or for both in two columns.",
            ));
        }
        Ok(true)
    }

    /// The words that ask for it.
    pub(crate) fn words(self) -> impl Iterator<Item = String> {
        let lag = match self.lag {
            0 => None,
            back if back > 0 => Some(format!("lag={back}")),
            ahead => Some(format!("lead={}", -ahead)),
        };
        let difference = (self.difference > 0).then(|| format!("difference={}", self.difference));
        let peace = self.peace.then(|| "peace-periods".to_owned());
        [lag, difference, peace].into_iter().flatten()
    }

    /// The scope that the data must reach, so that every value of the scope can be made.
    pub(crate) fn widened(self, scope: Scope) -> Scope {
        let in_a_year = match scope.period {
            Period::Year => 1,
            Period::Quarter => 4,
            Period::Month => 12,
            Period::Day => 365,
        };
        let years = |periods: i32| (periods + in_a_year - 1) / in_a_year;
        let (back, ahead) = (years(self.lag.max(0) + self.difference), years((-self.lag).max(0)));
        let mut first = scope.years.first - back;
        if self.peace {
            first = first.min(BEGINNING);
        }
        let years = Years { first, last: scope.years.last + ahead };
        Scope { years, ..scope }
    }

    /// What is made of the values, one of which `of` gives for every period; `first` is the earliest
    /// for which it does.
    pub(crate) fn value(self, period: i32, first: i32, of: impl Fn(i32) -> Measured) -> Measured {
        let at = period - self.lag;
        let now = of(at);
        if self.peace {
            return peace(now, (first..at).rev().map(of));
        }
        if self.difference == 0 {
            return now;
        }
        let before = of(at - self.difference);
        match (now.value, before.value) {
            (Value::Number(now_), Value::Number(before_)) => {
                Measured { value: Value::Number(now_ - before_), n: now.n.min(before.n), ..now }
            }
            (Value::Number(_), _) => before,
            _ => now,
        }
    }
}

/// The periods of 0 without a break before one that has a value; what has none stays so.
fn peace(now: Measured, before: impl Iterator<Item = Measured>) -> Measured {
    if now.value.number().is_none() {
        return now;
    }
    let count = before.take_while(|one| one.value == Value::Number(0.0)).count();
    Measured { value: Value::Number(count as f64), n: now.n, note: now.note }
}

fn number(word: &str, periods: &str) -> Result<i32, Error> {
    let found = periods.parse::<i32>().ok().filter(|periods| (1..=LONGEST).contains(periods));
    found.ok_or_else(|| {
        Error::question(
            format!("`{word}` names no number of periods."),
            format!("Write a number from 1 to {LONGEST}, as in lag=1, lead=1, difference=1."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::Series;
    use counterpoise_measures::{Measured, Value};

    /// War in the third and the fifth of six periods; nothing is known before the first.
    fn war(period: i32) -> Measured {
        let value = match period {
            2 | 4 => Value::Number(1.0),
            0..=5 => Value::Number(0.0),
            _ => Value::OutsideCoverage,
        };
        Measured::new(value, 1)
    }

    fn made(series: Series) -> Vec<Value> {
        (0..6).map(|period| series.value(period, -3, war).value).collect()
    }

    #[test]
    fn peace_is_counted_from_the_first_value_and_begins_anew_after_war() {
        let peace = made(Series { peace: true, ..Series::default() });
        assert_eq!(peace, [0.0, 1.0, 2.0, 0.0, 1.0, 0.0].map(Value::Number));
    }

    #[test]
    fn lags_leads_and_differences() {
        use Value::{Number, OutsideCoverage};
        let lag = made(Series { lag: 1, ..Series::default() });
        assert_eq!(lag[..4], [OutsideCoverage, Number(0.0), Number(0.0), Number(1.0)]);
        let lead = made(Series { lag: -2, ..Series::default() });
        assert_eq!(lead[..3], [Number(1.0), Number(0.0), Number(1.0)]);
        assert_eq!(lead[5], OutsideCoverage);
        let difference = made(Series { difference: 1, ..Series::default() });
        assert_eq!(difference[..4], [OutsideCoverage, Number(0.0), Number(1.0), Number(-1.0)]);
    }
}
