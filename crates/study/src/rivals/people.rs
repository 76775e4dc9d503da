//! How far people who gave likelihoods are apart.

use super::Rivals;
use counterpoise_case::model::{ClueId, HypothesisId};
use counterpoise_tracing::Spread;

/// The clue about which those who gave likelihoods are furthest apart.
#[derive(Clone, Debug, PartialEq)]
pub struct FurthestApart {
    /// The clue.
    pub clue: ClueId,
    /// For whom it speaks,
    pub of: HypothesisId,
    /// and against whom.
    pub over: HypothesisId,
    /// Who gives it the least weight, and how much, in decibels; no name: whoever wrote the case.
    pub least: (String, f64),
    /// Who gives it the most.
    pub most: (String, f64),
}

/// The clue about which they are furthest apart, for the leader against the runner-up; `None` where
/// only one was asked.
#[must_use]
pub fn furthest_apart(rivals: &Rivals) -> Option<FurthestApart> {
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
    Some(FurthestApart {
        clue: rivals.clues[clue],
        of: rivals.hypotheses[fitted.leader()],
        over: rivals.hypotheses[fitted.runner_up()],
        least,
        most,
    })
}
