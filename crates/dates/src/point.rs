//! A single date of whatever precision: its text and its days.

use std::fmt;

use crate::Day;
use crate::day::days_in_month;

/// A single date: a year and what is known within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Point {
    /// The year; of a century or decade, the one whose unspecified digits are 0.
    pub(crate) year: i32,
    pub(crate) part: Part,
    pub(crate) qualifier: Qualifier,
}

/// How much of a single date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// `19XX`
    Century,
    /// `199X`
    Decade,
    /// `2014`
    Year,
    /// `2014-XX`
    SomeMonth,
    /// `2014-XX-XX`
    SomeMonthAndDay,
    /// `2014-21` ..= `2014-24`
    Season(u8),
    /// `2014-03`
    Month(u8),
    /// `2014-03-XX`
    SomeDay(u8),
    /// `2014-03-18`
    Day(u8, u8),
}

/// The mark after a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Qualifier {
    None,
    /// `~`
    Approximate,
    /// `?`
    Uncertain,
    /// `%`
    Both,
}

impl Point {
    /// The first and the last day it may be.
    pub(crate) fn days(&self) -> (Day, Day) {
        let year = self.year;
        match self.part {
            Part::Century => years(year, 99),
            Part::Decade => years(year, 9),
            Part::Year | Part::SomeMonth | Part::SomeMonthAndDay => years(year, 0),
            Part::Season(season) => season_days(year, season),
            Part::Month(month) | Part::SomeDay(month) => {
                (Day::of(year, month, 1), Day::of(year, month, days_in_month(year, month)))
            }
            Part::Day(month, day) => (Day::of(year, month, day), Day::of(year, month, day)),
        }
    }
}

impl Qualifier {
    pub(crate) fn is_approximate(self) -> bool {
        matches!(self, Qualifier::Approximate | Qualifier::Both)
    }

    pub(crate) fn is_uncertain(self) -> bool {
        matches!(self, Qualifier::Uncertain | Qualifier::Both)
    }
}

/// From the year with zeros for its unspecified digits to the one so many years further from 0.
fn years(year: i32, more: i32) -> (Day, Day) {
    let (first, last) = if year < 0 { (year - more, year) } else { (year, year + more) };
    (Day::of(first, 1, 1), Day::of(last, 12, 31))
}

/// The meteorological seasons of the northern hemisphere; winter ends in the next year (and at
/// the end of the calendar in 9999).
fn season_days(year: i32, season: u8) -> (Day, Day) {
    if season == 24 {
        let february = days_in_month(year + 1, 2);
        return (Day::of(year, 12, 1), Day::of(year + 1, 2, february).min(Day::MAX));
    }
    let month = 3 * (season - 20);
    (Day::of(year, month, 1), Day::of(year, month + 2, days_in_month(year, month + 2)))
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, year) = (if self.year < 0 { "-" } else { "" }, self.year.abs());
        match self.part {
            Part::Century => write!(f, "{sign}{:02}XX", year / 100)?,
            Part::Decade => write!(f, "{sign}{:03}X", year / 10)?,
            _ => write!(f, "{sign}{year:04}")?,
        }
        match self.part {
            Part::Century | Part::Decade | Part::Year => {}
            Part::SomeMonth => f.write_str("-XX")?,
            Part::SomeMonthAndDay => f.write_str("-XX-XX")?,
            Part::Season(part) | Part::Month(part) => write!(f, "-{part:02}")?,
            Part::SomeDay(month) => write!(f, "-{month:02}-XX")?,
            Part::Day(month, day) => write!(f, "-{month:02}-{day:02}")?,
        }
        f.write_str(self.qualifier.mark())
    }
}

impl Qualifier {
    fn mark(self) -> &'static str {
        match self {
            Qualifier::None => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        }
    }
}
