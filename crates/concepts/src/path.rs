//! The path in time: net balances and verdicts over windows.

use crate::{Band, CellDoubt, LabelProbability, Outcome, Question, Settled, StanceFound, judge, resample};
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
    /// How often the draws agree with it, 0..=1.
    pub probability: f64,
    /// What the school's probabilities come to.
    pub settled: Option<Settled>,
}

/// The path of one pair in an arena (`None`: in all) by one school, window by window.
///
/// Windows may overlap, as sliding windows do; within one draw an event has the same weight in all of them. No window, no
/// point.
#[must_use]
pub fn path(ledger: &Ledger<'_>, arena: Option<ArenaId>, school: SchoolId, windows: &[Window]) -> Vec<PathPoint> {
    let cell = |window: &Window| Cell { arena, domain: None, window: *window };
    let ask = |window: &Window| Question { cell: cell(window), schools: vec![school] };
    let questions: Vec<Question> = windows.iter().map(ask).collect();
    resample(ledger, &questions).iter().map(|doubt| point(ledger, school, doubt)).collect()
}

fn point(ledger: &Ledger<'_>, school: SchoolId, doubt: &CellDoubt) -> PathPoint {
    let view = ledger.view(&doubt.cell);
    let balances = view.balances();
    let outcome = judge(&view, school).outcome;
    let agrees = |of: &&LabelProbability| of.label.as_deref() == outcome.label();
    let probability = doubt.schools.iter().flat_map(|school| &school.probabilities).find(agrees).map_or(0.0, |of| of.p);
    PathPoint {
        window: doubt.cell.window,
        deeds: balances.deeds.net,
        deeds_band: doubt.deeds,
        statements: balances.statements.net,
        statements_band: doubt.statements,
        stance: doubt.stance.clone(),
        outcome,
        probability,
        settled: doubt.schools.first().map(|school| school.settled.clone()),
    }
}
