//! Claims as tests: each is met, is not, or is left open by the evidence, and so is the claim.
//!
//! The rules are stated in `docs/claims.md`.

mod calibration;
mod carried;
mod count;
mod dependence;
mod enough;
mod explanation;
mod ground;
mod level;
pub(crate) mod met;
mod number;
mod order;
mod outside;
mod pattern;
mod robust;
mod shift;
mod span;
mod stance;
mod tallies;
mod through;
mod verdict;
mod words;

pub use calibration::{Calibration, Reproduced};
pub use carried::Carried;
pub(crate) use carried::began_before;
pub(crate) use dependence::{dependence, watch_depends_on};
pub use ground::{Family, Ground, GroundKind};
pub use outside::{Outside, OutsideKind};
pub use tallies::{grounds_of, of_schools, of_study, tally};
pub use through::Through;

use crate::bench::{Bench, Stopped};
use crate::memo::Told;
use crate::node::Node;
use crate::rivals::weighed;
use counterpoise_case::model::{Case, Claim, EventId, Test, TestKind};
use level::Probe;
use pattern::Asked;
use rayon::prelude::*;
use serde::Serialize;

/// What came of a claim or a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimOutcome {
    /// Everything it asks for is met.
    Supported,
    /// Everything is met, on little evidence, on one source, or on none.
    Thin,
    /// Of several tests one is met and one is not. Of a claim only.
    Partly,
    /// What it asks for is not met, and nothing else of it is.
    NotSupported,
    /// The evidence does not decide.
    NotDecided,
    /// There is nothing to test it on.
    Untested,
}

impl ClaimOutcome {
    /// All of them, in the order in which they are listed.
    pub const ALL: [ClaimOutcome; 6] = [
        ClaimOutcome::Supported,
        ClaimOutcome::Thin,
        ClaimOutcome::Partly,
        ClaimOutcome::NotSupported,
        ClaimOutcome::NotDecided,
        ClaimOutcome::Untested,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ClaimOutcome::Supported => "supported",
            ClaimOutcome::Thin => "thin",
            ClaimOutcome::Partly => "partly",
            ClaimOutcome::NotSupported => "not supported",
            ClaimOutcome::NotDecided => "not decided",
            ClaimOutcome::Untested => "untested",
        }
    }

    /// Whether what is asked for is met.
    #[must_use]
    pub fn is_met(self) -> bool {
        matches!(self, ClaimOutcome::Supported | ClaimOutcome::Thin)
    }

    /// What a claim comes to whose tests come to these.
    fn of_claim(tests: &[ClaimOutcome]) -> ClaimOutcome {
        let any = |of: ClaimOutcome| tests.contains(&of);
        let met = tests.iter().any(|test| test.is_met());
        match () {
            () if tests.iter().all(|test| *test == ClaimOutcome::Untested) => {
                ClaimOutcome::Untested
            }
            () if tests.iter().all(|test| *test == ClaimOutcome::Supported) => {
                ClaimOutcome::Supported
            }
            () if tests.iter().all(|test| test.is_met()) => ClaimOutcome::Thin,
            () if any(ClaimOutcome::NotSupported) && met => ClaimOutcome::Partly,
            () if any(ClaimOutcome::NotSupported) => ClaimOutcome::NotSupported,
            () => ClaimOutcome::NotDecided,
        }
    }
}

/// What came of one test.
#[derive(Clone, Debug, Serialize)]
pub struct TestResult {
    /// The test as written.
    pub text: String,
    /// What came of it.
    pub outcome: ClaimOutcome,
    /// What was found, in one clause.
    pub found: String,
    /// Why it is not better than it is; empty if it is supported.
    pub reasons: Vec<Ground>,
    /// Events it rests on, the weightiest first.
    pub evidence: Vec<EventId>,
    /// Values of series and judgements of sources it rests on, each with its source.
    pub basis: Vec<Node>,
    /// The share of draws that bear the test out, 0..=1; `None` where nothing is resampled.
    pub share: Option<f64>,
    /// For each of its periods what is new in it and what carried over; empty where no events are
    /// counted.
    pub spans: Vec<Carried>,
    /// Works through which its events were read, those of most events first.
    pub through: Vec<Through>,
    /// Events that the study rests the claim on and this test cannot count; empty where it counts
    /// no events.
    pub outside: Vec<Outside>,
}

/// What came of a claim.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimResult {
    /// Position in the case's claims.
    pub claim: usize,
    /// What its tests come to together; *untested* if it has none.
    pub outcome: ClaimOutcome,
    /// Its tests.
    pub tests: Vec<TestResult>,
    /// Events that the study rests it on and no test of it can count.
    pub outside: Vec<Outside>,
    /// What it says of a school, if it is that school's own case; `None` for a claim of the study.
    pub calibration: Option<Calibration>,
}

impl ClaimResult {
    /// The tests that decide: those with the claim's own outcome; of a claim that is partly
    /// supported, those that are not met.
    pub fn deciding(&self) -> impl Iterator<Item = &TestResult> {
        let of = if self.outcome == ClaimOutcome::Partly {
            ClaimOutcome::NotSupported
        } else {
            self.outcome
        };
        self.tests.iter().filter(move |t| t.outcome == of)
    }

    /// The kinds of reasons for which it is no better than it is, each once, in the order of
    /// [`GroundKind::ALL`].
    #[must_use]
    pub fn grounds(&self) -> Vec<GroundKind> {
        let mut kinds: Vec<GroundKind> =
            self.deciding().flat_map(|t| t.reasons.iter().map(|r| r.kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// `thin: too little evidence, too few sources`; only the outcome where there is no reason.
    #[must_use]
    pub fn headline(&self) -> String {
        let grounds: Vec<&str> = self.grounds().into_iter().map(GroundKind::words).collect();
        if grounds.is_empty() {
            return self.outcome.word().to_owned();
        }
        format!("{}: {}", self.outcome.word(), grounds.join(", "))
    }
}

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
    let calibration = calibration::calibration(bench, claim, outcome);
    ClaimResult { claim: at, outcome, tests, outside, calibration }
}

/// What comes of a test, by itself or as a clue.
pub(crate) fn finding(bench: &Bench<'_>, test: &Test) -> Finding {
    match &test.kind {
        TestKind::Verdict { cell, period, school, label, negated } => {
            verdict::test(bench, cell, *period, *school, label, *negated)
        }
        TestKind::Stance { cell, period, at, side, negated } => {
            stance::test(bench, cell, (*period, at.as_ref()), (*side, *negated))
        }
        &TestKind::Pattern { dyad, period, pattern, negated } => {
            pattern::test(bench, Asked { dyad, period, pattern, negated })
        }
        TestKind::Change { quantity, cell, from, to, direction, by } => {
            Probe::change(quantity, cell, (*from, *to), *direction, *by).conclude(bench)
        }
        TestKind::Level { quantity, cell, period, bound } => {
            Probe::level(quantity, cell, *period, *bound).conclude(bench)
        }
        TestKind::Count { filter, cell, period, bound } => {
            count::count(bench, filter, cell, *period, *bound)
        }
        TestKind::Compare { greater, lesser, by } => {
            Probe::compare(greater, lesser, *by).conclude(bench)
        }
        TestKind::Order { earlier, later } => order::test(bench.case, *earlier, *later),
        TestKind::Span { first, second, apart } => span::test(bench.case, first, second, *apart),
        TestKind::Number { series, at, bound } => number::number(bench.case, *series, at, *bound),
        TestKind::Ratio { over, under, at, bound } => {
            number::ratio(bench.case, *over, *under, at, *bound)
        }
        TestKind::Shift { watch, within, negated, probability } => {
            shift::shift(bench, *watch, *within, *negated, *probability)
        }
        TestKind::Explanation { hypothesis, over, asks } => {
            explanation::test(bench, *hypothesis, *over, *asks)
        }
    }
}

/// What [`finding`] finds of a quantity or a verdict that is drawn, nothing within if that is not
/// known; `None`: it is a test of another kind, or nothing is drawn.
pub(crate) fn told(bench: &Bench<'_>, test: &Test) -> Option<Option<Told>> {
    if bench.case.settings.draws == 0 {
        return None;
    }
    let compute: &dyn Fn() -> Option<Told> = match &test.kind {
        TestKind::Verdict { cell, period, school, label, negated } => {
            &|| verdict::told(bench, cell, *period, *school, (label, *negated))
        }
        TestKind::Change { quantity, cell, from, to, direction, by } => {
            &|| Probe::change(quantity, cell, (*from, *to), *direction, *by).told(bench)
        }
        TestKind::Level { quantity, cell, period, bound } => {
            &|| Probe::level(quantity, cell, *period, *bound).told(bench)
        }
        TestKind::Compare { greater, lesser, by } => {
            &|| Probe::compare(greater, lesser, *by).told(bench)
        }
        _ => return None,
    };
    Some(bench.memo.told.once(dependence::of_test(bench, test), compute))
}

fn test(bench: &Bench<'_>, test: &Test) -> TestResult {
    let finding = finding(bench, test);
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

/// A finding before it is attached to its test.
pub(crate) struct Finding {
    pub(crate) outcome: ClaimOutcome,
    pub(crate) found: String,
    pub(crate) reasons: Vec<Ground>,
    pub(crate) evidence: Vec<EventId>,
    pub(crate) basis: Vec<Node>,
    pub(crate) share: Option<f64>,
    pub(crate) spans: Vec<Carried>,
    pub(crate) through: Vec<Through>,
}

impl Finding {
    fn plain(outcome: ClaimOutcome, found: String, reason: Option<Ground>) -> Finding {
        Finding {
            outcome,
            found,
            reasons: reason.into_iter().collect(),
            evidence: Vec::new(),
            basis: Vec::new(),
            share: None,
            spans: Vec::new(),
            through: Vec::new(),
        }
    }
}
