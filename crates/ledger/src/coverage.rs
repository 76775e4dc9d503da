//! Where anybody looked: arena by domain by period.

use counterpoise_case::model::{ArenaId, PeriodId};
use serde::Serialize;

/// The state of one place of the coverage map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum CoverageState {
    /// Something is recorded.
    Covered,
    /// A recorded search looked there, and nothing is recorded.
    SearchedNothingFound,
    /// Nothing is recorded, and nobody is known to have looked.
    Empty,
    /// The period lies outside the case.
    NotApplicable,
}

/// One place of the coverage map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    /// Where.
    pub arena: ArenaId,
    /// In which matters.
    pub domain: String,
    /// When.
    pub period: PeriodId,
    /// Events of any role.
    pub events: usize,
    /// Readings of the subject's behaviour towards the target.
    pub readings: usize,
    /// Distinct sources of the events.
    pub sources: usize,
    /// Whether a recorded search covers it.
    pub searched: bool,
    /// Its state.
    pub state: CoverageState,
}
