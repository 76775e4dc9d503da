//! What came of a computed clue.

use crate::claims::Found;
use counterpoise_case::model::{ClueId, EventId};
use counterpoise_tracing::Status;
use serde::Serialize;

/// What came of a computed clue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Computed {
    /// Which clue.
    pub clue: ClueId,
    /// The test as written.
    pub test: String,
    /// What was found.
    pub found: Found,
    /// How it is counted: found in a share of the draws, or as far as the evidence speaks for a
    /// shift; found or not where nothing is drawn; open where it is not known.
    pub status: Status,
    /// Events it rests on.
    pub evidence: Vec<EventId>,
}
