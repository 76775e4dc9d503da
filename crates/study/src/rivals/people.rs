//! How far people who gave likelihoods are apart, in words.

use super::{Rivals, decibels_text};
use counterpoise_case::model::Case;
use counterpoise_tracing::Spread;

fn who(by: &str) -> &str {
    if by.is_empty() { "whoever wrote the case" } else { by }
}

/// The clue about which they are furthest apart, for the leader against the runner-up; `None` where
/// only one was asked.
#[must_use]
pub fn furthest_apart(case: &Case, rivals: &Rivals) -> Option<String> {
    let ends = |s: &Spread| {
        let least = s.weights.iter().min_by(|a, b| a.1.total_cmp(&b.1))?.clone();
        let most = s.weights.iter().max_by(|a, b| a.1.total_cmp(&b.1))?.clone();
        Some((s.clue, least, most))
    };
    let apart = |of: &(usize, (String, f64), (String, f64))| of.2.1 - of.1.1;
    let all = rivals.fitted.spreads.iter().filter_map(ends).filter(|of| apart(of) > 0.0);
    let (clue, least, most) =
        all.max_by(|a, b| apart(a).total_cmp(&apart(b)).then(b.0.cmp(&a.0)))?;
    let fitted = &rivals.fitted;
    Some(format!(
        "They are furthest apart about the clue `{}`: for `{}` against `{}` it says {} by {}, and {} by {}.",
        case[rivals.clues[clue]].id,
        rivals.name(case, fitted.leader()),
        rivals.name(case, fitted.runner_up()),
        decibels_text(least.1),
        who(&least.0),
        decibels_text(most.1),
        who(&most.0)
    ))
}
