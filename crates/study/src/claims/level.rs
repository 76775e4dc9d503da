//! Quantities of the ledger: levels and changes.

use super::carried::Carried;
use super::draws::Draws;
use super::enough::too_little;
use super::ground::{Ground, GroundKind};
use super::number::{ROUNDING, meets};
use super::robust::{other_dates, some, sources, without};
use super::through::through;
use super::{ClaimOutcome, Finding, Told};
use crate::memo::Memo;
use crate::run::Bench;
use crate::text::{bound_text, evidence_text, number as shown};
use crate::why::basis_nodes;
use counterpoise_case::model::{
    Bound, Case, CellRef, Direction, EventId, Formula, Indicator, PeriodId, Place, Quantity,
};
use counterpoise_ledger::{Basis, Cell, IndicatorValue, Ledger};

/// Measures a quantity in a case, over periods, and says whether the values are as claimed.
struct Probe<'a> {
    quantity: &'a Quantity,
    cell: &'a CellRef,
    periods: &'a [PeriodId],
    /// Whether values, one for each period, are as claimed.
    is_so: &'a dyn Fn(&[f64]) -> bool,
    /// What the claim asks for.
    needs: String,
}

/// The formula of a quantity.
pub(super) fn formula(case: &Case, quantity: &Quantity) -> Formula {
    match quantity {
        Quantity::Indicator(id) => case[*id].formula.clone(),
        Quantity::Balance(kind, filter) => Formula::Balance(*kind, filter.clone()),
    }
}

impl Probe<'_> {
    fn cells(&self, case: &Case) -> Vec<Cell> {
        let cell = |period: &PeriodId| Cell {
            arena: Some(self.cell.arena),
            domain: self.cell.domain.clone(),
            window: case[*period].window,
        };
        self.periods.iter().map(cell).collect()
    }

    fn values(&self, case: &Case) -> Vec<IndicatorValue> {
        self.values_in(&Ledger::new(case, self.cell.dyad, &case.settings))
    }

    fn values_in(&self, ledger: &Ledger<'_>) -> Vec<IndicatorValue> {
        let indicator = nameless(formula(ledger.case, self.quantity));
        self.cells(ledger.case).iter().map(|cell| ledger.view(cell).indicator(&indicator)).collect()
    }

    /// `None`: a value is unknown.
    fn met(&self, case: &Case) -> Option<bool> {
        self.met_by(&self.values(case))
    }

    fn met_by(&self, values: &[IndicatorValue]) -> Option<bool> {
        let values: Option<Vec<f64>> = values.iter().map(|v| v.value.value()).collect();
        values.map(|values| (self.is_so)(&values))
    }

    fn stands(&self, case: &Case) -> bool {
        self.met(case) == Some(true)
    }

    /// `None`: it counts no events.
    fn draws(&self, ledger: &Ledger<'_>) -> Option<Draws> {
        Draws::new(ledger, &self.cells(ledger.case), &formula(ledger.case, self.quantity))
    }

    /// `None`: it counts no events. Otherwise the share of draws, if there are draws.
    fn share(&self, bench: &Bench<'_>) -> Option<Option<f64>> {
        let draws = self.draws(&bench.ledger_of(self.cell.dyad))?;
        Some(draws.share(self.is_so))
    }

    /// What [`conclude`] finds, without its reasons.
    fn told(&self, bench: &Bench<'_>, text: &str, memo: &Memo) -> Option<Told> {
        let ledger = bench.ledger_of(self.cell.dyad);
        let met = self.met_by(&self.values_in(&ledger))?;
        let drawn =
            self.draws(&ledger).map(|draws| memo.share(&format!("{text} {draws:?}"), || draws.share(self.is_so)));
        Some(drawn.flatten().map_or(Told::Met(met), Told::Share))
    }
}

fn nameless(formula: Formula) -> Indicator {
    let (id, title, note) = (String::new(), String::new(), String::new());
    Indicator { id, title, formula, cites: Vec::new(), note, place: Place::default() }
}

/// Events that a value counts, with what each adds.
fn amounts(value: &IndicatorValue) -> Vec<(EventId, f64)> {
    let Basis::Counted(tallies) = &value.basis else { return Vec::new() };
    tallies.iter().flat_map(|t| &t.contributions).map(|c| (c.event, c.amount)).collect()
}

/// The events of which something counts, each once, by their ids.
fn events(case: &Case, amounts: &[(EventId, f64)]) -> Vec<EventId> {
    let mut found: Vec<EventId> = amounts.iter().filter(|(_, amount)| *amount > 0.0).map(|(event, _)| *event).collect();
    found.sort_by(|a, b| case[*a].id.cmp(&case[*b].id));
    found.dedup();
    found
}

fn is_counted(value: &IndicatorValue) -> bool {
    matches!(value.basis, Basis::Counted(_))
}

/// A quantity in a period against a bound.
///
/// Holds if it is met in enough draws, with every single source taken away, and with the other way of counting unknown
/// days, on enough events and sources where events are counted. Unknown is thin.
pub(super) fn level(bench: &Bench<'_>, quantity: &Quantity, cell: &CellRef, period: PeriodId, bound: Bound) -> Finding {
    let is_so = |values: &[f64]| matches!(values, [value] if meets(*value, bound));
    let needs = format!("the claim needs {}", bound_text(bound));
    conclude(bench, &Probe { quantity, cell, periods: &[period], is_so: &is_so, needs })
}

/// The same without its reasons; `None`: it is unknown.
pub(super) fn level_told(
    bench: &Bench<'_>,
    (quantity, cell): (&Quantity, &CellRef),
    period: PeriodId,
    bound: Bound,
    text: &str,
    memo: &Memo,
) -> Option<Told> {
    let is_so = |values: &[f64]| matches!(values, [value] if meets(*value, bound));
    Probe { quantity, cell, periods: &[period], is_so: &is_so, needs: String::new() }.told(bench, text, memo)
}

/// Whether a quantity changes in this direction by at least so much.
pub(super) fn changes((before, after): (f64, f64), direction: Direction, by: f64) -> bool {
    let change = if direction == Direction::Rises { after - before } else { before - after };
    change > ROUNDING && change >= by - ROUNDING
}

/// A quantity that changes between two periods. Enough events and sources are asked of each.
pub(super) fn change(
    bench: &Bench<'_>,
    quantity: &Quantity,
    cell: &CellRef,
    (from, to): (PeriodId, PeriodId),
    direction: Direction,
    by: f64,
) -> Finding {
    let is_so = |values: &[f64]| matches!(values, &[before, after] if changes((before, after), direction, by));
    let verb = if direction == Direction::Rises { "a rise" } else { "a fall" };
    let size = if by > 0.0 { format!(" of at least {}", shown(by)) } else { String::new() };
    let needs = format!("the claim needs {verb}{size}");
    conclude(bench, &Probe { quantity, cell, periods: &[from, to], is_so: &is_so, needs })
}

/// The same without its reasons; `None`: a value is unknown.
pub(super) fn change_told(
    bench: &Bench<'_>,
    (quantity, cell): (&Quantity, &CellRef),
    (from, to): (PeriodId, PeriodId),
    (direction, by): (Direction, f64),
    text: &str,
    memo: &Memo,
) -> Option<Told> {
    let is_so = |values: &[f64]| matches!(values, &[before, after] if changes((before, after), direction, by));
    Probe { quantity, cell, periods: &[from, to], is_so: &is_so, needs: String::new() }.told(bench, text, memo)
}

fn conclude(bench: &Bench<'_>, probe: &Probe<'_>) -> Finding {
    let case = bench.case;
    let values = probe.values(case);
    let by_period: Vec<Vec<(EventId, f64)>> = values.iter().map(amounts).collect();
    let evidence = events(case, &by_period.concat());
    let share = probe.share(bench);
    let met = probe.met(case);
    let (outcome, reasons) = match met {
        None => (ClaimOutcome::Thin, vec![unknown(&values)]),
        Some(false) => (ClaimOutcome::Fails, vec![Ground::new(GroundKind::OtherNumber, probe.needs.clone())]),
        Some(true) => doubts(case, probe, &by_period, share),
    };
    let stands = |case: &Case| probe.stands(case);
    let stands: Option<&dyn Fn(&Case) -> bool> = if met == Some(true) { Some(&stands) } else { None };
    let carried = |(period, amounts): (&PeriodId, &Vec<_>)| Carried::of(case, *period, amounts);
    let counted = values.iter().any(is_counted);
    let spans = probe.periods.iter().zip(&by_period).filter(|_| counted).map(carried).collect();
    let basis = values.iter().filter(|v| !is_counted(v)).flat_map(|v| basis_nodes(case, &v.basis)).collect();
    let share = share.flatten();
    let through = through(case, &evidence, stands);
    Finding { outcome, found: found(&values, share), reasons, evidence, basis, share, spans, through }
}

/// `from -0.882 to 0.882; in 99% of draws as claimed`.
fn found(values: &[IndicatorValue], share: Option<f64>) -> String {
    let text = match values {
        [before, after] => format!("from {} to {}", evidence_text(&before.value), evidence_text(&after.value)),
        values => values.iter().map(|v| evidence_text(&v.value)).collect(),
    };
    let known = values.iter().all(|v| v.value.value().is_some());
    match share.filter(|_| known) {
        Some(share) => format!("{text}; as claimed in {:.0}% of draws", 100.0 * share),
        None => text,
    }
}

fn unknown(values: &[IndicatorValue]) -> Ground {
    use counterpoise_ledger::Reason;
    let reason = values.iter().find_map(|v| v.value.reason());
    let kind = match reason {
        Some(Reason::NobodyLooked) => GroundKind::NobodyLooked,
        _ => GroundKind::NotKnown,
    };
    Ground::new(kind, reason.map_or_else(|| "it is unknown".to_owned(), |r| format!("unknown: {r}")))
}

fn doubts(
    case: &Case,
    probe: &Probe<'_>,
    by_period: &[Vec<(EventId, f64)>],
    share: Option<Option<f64>>,
) -> (ClaimOutcome, Vec<Ground>) {
    let mut reasons = Vec::new();
    if let Some(share) = share {
        reasons.extend(few(case, probe.periods, by_period));
        reasons.extend(split(case, share));
    }
    let evidence = events(case, &by_period.concat());
    let fallen: Vec<String> = sources(case, &evidence)
        .into_iter()
        .filter(|source| !probe.stands(&without(case, *source)))
        .map(|source| case[source].short.clone())
        .collect();
    if !fallen.is_empty() {
        reasons.push(Ground::new(GroundKind::FallsWithASource, format!("it falls without {}", some(&fallen))));
    }
    if !probe.stands(&other_dates(case)) {
        reasons.push(Ground::new(GroundKind::HangsOnDates, "it hangs on how acts of unknown day are counted"));
    }
    (if reasons.is_empty() { ClaimOutcome::Holds } else { ClaimOutcome::Thin }, reasons)
}

/// Too few events or sources, asked of each period.
fn few(case: &Case, periods: &[PeriodId], by_period: &[Vec<(EventId, f64)>]) -> Vec<Ground> {
    let place = |period: &PeriodId| if periods.len() > 1 { format!(" in {}", case[*period].id) } else { String::new() };
    let pairs = periods.iter().zip(by_period);
    pairs.flat_map(|(period, amounts)| too_little(case, &events(case, amounts), &place(period))).collect()
}

/// That too few draws bear it out, or that there are none.
pub(super) fn split(case: &Case, share: Option<f64>) -> Option<Ground> {
    match share {
        None => Some(Ground::new(GroundKind::NotResampled, "the evidence was not resampled")),
        Some(share) if share < case.settings.confidence => {
            let text = format!("only {:.0}% of draws bear it out", 100.0 * share);
            Some(Ground::new(GroundKind::DrawsSplit, text))
        }
        Some(_) => None,
    }
}
