//! What the verdicts of several schools look at.

use crate::program::Program;
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_ledger::{Asked, Ledger};

/// What these schools look at on the pair of a ledger: the indicators to index it by before judging
/// many cells, and those they ask for together.
#[must_use]
pub fn indicators_of(ledger: &Ledger<'_>, schools: &[SchoolId]) -> Asked {
    let programs: Vec<Program> =
        schools.iter().map(|&school| Program::of(ledger, school)).collect();
    asked_together(ledger.case, &programs)
}

/// The ledger, ready for these schools to judge many cells. No number depends on it.
#[must_use]
pub fn indexed_for<'c>(ledger: Ledger<'c>, schools: &[SchoolId]) -> Ledger<'c> {
    let asked = indicators_of(&ledger, schools);
    ledger.indexed(&asked)
}

/// What the programs ask for, all of it once.
pub fn asked_together(case: &Case, programs: &[Program]) -> Asked {
    let mut all = Asked::default();
    for asked in programs.iter().map(|program| program.asked(case)) {
        all.indicators.extend(asked.indicators);
        all.unions.extend(asked.unions);
    }
    // In one order, whatever the order of schools.
    all.indicators.sort_unstable();
    all.indicators.dedup();
    all.unions.sort_unstable();
    all.unions.dedup();
    all
}
