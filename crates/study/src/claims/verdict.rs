//! A verdict's label.

use super::robust::{other_dates, some, sources, too_little, without};
use super::{ClaimOutcome, Finding};
use crate::answer::Judged;
use crate::cells;
use crate::run::Bench;
use counterpoise_case::model::{Case, CellRef, EventId, PeriodId, SchoolId};
use counterpoise_concepts::{DateAnswer, Outcome, Reason, judge};
use counterpoise_ledger::{Basis, Cell, Ledger};

/// The share of draws that must give the label.
const CONFIDENCE: f64 = 0.8;

/// Holds if the label is the one claimed (or, negated, another), in four draws of five, for every admissible date, without
/// any single source, and on at least three events and two sources. Thin if one of these is wanting, or if the evidence is
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
        return Finding::plain(ClaimOutcome::Thin, "no verdict".to_owned(), Some("nothing to judge".to_owned()));
    };
    let evidence = evidence(&ledger, &place, &judged);
    let claim = Claim { case: bench.case, cell, place: &place, school, label, negated };
    let (outcome, reasons) = match met(judged.verdict.label(), label, negated) {
        true => claim.doubts(&judged, &evidence),
        false => claim.contrary(&judged),
    };
    Finding { outcome, found: found(&judged), reasons, evidence, basis: Vec::new() }
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
fn met(found: Option<&str>, label: &str, negated: bool) -> bool {
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
    fn contrary(&self, judged: &Judged) -> (ClaimOutcome, Vec<String>) {
        let Outcome::Indeterminate { reason } = &judged.verdict.outcome else {
            return (ClaimOutcome::Fails, vec![format!("the label is {}", judged.label())]);
        };
        let words = crate::why::reason_text(self.case, reason);
        if !self.negated && judged.mode() == Some(self.label) {
            let share = format!("but {:.0}% of draws give {}", 100.0 * self.share(judged), self.label);
            return (ClaimOutcome::Thin, vec![words, share]);
        }
        match reason {
            _ if self.negated && self.label == "indeterminate" => (ClaimOutcome::Fails, vec![words]),
            Reason::NoConceptAboveHalf { .. } | Reason::NotApplicable if !self.negated => {
                (ClaimOutcome::Fails, vec![words])
            }
            Reason::TooClose { first, second, .. } if !self.negated && first != self.label && second != self.label => {
                (ClaimOutcome::Fails, vec![words])
            }
            _ => (ClaimOutcome::Thin, vec![words]),
        }
    }

    fn doubts(&self, judged: &Judged, evidence: &[EventId]) -> (ClaimOutcome, Vec<String>) {
        let mut reasons = too_little(self.case, evidence);
        if judged.probabilities.is_empty() {
            reasons.push("the evidence was not resampled".to_owned());
        } else if self.share(judged) < CONFIDENCE {
            reasons.push(format!("only {:.0}% of draws bear it out", 100.0 * self.share(judged)));
        }
        match &judged.dates.answer {
            DateAnswer::Holds => {}
            DateAnswer::Fails { .. } if self.negated => {}
            DateAnswer::Fails { .. } => reasons.push("it does not hold for every admissible date".to_owned()),
            DateAnswer::NotDecided { .. } => {
                reasons.push("whether it holds for every admissible date could not be decided".to_owned());
            }
        }
        let fallen: Vec<String> = sources(self.case, evidence)
            .into_iter()
            .filter(|source| !self.stands(&without(self.case, *source)))
            .map(|source| self.case[source].short.clone())
            .collect();
        if !fallen.is_empty() {
            reasons.push(format!("it falls without {}", some(&fallen)));
        }
        if !self.stands(&other_dates(self.case)) {
            reasons.push("it hangs on how acts of unknown day are counted".to_owned());
        }
        (if reasons.is_empty() { ClaimOutcome::Holds } else { ClaimOutcome::Thin }, reasons)
    }

    /// The share of draws in which the claim is met.
    fn share(&self, judged: &Judged) -> f64 {
        judged.probabilities.iter().filter(|p| met(p.label.as_deref(), self.label, self.negated)).map(|p| p.p).sum()
    }

    fn stands(&self, case: &Case) -> bool {
        let ledger = Ledger::new(case, self.cell.dyad, &case.settings);
        let verdict = judge(&ledger.view(self.place), self.school);
        met(verdict.label(), self.label, self.negated)
    }
}

/// Events that the leading concept's counted attributes rest on, the weightiest first.
fn evidence(ledger: &Ledger<'_>, place: &Cell, judged: &Judged) -> Vec<EventId> {
    let case = ledger.case;
    let view = ledger.view(place);
    let leader = judged.verdict.leader().map(|l| l.label.clone());
    let used = judged.verdict.memberships.iter().filter(|m| m.is_verdict && Some(&m.label) == leader.as_ref());
    let mut amounts: Vec<(f64, EventId)> = Vec::new();
    for attribute in used.flat_map(|m| &m.attributes) {
        if let Basis::Counted(tallies) = view.indicator(&case[case[*attribute].of]).basis {
            amounts.extend(tallies.iter().flat_map(|t| &t.contributions).map(|c| (c.amount, c.event)));
        }
    }
    amounts.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| case[a.1].id.cmp(&case[b.1].id)));
    let mut events: Vec<EventId> = Vec::new();
    for (_, event) in amounts {
        if !events.contains(&event) {
            events.push(event);
        }
    }
    events
}
