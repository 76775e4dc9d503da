//! `coverage`: what is known, and where nobody looked.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{screen, show, width};
use counterpoise_case::model::{Case, Name, PeriodId};
use counterpoise_engine::Unheard;
use counterpoise_frames::Table;
use counterpoise_ledger::{Coverage, Ledger, coverage};
use counterpoise_present::{screens, tables};
use std::collections::BTreeSet;

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let periods = periods(case);
    let found = found(case, &periods)?;
    show(
        args.shown.format,
        || tables::coverage::coverage(case, &found),
        || screen(&screens::coverage(case, &found, &periods, width())),
    )?;
    Ok(Outcome::Well)
}

/// The map as rows.
pub(crate) fn rows(case: &Case) -> Result<Table> {
    Ok(tables::coverage::coverage(case, &found(case, &periods(case))?))
}

/// Periods of the case itself.
fn periods(case: &Case) -> Vec<PeriodId> {
    let all = (0..case.periods.len() as u32).map(PeriodId);
    all.filter(|period| !case[*period].comparison).collect()
}

fn found(case: &Case, periods: &[PeriodId]) -> Result<Vec<Coverage>> {
    let pair = case.header.subject.zip(case.header.target).ok_or(Unheard::NoPair)?;
    // The map alone: no verdict is needed for it.
    let ledger = Ledger::new(case, pair, &case.settings);
    Ok(coverage(&ledger, &case.header.arenas, &domains(case), periods))
}

/// Domains in which the case records anything, in alphabetical order.
fn domains(case: &Case) -> Vec<Name> {
    let found: BTreeSet<&Name> = case.events.iter().flat_map(|event| &event.domains).collect();
    found.into_iter().cloned().collect()
}
