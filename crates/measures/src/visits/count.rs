//! Visits: how often leaders of one state visited another.
//!
//! # What it measures
//! Attention at the top: a leader's time is the scarcest means of diplomacy.
//!
//! # Definition
//! The number of visits by leaders of the visitor's state to the host in the window: `all`,
//! `head-of-state`, `head-of-government`.
//!
//! # Range and unit
//! 0 and more; visits. Directed, from visitor to host. `n`: the same number.
//!
//! # Undefined
//! Never; a window that reaches beyond the data is outside coverage.
//!
//! # When not
//! Summits of organisations bring leaders to a host whom they would not have visited; sources
//! differ in counting them.
//!
//! # References
//! Turcsányi, Eckert, Šimalčík and Majsniarová 2021, WHO WHERE WHEN: dataset of Chinese leaders'
//! trips abroad, version 1.1, Central European Institute of Asian Studies.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::{Rank, Visit};

/// The number of visits; see the page of this module. No rank means all ranks.
pub fn count(
    visits: &[Visit],
    visitor: u32,
    host: u32,
    rank: Option<Rank>,
    window: Years,
    coverage: Years,
) -> Measured {
    window.covered(coverage, || {
        let meant =
            |one: &&Visit| one.visitor == visitor && one.host == host && window.has(one.year);
        let n = visits
            .iter()
            .filter(meant)
            .filter(|one| rank.is_none_or(|rank| one.rank == rank))
            .count() as u64;
        Measured::new(Value::of(n as f64), n)
    })
}
