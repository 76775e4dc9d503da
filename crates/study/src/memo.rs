//! What is computed once, though many universes ask for it.
//!
//! Everything here is known by the evidence that it is computed from, so that no change which
//! leaves that evidence as it is computes it again, and none that touches it is overlooked.

use crate::fingerprint::sha256;
use crate::shifts::Belief;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Shares of draws, and beliefs in shifts, by what they rest on.
#[derive(Default)]
pub(crate) struct Memo {
    shares: Known<f64>,
    beliefs: Known<Belief>,
}

type Known<T> = Mutex<BTreeMap<String, Option<T>>>;

impl Memo {
    pub(crate) fn share(&self, of: &str, compute: impl FnOnce() -> Option<f64>) -> Option<f64> {
        once(&self.shares, of, compute)
    }

    pub(crate) fn belief(
        &self,
        of: &str,
        compute: impl FnOnce() -> Option<Belief>,
    ) -> Option<Belief> {
        once(&self.beliefs, of, compute)
    }
}

/// Two hands may compute the same thing side by side; both find the same.
fn once<T: Copy>(known: &Known<T>, of: &str, compute: impl FnOnce() -> Option<T>) -> Option<T> {
    let key = sha256(of.as_bytes());
    let found = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
    found.unwrap_or_else(|| {
        let found = compute();
        known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, found);
        found
    })
}
