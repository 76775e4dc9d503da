//! The claims as a table, and each unfolded.

use crate::context::Context;
use crate::outline::{fold, nothing, row, table};
use crate::words::{self, counted};
use counterpoise_case::model::EventId;
use counterpoise_study::{ClaimOutcome, ClaimResult, TestResult, tally};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let results = &context.answer.claims;
    if results.is_empty() {
        return nothing(
            "There is nothing to test: the case states no claim. A claim is a sentence of a study with the tests that it must pass.",
        );
    }
    let rows: Vec<Markup> = tally(results).iter().flat_map(|(outcome, n)| group(context, *outcome, *n)).collect();
    let heads = ["Claim", "As the study puts it", "Outcome", "What was found", "Why not better"];
    html! {
        p.lead {
            "Each claim of the study is written down as one or more tests against the evidence, and is as good as the worst of them. \
             The table shows the test that decides; the claim\u{2019}s name leads to all its tests, their events and the pages these come from."
        }
        (table(context, "cards claims", "Claims of the study and what came of them", &heads, &rows))
        details { summary { "All claims, unfolded to events and pages" } @for result in results { (unfolded(context, result)) } }
    }
}

/// The rows of one outcome under a heading.
fn group(context: &Context<'_>, outcome: ClaimOutcome, n: usize) -> Vec<Markup> {
    if n == 0 {
        return Vec::new();
    }
    let heading = html! { tr.group role="row" { th scope="rowgroup" role="rowheader" colspan="5" { (words::outcome(outcome)) ": " (counted(n, "claim", "claims")) } } };
    let own = context.answer.claims.iter().filter(|r| r.outcome == outcome);
    std::iter::once(heading).chain(own.map(|r| summary(context, r))).collect()
}

fn summary(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let claim = &context.case.claims[result.claim];
    let deciding: Vec<&TestResult> = result.tests.iter().filter(|t| t.outcome == result.outcome).collect();
    let reasons: Vec<&str> = deciding.iter().take(1).flat_map(|t| t.reasons.iter().map(String::as_str)).collect();
    row(&[
        html! { a href=(format!("#{}", context.anchors.claim(result.claim))) { (claim.id) } },
        html! { (claim.title) @if !claim.cites.is_empty() { span.cites { (words::citations(context, &claim.cites)) } } },
        words::outcome(result.outcome),
        found(context, result, &deciding),
        html! { (words::linked(context, &reasons.join("; "))) @if !claim.untestable.is_empty() { (claim.untestable) } },
    ])
}

/// The first test that decides, with what it found, and how many others there are.
fn found(context: &Context<'_>, result: &ClaimResult, deciding: &[&TestResult]) -> Markup {
    let Some(first) = deciding.first() else { return html! {} };
    let alike = deciding.len() - 1;
    let better = result.tests.len() - deciding.len();
    html! {
        (words::linked(context, &first.found))
        span.cites { "asked: " (words::linked(context, &first.text)) }
        @if alike > 0 { span.cites { (counted(alike, "other test", "other tests")) " likewise" } }
        @if better > 0 { span.cites { (counted(better, "other test fares", "other tests fare")) " better" } }
    }
}

fn unfolded(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let claim = &context.case.claims[result.claim];
    let head = html! { b { (claim.id) } " " (words::outcome(result.outcome)) " " (claim.title) };
    let body = html! {
        ul.tree {
            @for test in &result.tests { (unfolded_test(context, test)) }
            @if !claim.untestable.is_empty() { li { "cannot be tested: " (claim.untestable) } }
            @if !claim.rests_on.is_empty() { li { "the study rests it on" (evidence(context, &claim.rests_on)) } }
            @if !claim.note.is_empty() { li { "how it was put as a test: " (words::linked(context, &claim.note)) } }
            @if !claim.cites.is_empty() { li { "the study says it at " (words::citations(context, &claim.cites)) } }
        }
    };
    html! { div.folded id=(context.anchors.claim(result.claim)) { (fold(&head, &body)) } }
}

fn unfolded_test(context: &Context<'_>, test: &TestResult) -> Markup {
    html! {
        li {
            (words::outcome(test.outcome)) " " (words::linked(context, &test.text)) ": " b { (words::linked(context, &test.found)) }
            @if !test.reasons.is_empty() { "; " (words::linked(context, &test.reasons.join("; "))) }
            (evidence(context, &test.evidence))
        }
    }
}

/// Events with their dates and pages.
fn evidence(context: &Context<'_>, ids: &[EventId]) -> Markup {
    html! { @if !ids.is_empty() { ul { @for id in ids { li { (words::event_line(context, *id)) } } } } }
}
