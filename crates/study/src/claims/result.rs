//! What comes of a claim and of its tests.

use super::carried::Carried;
use super::found::Found;
use super::obstacle::Outside;
use super::outcome::{Calibration, ClaimOutcome, Reproduced};
use super::reason::{ClaimReason, ReasonKind};
use super::through::Through;
use crate::node::Node;
use counterpoise_case::model::EventId;
use serde::Serialize;

/// What came of one test.
#[derive(Clone, Debug, Serialize)]
pub struct TestResult {
    /// The test as written.
    pub text: String,
    /// What came of it.
    pub outcome: ClaimOutcome,
    /// What was found.
    pub found: Found,
    /// Why it is not better than it is; empty if it is supported.
    pub reasons: Vec<ClaimReason>,
    /// Events it rests on, the weightiest first.
    pub evidence: Vec<EventId>,
    /// Values of series and judgements of sources it rests on, each with its source.
    pub basis: Vec<Node>,
    /// The share of draws that bear the test out, 0..=1; `None` where nothing is resampled.
    pub share: Option<f64>,
    /// For each of its periods what is new in it and what carried over; empty where no events are
    /// counted.
    pub spans: Vec<Carried>,
    /// Works through which its events were read, those of most events first.
    pub through: Vec<Through>,
    /// Events that the study rests the claim on and this test cannot count; empty where it counts
    /// no events.
    pub outside: Vec<Outside>,
}

/// What came of a claim.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimResult {
    /// Position in the case's claims.
    pub claim: usize,
    /// What its tests come to together; *untested* if it has none.
    pub outcome: ClaimOutcome,
    /// Its tests.
    pub tests: Vec<TestResult>,
    /// Events that the study rests it on and no test of it can count.
    pub outside: Vec<Outside>,
    /// What it says of a school, if it is that school's own case; `None` for a claim of the study.
    pub calibration: Option<Calibration>,
}

impl ClaimResult {
    /// The tests that decide: those with the claim's own outcome; of a claim that is partly
    /// supported, those that are not met; of one that is not decided, those that could not be
    /// tested as well.
    pub fn deciding(&self) -> impl Iterator<Item = &TestResult> {
        let decides = |of: ClaimOutcome| match self.outcome {
            ClaimOutcome::Partly => of == ClaimOutcome::NotSupported,
            ClaimOutcome::NotDecided => {
                matches!(of, ClaimOutcome::NotDecided | ClaimOutcome::Untested)
            }
            own => of == own,
        };
        self.tests.iter().filter(move |test| decides(test.outcome))
    }

    /// Why a textbook case could not be tried, where that is so: the kinds of reasons, each once
    /// where it comes several times in a row.
    #[must_use]
    pub fn untried(&self) -> Vec<ReasonKind> {
        if self.calibration.is_none_or(|own| own.reproduced != Reproduced::Untested) {
            return Vec::new();
        }
        let untested = self.tests.iter().filter(|test| test.outcome == ClaimOutcome::Untested);
        let mut why: Vec<ReasonKind> =
            untested.flat_map(|test| &test.reasons).map(|reason| reason.kind).collect();
        why.dedup();
        why
    }

    /// The kinds of reasons for which it is no better than it is, each once, in the order of
    /// [`ReasonKind::ALL`].
    #[must_use]
    pub fn reason_kinds(&self) -> Vec<ReasonKind> {
        let mut kinds: Vec<ReasonKind> =
            self.deciding().flat_map(|t| t.reasons.iter().map(|r| r.kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}
