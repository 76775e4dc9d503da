//! The running balance, act by act, as in a register of accounts.

use counterpoise_case::model::{EventId, Mode};
use counterpoise_dates::{Date, Day};
use serde::Serialize;

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunningRow {
    /// The event.
    pub event: EventId,
    /// Position among the event's readings.
    pub reading: usize,
    /// When; `None`: undated, at the end of the register.
    pub date: Option<Date>,
    /// The first admissible day, by which the register is ordered; `None` if there is none.
    pub day: Option<Day>,
    /// Deed, statement, non-act.
    pub mode: Mode,
    /// Whether it lasted: its amount comes in day by day, though the register shows it at its beginning.
    pub accrues: bool,
    /// What it adds to A.
    pub accommodating: f64,
    /// What it adds to R.
    pub resisting: f64,
    /// A with it and all before.
    pub running_a: f64,
    /// R with it and all before.
    pub running_r: f64,
    /// (A - R) / (A + R + k) with it and all before; 0 while both are 0.
    pub running_net: f64,
}
