//! The path in time: net balances and verdicts over windows.

use crate::{Band, CellDoubt, Outcome, Question, SchoolDoubt, StanceFound, judge, resample};
use counterpoise_case::model::{ArenaId, SchoolId};
use counterpoise_dates::Window;
use counterpoise_ledger::{Cell, Evidence, Ledger};
use serde::Serialize;

/// One window of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathPoint {
    /// When.
    pub window: Window,
    /// Net of deeds.
    pub deeds: Evidence,
    /// Its percentiles over the draws.
    pub deeds_band: Option<Band>,
    /// Net of statements.
    pub statements: Evidence,
    /// Its percentiles over the draws.
    pub statements_band: Option<Band>,
    /// Which way the acts lean.
    pub stance: StanceFound,
    /// The central reading of the school.
    pub outcome: Outcome,
    /// What the draws say of it; `None` where nothing was drawn.
    pub doubt: Option<SchoolDoubt>,
}

/// The path of one pair in an arena (`None`: in all) by one school, window by window.
///
/// Windows may overlap, as sliding windows do; within one draw an event has the same weight in all
/// of them. No window, no point.
#[must_use]
pub fn path(
    ledger: &Ledger<'_>,
    arena: Option<ArenaId>,
    school: SchoolId,
    windows: &[Window],
) -> Vec<PathPoint> {
    let cell = |window: &Window| Cell { arena, domain: None, window: *window };
    let ask = |window: &Window| Question { cell: cell(window), schools: vec![school] };
    let questions: Vec<Question> = windows.iter().map(ask).collect();
    resample(ledger, &questions).iter().map(|doubt| point(ledger, school, doubt)).collect()
}

fn point(ledger: &Ledger<'_>, school: SchoolId, doubt: &CellDoubt) -> PathPoint {
    let view = ledger.view(&doubt.cell);
    let balances = view.balances();
    PathPoint {
        window: doubt.cell.window,
        deeds: balances.deeds.net,
        deeds_band: doubt.deeds,
        statements: balances.statements.net,
        statements_band: doubt.statements,
        stance: doubt.stance.clone(),
        outcome: judge(&view, school).outcome,
        doubt: doubt.schools.first().filter(|_| ledger.settings.draws > 0).cloned(),
    }
}
