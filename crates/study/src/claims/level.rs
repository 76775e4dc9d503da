//! Quantities of the ledger: levels, changes, counts.

use super::number::{ROUNDING, meets};
use super::robust::{one_source, other_dates, some, sources, too_little, without};
use super::{ClaimOutcome, Finding};
use crate::run::Bench;
use crate::text::{bound_text, evidence_text, number as shown};
use crate::why::basis_nodes;
use counterpoise_case::model::{
    Bound, Case, CellRef, Direction, EventId, Filter, Formula, Indicator, PeriodId, Place, Quantity,
};
use counterpoise_ledger::{Basis, Cell, IndicatorValue, Ledger, Placement};

/// Measures a quantity in a case, over a period.
struct Probe<'a> {
    quantity: &'a Quantity,
    cell: &'a CellRef,
}

impl Probe<'_> {
    fn value(&self, case: &Case, period: PeriodId) -> IndicatorValue {
        let ledger = Ledger::new(case, self.cell.dyad, &case.settings);
        let place =
            Cell { arena: Some(self.cell.arena), domain: self.cell.domain.clone(), window: case[period].window };
        let indicator = match self.quantity {
            Quantity::Indicator(id) => case[*id].clone(),
            Quantity::Balance(kind, filter) => nameless(Formula::Balance(*kind, filter.clone())),
        };
        ledger.view(&place).indicator(&indicator)
    }
}

fn nameless(formula: Formula) -> Indicator {
    Indicator {
        id: String::new(),
        title: String::new(),
        formula,
        cites: Vec::new(),
        note: String::new(),
        place: Place::default(),
    }
}

fn events(value: &IndicatorValue) -> Vec<EventId> {
    let Basis::Counted(tallies) = &value.basis else { return Vec::new() };
    let mut found: Vec<EventId> = Vec::new();
    for contribution in tallies.iter().flat_map(|t| &t.contributions) {
        if !found.contains(&contribution.event) {
            found.push(contribution.event);
        }
    }
    found
}

fn is_counted(value: &IndicatorValue) -> bool {
    matches!(value.basis, Basis::Counted(_))
}

/// A quantity in a period against a bound.
///
/// Holds if it is met with every single source taken away and with the other way of counting unknown days, on at least
/// three events and two sources where events are counted. Unknown is thin.
pub(super) fn level(bench: &Bench<'_>, quantity: &Quantity, cell: &CellRef, period: PeriodId, bound: Bound) -> Finding {
    let probe = Probe { quantity, cell };
    let value = probe.value(bench.case, period);
    let met = |case: &Case| probe.value(case, period).value.value().map(|v| meets(v, bound));
    let found = evidence_text(&value.value);
    let needs = format!("the claim needs {}", bound_text(bound));
    conclude(bench.case, &[&value], found, &needs, &met)
}

/// A quantity that changes between two periods.
pub(super) fn change(
    bench: &Bench<'_>,
    quantity: &Quantity,
    cell: &CellRef,
    (from, to): (PeriodId, PeriodId),
    direction: Direction,
    by: f64,
) -> Finding {
    let probe = Probe { quantity, cell };
    let (before, after) = (probe.value(bench.case, from), probe.value(bench.case, to));
    let met = |case: &Case| {
        let (a, b) = (probe.value(case, from).value.value()?, probe.value(case, to).value.value()?);
        let rise = if direction == Direction::Rises { b - a } else { a - b };
        Some(rise > ROUNDING && rise >= by - ROUNDING)
    };
    let found = format!("from {} to {}", evidence_text(&before.value), evidence_text(&after.value));
    let verb = if direction == Direction::Rises { "a rise" } else { "a fall" };
    let needs = if by > 0.0 {
        format!("the claim needs {verb} of at least {}", shown(by))
    } else {
        format!("the claim needs {verb}")
    };
    conclude(bench.case, &[&before, &after], found, &needs, &met)
}

fn conclude(
    case: &Case,
    values: &[&IndicatorValue],
    found: String,
    needs: &str,
    met: &dyn Fn(&Case) -> Option<bool>,
) -> Finding {
    let mut evidence: Vec<EventId> = values.iter().flat_map(|v| events(v)).collect();
    evidence.sort_by(|a, b| case[*a].id.cmp(&case[*b].id));
    evidence.dedup();
    let outcome_and_reasons = match met(case) {
        None => (ClaimOutcome::Thin, vec![unknown(values)]),
        Some(false) => (ClaimOutcome::Fails, vec![needs.to_owned()]),
        Some(true) => doubts(case, values, &evidence, met),
    };
    let basis = values.iter().filter(|v| !is_counted(v)).flat_map(|v| basis_nodes(case, &v.basis)).collect();
    Finding { outcome: outcome_and_reasons.0, found, reasons: outcome_and_reasons.1, evidence, basis }
}

fn unknown(values: &[&IndicatorValue]) -> String {
    let reason = values.iter().find_map(|v| v.value.reason());
    reason.map_or_else(|| "it is unknown".to_owned(), |r| format!("unknown: {r}"))
}

fn doubts(
    case: &Case,
    values: &[&IndicatorValue],
    evidence: &[EventId],
    met: &dyn Fn(&Case) -> Option<bool>,
) -> (ClaimOutcome, Vec<String>) {
    let mut reasons = if values.iter().any(|v| is_counted(v)) { too_little(case, evidence) } else { Vec::new() };
    let fallen: Vec<String> = sources(case, evidence)
        .into_iter()
        .filter(|source| met(&without(case, *source)) != Some(true))
        .map(|source| case[source].short.clone())
        .collect();
    if !fallen.is_empty() {
        reasons.push(format!("it falls without {}", some(&fallen)));
    }
    if met(&other_dates(case)) != Some(true) {
        reasons.push("it hangs on how acts of unknown day are counted".to_owned());
    }
    (if reasons.is_empty() { ClaimOutcome::Holds } else { ClaimOutcome::Thin }, reasons)
}

fn plural(n: f64) -> String {
    if n == 1.0 { "1 event".to_owned() } else { format!("{} events", shown(n)) }
}

/// The number of matching events in a period against a bound, whatever their weights.
///
/// Acts that certainly fall in the window are told apart from those that may: a bound met only with these is thin. That
/// there are few or none is thin too, unless somebody looked: silence is no evidence of absence.
pub(super) fn count(bench: &Bench<'_>, filter: &Filter, cell: &CellRef, period: PeriodId, bound: Bound) -> Finding {
    let case = bench.case;
    let ledger = bench.ledger_of(cell.dyad);
    let place = Cell { arena: Some(cell.arena), domain: cell.domain.clone(), window: case[period].window };
    let view = ledger.view(&place);
    let tally = view.tally(filter);
    let surely_lasted = |event: EventId| {
        let core = case[event].date.as_ref().and_then(counterpoise_dates::Date::certain_core);
        core.is_some_and(|core| core.intersect(place.window.into()).is_some())
    };
    let certain = |event: EventId, placement: Placement| match placement {
        Placement::Inside => true,
        Placement::Lasting => surely_lasted(event),
        Placement::Possible | Placement::Undated => false,
    };
    let mut evidence: Vec<(EventId, bool)> =
        tally.contributions.iter().map(|c| (c.event, certain(c.event, c.placement))).collect();
    evidence.sort_by(|a, b| case[a.0].id.cmp(&case[b.0].id));
    evidence.dedup_by_key(|e| e.0);
    let least = evidence.iter().filter(|e| e.1).count() as f64;
    let most = evidence.len() as f64;
    let (outcome, reason) = match (meets(least, bound), meets(most, bound)) {
        (true, true) if least == 0.0 && most == 0.0 && !view.searched() => {
            (ClaimOutcome::Thin, Some("none is recorded, and no recorded search covers it".to_owned()))
        }
        (true, true) => (ClaimOutcome::Holds, None),
        (false, false) => (ClaimOutcome::Fails, Some(format!("the claim needs {}", bound_text(bound)))),
        _ => (ClaimOutcome::Thin, Some("it hangs on acts of uncertain day".to_owned())),
    };
    let found = if least == most { plural(most) } else { format!("{} to {} events", shown(least), shown(most)) };
    let events: Vec<EventId> = evidence.iter().map(|e| e.0).collect();
    let mut reasons: Vec<String> = reason.into_iter().collect();
    let mut outcome = outcome;
    // The bound says how many events; that they do not all come from one source is asked of every claim.
    if outcome == ClaimOutcome::Holds && matches!(bound, Bound::AtLeast(_)) {
        let one = one_source(case, &events);
        outcome = if one.is_some() { ClaimOutcome::Thin } else { outcome };
        reasons.extend(one);
    }
    Finding { outcome, found, reasons, evidence: events, basis: Vec::new() }
}
