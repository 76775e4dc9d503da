//! Tests of a stance: the side that what was done leans to.

use super::carried::Carried;
use super::enough::too_little;
use super::found::{Found, Leans, NoSide, Place};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::through::through;
use super::verdict::decided;
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::cells::window_around;
use counterpoise_case::model::{ActorId, Case, CellRef, EventId, LeanSide, PeriodId};
use counterpoise_concepts::{StanceFound, StanceState, central_stance, resample_groups};
use counterpoise_dates::{Date, Window};
use counterpoise_ledger::{Cell, Ledger, View};
use std::sync::Arc;

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
        let reason = ClaimReason::new(ReasonKind::NotKnown, Why::NoDay);
        return Finding::plain(ClaimOutcome::Untested, Found::NoStance, Some(reason));
    };
    let ledger = bench.ledger_of(cell.dyad);
    let view = ledger.view(&Cell::named(cell, window));
    let found = resample_groups(&ledger, &[std::slice::from_ref(&view)], &[])
        .pop()
        .and_then(|mut cells| cells.pop());
    let Some(stance) = found.map(|found| found.stance) else {
        return Finding::plain(ClaimOutcome::NotDecided, Found::NotDrawn, None);
    };
    let amounts = amounts(&view);
    if stance.state != StanceState::Known {
        let why = match stance.state {
            StanceState::NoSideTaken => NoSide::NoneTaken,
            StanceState::NoEvidence | StanceState::Known => NoSide::NoAct,
        };
        let reason = ClaimReason::new(ReasonKind::NoEvidence, Why::NoSide(why));
        return Finding::plain(ClaimOutcome::Untested, Found::NoSide(why), Some(reason));
    }
    let own = of(side, stance.to, stance.mixed, stance.against);
    let share = if negated { 1.0 - own } else { own };
    let leans = said(&stance);
    let contrary = || ClaimReason::new(ReasonKind::OtherLabel, Why::Leans(leans));
    let (outcome, reasons) =
        decided(case, Some(share), contrary, || too_little(case, &amounts, Place::default()));
    let mut events: Vec<EventId> = Vec::new();
    for (event, _) in &amounts {
        if !events.contains(event) {
            events.push(*event);
        }
    }
    let through = through(case, &events, None);
    Finding {
        outcome,
        found: Found::Stance(leans, share),
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
    ledger: impl Fn((ActorId, ActorId)) -> Arc<Ledger<'c>>,
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

fn said(stance: &StanceFound) -> Leans {
    Leans { to: stance.to, mixed: stance.mixed, against: stance.against }
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
