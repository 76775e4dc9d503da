//! Each clue with its events, pages and likelihoods.

use super::name;
use crate::context::Context;
use crate::outline::{fold, row, small_table};
use crate::words;
use counterpoise_case::model::Likelihood;
use counterpoise_present::{decibels_text, found_text, probability_text, status_text};
use counterpoise_study::Rivals;
use counterpoise_tracing::Favours;
use maud::{Markup, html};

pub(super) fn all(context: &Context<'_>, rivals: &Rivals) -> Markup {
    html! { @for at in 0..rivals.clues.len() { (one(context, rivals, at)) } }
}

fn one(context: &Context<'_>, rivals: &Rivals, at: usize) -> Markup {
    let id = rivals.clues[at];
    let clue = &context.case[id];
    let head =
        html! { b { (clue.id) } " " (clue.title) ": " (status_text(context.case, rivals, at)) };
    let computed = rivals.computed.iter().find(|c| c.clue == id);
    let body = html! {
        ul.tree {
            @if let Some(computed) = computed {
                li { "computed: " (words::linked(context, &computed.test)) ": " b { (words::linked(context, &found_text(context.case, &computed.found))) }
                    @if !computed.evidence.is_empty() { ul { @for event in &computed.evidence { li { (words::event_line(context, *event)) } } } } }
            }
            @for event in &clue.events { li { (words::event_line(context, *event)) } }
            @if !clue.cites.is_empty() { li { "sources: " (words::citations(context, &clue.cites)) } }
            @if !clue.via.is_empty() { li { "read in " (words::citations(context, &clue.via)) } }
            @if !clue.searched.is_empty() { li { "looked for in: " (clue.searched) } }
            (kind(context, rivals, at))
            @if !clue.note.is_empty() { li { (words::linked(context, &clue.note)) } }
        }
        (likelihoods(context, rivals, at))
    };
    html! { div.folded id=(context.anchors.clue(id)) { (fold(&head, &body)) } }
}

/// What kind of test it is for the leader.
fn kind(context: &Context<'_>, rivals: &Rivals, at: usize) -> Markup {
    let leader = rivals.fitted.leader();
    let Some(of) = rivals.fitted.types[at].get(leader) else { return html! {} };
    let whose = match of.favours {
        Favours::Hypothesis => html! { "for " (name(context, rivals, leader)) },
        Favours::Rest => html! { "for all others against " (name(context, rivals, leader)) },
        Favours::Nobody => html! { "for nobody" },
    };
    html! {
        li {
            (of.test.words()) " " (whose) ": found it moves " (name(context, rivals, leader)) " by " (decibels_text(of.if_found)) ", missed by " (decibels_text(of.if_missed))
        }
    }
}

fn likelihoods(context: &Context<'_>, rivals: &Rivals, at: usize) -> Markup {
    let clue = &context.case[rivals.clues[at]];
    let flips = |of: &Likelihood| {
        let hypothesis = rivals.position(of.hypothesis)?;
        let all = &rivals.fitted.likelihood_sensitivity;
        all.iter().find(|l| l.clue == at && l.hypothesis == hypothesis)
    };
    let number: fn(_) -> String = if clue.in_decibels { decibels_text } else { probability_text };
    let known: Vec<&str> = clue.given.iter().map(|id| context.case[*id].id.as_str()).collect();
    let line = |of: &Likelihood, given: &str| {
        let sensitivity = flips(of);
        row(&[
            html! {
                a.id href=(format!("#{}", context.anchors.hypothesis(of.hypothesis))) { (context.case[of.hypothesis].id) }
                @if !given.is_empty() { ", given " (given) }
                @if !of.by.is_empty() { " by " (of.by) }
            },
            html! { b { (number(of.value)) } span.cites { (of.text) @if of.low < of.high { ", " (number(of.low)) " to " (number(of.high)) } } },
            html! { (of.because) },
            html! { @match sensitivity.and_then(|s| s.flips_at) { Some(p) => { (number(p)) @if sensitivity.is_some_and(|s| s.within) { ", within its interval" } }, None => "by none" } },
        ])
    };
    let own = clue.likelihoods.iter().map(|of| line(of, ""));
    let rows: Vec<Markup> =
        own.chain(clue.conditionals.iter().map(|of| line(of, &known.join(", ")))).collect();
    let heads = ["If this is true", "It is found with", "Because", "Another leads at"];
    let caption = format!("How likely it is to find it ({})", clue.id);
    small_table("cards", &caption, &heads, &rows)
}
