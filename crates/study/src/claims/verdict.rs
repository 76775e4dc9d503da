//! A verdict's label.

use super::carried::Carried;
use super::enough::too_little;
use super::ground::{Ground, GroundKind};
use super::level::split;
use super::robust::{other_dates, some, sources, without};
use super::through::through;
use super::{ClaimOutcome, Finding, Told};
use crate::answer::Judged;
use crate::cells;
use crate::run::Bench;
use counterpoise_case::model::{Case, CellRef, EventId, PeriodId, SchoolId};
use counterpoise_concepts::{DateAnswer, LabelProbability, Outcome, Reason, judge, resample_groups};
use counterpoise_ledger::{Basis, Cell, Ledger};

/// Holds if the label is the one claimed (or, negated, another), in enough draws, for every admissible date, without any
/// single source, and on enough events and sources (the case says how many are enough). Thin if one of these is wanting, or if the evidence is
/// too little to tell. Fails if the evidence gives another label, or gives the claimed one no majority.
pub(super) fn test(
    bench: &Bench<'_>,
    cell: &CellRef,
    period: PeriodId,
    school: SchoolId,
    label: &str,
    negated: bool,
) -> Finding {
    let ledger = bench.ledger_of(cell.dyad);
    let place = Cell { arena: Some(cell.arena), domain: cell.domain.clone(), window: bench.case[period].window };
    let Some(judged) = cells::single(&ledger, &place, school, bench.choices.date_budget) else {
        let reason = Ground::new(GroundKind::NotKnown, "nothing to judge");
        return Finding::plain(ClaimOutcome::Thin, "no verdict".to_owned(), Some(reason));
    };
    let amounts = amounts(&ledger, &place, &judged);
    let evidence = distinct(&amounts);
    let claim = Claim { case: bench.case, cell, place: &place, school, label, negated };
    let is_met = met(judged.verdict.label(), label, negated);
    let (outcome, reasons) = if is_met { claim.doubts(&judged, &evidence) } else { claim.contrary(&judged) };
    let stands = |case: &Case| claim.stands(case);
    let through = through(bench.case, &evidence, if is_met { Some(&stands) } else { None });
    Finding {
        outcome,
        found: found(&judged),
        reasons,
        basis: Vec::new(),
        share: (!judged.probabilities.is_empty()).then(|| claim.share(&judged)),
        spans: vec![Carried::of(bench.case, period, &amounts)],
        through,
        evidence,
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
    let place = Cell { arena: Some(cell.arena), domain: cell.domain.clone(), window: bench.case[period].window };
    let view = ledger.view(&place);
    let verdict = judge(&view, school);
    if let Outcome::Indeterminate { reason } = &verdict.outcome
        && open(reason) == GroundKind::NotKnown
        && !met(None, label, negated)
    {
        return None;
    }
    let doubt = resample_groups(&ledger, &[std::slice::from_ref(&view)], &[school]).pop()?.pop()?.schools.pop()?;
    Some(Told::Share(share(&doubt.probabilities, label, negated)))
}

/// The share of draws in which the label is as claimed.
fn share(probabilities: &[LabelProbability], label: &str, negated: bool) -> f64 {
    probabilities.iter().filter(|p| met(p.label.as_deref(), label, negated)).map(|p| p.p).sum()
}

struct Claim<'a> {
    case: &'a Case,
    cell: &'a CellRef,
    place: &'a Cell,
    school: SchoolId,
    label: &'a str,
    negated: bool,
}

/// An indeterminate verdict is not the label; but that it is not the label is no finding either.
pub(super) fn met(found: Option<&str>, label: &str, negated: bool) -> bool {
    match (found, negated) {
        (None, false) => label == "indeterminate",
        (None, true) => false,
        (Some(found), negated) => (found == label) != negated,
    }
}

fn found(judged: &Judged) -> String {
    if judged.probabilities.is_empty() {
        return format!("{}, not resampled", judged.label());
    }
    format!("{} in {:.0}% of draws", judged.label(), 100.0 * judged.probability())
}

impl Claim<'_> {
    fn contrary(&self, judged: &Judged) -> (ClaimOutcome, Vec<Ground>) {
        let Outcome::Indeterminate { reason } = &judged.verdict.outcome else {
            let text = format!("the label is {}", judged.label());
            return (ClaimOutcome::Fails, vec![Ground::new(GroundKind::OtherLabel, text)]);
        };
        let words = Ground::new(open(reason), crate::why::reason_text(self.case, reason));
        if !self.negated && judged.mode() == Some(self.label) {
            let share = format!("but {:.0}% of draws give {}", 100.0 * self.share(judged), self.label);
            return (ClaimOutcome::Thin, vec![words, Ground::new(GroundKind::DrawsSplit, share)]);
        }
        (if self.is_refuted(reason) { ClaimOutcome::Fails } else { ClaimOutcome::Thin }, vec![words])
    }

    /// Whether it speaks against the claim that the verdict is indeterminate for this reason.
    fn is_refuted(&self, reason: &Reason) -> bool {
        match reason {
            _ if self.negated => self.label == "indeterminate",
            Reason::NoConceptAboveHalf { .. } | Reason::NotApplicable => true,
            Reason::TooClose { first, second, .. } => first != self.label && second != self.label,
            _ => false,
        }
    }

    fn doubts(&self, judged: &Judged, evidence: &[EventId]) -> (ClaimOutcome, Vec<Ground>) {
        let mut reasons = too_little(self.case, evidence, "");
        let resampled = !judged.probabilities.is_empty();
        reasons.extend(split(self.case, resampled.then(|| self.share(judged))));
        reasons.extend(self.days(&judged.dates.answer));
        let fallen: Vec<String> = sources(self.case, evidence)
            .into_iter()
            .filter(|source| !self.stands(&without(self.case, *source)))
            .map(|source| self.case[source].short.clone())
            .collect();
        if !fallen.is_empty() {
            reasons.push(Ground::new(GroundKind::FallsWithASource, format!("it falls without {}", some(&fallen))));
        }
        if !self.stands(&other_dates(self.case)) {
            reasons.push(Ground::new(GroundKind::HangsOnDates, "it hangs on how acts of unknown day are counted"));
        }
        (if reasons.is_empty() { ClaimOutcome::Holds } else { ClaimOutcome::Thin }, reasons)
    }

    /// Whether it holds for every admissible date; what is negated need not.
    fn days(&self, answer: &DateAnswer) -> Option<Ground> {
        let text = "whether it holds for every admissible date could not be decided";
        match answer {
            DateAnswer::Holds => None,
            DateAnswer::Fails { .. } if self.negated => None,
            DateAnswer::Fails { .. } => {
                Some(Ground::new(GroundKind::HangsOnDates, "it does not hold for every admissible date"))
            }
            DateAnswer::NotDecided { .. } => Some(Ground::new(GroundKind::DatesNotDecided, text)),
        }
    }

    /// The share of draws in which the claim is met.
    fn share(&self, judged: &Judged) -> f64 {
        share(&judged.probabilities, self.label, self.negated)
    }

    fn stands(&self, case: &Case) -> bool {
        let ledger = Ledger::new(case, self.cell.dyad, &case.settings);
        let verdict = judge(&ledger.view(self.place), self.school);
        met(verdict.label(), self.label, self.negated)
    }
}

/// Why a verdict is indeterminate, as a kind.
fn open(reason: &Reason) -> GroundKind {
    match reason {
        Reason::NoEvidence | Reason::Unknown { .. } => GroundKind::NotKnown,
        Reason::Disputed { .. } => GroundKind::SourcesDisagree,
        Reason::NotApplicable | Reason::NoConceptAboveHalf { .. } | Reason::TooClose { .. } => GroundKind::NoLabel,
    }
}

/// Events that the leading concept's counted attributes rest on, with what each adds, the weightiest first. What adds
/// nothing is left out.
fn amounts(ledger: &Ledger<'_>, place: &Cell, judged: &Judged) -> Vec<(EventId, f64)> {
    let case = ledger.case;
    let view = ledger.view(place);
    let leader = judged.verdict.leader().map(|l| l.label.clone());
    let used = judged.verdict.memberships.iter().filter(|m| m.is_verdict && Some(&m.label) == leader.as_ref());
    let mut amounts: Vec<(EventId, usize, f64)> = Vec::new();
    for attribute in used.flat_map(|m| &m.attributes) {
        if let Basis::Counted(tallies) = view.indicator(&case[case[*attribute].of]).basis {
            amounts.extend(tallies.iter().flat_map(|t| &t.contributions).map(|c| (c.event, c.reading, c.amount)));
        }
    }
    amounts.retain(|(_, _, amount)| *amount > 0.0);
    amounts.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| case[a.0].id.cmp(&case[b.0].id)).then(a.1.cmp(&b.1)));
    // A reading that serves several attributes counts once.
    let mut readings: Vec<(EventId, usize)> = Vec::new();
    amounts.retain(|(event, reading, _)| {
        let is_new = !readings.contains(&(*event, *reading));
        readings.push((*event, *reading));
        is_new
    });
    amounts.into_iter().map(|(event, _, amount)| (event, amount)).collect()
}

fn distinct(amounts: &[(EventId, f64)]) -> Vec<EventId> {
    let mut events: Vec<EventId> = Vec::new();
    for (event, _) in amounts {
        if !events.contains(event) {
            events.push(*event);
        }
    }
    events
}
