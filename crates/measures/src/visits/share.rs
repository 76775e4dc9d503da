//! Share of visits: which part of a state's visits abroad went to one host.
//!
//! # What it measures
//! The place of a host among all to whom a state's leaders travel.
//!
//! # Definition
//! Visits to the host divided by all visits abroad of the visitor's leaders in the window.
//!
//! # Range and unit
//! 0 to 1; a share. Directed, from visitor to host. `n`: all visits abroad.
//!
//! # Undefined
//! Where the leaders travelled nowhere. A window that reaches beyond the data is outside coverage.
//!
//! # When not
//! With few visits a share jumps; use windows of several years.
//!
//! # References
//! Turcsányi, Eckert, Šimalčík and Majsniarová 2021, WHO WHERE WHEN: dataset of Chinese leaders'
//! trips abroad, version 1.1, Central European Institute of Asian Studies.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::{Rank, Visit, count};

/// The share of a host in all visits; see the page of this module. No rank means all ranks.
pub fn share(
    visits: &[Visit],
    visitor: u32,
    host: u32,
    rank: Option<Rank>,
    window: Years,
    coverage: Years,
) -> Measured {
    let to_one = count::count(visits, visitor, host, rank, window, coverage).value;
    let abroad = |one: &&Visit| one.visitor == visitor && window.has(one.year);
    let all =
        visits.iter().filter(abroad).filter(|one| rank.is_none_or(|rank| one.rank == rank)).count();
    Measured::new(to_one.with(Value::of(all as f64), Value::share), all as u64)
}
