//! Volume: a dyad's events in the part of all events.
//!
//! # What it measures
//! How much of the attention of the news went to a dyad, which stays comparable while the number of
//! sources grows.
//!
//! # Definition
//! Events of the dyad in the period divided by: all events of the world in the period (`world`);
//! all events of the source in the period (`source`); all events of the dyad over the whole table
//! (`dyad`, the share of its history that falls here).
//!
//! # Range and unit
//! 0 to 1; a share. Directed, or undirected; in an undirected table the source's volume is that of
//! the lower number. `n`: the events divided by.
//!
//! # Undefined
//! Where the whole has no event.
//!
//! # When not
//! The world here is the states in the table: whoever is filtered out of a file is out of its world
//! too.
//!
//! # References
//! Schrodt, P. A. 2012, "Precedents, Progress, and Prospects in Political Event Data",
//! International Interactions 38, 546-569.

use std::collections::BTreeMap;

use crate::value::{Measured, Reason, Value};

use super::DyadPeriod;

/// What a dyad's events are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Whole {
    /// All events of the period.
    World,
    /// All events of the source in the period.
    Source,
    /// All events of the dyad in all periods.
    Dyad,
}

/// The totals of a table of events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Volumes {
    /// Events by period.
    pub world: BTreeMap<i32, u64>,
    /// Events by source and period.
    pub source: BTreeMap<(u32, i32), u64>,
    /// Events by dyad.
    pub dyad: BTreeMap<(u32, u32), u64>,
}

impl Volumes {
    /// The totals of these rows.
    pub fn of(rows: &[DyadPeriod]) -> Volumes {
        let mut volumes = Volumes::default();
        // Rows come by source and target: most share these with the row before.
        for rows in rows.chunk_by(|one, other| one.source == other.source) {
            let mut periods: Vec<(i32, u64)> =
                rows.iter().map(|row| (row.period, row.sums.n())).collect();
            periods.sort_unstable_by_key(|(period, _)| *period);
            for same in periods.chunk_by(|one, other| one.0 == other.0) {
                let (period, n) = (same[0].0, same.iter().map(|(_, n)| n).sum::<u64>());
                *volumes.world.entry(period).or_default() += n;
                *volumes.source.entry((rows[0].source, period)).or_default() += n;
            }
            for own in rows.chunk_by(|one, other| one.target == other.target) {
                let n = own.iter().map(|row| row.sums.n()).sum::<u64>();
                *volumes.dyad.entry((own[0].source, own[0].target)).or_default() += n;
            }
        }
        volumes
    }

    /// The share of a row in the whole; see the page of this module.
    pub fn share(&self, row: &DyadPeriod, whole: Whole) -> Measured {
        let total = match whole {
            Whole::World => self.world.get(&row.period),
            Whole::Source => self.source.get(&(row.source, row.period)),
            Whole::Dyad => self.dyad.get(&(row.source, row.target)),
        };
        match total.copied().unwrap_or(0) {
            0 => Measured::undefined(Reason::NoEvents, 0),
            total => Measured::new(Value::of(row.sums.n() as f64 / total as f64), total),
        }
    }
}
