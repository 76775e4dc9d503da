//! What is asked of a measure that has its data.

use counterpoise_measures::events::Period;
use counterpoise_measures::{Measured, Value, Years};

use crate::ask::Ask;
use crate::bind::Bind;
use crate::states::StateNo;
use crate::used::Used;

/// Of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Two states; the order matters for directed measures.
    Dyad(StateNo, StateNo),
    /// One state.
    State(StateNo),
    /// All states together.
    System,
}

/// When, and in which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The first and last year.
    pub years: Years,
    /// How long a period is; measures of votes, power, trade and the like are by year.
    pub period: Period,
    /// Whether a dyad has a direction: events of the first towards the second, or of both towards
    /// each other.
    pub directed: bool,
}

/// A measure with its data. Answers from memory, on any number of threads.
pub struct Bound {
    /// What was asked.
    pub ask: Ask,
    /// When, and in which form.
    pub scope: Scope,
    /// The vintages it rests on.
    pub used: Vec<Used>,
    /// What a reader should know of the data that were chosen.
    pub notes: Vec<String>,
    pub(crate) data: Box<dyn Bind>,
}

impl Scope {
    /// Years, undirected.
    pub fn yearly(years: Years) -> Scope {
        Scope { years, period: Period::Year, directed: false }
    }

    /// The numbers of the periods, in order; see [`Period::label`].
    pub fn periods(&self) -> std::ops::RangeInclusive<i32> {
        match self.period {
            Period::Year => self.years.first..=self.years.last,
            Period::Quarter => self.years.first * 4..=self.years.last * 4 + 3,
            Period::Month => self.years.first * 12..=self.years.last * 12 + 11,
            Period::Day => self.days(),
        }
    }

    fn days(&self) -> std::ops::RangeInclusive<i32> {
        let first =
            |year: i32| Period::Year.first_day(year).map_or(0, counterpoise_dates::Day::number);
        first(self.years.first)..=first(self.years.last + 1) - 1
    }
}

impl Bound {
    /// The measure of a state or dyad in a period. What has no value rests on no observations.
    pub fn value(&self, who: Who, period: i32) -> Measured {
        match who {
            Who::Dyad(one, other) if one == other => Measured::new(Value::NotApplicable, 0),
            who => {
                let found = self.data.value(who, period);
                let rests = matches!(found.value, Value::Number(_) | Value::Undefined(_));
                if rests { found } else { Measured { n: 0, ..found } }
            }
        }
    }
}

impl std::fmt::Debug for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bound")
            .field("ask", &self.ask)
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}
