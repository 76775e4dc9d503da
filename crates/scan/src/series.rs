//! A balance over time, for every dyad.

use counterpoise_dates::Day;
use counterpoise_measures::events::Period;
use serde::Serialize;

use crate::balance::{Measure, Point};

/// Two states, by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Dyad {
    /// Who acts; without a direction the one whose id comes first.
    pub source: &'static str,
    /// Who is acted on.
    pub target: &'static str,
}

/// The balance of a dyad over all periods.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series {
    /// Whose.
    pub dyad: Dyad,
    /// One for each period, without gaps.
    pub points: Vec<Point>,
}

/// The series of all dyads that can be searched.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Panel {
    /// What is measured.
    pub measure: Measure,
    /// How long a period is.
    pub period: Period,
    /// Whether dyads have a direction.
    pub directed: bool,
    /// The number of the first period; see [`Period::label`].
    pub first: i32,
    /// How many periods.
    pub periods: usize,
    /// How many of them must have a value.
    pub enough: usize,
    /// Dyads with enough periods that have a value, by id: these are searched.
    pub series: Vec<Series>,
    /// Dyads with some, but fewer: never announced, and looked at only to say whether their actors
    /// came and went.
    pub short: Vec<Series>,
    /// Dyads with events or votes and hardly a period that has a value.
    pub too_thin: usize,
}

/// Periods with a value without which there is no date to speak of: two on one side and one on the
/// other.
pub(crate) const LEAST_PERIODS: usize = 3;

/// What a panel is about.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    pub(crate) measure: Measure,
    pub(crate) period: Period,
    pub(crate) directed: bool,
    pub(crate) first: i32,
    pub(crate) periods: usize,
}

impl Dyad {
    /// As a text: `RUS-UKR`, or `RUS:UKR` with a direction.
    pub fn text(&self, directed: bool) -> String {
        format!("{}{}{}", self.source, if directed { ':' } else { '-' }, self.target)
    }
}

impl Panel {
    /// Sorts the dyads by how many of their periods have a value.
    ///
    /// Enough are as many as two windows take, or half of all periods where that is fewer; with
    /// less, a shift and a few odd periods look alike.
    pub(crate) fn of(head: Head, window: usize, all: Vec<Series>) -> Panel {
        let Head { measure, period, directed, first, periods } = head;
        let enough = (2 * window).min(periods.div_ceil(2)).max(LEAST_PERIODS);
        let (some, thin): (Vec<Series>, Vec<Series>) =
            all.into_iter().partition(|it| it.values() >= LEAST_PERIODS);
        let (series, short): (Vec<Series>, Vec<Series>) =
            some.into_iter().partition(|it| it.values() >= enough);
        Panel {
            measure,
            period,
            directed,
            first,
            periods,
            enough,
            series,
            short,
            too_thin: thin.len(),
        }
    }

    /// Dyads that are searched, then those that are short.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Series> {
        self.series.iter().chain(&self.short)
    }

    /// The first day of a period, by its position, since 1970-01-01.
    pub fn first_day(&self, at: usize) -> i32 {
        let number = self.first.saturating_add(i32::try_from(at).unwrap_or(i32::MAX));
        self.period.first_day(number).map_or(0, Day::number)
    }

    /// The day in the middle of a period.
    pub fn middle(&self, at: usize) -> i32 {
        self.first_day(at).midpoint(self.first_day(at + 1))
    }

    /// The text of a period, by its position.
    pub fn label(&self, at: usize) -> String {
        self.period.label(self.first.saturating_add(i32::try_from(at).unwrap_or(i32::MAX)))
    }
}

impl Series {
    /// How many periods have a value.
    pub fn values(&self) -> usize {
        self.points.iter().filter(|point| point.value.is_some()).count()
    }
}
