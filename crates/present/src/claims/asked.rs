//! Of a claim that is not supported: what was found, and what was asked for.

use super::found::apart_text;
use super::reasons::between_text;
use crate::called::called_text;
use crate::plain::{of_hundred, spoken};
use crate::text::{bound_text, number};
use counterpoise_case::model::{Bound, Case, Direction, TestKind};
use counterpoise_ledger::Evidence;
use counterpoise_study::{ClaimOutcome, ClaimResult, Found, TestResult, Why};

/// `17 of 100 re-readings bear it out, 80 needed`: what was found and what was asked for, by the
/// first test that can say both in a clause. `None` of a claim that is not found wanting, and where
/// no test can.
#[must_use]
pub fn found_and_asked(case: &Case, result: &ClaimResult) -> Option<String> {
    if result.outcome != ClaimOutcome::NotSupported {
        return None;
    }
    let kinds = &case.claims[result.claim].tests;
    let deciding = result.tests.iter().zip(kinds);
    let deciding = deciding.filter(|(test, _)| test.outcome == ClaimOutcome::NotSupported);
    let mut reasons = deciding.flat_map(|(test, asked)| {
        test.reasons.iter().map(move |reason| (test, &reason.why, &asked.kind))
    });
    reasons.find_map(|(test, why, asked)| clause(case, test, why, asked))
}

fn clause(case: &Case, test: &TestResult, why: &Why, asked: &TestKind) -> Option<String> {
    let least = of_hundred(case.settings.confidence);
    let bears = |share: f64| {
        format!("{} of 100 re-readings bear it out, {least} needed", of_hundred(share))
    };
    Some(match (why, &test.found, asked) {
        (Why::OnlyShare(share) | Why::ContraryBut(_, share), ..) => bears(*share),
        (
            Why::Label(..)
            | Why::Leans(_)
            | Why::Needed(_)
            | Why::ChangeNeeded(..)
            | Why::ExcessNeeded(_),
            ..,
        ) if test.share.is_some() => bears(test.share?),
        (Why::Label(called, _), _, TestKind::Verdict { label, negated: false, .. }) => {
            format!("{} found, {} needed", spoken(&called_text(called)), spoken(label))
        }
        (Why::Needed(bound), found, _) => number_found(found, *bound)?,
        (Why::SpanNeeded(between), Found::Span(_, _, Some(apart)), _) => {
            format!("{} found, {} needed", apart_text(*apart), between_text(*between))
        }
        (Why::ProbabilityNeeded(least), Found::Shift { probability, .. }, _) => {
            let (found, least) = (of_hundred(*probability), of_hundred(*least));
            format!("probable in {found} of 100 cases, {least} needed")
        }
        (Why::ChangeNeeded(direction, _), Found::Change([before, after], _), _) => {
            let wanted = if *direction == Direction::Rises { "a rise" } else { "a fall" };
            let (before, after) = (before.value()?, after.value()?);
            format!("{} to {} found, {wanted} needed", number(before), number(after))
        }
        (Why::ExcessNeeded(_), Found::Compared([one, other], _), _) => {
            format!(
                "{} against {} found, more needed",
                number(one.value()?),
                number(other.value()?)
            )
        }
        (Why::Reverse, ..) => "the order is the reverse".to_owned(),
        _ => return None,
    })
}

/// `1 found, at least 3 needed`.
fn number_found(found: &Found, bound: Bound) -> Option<String> {
    let found = match found {
        Found::Events { least, most } if least == most => number(*most as f64),
        Found::Events { least, most } => format!("{least} to {most}"),
        Found::Level(Evidence::Zero, _) => "none".to_owned(),
        Found::Level(level, _) => number(level.value()?),
        Found::Value(_, _, value) => number(*value),
        Found::Ratio { ratio, .. } => number(*ratio),
        _ => return None,
    };
    Some(format!("{found} found, {} needed", bound_text(bound)))
}
