//! The claims as a table, and each unfolded.

use super::unfold;
use crate::context::Context;
use crate::outline::{fold, nothing, row, table};
use crate::words;
use counterpoise_study::{ClaimResult, claim_node};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let results = &context.answer.claims;
    if results.is_empty() {
        return nothing("There is nothing to test: the case states no claim. A claim is a sentence of a study with the tests that it must pass.");
    }
    let rows: Vec<Markup> = results.iter().map(|r| summary(context, r)).collect();
    let heads = ["Claim", "As the study puts it", "Outcome", "What was found", "Why not better"];
    html! {
        p.lead {
            "Each claim of the study is written down as one or more tests against the evidence, and is as good as the worst of them. \
             The claim\u{2019}s name leads to its tests, their events and the pages these come from."
        }
        (table(context, "cards claims", "Claims of the study and what came of them", &heads, &rows))
        h3 { "Claims unfolded" }
        @for result in results { (unfolded(context, result)) }
    }
}

fn summary(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let claim = &context.case.claims[result.claim];
    let found: Vec<&str> = result.tests.iter().map(|t| t.found.as_str()).filter(|f| !f.is_empty()).collect();
    let mut reasons: Vec<&str> = result.tests.iter().flat_map(|t| t.reasons.iter().map(String::as_str)).collect();
    if !claim.untestable.is_empty() {
        reasons.push(&claim.untestable);
    }
    row(&[
        html! { a href=(format!("#{}", context.anchors.claim(result.claim))) { (claim.id) } },
        html! { (claim.title) @if !claim.cites.is_empty() { span.cites { (words::citations(context, &claim.cites)) } } },
        words::outcome(result.outcome),
        lines(context, &found),
        lines(context, &reasons),
    ])
}

/// One line, or several as a list; the same line only once.
fn lines(context: &Context<'_>, all: &[&str]) -> Markup {
    let mut distinct: Vec<&str> = Vec::new();
    for line in all {
        if !distinct.contains(line) {
            distinct.push(line);
        }
    }
    html! {
        @match distinct.as_slice() {
            [] => {},
            [one] => (words::linked(context, one)),
            many => ul { @for line in many { li { (words::linked(context, line)) } } },
        }
    }
}

fn unfolded(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let claim = &context.case.claims[result.claim];
    let node = claim_node(context.case, result);
    let head = html! { b { (claim.id) } " " (words::outcome(result.outcome)) " " (claim.title) };
    let body = html! { (unfold::tree(context, &node.children)) };
    html! { div.folded id=(context.anchors.claim(result.claim)) { (fold(&head, &body)) } }
}
