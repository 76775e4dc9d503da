//! In which share of universes each claim is met.

use super::StressSpec;
use super::judge::Stage;
use crate::claims::met;
use counterpoise_case::model::{Case, TestKind};
use counterpoise_multiverse::{Plan, Space, Watch};
use rayon::prelude::*;
use serde::Serialize;
use std::sync::atomic::Ordering;

/// A claim over universes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimShare {
    /// Position among the case's claims.
    pub claim: usize,
    /// In how many universes every test of it is met. Whether that rests on enough is not asked here.
    pub met: u64,
    /// In how many something that it asks for is unknown, and no test is contradicted.
    pub open: u64,
}

/// The claims that can be tested (but those about breaks in series and about explanations), over a sample of universes; and how many universes were looked at.
pub(super) fn over(
    case: &Case,
    space: &Space,
    spec: &StressSpec,
    stage: &Stage<'_>,
    watch: &Watch<'_>,
) -> (Vec<ClaimShare>, u64) {
    let counts = |at: &usize| {
        let claim = &case.claims[*at];
        let tried =
            !claim.tests.iter().any(|test| matches!(test.kind, TestKind::Shift { .. } | TestKind::Explanation { .. }));
        claim.set.is_none_or(|set| case[set].on) && !claim.tests.is_empty() && claim.calibrates.is_none() && tried
    };
    let claims: Vec<usize> = (0..case.claims.len()).filter(counts).collect();
    if spec.claims == 0 || claims.is_empty() {
        return (Vec::new(), 0);
    }
    let plan = Plan::of(space, spec.claims, spec.seed);
    let universe = |number: u128| {
        if watch.stop.load(Ordering::Relaxed) {
            return None;
        }
        let mut universe = vec![0; space.choices.len()];
        space.universe(number, &mut universe);
        let case = stage.universes.case_of(&universe);
        Some(claims.iter().map(|&claim| met::claim(&case, claim)).collect::<Vec<Option<bool>>>())
    };
    let found: Vec<Option<Vec<Option<bool>>>> = plan.universes(space).into_par_iter().map(universe).collect();
    let mut shares: Vec<ClaimShare> = claims.iter().map(|&claim| ClaimShare { claim, met: 0, open: 0 }).collect();
    for outcomes in found.iter().flatten() {
        for (share, outcome) in shares.iter_mut().zip(outcomes) {
            share.met += u64::from(*outcome == Some(true));
            share.open += u64::from(outcome.is_none());
        }
    }
    (shares, found.iter().flatten().count() as u64)
}
