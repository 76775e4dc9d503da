//! Claims counted: by outcome, by reason, the study's own apart from those that calibrate schools.

use super::{ClaimOutcome, ClaimResult, ReasonKind};

/// The claims of the study itself.
pub fn of_study(results: &[ClaimResult]) -> impl Iterator<Item = &ClaimResult> {
    results.iter().filter(|r| r.calibration.is_none())
}

/// The claims that calibrate schools: cases whose label a school's own author gives.
pub fn of_schools(results: &[ClaimResult]) -> impl Iterator<Item = &ClaimResult> {
    results.iter().filter(|r| r.calibration.is_some())
}

/// How many have each outcome.
#[must_use]
pub fn tally<'r>(results: impl IntoIterator<Item = &'r ClaimResult>) -> [(ClaimOutcome, usize); 6] {
    let outcomes: Vec<ClaimOutcome> = results.into_iter().map(|r| r.outcome).collect();
    let count = |of: ClaimOutcome| outcomes.iter().filter(|o| **o == of).count();
    ClaimOutcome::ALL.map(|of| (of, count(of)))
}

/// How many of the claims with this outcome have each kind of reason, the most frequent first. A
/// claim may have several.
#[must_use]
pub fn reasons_of<'r>(
    results: impl IntoIterator<Item = &'r ClaimResult>,
    outcome: ClaimOutcome,
) -> Vec<(ReasonKind, usize)> {
    let with: Vec<Vec<ReasonKind>> = results
        .into_iter()
        .filter(|r| r.outcome == outcome)
        .map(ClaimResult::reason_kinds)
        .collect();
    let count = |kind: ReasonKind| with.iter().filter(|kinds| kinds.contains(&kind)).count();
    let mut counts: Vec<(ReasonKind, usize)> =
        ReasonKind::ALL.map(|kind| (kind, count(kind))).to_vec();
    counts.retain(|(_, n)| *n > 0);
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts
}
