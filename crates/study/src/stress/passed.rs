//! In which share of universes each claim is met.

use super::bearing_choices::BearingChoices;
use super::facts::{ClaimShare, StressSpec};
use crate::bench::{Bench, Choices};
use crate::claims::met::Elsewhere;
use crate::memo::Memo;
use counterpoise_case::choose;
use counterpoise_case::model::{ActorId, Case};
use counterpoise_ledger::Ledger;
use counterpoise_multiverse::{Plan, SpaceError, Watch};
use rayon::prelude::*;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The claims that can be tested, over a sample of all universes, whatever their choices bear on;
/// and how many universes were looked at.
pub(super) fn over(
    case: &Case,
    dyad: (ActorId, ActorId),
    spec: &StressSpec,
    memo: &Arc<Memo>,
    watch: &Watch<'_>,
) -> Result<(Vec<ClaimShare>, u64), SpaceError> {
    let counts = |at: &usize| {
        let claim = &case.claims[*at];
        claim.set.is_none_or(|set| case[set].on)
            && !claim.tests.is_empty()
            && claim.calibrates.is_none()
    };
    let claims: Vec<usize> = (0..case.claims.len()).filter(counts).collect();
    if spec.claims == 0 || claims.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let part = BearingChoices::whole(case)?;
    let space = &part.space;
    let plan = Plan::of(space, spec.claims, spec.seed);
    let universe = |number: u128| {
        if watch.stop.load(Ordering::Relaxed) {
            return None;
        }
        let mut universe = vec![0; space.choices.len()];
        space.universe(number, &mut universe);
        let case = choose(case, part.edits(case, &universe));
        let ledger = Ledger::new(&case, dyad, &case.settings);
        let bench = Bench::new(&case, dyad, ledger, Choices::VERDICTS).with(memo);
        let here = Elsewhere::new(&bench);
        Some(claims.iter().map(|&claim| here.claim(claim)).collect::<Vec<Option<bool>>>())
    };
    let found: Vec<Option<Vec<Option<bool>>>> =
        plan.universes(space).into_par_iter().map(universe).collect();
    let mut shares: Vec<ClaimShare> =
        claims.iter().map(|&claim| ClaimShare { claim, met: 0, open: 0 }).collect();
    for outcomes in found.iter().flatten() {
        for (share, outcome) in shares.iter_mut().zip(outcomes) {
            share.met += u64::from(*outcome == Some(true));
            share.open += u64::from(outcome.is_none());
        }
    }
    Ok((shares, found.iter().flatten().count() as u64))
}
