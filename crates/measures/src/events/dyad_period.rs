//! What is known of one dyad in one period.

use super::Sums;

/// A dyad in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct DyadPeriod {
    /// The source; in an undirected table the lower number.
    pub source: u32,
    /// The target; in an undirected table the higher number.
    pub target: u32,
    /// The number of the period, see [`Period::label`](super::Period::label).
    pub period: i32,
    /// The sums.
    pub sums: Sums,
}
