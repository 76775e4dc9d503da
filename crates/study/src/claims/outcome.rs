//! What comes of a claim, in a word.

use counterpoise_case::model::SchoolId;
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
