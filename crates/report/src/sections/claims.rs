//! The claims as a table, and each unfolded.

use crate::context::Context;
use crate::outline::{fold, nothing, row, small_table, table};
use crate::words::{self, counted};
use counterpoise_case::model::EventId;
use counterpoise_case::vocabulary::Word;
use counterpoise_present::{
    carried_text, found_and_asked, found_plainly, found_text, kind_text, outcome_word,
    outside_sentence, outside_text, reason_text, reproduced_text, rows_text, rules_text,
    through_text,
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
             Each line shows the test that decides; the claim\u{2019}s name leads to all its tests, their events and the pages these come from."
        }
        (reasons(context, &study))
        (by_outcome(context, &study))
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

/// The claims of each outcome behind a line of its own.
fn by_outcome(context: &Context<'_>, results: &[&ClaimResult]) -> Markup {
    let heads = ["As the study puts it", "What was found", "Why not better"];
    let group = |(outcome, n): (ClaimOutcome, usize)| {
        let own = results.iter().filter(|result| result.outcome == outcome);
        let rows: Vec<Markup> = own.map(|result| summary(context, result)).collect();
        let head = html! { (words::outcome(outcome)) " " (counted(n, "claim", "claims")) };
        let caption = format!("Claims that came out as: {}", outcome_word(outcome));
        let table = small_table("cards claims", &caption, &heads, &rows);
        html! { details.outcomes { summary { (head) } (table) } }
    };
    let counts = tally(results.iter().copied()).into_iter().filter(|(_, n)| *n > 0);
    html! { @for one in counts { (group(one)) } }
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

fn summary(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let claim = &context.case.claims[result.claim];
    let deciding: Vec<&TestResult> = result.deciding().collect();
    row(&[
        named(context, result),
        found(context, result, &deciding),
        html! {
            (because(context, result))
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

/// What was found and what was asked, or the kinds of reasons.
fn because(context: &Context<'_>, result: &ClaimResult) -> Markup {
    let kinds: Vec<&str> = result.reason_kinds().into_iter().map(kind_text).collect();
    let said = found_and_asked(context.case, result).unwrap_or_else(|| kinds.join(", "));
    html! { @if !said.is_empty() { (words::capital(&said)) ". " } }
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
                @if ids.len() == of { "The test can count none of the " } @else { "The test cannot count " (ids.len()) " of the " }
                (counted(of, "event", "events")) " on which the study rests it."
            }
        }
    }
}

/// What the first test that decides found, in a plain clause; one click away the test itself, and
/// how many others there are.
fn found(context: &Context<'_>, result: &ClaimResult, deciding: &[&TestResult]) -> Markup {
    let Some(first) = deciding.first() else { return html! {} };
    let alike = deciding.len() - 1;
    let better = result.tests.len() - deciding.len();
    let raw = html! {
        p { "Asked: " (words::linked(context, &first.text)) }
        p { "Found: " (words::linked(context, &found_text(context.case, &first.found))) }
        @for reason in &first.reasons { p { (words::capital(kind_text(reason.kind))) ": " (words::linked(context, &reason_text(context.case, reason))) } }
        @if !first.outside.is_empty() { p { "Not counted: " (words::events(context, &first.outside.iter().map(|own| own.event).collect::<Vec<_>>())) } }
        @if alike > 0 { p { (counted(alike, "other test", "other tests")) " likewise." } }
        @if better > 0 { p { (counted(better, "other test fares", "other tests fare")) " better." } }
    };
    html! {
        (words::capital(&found_plainly(context.case, &first.found))) "."
        div.cites { (fold(&html! { "The test" }, &raw)) }
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
