//! The margin of an approximate date.

use crate::Day;
use crate::point::{Part, Point};

/// The days of a point, widened by its margin on either side if it is marked `~` or `%`.
pub(crate) fn widened(point: &Point) -> (Day, Day) {
    let (first, last) = point.days();
    let margin = if point.qualifier.is_approximate() { margin(point.part) } else { 0 };
    (first.plus(-margin), last.plus(margin))
}

/// Half the mean Gregorian length (a year has 365.2425 days) of the stated unit, in whole days
/// rounded up.
fn margin(part: Part) -> i64 {
    match part {
        Part::Day(..) => 1,
        Part::Month(_) | Part::SomeDay(_) => 16,
        Part::Season(_) => 46,
        Part::Year | Part::SomeMonth | Part::SomeMonthAndDay => 183,
        Part::Decade => 1827,
        Part::Century => 18_263,
    }
}
