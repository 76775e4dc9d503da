//! Clues that are computed: a verdict, a number, a change, an order of events, a shift.

use crate::claims::{ClaimOutcome, Finding, GroundKind, finding};
use crate::run::Bench;
use crate::shifts::ask;
use counterpoise_case::model::{ClueId, EventId, Test, TestKind};
use counterpoise_tracing::Status;
use serde::Serialize;

/// What came of a computed clue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Computed {
    /// Which clue.
    pub clue: ClueId,
    /// The test as written.
    pub test: String,
    /// What was found, in one clause.
    pub found: String,
    /// How it is counted: found in a share of the draws, or with the posterior probability of a shift; found or not where
    /// nothing is drawn; open where it is not known.
    pub status: Status,
    /// Events it rests on.
    pub evidence: Vec<EventId>,
}

/// Runs the test of a clue.
pub(super) fn compute(bench: &Bench<'_>, id: ClueId) -> Option<Computed> {
    let test = bench.case[id].computed.as_ref()?;
    let found = finding(bench, test);
    let status = shifted(bench, test).unwrap_or_else(|| counted(&found));
    Some(Computed { clue: id, test: test.text.clone(), found: found.found, status, evidence: found.evidence })
}

/// Found with the posterior probability that it shifted then; `None`: it is no question of a shift.
fn shifted(bench: &Bench<'_>, test: &Test) -> Option<Status> {
    let TestKind::Shift { watch, within, negated, .. } = &test.kind else { return None };
    let share = |then: f64| Status::Share(if *negated { 1.0 - then } else { then });
    Some(ask(bench, *watch, *within).map_or(Status::Open, |asked| share(asked.probability)))
}

fn counted(found: &Finding) -> Status {
    let unknown = [GroundKind::NobodyLooked, GroundKind::NotKnown, GroundKind::OrderOpen];
    let open = found.reasons.iter().any(|reason| unknown.contains(&reason.kind));
    match (open, found.share) {
        (true, _) => Status::Open,
        (false, Some(share)) => Status::Share(share),
        (false, None) if found.outcome == ClaimOutcome::Fails => Status::NotFound,
        (false, None) => Status::Found,
    }
}
