//! Runs of days: with open ends, and without.

use serde::{Deserialize, Serialize};

use crate::Day;

/// A run of days, both ends included; `None` is an end without bound.
///
/// A range whose first day is after its last holds no day; every method treats it so.
///
/// Ranges are ordered by their first day, then their last, an end without bound coming first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day; `None` = unbounded in the past.
    pub first: Option<Day>,
    /// The last day; `None` = unbounded in the future.
    pub last: Option<Day>,
}

/// A stretch of time to count in, both days included.
///
/// A window whose first day is after its last is empty: nothing lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Window {
    /// The first day of the window.
    pub first: Day,
    /// The last day of the window.
    pub last: Day,
}

impl DayRange {
    /// All of time.
    pub const ALL: DayRange = DayRange { first: None, last: None };

    /// The range between two days, both included.
    pub const fn between(first: Day, last: Day) -> DayRange {
        DayRange { first: Some(first), last: Some(last) }
    }

    /// Whether the day lies in the range.
    pub fn contains(self, day: Day) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    /// Whether the range holds no day at all.
    pub fn is_empty(self) -> bool {
        matches!((self.first, self.last), (Some(first), Some(last)) if first > last)
    }

    /// The days in both ranges; `None` if there are none.
    pub fn intersect(self, other: DayRange) -> Option<DayRange> {
        let first = self.first.max(other.first);
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let both = DayRange { first, last };
        (!both.is_empty() && !self.is_empty() && !other.is_empty()).then_some(both)
    }

    /// The number of days; `None` if it is unbounded.
    pub fn len_days(self) -> Option<i64> {
        Some((self.first?.days_to(self.last?) + 1).max(0))
    }

    /// The number of days in both ranges, 0 if they do not meet; `None` if it is unbounded.
    pub fn overlap_days(self, other: DayRange) -> Option<i64> {
        self.intersect(other).map_or(Some(0), DayRange::len_days)
    }

    /// Whether every day of the other range lies in this one.
    pub fn covers(self, other: DayRange) -> bool {
        other.is_empty() || self.intersect(other) == Some(other)
    }
}

impl Window {
    /// The window between two days, both included; `None` if it would end before it begins.
    pub fn new(first: Day, last: Day) -> Option<Window> {
        (first <= last).then_some(Window { first, last })
    }

    /// The number of days, 0 for an empty window.
    pub fn len_days(self) -> i64 {
        (self.first.days_to(self.last) + 1).max(0)
    }

    /// Whether the day lies in the window.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

impl From<Window> for DayRange {
    fn from(window: Window) -> DayRange {
        DayRange::between(window.first, window.last)
    }
}
