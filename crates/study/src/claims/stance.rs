//! Tests of a stance: the side that what was done leans to.

use super::carried::Carried;
use super::enough::too_little;
use super::reason::{ClaimReason, ReasonKind};
use super::through::through;
use super::verdict::decided;
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::cells::window_around;
use counterpoise_case::model::{ActorId, Case, CellRef, EventId, LeanSide, PeriodId};
use counterpoise_concepts::{StanceFound, StanceState, central_stance, resample_groups};
use counterpoise_dates::{Date, Window};
use counterpoise_ledger::{Cell, Ledger, View};

/// Met where the acts lean so in enough draws, not met where they do in as few as that leaves. A
/// date stands for the window of the path that ends on it.
pub(super) fn test(
    bench: &Bench<'_>,
    cell: &CellRef,
    (period, at): (Option<PeriodId>, Option<&Date>),
    (side, negated): (LeanSide, bool),
) -> Finding {
    let case = bench.case;
    let Some(window) = window(case, period, at) else {
        let reason = ClaimReason::new(ReasonKind::NotKnown, "the date has no day");
        return Finding::plain(ClaimOutcome::Untested, "no stance".to_owned(), Some(reason));
    };
    let ledger = bench.ledger_of(cell.dyad);
    let view = ledger.view(&Cell::named(cell, window));
    let found = resample_groups(&ledger, &[std::slice::from_ref(&view)], &[])
        .pop()
        .and_then(|mut cells| cells.pop());
    let Some(stance) = found.map(|found| found.stance) else {
        return Finding::plain(ClaimOutcome::NotDecided, "not drawn".to_owned(), None);
    };
    let amounts = amounts(&view);
    if stance.state != StanceState::Known {
        let text = match stance.state {
            StanceState::NoSideTaken => "no act takes a side",
            _ => "no act counts there",
        };
        let reason = ClaimReason::new(ReasonKind::NoEvidence, text);
        return Finding::plain(ClaimOutcome::Untested, text.to_owned(), Some(reason));
    }
    let own = of(side, stance.to, stance.mixed, stance.against);
    let share = if negated { 1.0 - own } else { own };
    let contrary = || ClaimReason::new(ReasonKind::OtherLabel, said(&stance));
    let (outcome, reasons) =
        decided(case, Some(share), contrary, || too_little(case, &amounts, ""));
    let mut events: Vec<EventId> = Vec::new();
    for (event, _) in &amounts {
        if !events.contains(event) {
            events.push(*event);
        }
    }
    let through = through(case, &events, None);
    Finding {
        outcome,
        found: format!("{}; as claimed in {:.0}% of re-readings", said(&stance), 100.0 * share),
        reasons,
        basis: Vec::new(),
        share: Some(share),
        spans: period.map(|period| Carried::of(case, period, &amounts)).into_iter().collect(),
        through,
        evidence: events,
    }
}

/// The time that a test of a stance is about; `None`: the date has no day.
pub(super) fn window(case: &Case, period: Option<PeriodId>, at: Option<&Date>) -> Option<Window> {
    match (period, at) {
        (Some(period), _) => Some(case[period].window),
        (None, Some(date)) => window_around(case, date),
        (None, None) => None,
    }
}

/// Whether the central reading is as claimed: the side is more probable than not. `None`: no act
/// takes a side.
pub(super) fn met<'c>(
    case: &Case,
    cell: &CellRef,
    (period, at): (Option<PeriodId>, Option<&Date>),
    (side, negated): (LeanSide, bool),
    ledger: impl Fn((ActorId, ActorId)) -> Ledger<'c>,
) -> Option<bool> {
    let ledger = ledger(cell.dyad);
    let leans = central_stance(&ledger.view(&Cell::named(cell, window(case, period, at)?)))?;
    Some((of(side, leans.to, leans.mixed, leans.against) > 0.5) != negated)
}

fn of(side: LeanSide, to: f64, mixed: f64, against: f64) -> f64 {
    match side {
        LeanSide::To => to,
        LeanSide::Mixed => mixed,
        LeanSide::Against => against,
    }
}

/// `to .02, mixed .10, against .88`.
fn said(stance: &StanceFound) -> String {
    format!("to {:.2}, mixed {:.2}, against {:.2}", stance.to, stance.mixed, stance.against)
}

/// Acts that take a side, with what each weighs, the weightiest first.
fn amounts(view: &View<'_>) -> Vec<(EventId, f64)> {
    use counterpoise_case::model::Stance::{Accommodate, Resist};
    let sided = view.acts().filter(|(entry, _)| matches!(entry.stance, Accommodate | Resist));
    let mut all: Vec<(EventId, f64)> =
        sided.map(|(entry, placed)| (entry.event, placed.amount(entry))).collect();
    // Stable: equal amounts stay in the order of the events' ids.
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all
}
