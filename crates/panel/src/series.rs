//! What is made of the values of a measure along the periods: of an earlier or later one, a
//! difference, the sum so far, the periods of peace before, and a power of it.
//!
//! - `lag=1`: the value one period before; `lead=1`: one period after. Its status is that of the
//!   period it is taken from.
//! - `difference=1`: the value less that one period before. Where either has none, there is none, of
//!   the kind of the later that has none.
//! - `peace-periods`: of a measure that is 0 or more, how many periods of 0 there were without a
//!   break before this one. It counts from the first period that has a value, and begins anew after
//!   every period above 0.
//! - `cumulative`: the sum from the first period that has a value up to this one. Where a value is
//!   lacking in between, the sum is *missing* from there on; a period in which there could be none
//!   (*not applicable*) adds nothing.
//! - `power=2`, `power=3`: the square or cube of what the others make; of peaceful periods the terms
//!   t, t2 and t3 of Carter and Signorino (2010).

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
    /// Whether the values so far are summed.
    pub cumulative: bool,
    /// The power that is taken of it; 0 and 1 for the value itself.
    pub power: u8,
}

impl Series {
    /// Takes a word of a question, if it is one of these.
    pub(crate) fn take(&mut self, word: &str) -> Result<bool, Error> {
        let again = match word.split_once('=') {
            Some(("lag" | "lead", _)) => self.lag != 0,
            Some(("difference", _)) => self.difference != 0,
            Some(("power", _)) => self.power > 1,
            _ => false,
        };
        if again {
            return Err(Error::question(
                format!("`{word}` comes after a word of its kind; only one of them can hold."),
                "Leave one away, or ask for each in a column of its own.",
            ));
        }
        match word.split_once('=') {
            Some(("lag", periods)) => self.lag = number(word, periods)?,
            Some(("lead", periods)) => self.lag = -number(word, periods)?,
            Some(("difference", periods)) => self.difference = number(word, periods)?,
            Some(("power", power)) => self.power = exponent(word, power)?,
            None if word == "peace-periods" => self.peace = true,
            None if word == "cumulative" => self.cumulative = true,
            None if word == "cubic" => return Err(cubic()),
            _ => return Ok(false),
        }
        if [self.peace, self.cumulative, self.difference > 0].iter().filter(|is| **is).count() > 1 {
            return Err(Error::question(
                "A measure can be one of a difference, a sum so far and a count of peaceful periods.",
                "Ask for one of them, or for each in a column of its own.",
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
        let cumulative = self.cumulative.then(|| "cumulative".to_owned());
        let power = (self.power > 1).then(|| format!("power={}", self.power));
        [lag, difference, peace, cumulative, power].into_iter().flatten()
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
        if self.looks_back() {
            first = first.min(BEGINNING);
        }
        let years = Years { first, last: scope.years.last + ahead };
        Scope { years, ..scope }
    }

    /// Whether a value depends on all that came before it.
    fn looks_back(self) -> bool {
        self.peace || self.cumulative
    }

    /// What is made of the values in these periods, which ascend; `of` gives the value of any period
    /// from `first` on.
    pub(crate) fn along(
        self,
        periods: &[i32],
        first: i32,
        of: impl Fn(i32) -> Measured,
    ) -> Vec<Measured> {
        let made: Vec<Measured> = if self.looks_back() {
            self.so_far(periods, first, of)
        } else {
            periods.iter().map(|period| self.plain(*period, &of)).collect()
        };
        made.into_iter().map(|one| self.powered(one)).collect()
    }

    fn plain(self, period: i32, of: impl Fn(i32) -> Measured) -> Measured {
        let now = of(period - self.lag);
        if self.difference == 0 {
            return now;
        }
        let before = of(period - self.lag - self.difference);
        match (now.value, before.value) {
            (Value::Number(now_), Value::Number(before_)) => {
                Measured { value: Value::Number(now_ - before_), n: now.n.min(before.n), ..now }
            }
            (Value::Number(_), _) => before,
            _ => now,
        }
    }

    /// Goes once through all periods from the first to the last that is asked for.
    fn so_far(self, periods: &[i32], first: i32, of: impl Fn(i32) -> Measured) -> Vec<Measured> {
        let mut made = Vec::with_capacity(periods.len());
        let mut so_far = SoFar::default();
        let mut at = first;
        for period in periods.iter().map(|period| period - self.lag) {
            while at < period {
                so_far.add(&of(at));
                at += 1;
            }
            let now = of(period);
            made.push(if self.peace { so_far.peace(now) } else { so_far.sum(now) });
        }
        made
    }

    fn powered(self, made: Measured) -> Measured {
        match made.value {
            Value::Number(number) if self.power > 1 => {
                let value = (1..self.power).fold(number, |power, _| power * number);
                Measured { value: Value::of(value), ..made }
            }
            _ => made,
        }
    }
}

/// What the periods before one add up to.
#[derive(Default)]
struct SoFar {
    peaceful: u32,
    sum: f64,
    n: u64,
    begun: bool,
    /// Whether a value is lacking since the first.
    gap: bool,
}

impl SoFar {
    fn add(&mut self, one: &Measured) {
        self.peaceful = if one.value == Value::Number(0.0) { self.peaceful + 1 } else { 0 };
        match one.value {
            Value::Number(number) => {
                self.sum += number;
                self.n += one.n;
                self.begun = true;
            }
            Value::NotApplicable => {}
            _ => self.gap |= self.begun,
        }
    }

    /// The peaceful periods before one that has a value; what has none stays so.
    fn peace(&self, now: Measured) -> Measured {
        match now.value {
            Value::Number(_) => Measured { value: Value::Number(f64::from(self.peaceful)), ..now },
            _ => now,
        }
    }

    /// The sum up to and with one that has a value.
    fn sum(&self, now: Measured) -> Measured {
        match now.value {
            Value::Number(_) if self.gap => {
                Measured::new(Value::Missing, 0).noted("a value before is lacking")
            }
            Value::Number(number) => {
                Measured { value: Value::of(self.sum + number), n: self.n + now.n, ..now }
            }
            _ => now,
        }
    }
}

fn exponent(word: &str, power: &str) -> Result<u8, Error> {
    let found = power.parse::<u8>().ok().filter(|power| (1..=3).contains(power));
    found.ok_or_else(|| {
        Error::question(format!("`{word}` names no power."), "Write power=2 or power=3.")
    })
}

/// The word stands for three columns, and is one only where a panel has room for them.
fn cubic() -> Error {
    Error::question(
        "`cubic` makes three columns of one: t, its square and its cube.",
        "Ask for it in a panel, as in \"dispute.count peace-periods cubic\"; here for one of them: power=2.",
    )
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
        let periods: Vec<i32> = (0..6).collect();
        series.along(&periods, -3, war).into_iter().map(|one| one.value).collect()
    }

    #[test]
    fn peace_is_counted_from_the_first_value_and_begins_anew_after_war() {
        let peace = made(Series { peace: true, ..Series::default() });
        assert_eq!(peace, [0.0, 1.0, 2.0, 0.0, 1.0, 0.0].map(Value::Number));
    }

    #[test]
    fn powers_of_peace_and_sums_so_far() {
        let cubed = made(Series { peace: true, power: 3, ..Series::default() });
        assert_eq!(cubed, [0.0, 1.0, 8.0, 0.0, 1.0, 0.0].map(Value::Number));
        let sums = made(Series { cumulative: true, ..Series::default() });
        assert_eq!(sums, [0.0, 0.0, 1.0, 1.0, 2.0, 2.0].map(Value::Number));
        let lagged = made(Series { cumulative: true, lag: 1, ..Series::default() });
        assert_eq!(lagged[..2], [Value::OutsideCoverage, Value::Number(0.0)]);
    }

    #[test]
    fn a_sum_does_not_go_on_behind_a_gap() {
        let of = |gap: Value| {
            let value = move |period: i32| match period {
                1 => Measured::new(gap, 0),
                _ => Measured::new(Value::Number(2.0), 1),
            };
            let series = Series { cumulative: true, ..Series::default() };
            series.along(&[0, 1, 2], 0, value).into_iter().map(|one| one.value).collect::<Vec<_>>()
        };
        assert_eq!(of(Value::Missing), [Value::Number(2.0), Value::Missing, Value::Missing]);
        let ended = [Value::Number(2.0), Value::NotApplicable, Value::Number(4.0)];
        assert_eq!(of(Value::NotApplicable), ended);
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
