//! Of whom and when a measure is asked, and in which form.

use counterpoise_measures::Years;
use counterpoise_measures::events::Period;

use crate::states::StateNo;

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

/// Which year's value of a measure of years a shorter period has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yearly {
    /// That of the year it lies in.
    Same,
    /// That of the year before, so that nothing is known before it happened.
    Before,
}

impl Yearly {
    /// As it is written in a question: `yearly=same`.
    pub fn name(self) -> &'static str {
        match self {
            Yearly::Same => "same",
            Yearly::Before => "before",
        }
    }

    /// The year whose value a period has.
    pub(crate) fn year_of(self, scope: Scope, period: i32) -> i32 {
        let year = scope.period.first_day(period).map_or(period, counterpoise_dates::Day::year);
        if self == Yearly::Before { year - 1 } else { year }
    }
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
