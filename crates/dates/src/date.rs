//! A date as it stands in a ledger.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::form::{Bound, Form, Member};
use crate::point::{Part, Point};
use crate::widen::widened;
use crate::{Day, DayRange, Extent, Kind, Order, Placement, Window};

/// A date in the Extended Date/Time Format (EDTF).
///
/// # Forms
///
/// | written | meaning |
/// | --- | --- |
/// | `2014`, `2014-03`, `2014-03-18` | once, in that year, in that month, on that day |
/// | `199X`, `19XX` | once, in the 1990s, in the years 1900 to 1999 |
/// | `2014-XX`, `2014-XX-XX`, `2014-03-XX` | once, in the year or month given; what is left out is unknown |
/// | `2014-21` .. `2014-24` | once, in spring (March to May), summer, autumn or winter (December to February of the next year): the meteorological seasons of the northern hemisphere |
/// | `-0044-03-15` | years before 1 BC (`0000`) are negative: this is 44 + 1 = 45 BC |
/// | `[2014-03..2016]`, `[..2016]`, `[2014-03..]` | once, some day between |
/// | `[2014,2016-05]` | once, in one of these |
/// | `2010/2015` | lasted, from some day in 2010 to some day in 2015 |
/// | `2014-03/..`, `../2013` | lasted, without an end, without a beginning (open) |
/// | `2014/`, `/2014` | lasted, and when it ended or began is unknown |
///
/// A mark after a single date, wherever it stands, says that it is approximate `~`, uncertain
/// `?`, or both `%`.
///
/// # Limits
///
/// No times of day, no sets in braces (`{...}`: all of the dates), no exponents and no years
/// beyond 9999. The admissible days of a comma set are all days from its first to its last, also
/// those in the gaps: an honest bound, though wider than the set.
///
/// # Printing
///
/// A date prints in its canonical form, which reads back as the same date; it serializes as
/// that string. Only blanks after a comma, and brackets round a single date, are not kept.
///
/// ```
/// use counterpoise_dates::{Date, Day, DayRange, Kind};
/// let date = Date::parse("[2014-03..2016]").unwrap();
/// assert_eq!(date.kind(), Kind::Once);
/// let days = DayRange::between(Day::new(2014, 3, 1).unwrap(), Day::new(2016, 12, 31).unwrap());
/// assert_eq!(date.admissible(), days);
/// assert_eq!(date.to_string(), "[2014-03..2016]");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    pub(crate) form: Form,
}

/// How exactly a date is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// A single day.
    Day,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Lasted, both ends dated.
    Interval,
    /// Once, one of a set of days with a first and a last.
    OneOf,
    /// Lasted or once, with an end that is open or unknown.
    Open,
}

impl Date {
    /// What it means, without the margin of an approximate date.
    pub fn extent(&self) -> Extent {
        self.form.extent(Point::days)
    }

    /// What it means, each date marked approximate widened on both sides by half a unit of its
    /// precision, in whole days rounded up: 1 day for a day, 16 for a month, 46 for a season, 183
    /// for a year, 1827 for a decade, 18263 for a century.
    pub fn extent_widened(&self) -> Extent {
        self.form.extent(widened)
    }

    /// The extent with its unbounded sides cut at a horizon. See [`Extent::clamp_to`].
    pub fn clamp_to(&self, horizon: DayRange) -> Extent {
        self.extent().clamp_to(horizon)
    }

    /// Whether it happened once or lasted.
    pub fn kind(&self) -> Kind {
        self.extent().kind()
    }

    /// All days it may be, or may last. See [`Extent::admissible`].
    pub fn admissible(&self) -> DayRange {
        self.extent().admissible()
    }

    /// The admissible days with the margin of [`Date::extent_widened`].
    pub fn admissible_widened(&self) -> DayRange {
        self.extent_widened().admissible()
    }

    /// The days that what lasted certainly covers. See [`Extent::certain_core`].
    pub fn certain_core(&self) -> Option<DayRange> {
        self.extent().certain_core()
    }

    /// The days on which it may have begun; `None` if it has no beginning.
    pub fn start(&self) -> Option<DayRange> {
        self.extent().start()
    }

    /// The days on which it may have ended; `None` if it has no end.
    pub fn end(&self) -> Option<DayRange> {
        self.extent().end()
    }

    /// The day, if the date is a single whole day without a mark.
    pub fn as_day(&self) -> Option<Day> {
        let days = self.admissible();
        let plain =
            self.precision() == Precision::Day && !self.is_approximate() && !self.is_uncertain();
        if plain { days.first } else { None }
    }

    /// How exactly it is stated.
    pub fn precision(&self) -> Precision {
        match &self.form {
            Form::Single(point) => point_precision(point.part),
            Form::Lasting(Bound::At(_), Bound::At(_)) => Precision::Interval,
            Form::OneOf(members) if !members.iter().any(Member::is_open) => Precision::OneOf,
            Form::Lasting(..) | Form::OneOf(_) => Precision::Open,
        }
    }

    /// Whether it, or one of its ends or members, is marked approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.form.points().any(|point| point.qualifier.is_approximate())
    }

    /// Whether it, or one of its ends or members, is marked uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.form.points().any(|point| point.qualifier.is_uncertain())
    }

    /// All, none or some of its days in the window. See [`Extent::placement`].
    pub fn placement(&self, window: Window) -> Placement {
        self.extent().placement(window)
    }

    /// How much of it counts in the window, 0..=1. See [`Extent::share_in`].
    pub fn share_in(&self, window: Window) -> f64 {
        self.extent().share_in(window)
    }

    /// How much of it has accrued by the end of the day, 0..=1. See [`Extent::accrual_until`].
    pub fn accrual_until(&self, day: Day) -> f64 {
        self.extent().accrual_until(day)
    }

    /// Its admissible day at quantile `u`. See [`Extent::nth_day`].
    pub fn nth_day(&self, u: f64) -> Day {
        self.extent().nth_day(u)
    }

    /// Which came first, so far as precision tells. See [`Extent::order`].
    pub fn order(&self, other: &Date) -> Order {
        self.extent().order(&other.extent())
    }

    /// First and last admissible day (unbounded sides at the ends of the calendar): a key that
    /// puts dates in the order in which a chronicle would list them.
    pub fn sort_key(&self) -> (Day, Day) {
        self.extent().hull()
    }
}

fn point_precision(part: Part) -> Precision {
    match part {
        Part::Century => Precision::Century,
        Part::Decade => Precision::Decade,
        Part::Year | Part::SomeMonth | Part::SomeMonthAndDay => Precision::Year,
        Part::Season(_) => Precision::Season,
        Part::Month(_) | Part::SomeDay(_) => Precision::Month,
        Part::Day(..) => Precision::Day,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
