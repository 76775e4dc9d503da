//! How far apart two dates lie.

use crate::{Day, Extent, Kind};
use serde::Serialize;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Length {
    /// So many days.
    Days(u32),
    /// So many months of the calendar.
    Months(u32),
}

/// What is asked of the time between two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TimeBetween {
    /// The first ends at least so long before the second begins.
    AtLeastBefore(Length),
    /// The first ends before the second begins, and at most so long before it.
    AtMostBefore(Length),
    /// From the end of either to the beginning of the other it is at most so long.
    Within(Length),
}

/// Whether it is so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Met {
    /// However both are placed.
    Always,
    /// However both are placed, it is not.
    Never,
    /// It depends on where within their admissible days they are placed. With the share of pairs of
    /// days for which it is so, each as likely as another, where there are so many pairs and no
    /// more.
    Depends(Option<f64>),
}

/// Dates of more admissible days are not gone through.
const MOST_DAYS: i64 = 200_000;

impl Length {
    /// So long after a day, within the calendar. A month after the 31st is the last day of a
    /// shorter month.
    ///
    /// ```
    /// use counterpoise_dates::{Day, Length};
    /// let day = Day::new(2014, 8, 31).unwrap();
    /// assert_eq!(Length::Months(6).after(day), Day::new(2015, 2, 28).unwrap());
    /// assert_eq!(Length::Days(6).after(day), Day::new(2014, 9, 6).unwrap());
    /// ```
    pub fn after(self, day: Day) -> Day {
        match self {
            Length::Days(days) => day.plus(i64::from(days)),
            Length::Months(months) => {
                let (year, month, of_month) = day.ymd();
                let all = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
                // The remainder of a division by 12 is a month.
                let (year, month) = (all.div_euclid(12), all.rem_euclid(12) as u8 + 1);
                let same =
                    |day| i32::try_from(year).ok().and_then(|year| Day::new(year, month, day));
                (1..=of_month).rev().find_map(same).unwrap_or(Day::MAX)
            }
        }
    }

    /// The same, where an open end of time stays open.
    fn from(self, day: Day) -> Day {
        day.finite().map_or(day, |day| self.after(day))
    }
}

impl Extent {
    /// Whether two dates are so far apart: always, never, or for some of their admissible days.
    ///
    /// ```
    /// use counterpoise_dates::{TimeBetween, Date, Length, Met};
    /// let [annexed, accord] = ["2014-03-18", "2015-05"].map(|text| Date::parse(text).unwrap().extent());
    /// let a_year = TimeBetween::AtLeastBefore(Length::Months(12));
    /// assert_eq!(annexed.apart(&accord, a_year), Met::Always);
    /// let fourteen = TimeBetween::AtMostBefore(Length::Months(14));
    /// assert_eq!(annexed.apart(&accord, fourteen), Met::Depends(Some(18.0 / 31.0)));
    /// ```
    pub fn apart(&self, later: &Extent, asked: TimeBetween) -> Met {
        let (always, ever) = match asked {
            TimeBetween::AtLeastBefore(length) => self.at_least_before(later, length),
            TimeBetween::AtMostBefore(length) => self.at_most_before(later, length),
            TimeBetween::Within(length) => self.within(later, length),
        };
        match (always, ever) {
            (true, _) => Met::Always,
            (false, false) => Met::Never,
            (false, true) => Met::Depends(self.share_apart(later, asked)),
        }
    }

    /// Days from the end of this date to the beginning of the other, the fewest and the most;
    /// `None` where there is no bound. Negative where the other begins first.
    pub fn days_until(&self, later: &Extent) -> (Option<i64>, Option<i64>) {
        let ((from, to), (first, last)) = (self.bounds().1, later.bounds().0);
        let days = |a: Day, b: Day| Some(a.finite()?.days_to(b.finite()?));
        (days(to, first), days(from, last))
    }

    fn at_least_before(&self, later: &Extent, length: Length) -> (bool, bool) {
        let ((from, to), (first, last)) = (self.bounds().1, later.bounds().0);
        (length.from(to) <= first, length.from(from) <= last)
    }

    fn at_most_before(&self, later: &Extent, length: Length) -> (bool, bool) {
        let ((from, to), (first, last)) = (self.bounds().1, later.bounds().0);
        (to < first && last <= length.from(from), from < last && first <= length.from(to))
    }

    fn within(&self, other: &Extent, length: Length) -> (bool, bool) {
        let ((start, late_start), (early_end, end)) = self.bounds();
        let ((other_start, other_late_start), (other_early_end, other_end)) = other.bounds();
        let always = other_late_start <= length.from(early_end)
            && late_start <= length.from(other_early_end);
        let ever = other_start <= length.from(end) && start <= length.from(other_end);
        (always, ever)
    }

    /// The share of pairs of an end of this and a beginning of the other for which it is so.
    fn share_apart(&self, later: &Extent, asked: TimeBetween) -> Option<f64> {
        let happened = self.kind() == Kind::Once && later.kind() == Kind::Once;
        if matches!(asked, TimeBetween::Within(_)) && !happened {
            return None;
        }
        let ((from, to), (first, last)) = (self.bounds().1, later.bounds().0);
        let days = |a: Day, b: Day| {
            Some(a.finite()?.days_to(b.finite()?) + 1).filter(|days| *days <= MOST_DAYS)
        };
        let (mine, others) = (days(from, to)?, days(first, last)?);
        let (mut so, mut reached) = (0, first);
        for day in (0..mine).map(|n| from.plus(n)) {
            let (low, high) = match asked {
                TimeBetween::AtLeastBefore(length) => (length.after(day), last),
                TimeBetween::AtMostBefore(length) => (day.plus(1), length.after(day)),
                TimeBetween::Within(length) => {
                    // The first day of the other from which this day is reached moves on with this
                    // day.
                    while reached < last && length.after(reached) < day {
                        reached = reached.plus(1);
                    }
                    let none = length.after(reached) < day;
                    (if none { last.plus(1) } else { reached }, length.after(day))
                }
            };
            so += (low.max(first).days_to(high.min(last)) + 1).max(0);
        }
        Some(so as f64 / (mine * others) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    fn all() -> Vec<Extent> {
        let texts = [
            "2014-01-31",
            "2014-02",
            "2014-02-27/2014-03-02",
            "[2014-01-30..2014-03-02]",
            "2014-03",
            "2013",
            "../2014-02-10",
            "2014-02-10/..",
            "[2014-02-20..]",
            "[..2014-02-20]",
            "2014-01/2014-03",
        ];
        texts.iter().map(|text| Date::parse(text).unwrap().extent()).collect()
    }

    fn asked() -> Vec<TimeBetween> {
        let lengths = [
            Length::Days(1),
            Length::Days(30),
            Length::Months(1),
            Length::Months(2),
            Length::Days(400),
        ];
        lengths
            .iter()
            .flat_map(|l| {
                [
                    TimeBetween::AtLeastBefore(*l),
                    TimeBetween::AtMostBefore(*l),
                    TimeBetween::Within(*l),
                ]
            })
            .collect()
    }

    fn so(a: Day, b: Day, asked: TimeBetween) -> bool {
        match asked {
            TimeBetween::AtLeastBefore(length) => length.after(a) <= b,
            TimeBetween::AtMostBefore(length) => a < b && b <= length.after(a),
            TimeBetween::Within(length) => b <= length.after(a) && a <= length.after(b),
        }
    }

    /// Of what happened once on bounded days, every pair of days is gone through.
    #[test]
    fn of_days_it_is_what_going_through_all_gives() {
        let bounded =
            |it: &&Extent| it.kind() == Kind::Once && it.admissible().len_days().is_some();
        let days = |it: &Extent| -> Vec<Day> {
            let (first, last) = it.hull();
            (0..=first.days_to(last)).map(|n| first.plus(n)).collect()
        };
        let all = all();
        for (one, other) in
            all.iter().filter(bounded).flat_map(|a| all.iter().filter(bounded).map(move |b| (a, b)))
        {
            for asked in asked() {
                let pairs = days(one)
                    .into_iter()
                    .flat_map(|a| days(other).into_iter().map(move |b| so(a, b, asked)));
                let pairs: Vec<bool> = pairs.collect();
                let share = pairs.iter().filter(|it| **it).count() as f64 / pairs.len() as f64;
                let expected = match share {
                    1.0 => Met::Always,
                    0.0 => Met::Never,
                    share => Met::Depends(Some(share)),
                };
                assert_eq!(one.apart(other, asked), expected, "{one:?} {other:?} {asked:?}");
            }
        }
    }

    /// Open ends are answered, and being within a time of each other has no direction.
    #[test]
    fn any_two_dates_have_an_answer() {
        let all = all();
        for (one, other) in all.iter().flat_map(|a| all.iter().map(move |b| (a, b))) {
            for asked in asked() {
                let found = one.apart(other, asked);
                if let (TimeBetween::Within(_), false) = (asked, matches!(found, Met::Depends(_))) {
                    assert_eq!(found, other.apart(one, asked), "{one:?} {other:?}");
                }
            }
        }
        let [until, since] =
            ["../2014-02-10", "2014-03/.."].map(|text| Date::parse(text).unwrap().extent());
        assert_eq!(until.apart(&since, TimeBetween::AtLeastBefore(Length::Days(10))), Met::Always);
        assert_eq!(since.apart(&until, TimeBetween::AtLeastBefore(Length::Days(10))), Met::Never);
        assert_eq!(until.days_until(&since), (Some(19), Some(49)));
    }
}
