//! Quantities of the ledger: levels and changes.

use super::carried::Carried;
use super::enough::{by_origin, too_little};
use super::found::{Found, InArena, Place};
use super::number::{ROUNDING, meets};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::through::through;
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::memo::Told;
use crate::why::basis_nodes;
use counterpoise_case::model::{
    ActorId, Bound, Case, CellRef, Direction, EventId, Formula, Indicator, PeriodId, Quantity, Side,
};
use counterpoise_concepts::draw_quantity;
use counterpoise_ledger::{Basis, Cell, IndicatorValue, Ledger};
use std::sync::Arc;

/// Whether values are as claimed.
type IsSo = Box<dyn Fn(&[f64]) -> bool>;

/// What the values of a probe are to each other.
#[derive(Clone, Copy)]
enum Said {
    /// There is but one.
    Level,
    /// Before and after.
    Change,
    /// One and another.
    Compared,
}

/// Measures quantities in a case and says whether the values are as claimed.
pub(super) struct Probe {
    sides: Vec<Side>,
    /// Whether values, one for each side, are as claimed.
    is_so: IsSo,
    /// What the claim asks for.
    needs: Why,
    /// What the values are to each other.
    said: Said,
    /// Whether the last side may rest on too few events and sources: the claim is that it is small.
    last_may_be_little: bool,
}

/// The formula of a quantity.
pub(super) fn formula(case: &Case, quantity: &Quantity) -> Formula {
    match quantity {
        Quantity::Indicator(id) => case[*id].formula.clone(),
        Quantity::Balance(kind, filter) => Formula::Balance(*kind, filter.clone()),
        Quantity::Amount(filter) => Formula::Count(filter.clone()),
    }
}

fn cell_of(case: &Case, side: &Side) -> Cell {
    Cell::named(&side.cell, case[side.period].window)
}

impl Probe {
    fn values(&self, case: &Case) -> Vec<IndicatorValue> {
        self.values_with(case, |dyad| Arc::new(Ledger::new(case, dyad, &case.settings)))
    }

    fn values_with<'c>(
        &self,
        case: &Case,
        ledger: impl Fn((ActorId, ActorId)) -> Arc<Ledger<'c>>,
    ) -> Vec<IndicatorValue> {
        let value = |side: &Side| {
            ledger(side.cell.dyad)
                .view(&cell_of(case, side))
                .indicator(&nameless(formula(case, &side.quantity)))
        };
        self.sides.iter().map(value).collect()
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

    /// Each side as it is drawn.
    fn drawn(&self, bench: &Bench<'_>, values: &[IndicatorValue]) -> Vec<Drawn> {
        let of = |(side, value): (&Side, &IndicatorValue)| {
            let cell = cell_of(bench.case, side);
            let ledger = bench.ledger_of(side.cell.dyad);
            let formula = formula(bench.case, &side.quantity);
            draw_quantity(&ledger, &cell, &formula)
                .map_or_else(|| Drawn::Fixed(value.value.value()), Drawn::Anew)
        };
        self.sides.iter().zip(values).map(of).collect()
    }

    /// The share of draws in which the values are as claimed, 0..=1, of those in which all of them
    /// are known; `None` without draws, or where they never are.
    fn share(&self, drawn: &[Drawn], draws: u32) -> Option<f64> {
        // A draw in which nothing took a side has no net: it speaks neither for the claim nor
        // against it.
        let values = |draw: u32| {
            drawn.iter().map(|side| side.value(draw as usize)).collect::<Option<Vec<f64>>>()
        };
        let known: Vec<bool> =
            (0..draws).filter_map(values).map(|values| (self.is_so)(&values)).collect();
        let hits = known.iter().filter(|is_so| **is_so).count();
        (!known.is_empty()).then(|| hits as f64 / known.len() as f64)
    }

    /// What [`Probe::conclude`] finds, without its reasons; `None`: a value is unknown.
    pub(super) fn told(&self, bench: &Bench<'_>) -> Option<Told> {
        let values = self.values_with(bench.case, |dyad| bench.ledger_of(dyad));
        let met = self.met_by(&values)?;
        if values.iter().all(is_read_off_series) {
            return Some(Told::Met(met));
        }
        self.share(&self.drawn(bench, &values), bench.case.settings.draws).map(Told::Share)
    }
}

/// Whether a value is read off series alone, and so the same in every draw.
fn is_read_off_series(value: &IndicatorValue) -> bool {
    matches!(value.basis, Basis::Series(_))
}

/// A side in the draws: drawn anew in each, or, where it is read off series, the same in all.
#[derive(Debug)]
enum Drawn {
    Anew(Vec<f64>),
    Fixed(Option<f64>),
}

impl Drawn {
    fn value(&self, draw: usize) -> Option<f64> {
        match self {
            Drawn::Anew(draws) => draws.get(draw).copied().filter(|value| !value.is_nan()),
            Drawn::Fixed(value) => *value,
        }
    }
}

fn nameless(formula: Formula) -> Indicator {
    let (id, title, note) = (String::new(), String::new(), String::new());
    let place = counterpoise_case::model::Place::default();
    Indicator { id, title, formula, cites: Vec::new(), note, place }
}

/// Events that a value counts, with what each adds.
fn amounts(value: &IndicatorValue) -> Vec<(EventId, f64)> {
    let Basis::Counted(tallies) = &value.basis else { return Vec::new() };
    tallies.iter().flat_map(|t| &t.contributions).map(|c| (c.event, c.amount)).collect()
}

/// The events of which something counts, each once, by their ids.
fn events(case: &Case, amounts: &[(EventId, f64)]) -> Vec<EventId> {
    let mut found: Vec<EventId> =
        amounts.iter().filter(|(_, amount)| *amount > 0.0).map(|(event, _)| *event).collect();
    found.sort_by(|a, b| case[*a].id.cmp(&case[*b].id));
    found.dedup();
    found
}

fn is_counted(value: &IndicatorValue) -> bool {
    matches!(value.basis, Basis::Counted(_))
}

/// Whether a quantity changes in this direction by at least so much.
pub(super) fn changes((before, after): (f64, f64), direction: Direction, by: f64) -> bool {
    let change = if direction == Direction::Rises { after - before } else { before - after };
    change > ROUNDING && change >= by - ROUNDING
}

/// Whether a quantity exceeds another by at least so much.
pub(super) fn exceeds((greater, lesser): (f64, f64), by: f64) -> bool {
    changes((lesser, greater), Direction::Rises, by)
}

impl Probe {
    /// A quantity in a period against a bound.
    ///
    /// Met where it is so in enough draws, not met where it is so in as few as that leaves.
    pub(super) fn level(
        quantity: &Quantity,
        cell: &CellRef,
        period: PeriodId,
        bound: Bound,
    ) -> Probe {
        Probe {
            sides: vec![side(quantity, cell, period)],
            is_so: Box::new(move |values| matches!(values, [value] if meets(*value, bound))),
            needs: Why::Needed(bound),
            said: Said::Level,
            last_may_be_little: false,
        }
    }

    /// A quantity that changes between two periods. Enough events and sources are asked of each.
    pub(super) fn change(
        quantity: &Quantity,
        cell: &CellRef,
        (from, to): (PeriodId, PeriodId),
        direction: Direction,
        by: f64,
    ) -> Probe {
        Probe {
            sides: vec![side(quantity, cell, from), side(quantity, cell, to)],
            is_so: Box::new(
                move |values| matches!(values, &[before, after] if changes((before, after), direction, by)),
            ),
            needs: Why::ChangeNeeded(direction, by),
            said: Said::Change,
            last_may_be_little: false,
        }
    }

    /// A quantity that exceeds another. Enough events and sources are asked of each, but not of an
    /// amount that is to be the lesser: there the claim is that there is little.
    pub(super) fn compare(greater: &Side, lesser: &Side, by: f64) -> Probe {
        Probe {
            sides: vec![greater.clone(), lesser.clone()],
            is_so: Box::new(
                move |values| matches!(values, &[greater, lesser] if exceeds((greater, lesser), by)),
            ),
            needs: Why::ExcessNeeded(by),
            said: Said::Compared,
            last_may_be_little: matches!(lesser.quantity, Quantity::Amount(_)),
        }
    }

    /// What comes of it.
    pub(super) fn conclude(&self, bench: &Bench<'_>) -> Finding {
        conclude(bench, self)
    }
}

fn side(quantity: &Quantity, cell: &CellRef, period: PeriodId) -> Side {
    Side { quantity: quantity.clone(), cell: cell.clone(), period }
}

fn conclude(bench: &Bench<'_>, probe: &Probe) -> Finding {
    let case = bench.case;
    let values = probe.values_with(case, |dyad| bench.ledger_of(dyad));
    let by_side: Vec<Vec<(EventId, f64)>> = values.iter().map(amounts).collect();
    let evidence = events(case, &by_side.concat());
    let met = probe.met_by(&values);
    let drawn = !values.iter().all(is_read_off_series);
    let share =
        if drawn { probe.share(&probe.drawn(bench, &values), case.settings.draws) } else { None };
    let contrary = || ClaimReason::new(ReasonKind::OtherNumber, probe.needs.clone());
    let (outcome, reasons) = match (met, drawn) {
        (None, _) => {
            let reason = unknown(&values);
            let nothing = matches!(reason.kind, ReasonKind::NobodyLooked);
            (if nothing { ClaimOutcome::Untested } else { ClaimOutcome::NotDecided }, vec![reason])
        }
        (Some(met), false) if met => (ClaimOutcome::Supported, Vec::new()),
        (Some(_), false) => (ClaimOutcome::NotSupported, vec![contrary()]),
        (Some(_), true) => super::verdict::decided(case, share, contrary, || {
            doubts(case, probe, &values, &by_side)
        }),
    };
    let stands = |case: &Case| probe.stands(case);
    let stands: Option<&dyn Fn(&Case) -> bool> =
        if outcome.is_met() { Some(&stands) } else { None };
    let carried = |(side, amounts): (&Side, &Vec<_>)| Carried::of(case, side.period, amounts);
    let counted = values.iter().any(is_counted);
    let spans = probe.sides.iter().zip(&by_side).filter(|_| counted).map(carried).collect();
    let basis = values
        .iter()
        .filter(|v| !is_counted(v))
        .flat_map(|v| basis_nodes(case, &v.basis))
        .collect();
    let through = through(case, &evidence, stands);
    Finding {
        outcome,
        found: found(&values, share, probe.said),
        reasons,
        evidence,
        basis,
        share,
        spans,
        through,
    }
}

fn found(values: &[IndicatorValue], share: Option<f64>, said: Said) -> Found {
    let known = values.iter().all(|v| v.value.value().is_some());
    let share = share.filter(|_| known);
    let value = |at: usize| values[at].value.clone();
    match said {
        Said::Level => Found::Level(value(0), share),
        Said::Change => Found::Change([value(0), value(1)], share),
        Said::Compared => Found::Compared([value(0), value(1)], share),
    }
}

fn unknown(values: &[IndicatorValue]) -> ClaimReason {
    use counterpoise_ledger::Reason;
    let reason = values.iter().find_map(|v| v.value.reason());
    let kind = match reason {
        Some(Reason::NobodyLooked) => ReasonKind::NobodyLooked,
        _ => ReasonKind::NotKnown,
    };
    ClaimReason::new(kind, Why::Unknown(reason.cloned()))
}

/// Too little evidence, or too few sources, asked of each side; of judgements, that one author
/// alone gives them.
fn doubts(
    case: &Case,
    probe: &Probe,
    values: &[IndicatorValue],
    by_side: &[Vec<(EventId, f64)>],
) -> Vec<ClaimReason> {
    let last = probe.sides.len() - 1;
    let mut reasons = Vec::new();
    for (at, (side, amounts)) in probe.sides.iter().zip(by_side).enumerate() {
        let place = place(&probe.sides, side);
        match &values[at].basis {
            Basis::Counted(_) if at < last || !probe.last_may_be_little => {
                reasons.extend(too_little(case, amounts, place));
            }
            Basis::Assessed(uses) => {
                let sources = by_origin(
                    case,
                    uses.iter().flat_map(|each| each.sources.iter().copied()).collect(),
                );
                if sources.len() < case.settings.fewest_sources as usize {
                    let author = if let [only] = sources[..] { Some(only) } else { None };
                    let why = Why::OneJudge(author, place);
                    reasons.push(ClaimReason::new(ReasonKind::TooFewSources, why));
                }
            }
            Basis::Counted(_) | Basis::Series(_) => {}
        }
    }
    reasons
}

/// What tells a side from the other; nothing where there is but one.
fn place(sides: &[Side], side: &Side) -> Place {
    let differ = |differs: &dyn Fn(&Side) -> bool| sides.iter().any(differs);
    let (dyad, arena, period) = (side.cell.dyad, side.cell.arena, side.period);
    Place {
        dyad: differ(&|other| other.cell.dyad != dyad).then_some(dyad),
        arena: differ(&|other| other.cell.arena != arena).then_some(InArena::of(arena)),
        period: differ(&|other| other.period != period).then_some(period),
    }
}

/// That too few draws bear it out, or that there are none.
pub(super) fn split(case: &Case, share: Option<f64>) -> Option<ClaimReason> {
    match share {
        None => Some(ClaimReason::new(ReasonKind::NotResampled, Why::NotResampled)),
        Some(share) if share < case.settings.confidence => {
            Some(ClaimReason::new(ReasonKind::DrawsSplit, Why::OnlyShare(share)))
        }
        Some(_) => None,
    }
}
