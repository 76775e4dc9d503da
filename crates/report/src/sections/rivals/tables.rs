//! Hypotheses, propositions, contributions, what is left without a part of the evidence, what would
//! teach.

use super::name;
use crate::context::Context;
use crate::outline::{row, small_table, table};
use crate::words;
use counterpoise_case::model::HypothesisId;
use counterpoise_present::{
    bare_decibels_text, changed_text, decibels_text, distance_text, probability_text, times_text,
};
use counterpoise_study::{ExplainedElsewhere, GroupKind, Rivals};
use counterpoise_tracing::{LeftOut, Status};
use maud::{Markup, html};

pub(super) fn hypotheses(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    let line = |at: &usize| {
        let own = &context.case[rivals.hypotheses[*at]];
        let needed = fitted.prior_sensitivity.needed[*at];
        let pair = fitted.prior_sensitivity.pairs.iter().find(|p| p.rival == *at);
        row(&[
            html! { span id=(context.anchors.hypothesis(rivals.hypotheses[*at])) { (own.title) } span.cites { (own.id) @if !own.held_by.is_empty() { " \u{b7} " (words::citations(context, &own.held_by)) } } },
            html! { (probability_text(fitted.priors[*at])) " \u{2192} " b { (probability_text(fitted.posterior[*at])) } },
            html! {
                @if let Some(pair) = pair { (decibels_text(-fitted.odds(fitted.leader(), *at))) span.cites { "ties if thought " (times_text(pair.break_even)) " as probable as the leader beforehand" } }
                @else { "leads" }
            },
            html! { (probability_text(needed.for_even)) },
            html! { (together(context, "asserts", &own.asserts)) (together(context, "denies", &own.denies)) },
        ])
    };
    let rows: Vec<Markup> = fitted.ranking.iter().map(line).collect();
    let heads = [
        "Explanation",
        "Probability before and after",
        "Against the leader",
        "Prior for an even chance",
        "Put together of",
    ];
    table(context, "cards", "The explanations", &heads, &rows)
}

fn together(context: &Context<'_>, verb: &str, ids: &[HypothesisId]) -> Markup {
    html! {
        @if !ids.is_empty() {
            span.cites { (verb) " " @for (at, id) in ids.iter().enumerate() { @if at > 0 { ", " } a href=(format!("#{}", context.anchors.hypothesis(*id))) { (context.case[*id].id) } } }
        }
    }
}

/// The propositions of the literature, of which the explanations are put together.
pub(super) fn parts(context: &Context<'_>, rivals: &Rivals) -> Markup {
    if rivals.parts.is_empty() {
        return html! {};
    }
    let line = |part: &counterpoise_study::Part| {
        let own = &context.case[part.hypothesis];
        row(&[
            html! { span id=(context.anchors.hypothesis(part.hypothesis)) { (own.title) } span.cites { (own.id) } },
            html! { (probability_text(part.at_least)) @if part.at_most - part.at_least > 1e-9 { " to " (probability_text(part.at_most)) } },
            html! { @if !own.held_by.is_empty() { (words::citations(context, &own.held_by)) } @if !own.via.is_empty() { span.cites { "read in " (words::citations(context, &own.via)) } } },
            html! { (own.predicts) @if let Some(when) = &own.when { span.cites { (words::date(when)) } } },
        ])
    };
    let rows: Vec<Markup> = rivals.parts.iter().map(line).collect();
    let heads =
        ["Proposition of the literature", "Probability", "Who holds it", "What it predicts"];
    let caption = "The propositions: at the least the probability of the explanations that assert one, at the most that of those that do not deny it";
    table(context, "cards", caption, &heads, &rows)
}

/// Decibels of every clue for the leader against every other explanation.
pub(super) fn contributions(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    let leader = fitted.leader();
    let others = &fitted.ranking[1..];
    let line = |at: usize| {
        let step = &fitted.steps[at];
        let mut cells = vec![html! { (linked_step(context, rivals, at)) }];
        cells.extend(
            others.iter().map(|other| html! { (bare_decibels_text(step.weight(leader, *other))) }),
        );
        row(&cells)
    };
    let mut rows: Vec<Markup> = (0..fitted.steps.len()).map(line).collect();
    let mut sums = vec![html! { b { "All together, with the priors" } }];
    sums.extend(
        others
            .iter()
            .map(|other| html! { b { (bare_decibels_text(fitted.odds(leader, *other))) } }),
    );
    rows.push(row(&sums));
    let names: Vec<&str> =
        others.iter().map(|at| context.case[rivals.hypotheses[*at]].id.as_str()).collect();
    let heads: Vec<&str> = std::iter::once("Clue").chain(names).collect();
    let caption = format!(
        "What each clue says for {} against each other explanation, in decibels",
        context.case[rivals.hypotheses[leader]].id
    );
    table(context, "cards close", &caption, &heads, &rows)
}

/// The clue of a step, or its cluster with its clues.
fn linked_step(context: &Context<'_>, rivals: &Rivals, at: usize) -> Markup {
    let step = &rivals.fitted.steps[at];
    let clue = |of: &usize| {
        let id = rivals.clues[*of];
        html! { a.id href=(format!("#{}", context.anchors.clue(id))) title=(context.case[id].title) { (context.case[id].id) } @if rivals.status[*of] == Status::NotFound { " (not found)" } }
    };
    html! {
        @if step.cluster.is_some() { (rivals.step_title(context.case, at)) ": " }
        @for (at, of) in step.clues.iter().enumerate() { @if at > 0 { ", " } (clue(of)) }
    }
}

/// Without each source and side, and without the clues that flip the lead.
pub(super) fn without(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    let line = |what: Markup, left: &LeftOut| {
        let again = changed_text(context.case, rivals, &left.changed);
        let clues = left.clues.iter().map(|c| rivals.clues[*c]).collect::<Vec<_>>();
        row(&[
            what,
            html! { @for (at, id) in clues.iter().enumerate() { @if at > 0 { ", " } a.id href=(format!("#{}", context.anchors.clue(*id))) { (context.case[*id].id) } } @if !again.is_empty() { span.cites { "computed again: " (again.join(", ")) } } },
            html! { @if let Some(s) = &left.standing { (name(context, rivals, s.leader)) " " (probability_text(s.posterior[s.leader])) } @else { "nobody is left" } },
            html! { @if let Some(s) = &left.standing { (distance_text(s.margin)) " ahead of " (name(context, rivals, s.runner_up)) } },
            html! { @if left.flips { b { "flips" } } @else if left.ties { "ties" } @else { "stands" } },
        ])
    };
    let single = fitted.without.iter().enumerate().filter(|(_, left)| left.flips);
    let mut rows: Vec<Markup> = single
        .map(|(at, left)| line(html! { "without " (linked_step(context, rivals, at)) }, left))
        .collect();
    let members = fitted.without_members.iter().filter(|left| left.flips);
    rows.extend(members.map(|left| line(html! { "without " (left.name) " alone" }, left)));
    rows.extend(rivals.groups.iter().zip(&fitted.without_groups).map(|(kind, left)| {
        let what = match kind {
            GroupKind::Source(id) => html! { "without " (words::source(context, *id)) },
            GroupKind::Side(_) => html! { "without the side " (left.name) },
        };
        line(what, left)
    }));
    let caption =
        "Left out: each source and each side alone, and each clue without which the lead passes";
    table(
        context,
        "cards",
        caption,
        &["Left out", "Clues that go", "Then leads", "By", "The lead"],
        &rows,
    )
}

/// What nobody has looked for.
pub(super) fn open(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    if fitted.expected.is_empty() {
        return html! {};
    }
    let leads = |at: Option<usize>| html! { @match at { Some(at) => (name(context, rivals, at)), None => "nobody: a tie" } };
    let line = |e: &counterpoise_tracing::Expected| {
        let id = rivals.clues[e.clue];
        row(&[
            html! { (context.case[id].title) span.cites { a.id href=(format!("#{}", context.anchors.clue(id))) { (context.case[id].id) } } },
            html! { (format!("{:.3}", e.bits)) },
            html! { (words::share(e.found)) },
            leads(e.found_leader),
            leads(e.missed_leader),
        ])
    };
    let rows: Vec<Markup> = fitted.expected.iter().map(line).collect();
    let heads = [
        "What nobody has looked for",
        "Expected information, bits",
        "Would be found",
        "Leads if found",
        "Leads if not",
    ];
    table(context, "cards", "What would teach most", &heads, &rows)
}

/// By each person who gave likelihoods.
pub(super) fn people(context: &Context<'_>, rivals: &Rivals) -> Markup {
    let fitted = &rivals.fitted;
    if fitted.elicited.is_empty() {
        return html! {};
    }
    let line = |of: &counterpoise_tracing::Elicited| {
        let who = if of.by.is_empty() { "whoever wrote the case" } else { of.by.as_str() };
        row(&[
            html! { (who) },
            html! { (of.clues) },
            html! { @if let Some(s) = &of.standing { (name(context, rivals, s.leader)) " " (probability_text(s.posterior[s.leader])) } @else { "nobody is left" } },
            html! { @if let Some(s) = &of.standing { (distance_text(s.margin)) } },
        ])
    };
    let rows: Vec<Markup> = fitted.elicited.iter().map(line).collect();
    table(
        context,
        "cards",
        "By each person\u{2019}s likelihoods",
        &["Who", "Clues", "Leads", "By"],
        &rows,
    )
}

/// The choices that bear on explanations, the one that explains most of who leads first.
pub(super) fn elsewhere(context: &Context<'_>, explained: &ExplainedElsewhere) -> Markup {
    let share = |of: Option<f64>| of.map_or_else(|| "\u{2013}".to_owned(), words::share);
    let line = |at: usize| {
        let moved = &explained.choices[at];
        let choice = &context.case.choices[moved.choice];
        let extremes = moved.extremes();
        let said = |option: Option<usize>| {
            option.map_or_else(String::new, |option| {
                format!("{} ({})", choice.options[option].phrase, share(moved.led(option)))
            })
        };
        row(&[
            html! { (choice.title) },
            html! { (share(moved.effect)) },
            html! { (said(extremes.map(|(least, _)| least))) },
            html! { (said(extremes.map(|(_, most)| most))) },
            html! { (choice.why) },
        ])
    };
    let rows: Vec<Markup> = explained.by_weight().into_iter().map(line).collect();
    let heads = [
        "Choice",
        "Explains by itself",
        "Leads least if",
        "Leads most if",
        "Why the preferred option",
    ];
    let caption =
        "How much of the disagreement between codings about who leads each choice explains";
    small_table("cards", caption, &heads, &rows)
}
