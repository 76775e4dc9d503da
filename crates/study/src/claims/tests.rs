//! Tests that look at the evidence: all but those of explanations, which rest on clues that may
//! themselves be tests.

use super::dependence::of_test;
use super::finding::Finding;
use super::found::Found;
use super::level::Probe;
use super::outcome::ClaimOutcome;
use super::pattern::{self, Asked};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::{count, number, order, shift, span, stance, verdict};
use crate::bench::Bench;
use crate::memo::Told;
use counterpoise_case::model::{Test, TestKind};

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
        TestKind::Span { first, second, between } => {
            span::test(bench.case, first, second, *between)
        }
        TestKind::Number { series, at, bound } => number::number(bench.case, *series, at, *bound),
        TestKind::Ratio { over, under, at, bound } => {
            number::ratio(bench.case, *over, *under, at, *bound)
        }
        TestKind::Shift { watch, within, negated, probability } => {
            shift::shift(bench, *watch, *within, *negated, *probability)
        }
        // Only a claim asks how an explanation fares: what weighs them cannot hang on it.
        TestKind::Explanation { .. } | TestKind::Clue { .. } | TestKind::Without { .. } => {
            let reason = ClaimReason::new(ReasonKind::NotKnown, Why::ExplanationIsNoClue);
            Finding::plain(ClaimOutcome::Untested, Found::NotWeighed, Some(reason))
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
    Some(bench.memo.told.once(of_test(bench, test), compute))
}
