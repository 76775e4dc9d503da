//! Numbers of events.

use super::carried::Carried;
use super::enough::too_few_sources;
use super::found::{Found, Place};
use super::number::meets;
use super::reason::{ClaimReason, ReasonKind, Why};
use super::through::through;
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use counterpoise_case::model::{Bound, Case, CellRef, EventId, Filter, PeriodId};
use counterpoise_ledger::{Cell, Contribution, Ledger, Placement, View};

/// The number of matching events in a period against a bound, whatever their weights.
///
/// Acts that certainly fall in the window are told apart from those that may: a bound met only with
/// these is open. That there are few or none is open too, unless somebody looked: silence is no
/// evidence of absence.
pub(super) fn count(
    bench: &Bench<'_>,
    filter: &Filter,
    cell: &CellRef,
    period: PeriodId,
    bound: Bound,
) -> Finding {
    let case = bench.case;
    let ledger = bench.ledger_of(cell.dyad);
    let view = ledger.view(&place(case, cell, period));
    let tally = view.tally(filter);
    let numbers = Numbers::of(case, &view, &tally.contributions);
    let found = Found::Events { least: numbers.certain, most: numbers.events.len() };
    let (mut outcome, mut reasons) = judge(&view, filter, &numbers, bound);
    // The bound says how many events; that they come from enough sources is asked of every claim.
    if outcome == ClaimOutcome::Supported && matches!(bound, Bound::AtLeast(_)) {
        reasons.extend(too_few_sources(case, &numbers.events, Place::default()));
        outcome = if reasons.is_empty() { outcome } else { ClaimOutcome::Thin };
    }
    let stands = |case: &Case| stands(case, filter, cell, period, bound);
    let stands: Option<&dyn Fn(&Case) -> bool> =
        if numbers.meet(bound) { Some(&stands) } else { None };
    let through = through(case, &numbers.events, stands);
    let amounts: Vec<(EventId, f64)> =
        tally.contributions.iter().map(|c| (c.event, c.amount)).collect();
    let spans = vec![Carried::of(case, period, &amounts)];
    Finding {
        outcome,
        found,
        reasons,
        evidence: numbers.events,
        basis: Vec::new(),
        share: None,
        spans,
        through,
    }
}

fn place(case: &Case, cell: &CellRef, period: PeriodId) -> Cell {
    Cell::named(cell, case[period].window)
}

pub(super) fn stands(
    case: &Case,
    filter: &Filter,
    cell: &CellRef,
    period: PeriodId,
    bound: Bound,
) -> bool {
    let ledger = Ledger::new(case, cell.dyad, &case.settings);
    let view = ledger.view(&place(case, cell, period));
    Numbers::of(case, &view, &view.tally(filter).contributions).meet(bound)
}

/// Events that match, by their ids, and how many of them certainly fall in the window.
struct Numbers {
    events: Vec<EventId>,
    certain: usize,
}

impl Numbers {
    fn of(case: &Case, view: &View<'_>, contributions: &[Contribution]) -> Numbers {
        let certain = |c: &Contribution| match c.placement {
            Placement::Inside => true,
            Placement::Lasting => surely_lasted(case, view, c.event),
            Placement::Possible | Placement::Undated => false,
        };
        let mut found: Vec<(EventId, bool)> =
            contributions.iter().map(|c| (c.event, certain(c))).collect();
        found.sort_by(|a, b| case[a.0].id.cmp(&case[b.0].id));
        found.dedup_by_key(|e| e.0);
        Numbers {
            certain: found.iter().filter(|e| e.1).count(),
            events: found.into_iter().map(|e| e.0).collect(),
        }
    }

    fn least(&self) -> f64 {
        self.certain as f64
    }

    fn most(&self) -> f64 {
        self.events.len() as f64
    }

    /// Whether the bound is met both with and without the uncertain ones.
    fn meet(&self, bound: Bound) -> bool {
        meets(self.least(), bound) && meets(self.most(), bound)
    }
}

fn surely_lasted(case: &Case, view: &View<'_>, event: EventId) -> bool {
    let core = case[event].date.as_ref().and_then(counterpoise_dates::Date::certain_core);
    core.is_some_and(|core| core.intersect(view.cell.window.into()).is_some())
}

fn judge(
    view: &View<'_>,
    filter: &Filter,
    numbers: &Numbers,
    bound: Bound,
) -> (ClaimOutcome, Vec<ClaimReason>) {
    let because = |kind, why| vec![ClaimReason::new(kind, why)];
    match (meets(numbers.least(), bound), meets(numbers.most(), bound)) {
        (true, true) if numbers.events.is_empty() && !view.searched_for(filter) => {
            (ClaimOutcome::NotDecided, because(ReasonKind::NobodyLooked, Why::NoneRecorded))
        }
        (true, true) => (ClaimOutcome::Supported, Vec::new()),
        (false, false) => {
            (ClaimOutcome::NotSupported, because(ReasonKind::OtherNumber, Why::Needed(bound)))
        }
        _ => (ClaimOutcome::NotDecided, because(ReasonKind::HangsOnDates, Why::UncertainDays)),
    }
}
