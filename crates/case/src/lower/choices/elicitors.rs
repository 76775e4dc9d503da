//! The people who give likelihoods, as options name them.

use crate::model::{Case, Likelihood};

/// The word for whoever wrote the case, among the people whose likelihoods count.
pub(super) const AUTHOR: &str = "author";

/// Everybody who gives likelihoods, by name; whoever wrote the case has none and comes first.
pub(super) fn elicitors(case: &Case) -> Vec<String> {
    let by = |likelihood: &Likelihood| likelihood.by.clone();
    let mut found: Vec<String> =
        case.clues.iter().flat_map(|clue| &clue.likelihoods).map(by).collect();
    found.sort_unstable();
    found.dedup();
    found
}
