//! Cases that a school's own author judged: does the rule give the author's label?

use super::outcome::{Calibration, ClaimOutcome, Reproduced};
use super::pattern::Asked;
use super::result::TestResult;
use crate::bench::Bench;
use counterpoise_case::model::{CellRef, Claim, PeriodId, TestKind};
use counterpoise_ledger::Cell;

/// `None` for a claim of the study itself.
pub(super) fn calibration(
    bench: &Bench<'_>,
    claim: &Claim,
    outcome: ClaimOutcome,
    tests: &[TestResult],
) -> Option<Calibration> {
    let school = claim.calibrates?;
    let rows = claim.tests.iter().filter_map(|t| rows(bench, &t.kind)).min().unwrap_or(0);
    let untested = tests.iter().any(|test| test.outcome == ClaimOutcome::Untested);
    let reproduced = match outcome {
        ClaimOutcome::Supported => Reproduced::Yes,
        _ if rows < bench.case.settings.fewest_events as usize => Reproduced::TooFewRows,
        // One test that is not met decides, whatever could not be tested beside it.
        ClaimOutcome::NotDecided | ClaimOutcome::Untested if untested => Reproduced::Untested,
        _ => Reproduced::No,
    };
    Some(Calibration { school, reproduced, rows })
}

/// Acts and statements of the pair in the cell that a test judges, the fewest of its cells.
fn rows(bench: &Bench<'_>, kind: &TestKind) -> Option<usize> {
    let of = |cell: &CellRef, period: PeriodId| {
        let place = Cell::named(cell, bench.case[period].window);
        bench.ledger_of(cell.dyad).view(&place).balances().all.events
    };
    match kind {
        TestKind::Verdict { cell, period, .. } => Some(of(cell, *period)),
        &TestKind::Pattern { dyad, period, pattern, negated } => {
            let spots = Asked { dyad, period, pattern, negated }.spots(bench);
            spots.iter().map(|spot| of(&spot.cell, period)).min()
        }
        _ => None,
    }
}
