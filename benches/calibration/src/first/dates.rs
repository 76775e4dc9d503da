//! Dates of a period, which ends on the same day whatever its length, and how exactly a coder knows
//! them.

use super::{Act, Random};
use crate::simulated::{Draws, calendar, exactly, monthly};

/// The last day of every period, 31 December 2019, counted from 1 January 1970.
const LAST_DAY: i64 = 18_261;

/// The day that comes `days` after the first of a period of `length` days.
pub(super) fn after_first(length: i64, days: i64) -> i64 {
    LAST_DAY - length + 1 + days
}

/// A day, or the last of the period if that comes first.
pub(super) fn within(day: i64) -> i64 {
    day.min(LAST_DAY)
}

/// The dates of the first and the last day of a period.
pub(super) fn ends(length: i64) -> (String, String) {
    (exactly(after_first(length, 0)), exactly(LAST_DAY))
}

/// The day of an act in a period of so many days.
pub(super) fn day_of(act: &Act, length: i64) -> i64 {
    after_first(length, (act.place * length as f64) as i64)
}

/// What lasted, to the end of the period at most.
pub(super) fn lasting(act: &Act, day: i64, length: i64) -> String {
    let last = within(day + 1 + (act.lasts * length as f64) as i64);
    if last > day { format!("{}/{}", exactly(day), exactly(last)) } else { exactly(day) }
}

/// The date as a coder writes it. What is not known to the day is known within a seventh of the
/// period or less: in a short period, what would be a month or a year is an interval.
pub(super) fn written(random: &mut Random, imprecise: f64, day: i64, length: i64) -> String {
    if !random.chance(imprecise) {
        return exactly(day);
    }
    let about = |random: &mut Random| (random.between(0.01, 0.15) * length as f64) as i64 + 1;
    match random.below(6) {
        0 if length > 1000 => monthly(day),
        1 if length > 2500 => format!("{}~", monthly(within(day + about(random) / 4))),
        2 if length > 5000 => calendar(day).0.to_string(),
        3 if random.chance(0.2) => "undated".to_owned(),
        _ => {
            format!("[{}..{}]", exactly(day - about(random)), exactly(within(day + about(random))))
        }
    }
}
