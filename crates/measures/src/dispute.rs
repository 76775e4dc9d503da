//! When two states threatened, displayed or used force against each other.

pub mod any;
pub mod count;
pub mod fatal;
pub mod hostility;

/// A militarised dispute of a dyad in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct DisputeYear {
    /// The dispute, by its number.
    pub dispute: u32,
    /// The year.
    pub year: i32,
    /// Whether it began in the year.
    pub onset: bool,
    /// The highest level of hostility of either side: 1 none, 2 threat, 3 display, 4 use of force,
    /// 5 war.
    pub hostility: Option<u8>,
    /// Whether anyone died of it on either side; `None` where unknown.
    pub fatal: Option<bool>,
}
