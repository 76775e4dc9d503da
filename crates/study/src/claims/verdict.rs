//! A verdict's label.

use super::carried::Carried;
use super::enough::too_little;
use super::found::{Found, Place};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::through::through;
use super::{ClaimOutcome, Finding};
use crate::answer::Judged;
use crate::bench::Bench;
use crate::cells;
use crate::memo::Told;
use counterpoise_case::model::{Case, CellRef, EventId, PeriodId, SchoolId};
use counterpoise_concepts::{LabelProbability, Standing, indexed_for, judge, resample_groups};
use counterpoise_ledger::{Basis, Cell, Ledger};

/// Met where the label is as claimed in enough draws (the case says how many), not met where it is
/// so in as few as that leaves; open between. That it is *not* a label is as probable as all others
/// and none together. Thin where it is met on little evidence, on too few sources, or on none that
/// is cited.
pub(super) fn test(
    bench: &Bench<'_>,
    cell: &CellRef,
    period: PeriodId,
    school: SchoolId,
    label: &str,
    negated: bool,
) -> Finding {
    let case = bench.case;
    let ledger = bench.ledger_of(cell.dyad);
    let place = Cell::named(cell, case[period].window);
    let Some(judged) = cells::single(&ledger, &place, school, bench.choices.date_budget) else {
        let reason = ClaimReason::new(ReasonKind::NotKnown, Why::NothingToJudge);
        return Finding::plain(ClaimOutcome::Untested, Found::NoVerdict, Some(reason));
    };
    let amounts = amounts(&ledger, &place, &judged);
    let evidence = distinct(&amounts);
    let drawn =
        (!judged.probabilities.is_empty()).then(|| share(&judged.probabilities, label, negated));
    let (outcome, reasons) =
        match judged.settled.as_ref().and_then(|settled| nothing(settled.standing)) {
            Some(reason) => (ClaimOutcome::Untested, vec![reason]),
            None => {
                let other = || {
                    let why = Why::Label(judged.called(), Place::default());
                    ClaimReason::new(ReasonKind::OtherLabel, why)
                };
                decided(case, drawn, other, || too_little(case, &amounts, Place::default()))
            }
        };
    let stands = |other: &Case| {
        let ledger = indexed_for(Ledger::new(other, cell.dyad, &other.settings), &[school]);
        met(judge(&ledger.view(&place), school).label(), label, negated)
    };
    let through = through(case, &evidence, if outcome.is_met() { Some(&stands) } else { None });
    Finding {
        outcome,
        found: Found::Verdict(judged.called(), drawn),
        reasons,
        basis: Vec::new(),
        share: drawn,
        spans: vec![Carried::of(case, period, &amounts)],
        through,
        evidence,
    }
}

/// Why nothing can be said of a cell, where that is so.
pub(super) fn nothing(standing: Standing) -> Option<ClaimReason> {
    let kind = match standing {
        Standing::NoEvidence => ReasonKind::NoEvidence,
        Standing::OutOfScope | Standing::ByLevel => ReasonKind::OutOfScope,
        Standing::Named | Standing::Set | Standing::NoName | Standing::Split => return None,
    };
    Some(ClaimReason::new(kind, Why::Silent(standing, None)))
}

/// What a test comes to that is as claimed in this share of the draws, and why.
pub(super) fn decided(
    case: &Case,
    share: Option<f64>,
    contrary: impl FnOnce() -> ClaimReason,
    doubts: impl FnOnce() -> Vec<ClaimReason>,
) -> (ClaimOutcome, Vec<ClaimReason>) {
    let enough = case.settings.confidence;
    match share {
        None => (
            ClaimOutcome::NotDecided,
            vec![ClaimReason::new(ReasonKind::NotResampled, Why::NotDrawn)],
        ),
        Some(share) if share >= enough => {
            let reasons = doubts();
            (if reasons.is_empty() { ClaimOutcome::Supported } else { ClaimOutcome::Thin }, reasons)
        }
        Some(share) if share <= 1.0 - enough => (ClaimOutcome::NotSupported, vec![contrary()]),
        Some(share) => {
            let why = Why::Split { share, enough };
            (ClaimOutcome::NotDecided, vec![ClaimReason::new(ReasonKind::DrawsSplit, why)])
        }
    }
}

/// What the test finds, without its reasons; `None`: too little is known for any verdict.
pub(super) fn told(
    bench: &Bench<'_>,
    cell: &CellRef,
    period: PeriodId,
    school: SchoolId,
    (label, negated): (&str, bool),
) -> Option<Told> {
    let ledger = bench.ledger_of(cell.dyad);
    let place = Cell::named(cell, bench.case[period].window);
    let view = ledger.view(&place);
    let doubt = resample_groups(&ledger, &[std::slice::from_ref(&view)], &[school])
        .pop()?
        .pop()?
        .schools
        .pop()?;
    if nothing(doubt.settled.standing).is_some() {
        return None;
    }
    Some(Told::Share(share(&doubt.probabilities, label, negated)))
}

/// The share of draws in which the label is as claimed.
pub(super) fn share(probabilities: &[LabelProbability], label: &str, negated: bool) -> f64 {
    probabilities.iter().filter(|p| met(p.label.as_deref(), label, negated)).map(|p| p.p).sum()
}

/// Whether a label, or none of the school's, is as claimed. `none` may itself be claimed.
pub(super) fn met(found: Option<&str>, label: &str, negated: bool) -> bool {
    (found.unwrap_or(NONE) == label || (found.is_none() && label == INDETERMINATE)) != negated
}

/// What a claim calls it when none of a school's labels fits, now and in the first edition.
const NONE: &str = "none";
const INDETERMINATE: &str = "indeterminate";

/// Events that the leading concept's counted attributes rest on, with what each adds, the
/// weightiest first. What adds nothing is left out.
pub(super) fn amounts(ledger: &Ledger<'_>, place: &Cell, judged: &Judged) -> Vec<(EventId, f64)> {
    let case = ledger.case;
    let view = ledger.view(place);
    let leader = judged.verdict.leader().map(|l| l.label.clone());
    let used = judged
        .verdict
        .memberships
        .iter()
        .filter(|m| m.is_verdict && Some(&m.label) == leader.as_ref());
    let mut amounts: Vec<(EventId, usize, f64)> = Vec::new();
    for attribute in used.flat_map(|m| &m.attributes) {
        if let Basis::Counted(tallies) = view.indicator(&case[case[*attribute].of]).basis {
            amounts.extend(
                tallies
                    .iter()
                    .flat_map(|t| &t.contributions)
                    .map(|c| (c.event, c.reading, c.amount)),
            );
        }
    }
    amounts.retain(|(_, _, amount)| *amount > 0.0);
    amounts.sort_by(|a, b| {
        b.2.total_cmp(&a.2).then_with(|| case[a.0].id.cmp(&case[b.0].id)).then(a.1.cmp(&b.1))
    });
    // A reading that serves several attributes counts once.
    let mut readings: Vec<(EventId, usize)> = Vec::new();
    amounts.retain(|(event, reading, _)| {
        let is_new = !readings.contains(&(*event, *reading));
        readings.push((*event, *reading));
        is_new
    });
    amounts.into_iter().map(|(event, _, amount)| (event, amount)).collect()
}

pub(super) fn distinct(amounts: &[(EventId, f64)]) -> Vec<EventId> {
    let mut events: Vec<EventId> = Vec::new();
    for (event, _) in amounts {
        if !events.contains(event) {
            events.push(*event);
        }
    }
    events
}
