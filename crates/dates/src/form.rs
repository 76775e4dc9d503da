//! The forms of a date: their text and their days.

use std::fmt;

use crate::point::Point;
use crate::{Day, Extent};

/// What a date is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Single(Point),
    Lasting(Bound, Bound),
    /// Never empty, and never a single date alone.
    OneOf(Vec<Member>),
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Bound {
    At(Point),
    Open,
    Unknown,
}

/// A member of a one-of-a-set date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Member {
    At(Point),
    /// `a..b`, not both missing.
    Between(Option<Point>, Option<Point>),
}

impl Form {
    /// Every single date in it.
    pub(crate) fn points(&self) -> impl Iterator<Item = &Point> {
        let (ends, members): ([Option<&Point>; 2], &[Member]) = match self {
            Form::Single(point) => ([Some(point), None], &[]),
            Form::Lasting(start, end) => ([start.point(), end.point()], &[]),
            Form::OneOf(members) => ([None, None], members),
        };
        let members = members.iter().flat_map(|member| member.ends().into_iter().flatten());
        ends.into_iter().flatten().chain(members)
    }

    /// The meaning, given the days of a single date.
    pub(crate) fn extent(&self, days: impl Fn(&Point) -> (Day, Day)) -> Extent {
        match self {
            Form::Single(point) => once(days(point)),
            Form::OneOf(members) => once(hull(members, days)),
            Form::Lasting(start, end) => {
                lasting(start.point().map(&days), end.point().map(&days), start, end)
            }
        }
    }
}

fn once((first, last): (Day, Day)) -> Extent {
    Extent::once(first, last)
}

fn lasting(start: Option<(Day, Day)>, end: Option<(Day, Day)>, from: &Bound, to: &Bound) -> Extent {
    let latest_start =
        if *from == Bound::Open { Day::PAST } else { end.map_or(Day::FUTURE, |e| e.1) };
    let earliest_end =
        if *to == Bound::Open { Day::FUTURE } else { start.map_or(Day::PAST, |s| s.0) };
    let start = start.unwrap_or((Day::PAST, latest_start));
    Extent::lasting(start, end.unwrap_or((earliest_end, Day::FUTURE)))
}

/// From the first day of any member to the last day of any.
fn hull(members: &[Member], days: impl Fn(&Point) -> (Day, Day)) -> (Day, Day) {
    let span = |member: &Member| {
        let [from, to] = member.ends();
        let (from, to) = (from.map(&days), to.map(&days));
        (from.map_or(Day::PAST, |d| d.0), to.map_or(Day::FUTURE, |d| d.1))
    };
    let wider = |a: (Day, Day), b: (Day, Day)| (a.0.min(b.0), a.1.max(b.1));
    members.iter().map(span).reduce(wider).unwrap_or((Day::PAST, Day::FUTURE))
}

impl Bound {
    /// Its date, if it has one.
    pub(crate) fn point(&self) -> Option<&Point> {
        match self {
            Bound::At(point) => Some(point),
            Bound::Open | Bound::Unknown => None,
        }
    }
}

impl Member {
    fn ends(&self) -> [Option<&Point>; 2] {
        match self {
            Member::At(point) => [Some(point), Some(point)],
            Member::Between(from, to) => [from.as_ref(), to.as_ref()],
        }
    }

    /// Whether a side is missing.
    pub(crate) fn is_open(&self) -> bool {
        self.ends().contains(&None)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Form::Single(point) => point.fmt(f),
            Form::Lasting(start, end) => write!(f, "{start}/{end}"),
            Form::OneOf(members) => {
                let members: Vec<String> = members.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", members.join(","))
            }
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::At(point) => point.fmt(f),
            Bound::Open => f.write_str(".."),
            Bound::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, to] = self.ends();
        from.map_or(Ok(()), |point| point.fmt(f))?;
        if matches!(self, Member::At(_)) {
            return Ok(());
        }
        f.write_str("..")?;
        to.map_or(Ok(()), |point| point.fmt(f))
    }
}
