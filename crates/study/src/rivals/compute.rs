//! Clues that are computed: a verdict, a number, a change, an order of events, a shift.

use super::computed::Computed;
use crate::bench::Bench;
use crate::claims::{ClaimOutcome, Finding, ReasonKind, finding, told};
use crate::memo::Told;
use crate::shifts::{ask, believe};
use counterpoise_case::model::{ClueId, Test, TestKind};
use counterpoise_tracing::Status;

/// Runs the test of a clue.
pub(super) fn compute(bench: &Bench<'_>, id: ClueId) -> Option<Computed> {
    let test = bench.case[id].computed.as_ref()?;
    let found = finding(bench, test);
    let status = shifted(bench, test).unwrap_or_else(|| counted(&found));
    Some(Computed {
        clue: id,
        test: test.text.clone(),
        found: found.found,
        status,
        evidence: found.evidence,
    })
}

/// How a computed clue is counted: what [`compute`] finds, without what else it tells.
pub(super) fn status(bench: &Bench<'_>, test: &Test) -> Status {
    if let TestKind::Shift { watch, within, negated, .. } = &test.kind {
        return at_even_odds(
            believe(bench, *watch, *within).and_then(|belief| belief.factor),
            *negated,
        );
    }
    match told(bench, test) {
        Some(None) => Status::Open,
        Some(Some(Told::Share(share))) => Status::Share(share),
        Some(Some(Told::Met(met))) if met => Status::Found,
        Some(Some(Told::Met(_))) => Status::NotFound,
        None => counted(&finding(bench, test)),
    }
}

/// What the evidence says for a shift then, as the probability it would leave at even odds; `None`:
/// it is no question of a shift.
fn shifted(bench: &Bench<'_>, test: &Test) -> Option<Status> {
    let TestKind::Shift { watch, within, negated, .. } = &test.kind else { return None };
    Some(at_even_odds(
        ask(bench, *watch, *within).ok().and_then(|asked| asked.belief.factor),
        *negated,
    ))
}

/// A likelihood p of the shift makes the data p B + (1 - p) times as likely as no such shift would,
/// B being its Bayes factor against all rivals; with q = B / (1 + B) that is q p + (1 - q)(1 - p),
/// but for a factor that all hypotheses share. The posterior of a shift would not do: it is low for
/// any short time, also where the data cannot tell.
fn at_even_odds(factor: Option<f64>, negated: bool) -> Status {
    let q = |factor: f64| if factor.is_finite() { factor / (1.0 + factor) } else { 1.0 };
    let share = |q: f64| Status::Share(if negated { 1.0 - q } else { q });
    factor.map_or(Status::Open, |factor| share(q(factor)))
}

fn counted(found: &Finding) -> Status {
    let unknown = [
        ReasonKind::NobodyLooked,
        ReasonKind::NotKnown,
        ReasonKind::OrderOpen,
        ReasonKind::NoEvidence,
        ReasonKind::OutOfScope,
    ];
    let undecided = matches!(found.outcome, ClaimOutcome::NotDecided | ClaimOutcome::Untested);
    let open = undecided
        && (found.share.is_none() || found.reasons.iter().any(|r| unknown.contains(&r.kind)));
    match (open, found.share) {
        (true, _) => Status::Open,
        (false, Some(share)) => Status::Share(share),
        (false, None) if found.outcome == ClaimOutcome::NotSupported => Status::NotFound,
        (false, None) => Status::Found,
    }
}
