//! The running balance sampled at the end of each month, for charts.

use counterpoise_dates::Day;
use serde::Serialize;

/// The balance at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MonthlyRow {
    /// The last day of the month, or of the window.
    pub day: Day,
    /// A accrued until then.
    pub accommodating: f64,
    /// R accrued until then.
    pub resisting: f64,
    /// (A - R) / (A + R + k); 0 while both are 0.
    pub net: f64,
}

/// The running balance, month by month.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MonthlyBalance {
    /// One row a month of the window, the last at the window's last day.
    pub rows: Vec<MonthlyRow>,
    /// A of the acts without a date, which are in no row.
    pub undated_accommodating: f64,
    /// R of the acts without a date, which are in no row.
    pub undated_resisting: f64,
}
