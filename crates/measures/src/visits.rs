//! Who visits whom.

pub mod count;
pub mod share;

/// A visit of a leader abroad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Visit {
    /// The state of the visitor, as a number of the caller's.
    pub visitor: u32,
    /// The host.
    pub host: u32,
    /// The year.
    pub year: i32,
    /// The visitor's rank.
    pub rank: Rank,
}

/// The rank of a visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// President, or whoever leads the state.
    HeadOfState,
    /// Premier, prime minister.
    HeadOfGovernment,
    /// A minister or another.
    Other,
}
