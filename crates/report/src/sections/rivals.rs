//! Why did it happen: rival explanations, weighed clue by clue.

mod clues;
mod tables;

use crate::context::Context;
use crate::outline::{fold, nothing};
use crate::words::{self, counted};
use crate::{charts, figure};
use counterpoise_present::{
    decibels_text, distance_text, explained_extent, explained_spread, explained_text,
    explained_unless, flip_text, furthest_apart_text, not_counted_texts, probability_text,
    relation_text, together_texts, uncounted_text,
};
use counterpoise_study::{CauseAnswers, Explained, Rivals, furthest_apart};
use maud::{Markup, html};

/// Pairs of the leader with another that are drawn to be opened, after the runner-up.
const OPENED: usize = 4;

pub(crate) fn body(context: &Context<'_>) -> Markup {
    match &context.answer.rivals {
        None => {
            nothing("The case names no hypotheses, so nothing is said here of why it happened.")
        }
        Some(Explained::Refused(problems)) => html! {
            p.nothing { "The explanations of the case cannot be weighed." }
            ul { @for problem in problems { li { (problem.to_string()) } } }
        },
        Some(Explained::Weighed(rivals)) => weighed(context, rivals),
    }
}

fn weighed(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    html! {
        (lead(context, rivals))
        (figure::figure(context, &charts::standing(context, rivals), html! {
            "The upright stroke is the probability before the clues. A thin line covers 90 of 100 re-readings, in which every judgement takes some value of \
             the interval that was stated for it. Every number is conditional on exactly one of these explanations being true."
        }))
        (figure::figure(context, &charts::waterfall(context, rivals, fitted.leader(), fitted.runner_up()), html! {
            "Begin at the top, where the odds stood beforehand, and follow the bars. Each leads to its clue, its pages and the reason of each number. \
             10 dB is a factor of ten, 3 dB about two. The thin lines are what a clue may add within the intervals of its likelihoods; an arrow says that it goes on beyond the picture. At the last diamond the line covers 90 of 100 re-readings. On a narrow page the name of a clue that was looked \
             for and not found stands in brackets."
        }))
        @for other in fitted.ranking.iter().skip(2).take(OPENED) {
            @let chart = charts::waterfall(context, rivals, fitted.leader(), *other);
            (fold(&html! { (short(context, rivals, fitted.leader())) " against " (short(context, rivals, *other)) }, &figure::figure(context, &chart, html! {
                "As above, for another pair."
            })))
        }
        h3 #flips { "What would flip it" }
        ul { @for flip in &rivals.flips { li { (quoted(context, &flip_text(context.case, flip))) } } }
        (elsewhere(context))
        @if let Some(chart) = charts::simplex(context, rivals) {
            (figure::figure(context, &chart, html! {
                "Every way to share the prior probability among the three explanations that are most probable now, the others set aside. The disc is the prior used \
                 here. Each region leads to another answer; its share is that of its area."
            }))
        }
        (tables::hypotheses(context, rivals))
        (tables::parts(context, rivals))
        (tables::contributions(context, rivals))
        (tables::without(context, rivals))
        (dependence(context, rivals))
        (tables::open(context, rivals))
        (tables::people(context, rivals))
        @if let Some(apart) = furthest_apart(rivals) { p { (quoted(context, &furthest_apart_text(context.case, &apart))) } }
        @for cause in &rivals.causes { (causes(context, cause)) }
        h3 { "The clues, one by one" }
        p { "Types by a cut of " (fitted.cut) " dB: a clue is a smoking gun if finding it, a hoop if missing it, moves the odds of the leader against all others by the cut or more; doubly decisive if both, a straw in the wind if neither." }
        (clues::all(context, rivals))
    }
}

fn lead(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    let (first, second) = (fitted.leader(), fitted.runner_up());
    let looked = rivals.looked_for();
    html! {
        p.lead {
            "Of " (counted(rivals.hypotheses.len(), "explanation", "explanations")) " that exclude each other, " (counted(looked, "clue", "clues")) " leave "
            b { (name(context, rivals, first)) } " with a probability of " b { (probability_text(fitted.posterior[first])) } " and " b { (name(context, rivals, second)) } " with "
            b { (probability_text(fitted.posterior[second])) } ", " @if fitted.is_tied { "a tie" } @else { (distance_text(fitted.margin)) " behind" }
            @if let Some(drawn) = &rivals.resampled {
                "; the first leads in " (words::share(drawn.leads[first])) " and the second in " (words::share(drawn.leads[second])) " re-readings, with every judgement anywhere in its interval"
            }
            "."
        }
        @for left in &rivals.uncounted { p { (uncounted_text(context.case, left)) } }
        p {
            "A likelihood answers one question: if this explanation were true, how likely would one be to find this clue? Only how much likelier it is under one than under \
             another counts. The likelihoods are judgements, each with its reason; " a href="#flips" { "what would flip the result" } " says which of them matter."
        }
    }
}

/// The name of a hypothesis, leading to its row.
fn name(context: &Context<'_>, rivals: &Rivals, at: usize) -> Markup {
    let id = rivals.hypotheses[at];
    html! { a.id href=(format!("#{}", context.anchors.hypothesis(id))) title=(context.case[id].title) { (context.case[id].id) } }
}

/// The same in a heading that opens something, which may hold no link.
fn short(context: &Context<'_>, rivals: &Rivals, at: usize) -> Markup {
    let id = rivals.hypotheses[at];
    html! { span.id title=(context.case[id].title) { (context.case[id].id) } }
}

/// A sentence in which names between backquotes lead to what they name.
fn quoted(context: &Context<'_>, sentence: &str) -> Markup {
    html! { @for (at, part) in sentence.split('`').enumerate() { @if at % 2 == 0 { (part) } @else { (named(context, part)) } } }
}

fn named(context: &Context<'_>, name: &str) -> Markup {
    let case = context.case;
    let hypothesis = (0..case.hypotheses.len() as u32)
        .map(counterpoise_case::model::HypothesisId)
        .find(|id| case[*id].id == name);
    let clue = (0..case.clues.len() as u32)
        .map(counterpoise_case::model::ClueId)
        .find(|id| case[*id].id == name);
    let href = hypothesis
        .map(|id| context.anchors.hypothesis(id))
        .or_else(|| clue.map(|id| context.anchors.clue(id)));
    html! { @match href { Some(id) => a.id href=(format!("#{id}")) { (name) }, None => (name) } }
}

/// Who leads under other choices of the analyst.
fn elsewhere(context: &Context<'_>) -> Markup {
    let Some(explained) =
        context.answer.stress.as_ref().and_then(|stress| stress.explained.as_ref())
    else {
        return html! {};
    };
    html! {
        h3 { "Under other choices" }
        p {
            "The choices of the case that bear on explanations, crossed with each other (" (explained_extent(explained)) "): "
            (explained_text(context.case, explained)) ". "
            @if let Some(spread) = explained_spread(explained) { (spread) " " }
            @if explained.searched { (words::capital(&explained_unless(context.case, explained))) }
        }
        (fold(&html! { "What each choice explains of who leads" }, &tables::elsewhere(context, explained)))
    }
}

/// By how much counting clues as independent would overstate.
fn dependence(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    if fitted.overstatements.is_empty() {
        return html! {};
    }
    let leader = fitted.leader();
    let gap = |at: usize| (fitted.naive_odds(leader, at) - fitted.odds(leader, at)).abs();
    let told: Vec<usize> =
        fitted.ranking[1..].iter().copied().filter(|at| gap(*at) >= 0.05).take(4).collect();
    html! {
        p {
            "Clues that hang together are counted as clusters: "
            @for (at, of) in rivals.clusters.iter().enumerate() { @if at > 0 { ", " } "\u{201c}" (context.case.clusters[*of].title) "\u{201d}" }
            ". "
            @if !told.is_empty() {
                "Counted as independent, "
                @for (at, rival) in told.iter().enumerate() {
                    @if at > 0 { ", " }
                    (name(context, rivals, *rival)) " would lie " (distance_text(fitted.naive_odds(leader, *rival))) " behind instead of " (distance_text(fitted.odds(leader, *rival)))
                }
                "."
            }
        }
    }
}

/// Did the cause do it, given that both happened?
fn causes(context: &Context<'_>, of: &CauseAnswers) -> Markup {
    let own = &context.case.causes[of.cause];
    let shown = |p: Option<_>| p.map_or_else(|| "undefined".to_owned(), probability_text);
    html! {
        h3 { (own.title) }
        @if let Some(answer) = of.types.as_ref().and_then(|t| t.answer()) {
            p {
                "By the types of cases (Humphreys and Jacobs 2015): with a probability of " b { (probability_text(answer.caused)) } "; before the clues it was "
                (probability_text(answer.before)) ". That it would have come anyway has " (probability_text(1.0 - answer.caused)) "."
            }
            ul {
                @for (clue, weight) in own.clues.iter().zip(&answer.weights) {
                    li { (named(context, &context.case[clue.clue].id)) ": " (decibels_text(*weight)) @if !clue.because.is_empty() { ", " (clue.because) } }
                }
            }
            @for sentence in together_texts(context.case, of).iter().chain(&not_counted_texts(context.case, of)) { p { (sentence) } }
        }
        @if let Some((answer, seen)) = of.chain.as_ref().and_then(|(a, seen)| a.answer().map(|a| (a, *seen))) {
            p {
                "Through the mediator"
                @if let Some(mediator) = own.mediator { " " (named(context, &context.case[mediator.clue].id)) }
                ": " b { (shown(answer.given(seen))) } "; were the mediator not known " (shown(answer.caused)) ", were it not there " (shown(answer.if_missed)) "."
            }
        }
        @if let Some(relation) = of.relation(context.case) { p { (quoted(context, &relation_text(context.case, &relation))) } }
        @if !own.cites.is_empty() { p.note { "The shares rest on " (words::citations(context, &own.cites)) ". " (own.note) } }
    }
}
