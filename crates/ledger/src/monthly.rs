//! The running balance sampled at the end of each month, for charts.

use crate::commitment::Totals;
use crate::shape::net;
use crate::{Entry, Placed, View, matches};
use counterpoise_case::model::{Filter, Stance};
use counterpoise_dates::{Day, Extent, Window};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// The balance at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MonthlyRow {
    /// The last day of the month, or of the window.
    pub day: Day,
    /// A accrued until then.
    pub accommodating: f64,
    /// R accrued until then.
    pub resisting: f64,
    /// (A - R) / (A + R); 0 while both are 0.
    pub net: f64,
}

impl MonthlyRow {
    /// Whether nothing has come in until then.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.accommodating <= 0.0 && self.resisting <= 0.0
    }
}

/// The running balance, month by month.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MonthlyBalance {
    /// One row a month of the window, the last at the window's last day.
    pub rows: Vec<MonthlyRow>,
    /// A of the acts without a date, which are in no row.
    pub undated_accommodating: f64,
    /// R of the acts without a date, which are in no row.
    pub undated_resisting: f64,
}

/// The running balance of what the filter takes, at the end of each month of the window.
///
/// An act that happened once, some day between, and an act that lasted both come in evenly over
/// their admissible days within the window, so that the last row agrees with the balance of the
/// cell, undated acts apart. An empty window has no row.
#[must_use]
pub fn monthly(view: &View<'_>, filter: &Filter) -> MonthlyBalance {
    let mut totals = [Totals::default(), Totals::default()];
    let acts: Vec<Act> = view
        .entries()
        .filter_map(|(entry, placed)| act(view, entry, placed, filter, &mut totals))
        .collect();
    let undated = |sign: bool| {
        Sum::of(
            acts.iter().filter(|a| a.days.is_none() && a.accommodates == sign).map(|a| a.amount),
        )
    };
    MonthlyBalance {
        rows: month_ends(view.cell.window).into_iter().map(|day| row_at(&acts, day)).collect(),
        undated_accommodating: undated(true),
        undated_resisting: undated(false),
    }
}

/// An act as it comes in.
struct Act {
    accommodates: bool,
    amount: f64,
    /// Its first and last admissible day in the window; `None`: undated.
    days: Option<(Day, Day)>,
}

fn act(
    view: &View<'_>,
    entry: &Entry,
    placed: Placed,
    filter: &Filter,
    totals: &mut [Totals; 2],
) -> Option<Act> {
    let moves = matches!(entry.stance, Stance::Accommodate | Stance::Resist);
    let window = view.cell.window;
    let inside = |extent: Extent| {
        let days = extent.admissible();
        let (first, last) = (days.first.unwrap_or(Day::MIN), days.last.unwrap_or(Day::MAX));
        (first.max(window.first), last.min(window.last))
    };
    (moves && matches(view.ledger.perspective(), entry, filter)).then(|| Act {
        accommodates: entry.stance == Stance::Accommodate,
        amount: totals[usize::from(entry.stance == Stance::Resist)]
            .add(entry, placed.amount(entry)),
        days: entry.extent.map(inside),
    })
}

fn row_at(acts: &[Act], day: Day) -> MonthlyRow {
    let sum = |sign: bool| {
        Sum::of(acts.iter().filter(|act| act.accommodates == sign).map(|act| act.until(day)))
    };
    let (accommodating, resisting) = (sum(true), sum(false));
    MonthlyRow { day, accommodating, resisting, net: net(accommodating, resisting).unwrap_or(0.0) }
}

impl Act {
    fn until(&self, day: Day) -> f64 {
        let Some((first, last)) = self.days else {
            return 0.0;
        };
        let (elapsed, whole) = (first.days_to(day.min(last)) + 1, first.days_to(last) + 1);
        if elapsed <= 0 || whole <= 0 { 0.0 } else { self.amount * (elapsed as f64 / whole as f64) }
    }
}

/// The last days of the months of the window; in the last month the window's last day.
fn month_ends(window: Window) -> Vec<Day> {
    let mut ends = Vec::new();
    let mut from = window.first;
    while from <= window.last {
        let end = month_end(from).min(window.last);
        ends.push(end);
        if end == Day::MAX {
            break;
        }
        from = end.plus(1);
    }
    ends
}

fn month_end(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    let next = if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
    next.map_or(Day::MAX, |next| next.plus(-1))
}
