//! Whether a claim is met in a universe, without asking how surely.

use super::level::formula;
use super::number::meets;
use super::pattern::Asked;
use super::{
    ClaimOutcome, causal, count, explanation, level, number, order, shift, span, stance, verdict,
};
use crate::bench::Bench;
use crate::rivals::{caused, computed, status_of, tested, weigh};
use crate::shifts::believe;
use counterpoise_case::model::{
    Case, CellRef, ClueId, HypothesisId, PeriodId, Side, Test, TestKind,
};
use counterpoise_concepts::{Outcome, Reason, judge};
use counterpoise_ledger::Cell;
use counterpoise_tracing::{Status, Weighed};
use std::cell::OnceCell;

/// A universe in which claims are tested, with what all universes share.
pub(crate) struct Elsewhere<'u, 'c> {
    bench: &'u Bench<'c>,
    /// The explanations, once they are weighed.
    weighed: OnceCell<(Vec<HypothesisId>, Option<Weighed>)>,
    /// What came of computed clues, once it is asked.
    computed: OnceCell<Vec<(ClueId, Status)>>,
}

impl<'u, 'c> Elsewhere<'u, 'c> {
    pub(crate) fn new(bench: &'u Bench<'c>) -> Elsewhere<'u, 'c> {
        Elsewhere { bench, weighed: OnceCell::new(), computed: OnceCell::new() }
    }

    /// Whether every test of a claim is met. `None`: something is unknown, and nothing contradicts
    /// the claim.
    pub(crate) fn claim(&self, at: usize) -> Option<bool> {
        let outcomes: Vec<Option<bool>> = self.bench.case.claims[at]
            .tests
            .iter()
            .map(|one| test(self, self.bench.case, one))
            .collect();
        if outcomes.contains(&Some(false)) {
            return Some(false);
        }
        outcomes.iter().all(Option::is_some).then_some(true)
    }

    fn weighed(&self) -> &(Vec<HypothesisId>, Option<Weighed>) {
        self.weighed.get_or_init(|| weigh(self.bench.case, self.computed()))
    }

    fn computed(&self) -> &[(ClueId, Status)] {
        self.computed.get_or_init(|| computed(self.bench))
    }
}

fn test(universe: &Elsewhere<'_, '_>, case: &Case, test: &Test) -> Option<bool> {
    let ledger = |dyad| universe.bench.ledger_of(dyad);
    match &test.kind {
        TestKind::Verdict { cell, period, school, label, negated } => {
            let ledger = ledger(cell.dyad);
            let verdict = judge(&ledger.view(&place(case, cell, *period)), *school);
            match &verdict.outcome {
                Outcome::NoneOfThese { reason: Reason::NoEvidence | Reason::NotApplicable } => None,
                _ => Some(verdict::met(verdict.label(), label, *negated)),
            }
        }
        TestKind::Level { quantity, cell, period, bound } => {
            let value = ledger(cell.dyad)
                .view(&place(case, cell, *period))
                .value(&formula(case, quantity))
                .0;
            value.value().map(|value| meets(value, *bound))
        }
        TestKind::Change { quantity, cell, from, to, direction, by } => {
            let ledger = ledger(cell.dyad);
            let value = |period: PeriodId| {
                ledger.view(&place(case, cell, period)).value(&formula(case, quantity)).0.value()
            };
            let (before, after) = (value(*from)?, value(*to)?);
            Some(level::changes((before, after), *direction, *by))
        }
        TestKind::Compare { greater, lesser, by } => {
            let value = |side: &Side| {
                let view = place(case, &side.cell, side.period);
                ledger(side.cell.dyad).view(&view).value(&formula(case, &side.quantity)).0.value()
            };
            Some(level::exceeds((value(greater)?, value(lesser)?), *by))
        }
        TestKind::Stance { cell, period, at, side, negated } => {
            stance::met(case, cell, (*period, at.as_ref()), (*side, *negated), ledger)
        }
        &TestKind::Pattern { dyad, period, pattern, negated } => {
            let asked = Asked { dyad, period, pattern, negated };
            asked.met(case, &asked.spots(universe.bench), ledger)
        }
        TestKind::Count { filter, cell, period, bound } => {
            Some(count::stands(case, filter, cell, *period, *bound))
        }
        TestKind::Order { earlier, later } => decided(order::test(case, *earlier, *later).outcome),
        TestKind::Span { first, second, between } => {
            decided(span::test(case, first, second, *between).outcome)
        }
        TestKind::Number { series, at, bound } => {
            decided(number::number(case, *series, at, *bound).outcome)
        }
        TestKind::Shift { watch, within, negated, probability } => {
            let belief = believe(universe.bench, *watch, *within)?;
            decided(shift::outcome(belief.probability(), belief.factor, *negated, *probability).0)
        }
        TestKind::Explanation { hypothesis, over, asks } => {
            let (hypotheses, weighed) = universe.weighed();
            explanation::met(hypotheses, weighed.as_ref()?, *hypothesis, *over, *asks)
        }
        TestKind::Clue { clue, hypothesis, test } => {
            let (status, type_of) =
                tested(universe.bench.case, universe.computed(), *clue, *hypothesis)?;
            causal::clue_met(case, *test, &type_of?, status)
        }
        TestKind::Without { cause, bound } => {
            let status = |id| status_of(case, universe.computed(), id);
            causal::without_cause_met(&caused(case, &case.causes[*cause], &status), *bound)
        }
        TestKind::Ratio { over, under, at, bound } => {
            decided(number::ratio(case, *over, *under, at, *bound).outcome)
        }
    }
}

fn decided(outcome: ClaimOutcome) -> Option<bool> {
    match outcome {
        ClaimOutcome::Supported => Some(true),
        ClaimOutcome::NotSupported => Some(false),
        _ => None,
    }
}

fn place(case: &Case, cell: &CellRef, period: PeriodId) -> Cell {
    Cell::named(cell, case[period].window)
}
