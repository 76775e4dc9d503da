//! Politically relevant dyad: contiguous, or with a major power in it.
//!
//! # What it measures
//! Whether two states can be expected to have the means or the occasion to fight each other, so
//! that their peace says something.
//!
//! # Definition
//! 1 if the two are contiguous in the year, or one of them is a major power on some day of it
//! (Correlates of War); else 0. Contiguous is by `land` or river alone, or also over at most
//! `12-miles`, `24-miles`, `150-miles` or `400-miles` of water.
//!
//! # Range and unit
//! 0 or 1. Undirected. `n`: always 1.
//!
//! # Undefined
//! Never. A dyad with a major power is relevant also where contiguity is not covered; of the others
//! nothing is known there.
//!
//! # When not
//! As a sample without a second thought: there are disputes in other dyads, and leaving those out
//! selects cases by what may cause disputes (Lemke and Reed 2001).
//!
//! # References
//! Maoz, Z. and Russett, B. 1993, "Normative and Structural Causes of Democratic Peace, 1946-1986",
//! American Political Science Review 87, 624-638. Lemke, D. and Reed, W. 2001, "The Relevance of
//! Politically Relevant Dyads", Journal of Conflict Resolution 45, 126-144.

use super::within::Reach;
use crate::value::{Measured, Value};

/// Whether a dyad is politically relevant; see the page of this module. `None` for contiguity that
/// is not covered.
pub fn relevant(nearest: Option<Option<u8>>, majors: bool, reach: Reach) -> Measured {
    match nearest {
        _ if majors => Measured::new(Value::Number(1.0), 1),
        Some(nearest) => super::within::within(nearest, reach),
        None => Measured::new(Value::OutsideCoverage, 0),
    }
}
