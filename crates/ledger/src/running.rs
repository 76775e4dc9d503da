//! The running balance, act by act, as in a register of accounts.

use crate::commitment::Totals;
use crate::shape::net;
use crate::{Entry, Placed, Placement, View, matches};
use counterpoise_case::model::{EventId, Filter, Mode, Stance};
use counterpoise_dates::{Date, Day};
use serde::Serialize;

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunningRow {
    /// The event.
    pub event: EventId,
    /// Position among the event's readings.
    pub reading: usize,
    /// When; `None`: undated, at the end of the register.
    pub date: Option<Date>,
    /// The first admissible day, by which the register is ordered; `None` if there is none.
    pub day: Option<Day>,
    /// Deed, statement, non-act.
    pub mode: Mode,
    /// Whether it lasted: its amount comes in day by day, though the register shows it at its
    /// beginning.
    pub accrues: bool,
    /// What it adds to A.
    pub accommodating: f64,
    /// What it adds to R.
    pub resisting: f64,
    /// A with it and all before.
    pub running_a: f64,
    /// R with it and all before.
    pub running_r: f64,
    /// (A - R) / (A + R) with it and all before; 0 while both are 0.
    pub running_net: f64,
}

/// The register of the acts that the filter takes and that accommodate or resist, in the order of
/// their first admissible days, then of their last, then of the events' ids; undated acts stand at
/// the end. The last line agrees with the balance of the same filter.
#[must_use]
pub fn running(view: &View<'_>, filter: &Filter) -> Vec<RunningRow> {
    let moves = |entry: &Entry| matches!(entry.stance, Stance::Accommodate | Stance::Resist);
    let taken = view
        .entries()
        .filter(|(entry, _)| moves(entry) && matches(view.ledger.perspective(), entry, filter));
    let mut entries: Vec<_> = taken.collect();
    // Stable: entries of one day stay in the ledger's order.
    entries.sort_by_key(|(entry, _)| when(view, entry));
    let mut sums = (Totals::default(), Totals::default());
    entries.into_iter().map(|(entry, placed)| row(view, entry, placed, &mut sums)).collect()
}

fn when(view: &View<'_>, entry: &Entry) -> (bool, Option<(Day, Day)>) {
    let date = view.case()[entry.event].date.as_ref();
    (date.is_none(), date.map(Date::sort_key))
}

fn row(view: &View<'_>, entry: &Entry, placed: Placed, sums: &mut (Totals, Totals)) -> RunningRow {
    let amount = placed.amount(entry);
    let accommodates = entry.stance == Stance::Accommodate;
    let (accommodating, resisting) = if accommodates {
        (sums.0.add(entry, amount), 0.0)
    } else {
        (0.0, sums.1.add(entry, amount))
    };
    let (running_a, running_r) = (sums.0.value(), sums.1.value());
    let date = view.case()[entry.event].date.clone();
    RunningRow {
        event: entry.event,
        reading: entry.reading,
        day: date.as_ref().and_then(|date| date.admissible().first),
        date,
        mode: entry.mode,
        accrues: placed.placement == Placement::Lasting,
        accommodating,
        resisting,
        running_a,
        running_r,
        running_net: net(running_a, running_r).unwrap_or(0.0),
    }
}
