//! Measuring a date: against a window, a day, another date.

use crate::{Day, DayRange, Extent, Kind, Window};

/// Where a date lies with regard to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Placement {
    /// All of its admissible days lie in the window.
    Inside,
    /// None of them does.
    Outside,
    /// Some do and some do not.
    Possible,
}

/// Which of two dates came first, so far as their precision tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Order {
    /// However both are placed, the first ends before the second begins.
    Before,
    /// However both are placed, the second ends before the first begins.
    After,
    /// However both are placed, they share a day.
    Overlapping,
    /// It depends on where within their admissible days they are placed.
    Unknown,
}

impl Extent {
    /// Whether the admissible days lie in the window: all, none or some.
    ///
    /// For what lasted: `Inside` means that it lies wholly within the window, `Outside` that it
    /// shares no day with it, `Possible` everything between, also a span longer than the window.
    pub fn placement(&self, window: Window) -> Placement {
        let (window, days) = (DayRange::from(window), self.admissible());
        match window.intersect(days) {
            None => Placement::Outside,
            Some(both) if both == days => Placement::Inside,
            Some(_) => Placement::Possible,
        }
    }

    /// How much of the date counts in the window, 0..=1; 0 for an empty window.
    ///
    /// `Once`: the share of its admissible days in the window, each day as likely as another.
    /// Shares in windows that do not meet add up to the share in their union.
    ///
    /// `Lasting`: the overlap coefficient, days in both / days in the shorter of the two
    /// (Szymkiewicz-Simpson), over the admissible days. A standing posture counts fully in every
    /// window that it spans and an episode fully in the window that contains it. An imprecise or
    /// unknown end counts as far as it may reach; [`Extent::certain_core`] is the other bound.
    pub fn share_in(&self, window: Window) -> f64 {
        let (first, last) = self.hull();
        let own = first.days_to(last) + 1;
        let both = first.max(window.first).days_to(last.min(window.last)) + 1;
        let whole = match self.kind() {
            Kind::Once => own,
            Kind::Lasting => own.min(window.len_days()),
        };
        // A positive overlap implies that neither stretch is empty.
        if both <= 0 || window.len_days() == 0 { 0.0 } else { both as f64 / whole as f64 }
    }

    /// How much of the date has accrued by the end of the day, 0..=1, never decreasing.
    ///
    /// `Once`: the share of its admissible days up to the day, which is the probability that it
    /// has happened. `Lasting`: the share of its admissible duration elapsed.
    pub fn accrual_until(&self, day: Day) -> f64 {
        let (first, last) = self.hull();
        let elapsed = (first.days_to(day.min(last)) + 1).max(0);
        elapsed as f64 / (first.days_to(last) + 1) as f64
    }

    /// The admissible day at quantile `u`: of n days, the one numbered floor(u n) from 0.
    ///
    /// With `u` uniform on \[0, 1) every admissible day is as likely as another. A `u` outside
    /// that range, or not a number, gives the first or the last day. For what lasted it is a day
    /// of the admissible stretch.
    pub fn nth_day(&self, u: f64) -> Day {
        let (first, last) = self.hull();
        let days = first.days_to(last) + 1;
        // A float cast saturates, and NaN becomes 0.
        let index = ((u * days as f64) as i64).clamp(0, days - 1);
        first.plus(index)
    }

    /// Whether this date came before the other, after it, or at the same time, for every
    /// admissible placement of both; otherwise `Unknown`.
    ///
    /// `a.order(b)` is `Before` exactly when `b.order(a)` is `After`.
    pub fn order(&self, other: &Extent) -> Order {
        let ((start, late_start), (early_end, end)) = self.bounds();
        let ((other_start, other_late_start), (other_early_end, other_end)) = other.bounds();
        if end < other_start {
            Order::Before
        } else if other_end < start {
            Order::After
        } else if late_start <= other_early_end && other_late_start <= early_end {
            Order::Overlapping
        } else {
            Order::Unknown
        }
    }
}
