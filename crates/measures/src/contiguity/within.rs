//! Contiguous: whether two states border on each other within a distance.
//!
//! # What it measures
//! Whether two states are neighbours, as most models of conflict take it.
//!
//! # Definition
//! 1 if they border on each other on some day of the year, else 0: by `land` or river alone, or also
//! over at most `12-miles`, `24-miles`, `150-miles` or `400-miles` of water.
//!
//! # Range and unit
//! 0 or 1. Undirected. `n`: always 1.
//!
//! # Undefined
//! Never.
//!
//! # When not
//! Where distance as such is meant: two states of one continent and two of different ones are alike
//! 0 here.
//!
//! # References
//! Stinnett, D. M., Tir, J., Schafer, P., Diehl, P. F. and Gochman, C. 2002, "The Correlates of War
//! Project Direct Contiguity Data, Version 3", Conflict Management and Peace Science 19, 58-66.

use crate::value::{Measured, Value};

/// The farthest type of contiguity that still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach(u8);

impl Reach {
    /// The reach of that name: `land`, `12-miles`, `24-miles`, `150-miles`, `400-miles`.
    ///
    /// ```
    /// use counterpoise_measures::contiguity::within::Reach;
    /// assert!(Reach::named("150-miles").unwrap().has(Some(4)));
    /// assert!(!Reach::named("land").unwrap().has(Some(2)));
    /// ```
    pub fn named(name: &str) -> Option<Reach> {
        let names = ["land", "12-miles", "24-miles", "150-miles", "400-miles"];
        let at = names.iter().position(|one| *one == name)?;
        u8::try_from(at + 1).ok().map(Reach)
    }

    /// Whether that type, the nearest of a pair, counts.
    pub fn has(self, nearest: Option<u8>) -> bool {
        nearest.is_some_and(|kind| kind <= self.0)
    }
}

/// Whether two states are contiguous; see the page of this module.
pub fn within(nearest: Option<u8>, reach: Reach) -> Measured {
    Measured::new(Value::Number(f64::from(u8::from(reach.has(nearest)))), 1)
}
