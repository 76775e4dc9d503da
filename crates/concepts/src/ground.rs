//! What the verdicts of several schools look at.

use crate::program::Program;
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_ledger::Asked;

/// What these schools look at: the indicators to index a ledger by before judging many cells, and those they ask for
/// together.
#[must_use]
pub fn indicators_of(case: &Case, schools: &[SchoolId]) -> Asked {
    let programs: Vec<Program> = schools.iter().map(|&school| Program::of(case, &case.settings, school)).collect();
    asked_together(case, &programs)
}

/// What the programs ask for, all of it once.
pub(crate) fn asked_together(case: &Case, programs: &[Program]) -> Asked {
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
