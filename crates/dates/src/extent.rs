//! The meaning of a date: when it may begin and when it may end.

use crate::{Day, DayRange};

/// Whether a date happened once or lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// It happened once, on one of its admissible days: every single date, whatever its
    /// precision, and every `[a..b]`. A month is not its first day.
    Once,
    /// It lasted from one date to another: `a/b`.
    Lasting,
}

/// What a date means, in days: when it may begin and when it may end.
///
/// What happened once begins and ends on the same day. What lasted has a range of days for its
/// beginning and one for its end, and does not end before it begins. An *open* end lies beyond
/// every day; an *unknown* end is some day from the earliest beginning on; likewise at the start.
///
/// An extent is small and `Copy`: take it once from a [`Date`](crate::Date), then measure with it.
/// Where a number needs a finite stretch, an unbounded side reaches to the end of the calendar;
/// [`Extent::clamp_to`] first brings it to a horizon of your own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extent {
    kind: Kind,
    start: (Day, Day),
    end: (Day, Day),
}

impl Extent {
    /// What happened once, on one of these days.
    pub(crate) fn once(first: Day, last: Day) -> Extent {
        Extent { kind: Kind::Once, start: (first, last), end: (first, last) }
    }

    /// What lasted. No day is kept on which it would have ended before it began.
    pub(crate) fn lasting(start: (Day, Day), end: (Day, Day)) -> Extent {
        Extent {
            kind: Kind::Lasting,
            start: (start.0, start.1.min(end.1)),
            end: (end.0.max(start.0), end.1),
        }
    }

    /// What lasted from one day to another, or on the first alone if the other is before it.
    pub fn from_to(first: Day, last: Day) -> Extent {
        let last = last.max(first);
        Extent::lasting((first, first), (last, last))
    }

    /// Whether it happened once or lasted.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// All days it may be (`Once`); from the earliest possible start to the latest possible end
    /// (`Lasting`).
    pub fn admissible(&self) -> DayRange {
        range(self.start.0, self.end.1)
    }

    /// The days that what lasted certainly covers: from the latest possible start to the
    /// earliest possible end. `None` if there are none, and for what happened once.
    pub fn certain_core(&self) -> Option<DayRange> {
        let (first, last) = (self.start.1, self.end.0);
        (self.kind == Kind::Lasting && first <= last).then(|| range(first, last))
    }

    /// The days on which it may have begun; `None` if it has no beginning (`../2013`).
    pub fn start(&self) -> Option<DayRange> {
        (self.start.1 != Day::PAST).then(|| range(self.start.0, self.start.1))
    }

    /// The days on which it may have ended; `None` if it has no end (`2014-03/..`).
    pub fn end(&self) -> Option<DayRange> {
        (self.end.0 != Day::FUTURE).then(|| range(self.end.0, self.end.1))
    }

    /// Cuts unbounded sides at a horizon; bounded sides stay, wherever they lie.
    ///
    /// An open end becomes the horizon's last day; an unknown end becomes some day until then;
    /// so, too, the last day of `[2014-03..]`. Where the date reaches beyond the horizon by
    /// itself, it is cut at its own latest bounded day instead. Starts likewise.
    pub fn clamp_to(&self, horizon: DayRange) -> Extent {
        let last_known = [self.start.0, self.start.1, self.end.0]
            .into_iter()
            .filter(|d| d.finite().is_some())
            .max();
        let first_known = [self.end.1, self.end.0, self.start.1]
            .into_iter()
            .filter(|d| d.finite().is_some())
            .min();
        let cut_last = horizon.last.map(|last| last_known.map_or(last, |known| known.max(last)));
        let cut_first =
            horizon.first.map(|first| first_known.map_or(first, |known| known.min(first)));
        let cut = |day: Day| match day {
            Day::FUTURE => cut_last.unwrap_or(day),
            Day::PAST => cut_first.unwrap_or(day),
            day => day,
        };
        let both = |(a, b): (Day, Day)| (cut(a), cut(b));
        Extent { kind: self.kind, start: both(self.start), end: both(self.end) }
    }

    /// Earliest and latest start, earliest and latest end; unbounded sides as the ends of time.
    pub(crate) fn bounds(&self) -> ((Day, Day), (Day, Day)) {
        (self.start, self.end)
    }

    /// First and last admissible day, unbounded sides at the ends of the calendar.
    pub(crate) fn hull(&self) -> (Day, Day) {
        (self.start.0.in_calendar(), self.end.1.in_calendar())
    }
}

fn range(first: Day, last: Day) -> DayRange {
    DayRange { first: first.finite(), last: last.finite() }
}
