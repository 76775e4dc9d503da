//! What of a window's evidence is new in it, and what began before it and only lasted into it.

use counterpoise_case::model::{Case, EventId, PeriodId};
use counterpoise_dates::Window;
use serde::Serialize;

/// New and carried over in one period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Carried {
    /// The period.
    pub period: PeriodId,
    /// Number of events counted.
    pub events: usize,
    /// Weight x certainty x share of all of them.
    pub amount: f64,
    /// Those that certainly began before the period, in the order of the ledger.
    pub before: Vec<EventId>,
    /// Weight x certainty x share of these.
    pub before_amount: f64,
}

impl Carried {
    /// Parts amounts by event; one event may come several times. What counts nothing is left out.
    pub(crate) fn of(case: &Case, period: PeriodId, amounts: &[(EventId, f64)]) -> Carried {
        let window = case[period].window;
        let counted: Vec<&(EventId, f64)> =
            amounts.iter().filter(|(_, amount)| *amount > 0.0).collect();
        let old: Vec<&(EventId, f64)> = counted
            .iter()
            .copied()
            .filter(|(event, _)| began_before(case, *event, window))
            .collect();
        Carried {
            period,
            events: distinct(case, &counted).len(),
            amount: counted.iter().map(|(_, amount)| amount).sum(),
            before: distinct(case, &old),
            before_amount: old.iter().map(|(_, amount)| amount).sum(),
        }
    }
}

fn distinct(case: &Case, of: &[&(EventId, f64)]) -> Vec<EventId> {
    let mut events: Vec<EventId> = of.iter().map(|(event, _)| *event).collect();
    events.sort_by(|a, b| case[*a].id.cmp(&case[*b].id));
    events.dedup();
    events
}

/// Whether the event certainly began before the window: its last possible first day lies before it,
/// or it has none.
pub(crate) fn began_before(case: &Case, event: EventId, window: Window) -> bool {
    let Some(date) = &case[event].date else { return false };
    date.start().is_none_or(|start| start.last.is_some_and(|last| last < window.first))
}
