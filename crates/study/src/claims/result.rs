//! What comes of a claim and of its tests.

use super::carried::Carried;
use super::reason::{ClaimReason, ReasonKind};
use super::through::Through;
use crate::node::Node;
use counterpoise_case::model::{Case, EventId, SchoolId};
use serde::Serialize;

/// What came of a claim or a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimOutcome {
    /// Everything it asks for is met.
    Supported,
    /// Everything is met, on little evidence, on one source, or on none.
    Thin,
    /// Of several tests one is met and one is not. Of a claim only.
    Partly,
    /// What it asks for is not met, and nothing else of it is.
    NotSupported,
    /// The evidence does not decide.
    NotDecided,
    /// There is nothing to test it on.
    Untested,
}

impl ClaimOutcome {
    /// All of them, in the order in which they are listed.
    pub const ALL: [ClaimOutcome; 6] = [
        ClaimOutcome::Supported,
        ClaimOutcome::Thin,
        ClaimOutcome::Partly,
        ClaimOutcome::NotSupported,
        ClaimOutcome::NotDecided,
        ClaimOutcome::Untested,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ClaimOutcome::Supported => "supported",
            ClaimOutcome::Thin => "thin",
            ClaimOutcome::Partly => "partly",
            ClaimOutcome::NotSupported => "not supported",
            ClaimOutcome::NotDecided => "not decided",
            ClaimOutcome::Untested => "untested",
        }
    }

    /// Whether what is asked for is met.
    #[must_use]
    pub fn is_met(self) -> bool {
        matches!(self, ClaimOutcome::Supported | ClaimOutcome::Thin)
    }

    /// What a claim comes to whose tests come to these.
    pub(super) fn of_claim(tests: &[ClaimOutcome]) -> ClaimOutcome {
        let any = |of: ClaimOutcome| tests.contains(&of);
        let met = tests.iter().any(|test| test.is_met());
        match () {
            () if tests.iter().all(|test| *test == ClaimOutcome::Untested) => {
                ClaimOutcome::Untested
            }
            () if tests.iter().all(|test| *test == ClaimOutcome::Supported) => {
                ClaimOutcome::Supported
            }
            () if tests.iter().all(|test| test.is_met()) => ClaimOutcome::Thin,
            () if any(ClaimOutcome::NotSupported) && met => ClaimOutcome::Partly,
            () if any(ClaimOutcome::NotSupported) => ClaimOutcome::NotSupported,
            () => ClaimOutcome::NotDecided,
        }
    }
}

/// What came of one test.
#[derive(Clone, Debug, Serialize)]
pub struct TestResult {
    /// The test as written.
    pub text: String,
    /// What came of it.
    pub outcome: ClaimOutcome,
    /// What was found, in one clause.
    pub found: String,
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

    /// What a textbook case says of its school, with the reason where it could not be tried: `not
    /// tested: out of scope`. `None` for a claim of the study.
    #[must_use]
    pub fn reproduced(&self) -> Option<String> {
        let reproduced = self.calibration?.reproduced;
        let words = reproduced.words();
        if reproduced != Reproduced::Untested {
            return Some(words.to_owned());
        }
        let untested = self.tests.iter().filter(|test| test.outcome == ClaimOutcome::Untested);
        let mut why: Vec<&str> =
            untested.flat_map(|test| &test.reasons).map(|reason| reason.kind.words()).collect();
        why.dedup();
        Some(if why.is_empty() { words.to_owned() } else { format!("{words}: {}", why.join(", ")) })
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

    /// `thin: too little evidence, too few sources`; only the outcome where there is no reason.
    #[must_use]
    pub fn headline(&self) -> String {
        let grounds: Vec<&str> = self.reason_kinds().into_iter().map(ReasonKind::words).collect();
        if grounds.is_empty() {
            return self.outcome.word().to_owned();
        }
        format!("{}: {}", self.outcome.word(), grounds.join(", "))
    }
}

/// How a school's rule fares with its author's own case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reproduced {
    /// The rule gives the author's label.
    Yes,
    /// It does not, and there are enough rows for it to say so.
    No,
    /// The ledger holds too few rows of the case to tell.
    TooFewRows,
    /// A test of it could not be made: the school does not speak of such a pair, or nothing is
    /// known there.
    Untested,
}

/// A claim that calibrates a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Calibration {
    /// The school.
    pub school: SchoolId,
    /// How it fares.
    pub reproduced: Reproduced,
    /// Fewest acts and statements of the pair in a cell that one of its tests judges.
    pub rows: usize,
}

impl Reproduced {
    /// In a few words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Reproduced::Yes => "reproduced",
            Reproduced::No => "not reproduced",
            Reproduced::TooFewRows => "too few rows to calibrate",
            Reproduced::Untested => "not tested",
        }
    }
}

/// What keeps an event out of a test; the later, the nearer it comes to being counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutsideKind {
    /// The test counts no events.
    CountsNone,
    /// The test compares two other events.
    OtherEvents,
    /// The event is context: it is never counted.
    Context,
    /// It is aimed at something else of the target than was asked for.
    Aim,
    /// Its set is off.
    SetOff,
    /// It is no act of the one towards the other.
    Direction,
    /// It happened elsewhere.
    Arena,
    /// It belongs to other matters.
    Domain,
    /// It happened at another time.
    Period,
    /// It is of another kind.
    Filter,
}

/// An event that lies outside of all tests, with what keeps it out of the one that comes nearest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outside {
    /// The event.
    pub event: EventId,
    /// What keeps it out.
    pub kind: OutsideKind,
    /// The same in one clause.
    pub text: String,
}

impl Outside {
    /// `E017 rests outside what the tests count: arena arctic is not under central-asia`.
    #[must_use]
    pub fn sentence(&self, case: &Case) -> String {
        format!("{} rests outside what the tests count: {}", case[self.event].id, self.text)
    }
}
