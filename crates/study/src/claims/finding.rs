//! What a test finds, before it is attached to its claim.

use super::carried::Carried;
use super::found::Found;
use super::outcome::ClaimOutcome;
use super::reason::ClaimReason;
use super::through::Through;
use crate::node::Node;
use counterpoise_case::model::EventId;

/// A finding before it is attached to its test.
pub(crate) struct Finding {
    pub(crate) outcome: ClaimOutcome,
    pub(crate) found: Found,
    pub(crate) reasons: Vec<ClaimReason>,
    pub(crate) evidence: Vec<EventId>,
    pub(crate) basis: Vec<Node>,
    pub(crate) share: Option<f64>,
    pub(crate) spans: Vec<Carried>,
    pub(crate) through: Vec<Through>,
}

impl Finding {
    pub(super) fn plain(
        outcome: ClaimOutcome,
        found: Found,
        reason: Option<ClaimReason>,
    ) -> Finding {
        Finding {
            outcome,
            found,
            reasons: reason.into_iter().collect(),
            evidence: Vec::new(),
            basis: Vec::new(),
            share: None,
            spans: Vec::new(),
            through: Vec::new(),
        }
    }
}
