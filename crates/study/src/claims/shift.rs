//! Whether something shifted within a stretch of time.

use super::found::Found;
use super::number::ROUNDING;
use super::reason::{ClaimReason, ReasonKind, Why};
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::shifts::ask;
use counterpoise_case::model::WatchId;
use counterpoise_dates::Window;

/// A Bayes factor from which evidence speaks (Kass and Raftery 1995: positive).
const SPEAKS: f64 = 3.0;

/// What comes of the probability of a shift and of the Bayes factor; with the probability of what
/// is claimed, and whether that is as much as is asked for.
pub(super) fn outcome(
    shift: f64,
    factor: Option<f64>,
    negated: bool,
    least: f64,
) -> (ClaimOutcome, f64, bool) {
    let p = if negated { 1.0 - shift } else { shift };
    let enough = p >= least - ROUNDING;
    let (against, toward) = factor.map_or((false, false), |it| (it <= 1.0 / SPEAKS, it >= SPEAKS));
    let outcome = match (negated, enough) {
        (false, true) => ClaimOutcome::Supported,
        (false, false) if against => ClaimOutcome::NotSupported,
        (true, true) if against => ClaimOutcome::Supported,
        (true, _) if toward => ClaimOutcome::NotSupported,
        _ => ClaimOutcome::NotDecided,
    };
    (outcome, p, enough)
}

/// A shift holds with the probability asked for, fails where the evidence speaks against it, and is
/// thin between. That there was no shift then holds with the probability asked for if the evidence
/// also speaks against one (a short time is improbable by itself), and fails where it speaks for
/// one.
pub(super) fn shift(
    bench: &Bench<'_>,
    watch: WatchId,
    within: Window,
    negated: bool,
    least: f64,
) -> Finding {
    let asked = match ask(bench, watch, within) {
        Ok(asked) => asked,
        Err(why) => {
            let reason = ClaimReason::new(ReasonKind::NotKnown, Why::NoShift(why.clone()));
            let found = Found::NoShift(watch, why);
            return Finding::plain(ClaimOutcome::NotDecided, found, Some(reason));
        }
    };
    let (outcome, p, enough) =
        outcome(asked.belief.probability(), asked.belief.factor, negated, least);
    let reason = match outcome {
        ClaimOutcome::Supported => None,
        ClaimOutcome::NotSupported => {
            Some(ClaimReason::new(ReasonKind::OtherNumber, Why::ProbabilityNeeded(least)))
        }
        _ if enough => Some(ClaimReason::new(ReasonKind::ShiftOpen, Why::ShiftImprobable)),
        _ => Some(ClaimReason::new(ReasonKind::ShiftOpen, Why::ProbabilityNeeded(least))),
    };
    let found = Found::Shift { watch, negated, probability: p, belief: asked.belief };
    Finding {
        evidence: asked.events,
        basis: asked.series,
        ..Finding::plain(outcome, found, reason)
    }
}
