//! Title, question, answer, and the state of everything in one line.

use crate::context::Context;
use crate::frame::title;
use crate::outline::nothing;
use crate::words::{counted, window};
use crate::{charts, figure};
use counterpoise_dates::Window;
use counterpoise_study::{number, of_study, tally};
use maud::{Markup, html};

/// What a reader sees first.
pub(crate) fn opening(context: &Context<'_>) -> Markup {
    let header = &context.case.header;
    html! {
        header.opening {
            p.kicker { (context.subject()) " \u{2192} " (context.target()) @if let Some(w) = shown(context) { span.when { (window(w)) } } }
            h1 { (title(context)) }
            @if !header.question.is_empty() { p.question { (header.question) } }
        }
        section #answer aria-labelledby="answer-heading" {
            h2.label id="answer-heading" { "The answer" }
            @if context.answer.sentences.is_empty() { (nothing("There is no answer: the case has no arena, period or school to judge by.")) }
            @else { ol.sentences { @for sentence in &context.answer.sentences { li { (sentence) } } } }
            (status(context))
            (strip(context))
        }
    }
}

fn shown(context: &Context<'_>) -> Option<Window> {
    let windows = || context.answer.periods.iter().map(|p| context.case[*p].window);
    Window::new(windows().map(|w| w.first).min()?, windows().map(|w| w.last).max()?)
}

fn status(context: &Context<'_>) -> Markup {
    let answer = context.answer;
    let sets: Vec<_> = context.case.sets.iter().filter(|s| s.on).map(|s| s.id.as_str()).collect();
    html! {
        p.status {
            span { a href="#claims" { (claims(context)) } }
            span { a href="#ledger" { (counted(context.counting(), "event", "events")) } }
            span { a href="#sources" { (counted(super::sources::cited_by_case(context), "source", "sources")) } }
            span { a href="#schools" { (counted(answer.schools.len(), "school", "schools")) } }
            span { a href="#limits" { "seed " (answer.seed) ", " (number(f64::from(answer.draws))) " draws" } }
            @if !sets.is_empty() { span { "with " (sets.join(", ")) } }
        }
    }
}

fn claims(context: &Context<'_>) -> String {
    let results = &context.answer.claims;
    if results.is_empty() {
        return "no claims".to_owned();
    }
    let parts: Vec<String> = tally(of_study(results))
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(outcome, n)| format!("{n} {}", outcome.word()))
        .collect();
    format!("{}: {}", counted(of_study(results).count(), "claim", "claims"), parts.join(", "))
}

fn strip(context: &Context<'_>) -> Markup {
    if context.answer.claims.is_empty() {
        return html! {};
    }
    figure::figure(
        context,
        &charts::claims(context),
        html! {
            "A claim is supported if all that it asks for is so in enough draws of what is in doubt, thin if that rests on little or on one source, partly supported if \
             one of its tests is met and another is not. Not supported is said of this ledger and these rules, which are all below; not decided is no finding either way."
        },
    )
}
