//! The claims as a table, and each unfolded.

use crate::context::Context;
use crate::outline::{fold, nothing, row, table};
use crate::words::{self, counted};
use counterpoise_case::model::EventId;
use counterpoise_case::vocabulary::Word;
use counterpoise_present::{
    carried_text, found_text, kind_text, outside_sentence, outside_text, reason_text,
    reproduced_text, rows_text, rules_text, through_text,
};
use counterpoise_study::{
    ClaimOutcome, ClaimResult, TestResult, of_schools, of_study, reasons_of, tally,
};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let results = &context.answer.claims;
    if results.is_empty() {
        return nothing(
            "There is nothing to test: the case states no claim. A claim is a sentence of a study with the tests that it must pass.",
        );
    }
    let study: Vec<&ClaimResult> = of_study(results).collect();
    let schools: Vec<&ClaimResult> = of_schools(results).collect();
    html! {
        p.lead {
            "Each claim of the study is written down as one or more tests against the evidence, and is supported if all of them are met. \
             The table shows the test that decides; the claim\u{2019}s name leads to all its tests, their events and the pages these come from."
        }
        (reasons(context, &study))
        (claims_table(context, "Claims of the study and what came of them", &study))
        @if !schools.is_empty() {
            h3 id="calibration" { "Textbook cases of the schools" }
            p { "These are no claims of the study. The author of a school judged the case; the rule that stands for the school here ought to give the \
                 author\u{2019}s label. Where the ledger holds too few rows of the case, that it does not says nothing about the rule." }
            (calibrations(context, &schools))
        }
        details { summary { "All claims, unfolded to events and pages" } @for result in results { (unfolded(context, result)) } }
    }
}

/// What is asked of a claim, and why claims are thin or fail.
fn reasons(context: &Context<'_>, study: &[&ClaimResult]) -> Markup {
    let line = |outcome: ClaimOutcome| {
        let kinds = reasons_of(study.iter().copied(), outcome);
        let parts: Vec<String> =
            kinds.iter().map(|(kind, n)| format!("{} ({n})", kind_text(*kind))).collect();
        html! { @if !parts.is_empty() { li { (words::outcome(outcome)) " " (parts.join(", ")) } } }
    };
    html! {
        p { "Asked of every claim that counts acts: " (rules_text(context.case)) ". Why claims are thin, not supported or not decided (one may have several reasons):" }
        ul { (line(ClaimOutcome::Thin)) (line(ClaimOutcome::NotSupported)) (line(ClaimOutcome::NotDecided)) }
    }
}

fn claims_table(context: &Context<'_>, caption: &str, results: &[&ClaimResult]) -> Markup {
    let counts = tally(results.iter().copied());
    let rows: Vec<Markup> =
        counts.iter().flat_map(|(outcome, n)| group(context, results, *outcome, *n)).collect();
    let heads = ["As the study puts it", "What was found", "Why not better"];
    table(context, "cards claims", caption, &heads, &rows)
}

/// The cases of the schools: what the author says, and whether the rule says it too.
fn calibrations(context: &Context<'_>, results: &[&ClaimResult]) -> Markup {
    let line = |result: &&ClaimResult| {
        let calibration = result.calibration.as_ref();
        let school = calibration.map_or("", |c| context.case[c.school].title.as_str());
        let state = reproduced_text(result).unwrap_or_default();
        let rows = calibration.map_or_else(String::new, rows_text);
        let deciding: Vec<&TestResult> = result.deciding().collect();
        row(&[
            named(context, result),
            html! { b { (words::capital(&state)) } span.cites { (rows) } span.cites { (school) } },
            found(context, result, &deciding),
        ])
    };
    let rows: Vec<Markup> = results.iter().map(line).collect();
    let heads = ["As its author judges it", "By the rule", "What was found"];
    table(
        context,
        "cards claims",
        "Cases whose label a school\u{2019}s author gives",
        &heads,
        &rows,
    )
}

/// The rows of one outcome under a heading.
fn group(
    context: &Context<'_>,
    results: &[&ClaimResult],
    outcome: ClaimOutcome,
    n: usize,
) -> Vec<Markup> {
    if n == 0 {
        return Vec::new();
    }
    let heading = html! { tr.group role="row" { th scope="rowgroup" role="rowheader" colspan="3" { (words::outcome(outcome)) ": " (counted(n, "claim", "claims")) } } };
    let own = results.iter().filter(|r| r.outcome == outcome);
    std::iter::once(heading).chain(own.map(|r| summary(context, r))).collect()
}

fn summary(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let claim = &context.case.claims[result.claim];
    let deciding: Vec<&TestResult> = result.deciding().collect();
    row(&[
        named(context, result),
        found(context, result, &deciding),
        html! {
            (because(context, result, &deciding))
            @if !claim.untestable.is_empty() { (claim.untestable) }
            (outside(context, result, &deciding))
        },
    ])
}

/// The sentence of a claim, its name, which leads to all its tests, and where it stands.
fn named(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let claim = &context.case.claims[result.claim];
    html! {
        (claim.title)
        span.cites {
            a.id href=(format!("#{}", context.anchors.claim(result.claim))) { (claim.id) }
            @if let Some(causal) = claim.causal { " \u{b7} " (causal.word()) }
            @if !claim.cites.is_empty() { " \u{b7} " (words::citations(context, &claim.cites)) }
        }
    }
}

/// The kinds of reasons, then what the first test that decides says more of its own.
fn because(context: &Context<'_>, result: &ClaimResult, deciding: &[&TestResult]) -> Markup {
    let kinds: Vec<&str> = result.reason_kinds().into_iter().map(kind_text).collect();
    let reasons = deciding.iter().take(1).flat_map(|test| &test.reasons);
    let texts = reasons.map(|reason| reason_text(context.case, reason));
    let more: Vec<String> = texts.filter(|text| !kinds.contains(&text.as_str())).collect();
    html! {
        @if !kinds.is_empty() { b { (words::capital(&kinds.join(", "))) } ". " }
        @if !more.is_empty() { (words::linked(context, &words::capital(&more.join("; ")))) "." }
    }
}

/// What the test that decides cannot count of the events that the study rests the claim on.
fn outside(context: &Context<'_>, result: &ClaimResult, deciding: &[&TestResult]) -> Markup {
    let of = context.case.claims[result.claim].rests_on.len();
    let ids: Vec<EventId> = deciding
        .first()
        .map_or(&[][..], |t| t.outside.as_slice())
        .iter()
        .map(|o| o.event)
        .collect();
    html! {
        @if !ids.is_empty() {
            span.cites {
                @if ids.len() == of { "Counts none of the " (counted(of, "event", "events")) " the study rests it on: " }
                @else { "Cannot count " (ids.len()) " of the " (counted(of, "event", "events")) " the study rests it on: " }
                (words::events(context, &ids))
            }
        }
    }
}

/// The first test that decides, with what it found, and how many others there are.
fn found(context: &Context<'_>, result: &ClaimResult, deciding: &[&TestResult]) -> Markup {
    let Some(first) = deciding.first() else { return html! {} };
    let alike = deciding.len() - 1;
    let better = result.tests.len() - deciding.len();
    html! {
        (words::linked(context, &found_text(context.case, &first.found)))
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
            @for outside in &result.outside { li { (words::linked(context, &outside_sentence(context.case, outside))) } }
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
            (words::outcome(test.outcome)) " " (words::linked(context, &test.text)) ": " b { (words::linked(context, &found_text(context.case, &test.found))) }
            @for reason in &test.reasons { "; " (kind_text(reason.kind)) ": " (words::linked(context, &reason_text(context.case, reason))) }
            (asides(context, test))
            (evidence(context, &test.evidence))
        }
    }
}

/// What does not enter the outcome: what carried over, and through which works the events were
/// read.
fn asides(context: &Context<'_>, test: &TestResult) -> Markup {
    let carried = test.spans.iter().filter_map(|s| carried_text(context.case, s));
    let carried = carried.chain(outside_text(context.case, &test.outside));
    let lines: Vec<String> =
        carried.chain(test.through.iter().map(|t| through_text(context.case, t))).collect();
    html! { @if !lines.is_empty() { ul { @for line in &lines { li { (words::linked(context, line)) } } } } }
}

/// Events with their dates and pages.
fn evidence(context: &Context<'_>, ids: &[EventId]) -> Markup {
    html! { @if !ids.is_empty() { ul { @for id in ids { li { (words::event_line(context, *id)) } } } } }
}
