//! What a scan has found.

use serde::Serialize;

use crate::chance::Chance;
use crate::coverage::Coverage;
use crate::series::Series;

/// The shift of one dyad with all that is known for and against it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shift {
    /// The place in the order, from 1; `None` where it is set aside.
    pub rank: Option<usize>,
    /// The series.
    pub series: Series,
    /// The position of the first period of the new level.
    pub at: usize,
    /// The level before.
    pub before: Level,
    /// The level after.
    pub after: Level,
    /// After less before.
    pub shift: f64,
    /// Its standard error: sampling and usual movement.
    pub error: f64,
    /// The 95% interval of the shift, the search for its date taken into account.
    pub interval: (f64, f64),
    /// What is certain of its size.
    pub certain: f64,
    /// The probability of that date, if the dyad has a single break; `None` where all values are
    /// the same.
    pub date: Option<f64>,
    /// The positions of the dates that together have a probability of 95%.
    pub dates: Vec<usize>,
    /// How it compares with shuffled series; `None` without shuffles.
    pub chance: Option<Chance>,
    /// Whether the actors in the data changed; `None` for data without actors.
    pub coverage: Option<Coverage>,
}

/// A level, before or after a date.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Level {
    /// The mean of the values.
    pub mean: f64,
    /// How many values.
    pub periods: usize,
    /// Events, or votes, in them.
    pub n: u64,
}

/// All dyads.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// Shifts in their order: by what is certain, then by the ratio to the error, then by id.
    pub shifts: Vec<Shift>,
    /// Shifts that are set aside because they follow from who is in the data, in the same order.
    pub artefacts: Vec<Shift>,
    /// The search as a whole.
    pub summary: Summary,
}

/// The search as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Dyads that were searched.
    pub searched: usize,
    /// Dyads with events or votes and too few periods that have a value to be searched.
    pub too_thin: usize,
    /// The usual movement of a balance from period to period beyond sampling, over all dyads.
    pub usual: f64,
    /// Shuffles.
    pub shuffles: u32,
    /// How many errors a shift must exceed, so that something of it is certain: where nothing
    /// changed, one dyad in twenty has such a shift.
    pub errors: f64,
    /// The most certain shift that the same search finds where nothing changed: mean and 95%
    /// quantile over shuffles.
    pub largest_by_chance: Option<(f64, f64)>,
    /// Dyads whose shift is set aside.
    pub artefacts: usize,
    /// Shifts of which something is certain, those set aside left out.
    pub certain: usize,
}

impl Shift {
    /// Whether a shift is to be announced: something of it is certain.
    pub fn announced(&self) -> bool {
        self.rank.is_some() && self.certain > 0.0
    }

    /// Whether one side has a single value, so that a lasting shift cannot be told from a passing
    /// one.
    pub fn at_the_edge(&self) -> bool {
        self.after.periods == 1 || self.before.periods == 1
    }

    /// How many times the events of a period grew, by the mean of the periods compared.
    pub fn volume(&self) -> f64 {
        let each = |level: &Level| level.n as f64 / level.periods.max(1) as f64;
        each(&self.after) / each(&self.before)
    }
}
