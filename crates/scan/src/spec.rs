//! What is searched, and how.

use counterpoise_datasets::Assignment;
use counterpoise_datasets::reduce::Dedup;
use counterpoise_measures::events::Period;

use crate::balance::Measure;
use crate::problem::Problem;

/// The settings of a scan. Two scans with the same settings and data give the same bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// How long a period is. Votes and tables by years are by year.
    pub period: Period,
    /// Whether a dyad has a direction: events of the first towards the second, or of both towards
    /// each other. Votes have none.
    pub directed: bool,
    /// How many periods before and after a date are compared, at most; 2 or more.
    pub window: usize,
    /// The fewest events (or common votes that divided) with which a period has a value; as
    /// [`default_minimum`] has it where none is given.
    pub minimum: Option<u32>,
    /// The first and last year; all of them where none are given.
    pub years: Option<(i32, i32)>,
    /// Which of several reports of one event count; as the dataset says where none is given.
    pub dedup: Option<Dedup>,
    /// Whether both sides of an event must be the state itself or an organ of it.
    pub official: bool,
    /// Actors that the data leave without a state, given one.
    pub assigned: Vec<Assignment>,
    /// How often all series are shuffled.
    pub shuffles: u32,
    /// The seed of the shuffling.
    pub seed: u64,
}

impl Spec {
    /// The usual settings for periods of that length.
    pub fn new(period: Period) -> Spec {
        Spec {
            period,
            directed: false,
            window: default_window(period),
            minimum: None,
            years: None,
            dedup: None,
            official: false,
            assigned: Vec::new(),
            shuffles: 199,
            seed: 1,
        }
    }

    /// Whether a year is asked for.
    pub(crate) fn has_year(&self, year: i32) -> bool {
        self.years.is_none_or(|(first, last)| first <= year && year <= last)
    }

    /// Only years fit a table by years.
    pub(crate) fn must_be_by_years(&self) -> Result<(), Problem> {
        match self.period {
            Period::Year => Ok(()),
            _ => Err(Problem::Setting(
                "These data are by years: leave the period out, or write year.",
            )),
        }
    }
}

/// Three years, two years by quarters, one year by months, a month by days.
pub fn default_window(period: Period) -> usize {
    match period {
        Period::Year => 3,
        Period::Quarter => 8,
        Period::Month => 12,
        Period::Day => 30,
    }
}

/// The fewest events of a period: 100 a year, where the sampling error of a net balance is at most 0.1; 50 a quarter, 30 a
/// month, where it is at most 0.14 and 0.18. Of votes 20 a session, where that of an agreement is at most 0.11.
pub fn default_minimum(measure: Measure, period: Period) -> u32 {
    match (measure, period) {
        (Measure::Agreement, _) => 20,
        (Measure::Net, Period::Year) => 100,
        (Measure::Net, Period::Quarter) => 50,
        (Measure::Net, Period::Month | Period::Day) => 30,
    }
}
