//! Claims as tests: each is met, is not, or is left open by the evidence, and so is the claim.
//!
//! The rules are stated in `docs/claims.md`.

mod calibration;
mod carried;
mod causal;
mod count;
mod dependence;
mod enough;
mod explanation;
mod finding;
mod found;
mod level;
pub(crate) mod met;
mod number;
mod obstacle;
mod order;
mod outcome;
mod outside;
mod pattern;
mod reason;
mod result;
mod robust;
mod shift;
mod span;
mod stance;
mod tallies;
mod tests;
mod through;
mod verdict;

pub use carried::Carried;
pub(crate) use carried::began_before;
pub(crate) use dependence::{dependence, watch_depends_on};
pub(crate) use finding::Finding;
pub use found::{
    AnsweredBy, Apart, Found, InArena, Leans, NoSide, NoValue, PartFound, Place, WithoutCause,
};
pub use obstacle::{Obstacle, Outside, OutsideKind};
pub use outcome::{Calibration, ClaimOutcome, Reproduced};
pub use reason::{ClaimReason, Contrary, Family, ReasonKind, Sources, Why};
pub use result::{ClaimResult, TestResult};
pub use tallies::{of_schools, of_study, reasons_of, tally};
pub(crate) use tests::{finding, told};
pub use through::Through;

use crate::bench::{Bench, Stopped};
use crate::rivals::weighed;
use counterpoise_case::model::{Case, Claim, Test, TestKind};
use rayon::prelude::*;

/// Runs all claims of sets that are on.
pub(crate) fn run(bench: &Bench<'_>) -> Result<Vec<ClaimResult>, Stopped> {
    weighed(bench);
    let claims = bench.case.claims.iter().enumerate();
    let counted: Vec<(usize, &Claim)> = claims.filter(|(_, c)| counts(bench.case, c)).collect();
    let one = |(at, claim): &(usize, &Claim)| {
        bench.goes_on()?;
        Ok(one(bench, *at, claim))
    };
    counted.par_iter().map(one).collect()
}

/// Whether a claim's set is on.
pub(crate) fn counts(case: &Case, claim: &Claim) -> bool {
    claim.set.is_none_or(|set| case[set].on)
}

pub(crate) fn one(bench: &Bench<'_>, at: usize, claim: &Claim) -> ClaimResult {
    let mut tests: Vec<TestResult> = claim.tests.iter().map(|t| test(bench, t)).collect();
    let outcome = ClaimOutcome::of_claim(&tests.iter().map(|t| t.outcome).collect::<Vec<_>>());
    let reach = outside::Reach::of(bench, claim);
    tests.iter_mut().enumerate().for_each(|(at, test)| test.outside = reach.of_test(at));
    let outside = reach.of_claim();
    let calibration = calibration::calibration(bench, claim, outcome, &tests);
    ClaimResult { claim: at, outcome, tests, outside, calibration }
}

fn test(bench: &Bench<'_>, test: &Test) -> TestResult {
    let finding = match &test.kind {
        TestKind::Explanation { hypothesis, over, asks } => {
            explanation::test(bench, *hypothesis, *over, *asks)
        }
        &TestKind::Clue { clue, hypothesis, test } => {
            causal::clue(bench, causal::Asked { clue, hypothesis, test })
        }
        TestKind::Without { cause, bound } => causal::without(bench, *cause, *bound),
        _ => finding(bench, test),
    };
    TestResult {
        text: test.text.clone(),
        outcome: finding.outcome,
        found: finding.found,
        reasons: finding.reasons,
        evidence: finding.evidence,
        basis: finding.basis,
        share: finding.share,
        spans: finding.spans,
        through: finding.through,
        outside: Vec::new(),
    }
}
