//! How likely what was observed is, and what a joint probability may be.

use crate::model::{Clue, ClueStatus, HypothesisId, Likelihood};

/// Three names, and how many more.
pub(super) fn names(all: &[&str]) -> String {
    let shown: Vec<String> = all.iter().take(3).map(|name| format!("`{name}`")).collect();
    match all.len() {
        0..=3 => shown.join(", "),
        n => format!("{} and {} more", shown.join(", "), n - 3),
    }
}

/// How likely what was observed is; `None` where that is not a plain probability.
pub(super) fn observed(clue: &Clue, of: &Likelihood) -> Option<f64> {
    match clue.status {
        _ if clue.in_decibels || clue.computed.is_some() => None,
        ClueStatus::Found => Some(of.value),
        ClueStatus::NotFound => Some(1.0 - of.value),
        ClueStatus::Open => None,
    }
}

/// How likely what was observed of a clue is by itself, to one person or, where that one is silent,
/// to whoever wrote the case; `None` where that is not a plain probability.
pub(super) fn by_itself(clue: &Clue, hypothesis: HypothesisId, by: &str) -> Option<f64> {
    let of = |by: &str| clue.likelihoods.iter().find(|l| l.hypothesis == hypothesis && l.by == by);
    observed(clue, of(by).or_else(|| of(""))?)
}

/// `0.9, but each by itself allows 0.4 to 0.7`, if a joint probability is more or less than its
/// members allow: at least their sum less all but one, at most the smallest.
pub(super) fn excess(each: &[f64], joint: f64) -> Option<String> {
    let least = (each.iter().sum::<f64>() - (each.len() as f64 - 1.0)).max(0.0);
    let most = each.iter().copied().fold(1.0, f64::min);
    let text = |n: f64| ((n * 1e4).round() / 1e4).to_string();
    let outside = joint < least - 1e-9 || joint > most + 1e-9;
    outside.then(|| {
        format!("{}, but each by itself allows {} to {}", text(joint), text(least), text(most))
    })
}
