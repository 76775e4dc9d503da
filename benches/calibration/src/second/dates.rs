//! Dates of the period, and how exactly a coder knows them.

use super::{DAYS, Project, Random};
use crate::simulated::{self, Draws};

/// The first day of the period, 1 January 2010, counted from 1 January 1970.
const FIRST_DAY: i64 = 14_610;

/// The date of a day, which is counted from the first of the period.
pub(super) fn exactly(day: i64) -> String {
    simulated::exactly(FIRST_DAY + day)
}

pub(super) fn monthly(day: i64) -> String {
    simulated::monthly(FIRST_DAY + day)
}

/// The date of an act as a coder writes it.
pub(super) fn written(
    random: &mut Random,
    project: &Project,
    day: i64,
    last: Option<i64>,
) -> String {
    if let Some(last) = last {
        return written_practice(random, day, last);
    }
    if !random.chance(project.imprecise) {
        return exactly(day);
    }
    match random.place(&[0.3, 0.2, 0.15, 0.15, 0.15, 0.05]) {
        0 => monthly(day),
        1 => format!("{}~", monthly((day + random.days(-45, 45)).clamp(0, DAYS - 1))),
        2 => simulated::calendar(FIRST_DAY + day).0.to_string(),
        3 => format!(
            "[{}..{}]",
            monthly(day - random.days(0, 400)),
            monthly(day + random.days(31, 400))
        ),
        4 => format!(
            "[{}..{}]",
            exactly(day - random.days(1, 60)),
            exactly(day + random.days(1, 60))
        ),
        _ => "undated".to_owned(),
    }
}

/// A practice, whose end may go unnoticed, and of which only the beginning may be told.
fn written_practice(random: &mut Random, day: i64, last: i64) -> String {
    match random.place(&[0.6, 0.2, 0.2]) {
        0 => format!("{}/{}", monthly(day), monthly(last)),
        1 => format!("{}/..", monthly(day)),
        _ => exactly(day),
    }
}
