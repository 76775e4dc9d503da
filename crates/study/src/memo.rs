//! What is computed once, though many universes, or many versions of a case, ask for it.
//!
//! Everything here is known by the content of what it is computed from, so that no change which
//! leaves that as it is computes it again, and none that touches it is overlooked.

use counterpoise_case::content::Content;
use counterpoise_shifts::Stories;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What tests find, and beliefs in shifts, by what they rest on. May be shared by many threads and
/// many cases.
#[derive(Debug, Default)]
pub struct Memo {
    pub(crate) told: Known<Told>,
    pub(crate) beliefs: Known<Belief>,
}

/// What a test finds, without its reasons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Told {
    /// As claimed in this share of the draws.
    Share(f64),
    /// As claimed or not, where nothing is drawn.
    Met(bool),
}

/// What the evidence of a watch says of a shift within a window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Belief {
    /// How much a shift, none and a steady trend are to be believed.
    pub stories: Stories,
    /// The probability that it was then, if there is a shift.
    pub then: f64,
    /// The Bayes factor against all rivals together; `None` where the evidence does not reach.
    pub factor: Option<f64>,
}

/// Things of one kind; `None`: nothing can be said.
#[derive(Debug)]
pub(crate) struct Known<T>(Mutex<BTreeMap<Content, Option<T>>>);

impl<T> Default for Known<T> {
    fn default() -> Known<T> {
        Known(Mutex::default())
    }
}

impl<T: Copy> Known<T> {
    /// Two threads may compute the same thing side by side; both find the same.
    pub(crate) fn once(&self, on: Content, compute: impl FnOnce() -> Option<T>) -> Option<T> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&on).copied();
        known.unwrap_or_else(|| {
            let found = compute();
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(on, found);
            found
        })
    }
}
