//! Whether a verdict holds wherever the acts of unknown day fall.

use counterpoise_case::model::EventId;
use serde::Serialize;

/// Nodes searched before the answer is left open.
pub const DEFAULT_BUDGET: usize = 20_000;

/// Whether a verdict holds for every admissible placement of the acts that may or may not fall in the window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateRobustness {
    /// The label that is tested; `None`: indeterminate.
    pub label: Option<String>,
    /// The answer.
    pub answer: DateAnswer,
    /// Number of events that may fall in the window or outside it, undated ones among them.
    pub movable: usize,
    /// Nodes of the search that were looked at.
    pub nodes: usize,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum DateAnswer {
    /// It holds for every placement.
    Holds,
    /// It fails for this one.
    Fails {
        /// Where each movable event lies: in the window (`true`) or outside it.
        example: Vec<(EventId, bool)>,
        /// The label there; `None`: indeterminate.
        label: Option<String>,
    },
    /// The search was given up.
    NotDecided {
        /// Whole placements that were tried, and in which it held.
        tried: usize,
    },
}
