//! The path in time: net balances and verdicts over windows.

use crate::{Band, Outcome};
use counterpoise_dates::Window;
use counterpoise_ledger::Evidence;
use serde::Serialize;

/// One window of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathPoint {
    /// When.
    pub window: Window,
    /// Net of deeds.
    pub deeds: Evidence,
    /// Its percentiles over the draws.
    pub deeds_band: Option<Band>,
    /// Net of statements.
    pub statements: Evidence,
    /// Its percentiles over the draws.
    pub statements_band: Option<Band>,
    /// The verdict of the school.
    pub outcome: Outcome,
    /// How often the draws agree with the verdict, 0..=1.
    pub probability: f64,
}
