//! Whether a claim is met in a case, without asking how surely.

use super::level::formula;
use super::number::meets;
use super::{ClaimOutcome, count, level, number, order, verdict};
use counterpoise_case::model::{ActorId, Case, CellRef, PeriodId, Test, TestKind};
use counterpoise_concepts::judge;
use counterpoise_ledger::{Cell, Ledger};

/// Whether every test is met. `None`: something is unknown, and nothing contradicts the claim.
pub(crate) fn claim(case: &Case, at: usize) -> Option<bool> {
    let outcomes: Vec<Option<bool>> = case.claims[at].tests.iter().map(|one| test(case, one)).collect();
    if outcomes.contains(&Some(false)) {
        return Some(false);
    }
    outcomes.iter().all(Option::is_some).then_some(true)
}

fn test(case: &Case, test: &Test) -> Option<bool> {
    match &test.kind {
        TestKind::Verdict { cell, period, school, label, negated } => {
            let ledger = ledger(case, cell.dyad);
            let verdict = judge(&ledger.view(&place(case, cell, *period)), *school);
            match verdict.label() {
                None if label != "indeterminate" => None,
                found => Some(verdict::met(found, label, *negated)),
            }
        }
        TestKind::Level { quantity, cell, period, bound } => {
            let value = ledger(case, cell.dyad).view(&place(case, cell, *period)).value(&formula(case, quantity)).0;
            value.value().map(|value| meets(value, *bound))
        }
        TestKind::Change { quantity, cell, from, to, direction, by } => {
            let ledger = ledger(case, cell.dyad);
            let value =
                |period: PeriodId| ledger.view(&place(case, cell, period)).value(&formula(case, quantity)).0.value();
            let (before, after) = (value(*from)?, value(*to)?);
            Some(level::changes((before, after), *direction, *by))
        }
        TestKind::Count { filter, cell, period, bound } => Some(count::stands(case, filter, cell, *period, *bound)),
        TestKind::Order { earlier, later } => decided(order::test(case, *earlier, *later).outcome),
        TestKind::Number { series, at, bound } => decided(number::number(case, *series, at, *bound).outcome),
        // The posterior of a break or of a hypothesis is not asked in other universes.
        TestKind::Shift { .. } | TestKind::Explanation { .. } => None,
        TestKind::Ratio { over, under, at, bound } => decided(number::ratio(case, *over, *under, at, *bound).outcome),
    }
}

fn decided(outcome: ClaimOutcome) -> Option<bool> {
    match outcome {
        ClaimOutcome::Holds => Some(true),
        ClaimOutcome::Fails => Some(false),
        ClaimOutcome::Thin | ClaimOutcome::Untested => None,
    }
}

fn ledger(case: &Case, dyad: (ActorId, ActorId)) -> Ledger<'_> {
    Ledger::new(case, dyad, &case.settings)
}

fn place(case: &Case, cell: &CellRef, period: PeriodId) -> Cell {
    Cell { arena: Some(cell.arena), domain: cell.domain.clone(), window: case[period].window }
}
