//! Whether something shifted within a stretch of time.

use super::ground::{Ground, GroundKind};
use super::number::ROUNDING;
use super::{ClaimOutcome, Finding};
use crate::run::Bench;
use crate::shifts::probability;
use counterpoise_case::model::WatchId;
use counterpoise_dates::Window;

/// It holds with at least the probability asked for, fails where the contrary has at least that probability, and is thin between: the data
/// cannot tell.
pub(super) fn shift(bench: &Bench<'_>, watch: WatchId, within: Window, negated: bool, least: f64) -> Finding {
    let title = &bench.case[watch].title;
    let (then, said) = match probability(bench, watch, within) {
        Ok(found) => found,
        Err(why) => {
            let reason = Ground::new(GroundKind::NotKnown, why.clone());
            return Finding::plain(ClaimOutcome::Untested, format!("{title}: {why}"), Some(reason));
        }
    };
    let p = if negated { 1.0 - then } else { then };
    let wanted = if negated { "that it did not shift then" } else { "that it shifted then" };
    let found = format!("{title}: {wanted} has the probability {p:.2} ({said})");
    let needs = format!("the claim needs at least {least}");
    if p >= least - ROUNDING {
        Finding::plain(ClaimOutcome::Holds, found, None)
    } else if 1.0 - p >= least - ROUNDING {
        Finding::plain(ClaimOutcome::Fails, found, Some(Ground::new(GroundKind::OtherNumber, needs)))
    } else {
        Finding::plain(ClaimOutcome::Thin, found, Some(Ground::new(GroundKind::ShiftOpen, needs)))
    }
}
