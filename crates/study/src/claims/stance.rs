//! Tests of a stance: the side that what was done leans to.

use super::{ClaimOutcome, Finding, Ground, GroundKind};

/// No stance is judged yet: the test is thin, and says why.
pub(super) fn test() -> Finding {
    let reason = Ground::new(GroundKind::NotResampled, "stances are tested by the next commit");
    Finding::plain(ClaimOutcome::Thin, "not judged".to_owned(), Some(reason))
}
