//! One day of the calendar.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day of the proleptic Gregorian calendar, as the number of days since 1970-01-01.
///
/// Years run from -9999 to 9999 and 0000 is 1 BC; a day outside them, such as 2023-02-29, cannot
/// be made. Days are ordered in time. A day prints as `2014-03-18` and serializes as that string.
///
/// ```
/// use counterpoise_dates::Day;
/// let day = Day::new(2014, 3, 18).unwrap();
/// assert_eq!(day.to_string(), "2014-03-18");
/// assert_eq!(day.number(), 16_147);
/// assert_eq!(Day::new(2014, 4, 31), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// -9999-01-01, the first day of the calendar.
    pub const MIN: Day = Day(number(-9999, 1, 1));
    /// 9999-12-31, the last day of the calendar.
    pub const MAX: Day = Day(number(9999, 12, 31));
    /// Before every day: where an open beginning lies. Never handed out.
    pub(crate) const PAST: Day = Day(i32::MIN);
    /// After every day: where an open end lies. Never handed out.
    pub(crate) const FUTURE: Day = Day(i32::MAX);

    /// The day of a year (-9999..=9999), month (1..=12) and day of the month; `None` if there is
    /// no such day.
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let in_calendar = year >= -9999 && year <= 9999 && month >= 1 && month <= 12;
        if in_calendar && day >= 1 && day <= days_in_month(year, month) {
            Some(Day(number(year, month as i32, day as i32)))
        } else {
            None
        }
    }

    /// The day so many days after 1970-01-01; `None` outside the calendar.
    pub const fn from_number(number: i32) -> Option<Day> {
        if number >= Day::MIN.0 && number <= Day::MAX.0 { Some(Day(number)) } else { None }
    }

    /// Days since 1970-01-01; negative before it.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year, month (1..=12) and day of the month (1..=31).
    pub const fn ymd(self) -> (i32, u8, u8) {
        // Years are counted from 1 March, so that the leap day is the last day of its year; eras
        // have 400 years, 146 097 days. 719 468 days lie between 0000-03-01 and 1970-01-01.
        let shifted = self.0 as i64 + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
        (year as i32, month as u8, day as u8)
    }

    /// The year, -9999..=9999.
    pub const fn year(self) -> i32 {
        self.ymd().0
    }

    /// So many days later (earlier if negative), held within the calendar.
    pub const fn plus(self, days: i64) -> Day {
        let sum = (self.0 as i64).saturating_add(days);
        if sum < Day::MIN.0 as i64 {
            Day::MIN
        } else if sum > Day::MAX.0 as i64 {
            Day::MAX
        } else {
            Day(sum as i32)
        }
    }

    /// Days from this day to the other: 1 to the next day, negative to an earlier one.
    pub const fn days_to(self, other: Day) -> i64 {
        other.0 as i64 - self.0 as i64
    }

    /// The day itself, or `None` for the open ends of time.
    pub(crate) const fn finite(self) -> Option<Day> {
        Day::from_number(self.0)
    }

    /// The day, with the open ends of time brought to the ends of the calendar.
    pub(crate) fn in_calendar(self) -> Day {
        self.clamp(Day::MIN, Day::MAX)
    }

    /// The day of a year and month that are known to be proper.
    pub(crate) const fn of(year: i32, month: u8, day: u8) -> Day {
        Day(number(year, month as i32, day as i32))
    }
}

/// The number of days in a month (1..=12) of a year.
pub(crate) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The inverse of [`Day::ymd`]; see there.
const fn number(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.abs())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
