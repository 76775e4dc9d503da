//! Degrees of membership.

use serde::Serialize;

/// A degree of membership in a fuzzy set: an interval, and a point where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Membership {
    /// The least it may be, 0..=1.
    pub lo: f64,
    /// The greatest it may be, 0..=1.
    pub hi: f64,
    /// The degree, if it is known; of sources that disagree, their mean.
    pub point: Option<f64>,
}
