//! The first screen: the question, the answer, the grid of verdicts, three claims.
//!
//! It is written for somebody who knows no school and no statistics. `tests/all/first.rs` counts its
//! words and figures.

use crate::charts;
use crate::context::Context;
use crate::figure;
use crate::frame::title;
use counterpoise_case::model::{ArenaId, PeriodId};
use counterpoise_dates::Window;
use counterpoise_draw::lean::{Side, strip};
use counterpoise_present::plain::{month, of_hundred, school_name, spoken, state};
use counterpoise_present::{
    Chosen, Field, Kind, Lean, Opening, Piece, ToldClaim, field, main_arena, outcome_word,
};
use counterpoise_study::{CellAnswer, ClaimOutcome};
use maud::{Markup, PreEscaped, html};

/// What a reader sees first.
pub(crate) fn first(context: &Context<'_>, told: &Opening) -> Markup {
    let question = &context.case.header.question;
    html! {
        header.first id="answer" {
            p.kicker { (told.kicker) }
            @if question.is_empty() { h1.question { (title(context)) } } @else { h1.question { (question) } }
            p.answer { @for piece in &told.answer { (said(piece)) } }
            @if !told.sure.is_empty() || !told.change.is_empty() {
                div.two {
                    @if !told.sure.is_empty() { div { h2.small { "How sure" } p { (told.sure) } } }
                    @if !told.change.is_empty() {
                        div { h2.small { "What would change it most" } p { (told.change) " " a href="#brief-unknown" { "What else is missing" } } }
                    }
                }
            }
        }
        (grid(context))
        (path(context))
        @if !told.claims.is_empty() { div.three { @for one in &told.claims { (claim(context, one)) } } }
    }
}

fn said(piece: &Piece) -> Markup {
    html! {
        @match piece {
            Piece::Text(text) => (text),
            Piece::Towards(text) => b.to { (text) },
            Piece::Against(text) => b.against { (text) },
            Piece::Name(text) => b { (text) },
        }
    }
}

/// Every arena by every period: the lean of the acts as a dot in its interval, and under it the
/// name. The pair as a whole stands first, the arena of the answer is set off.
fn grid(context: &Context<'_>) -> Markup {
    let answer = context.answer;
    let several = answer.arenas.len() > 1 && !answer.pooled.is_empty();
    let pooled = (several || answer.cells.is_empty()).then_some(None);
    let arenas: Vec<Option<ArenaId>> =
        pooled.into_iter().chain(context.arenas().into_iter().map(Some)).collect();
    if answer.periods.is_empty() || arenas.is_empty() {
        return html! {};
    }
    let whose = context.author_school().map(|school| school_name(context.case, school));
    let (subject, target) = (state(context.subject()), state(context.target()));
    html! {
        figure.grid id="grid" {
            figcaption {
                b { "Which way " (possessive(&subject)) " acts lean" @if let Some(whose) = &whose { ", and what the definition of " (whose) " calls it" } }
                span.subtitle { "dot: the middle of the evidence; bar: 90 of 100 re-readings of it" }
            }
            div.scroll tabindex="0" role="region" aria-label="The verdicts by arena and period" {
                table role="table" {
                    caption.unseen { "The lean and the name of it, by arena and period" }
                    thead role="rowgroup" { tr role="row" {
                        th scope="col" role="columnheader" { span.unseen { "Arena" } }
                        @for period in &answer.periods { (head(context, *period)) }
                    } }
                    tbody role="rowgroup" { @for arena in &arenas { (row(context, *arena)) } }
                }
            }
            p.legend {
                span.against { "\u{25c0} against " (target) } " \u{b7} evenly mixed, or not settled (grey) \u{b7} " span.to { "towards " (target) " \u{25b6}" }
                ". A slanting line: the evidence leaves more than one name open, or no name fits."
            }
        }
    }
}

/// `Russia's`, `the United States'`.
fn possessive(name: &str) -> String {
    let end = if name.ends_with('s') { "\u{2019}" } else { "\u{2019}s" };
    format!("{name}{end}")
}

fn head(context: &Context<'_>, period: PeriodId) -> Markup {
    let own = &context.case[period];
    html! { th scope="col" role="columnheader" { (own.title) small { (dates(own.window)) } } }
}

fn dates(window: Window) -> String {
    format!("{} to {}", month(window.first), month(window.last))
}

fn row(context: &Context<'_>, arena: Option<ArenaId>) -> Markup {
    let main = arena.is_some() && main_arena(context.case, context.answer) == arena;
    let name = match arena {
        Some(arena) => context.case[arena].title.as_str(),
        None if context.answer.arenas.is_empty() => "Everywhere",
        None => "All together",
    };
    let cells = context.cells(arena);
    html! {
        tr.main[main] role="row" {
            th scope="row" role="rowheader" { (name) }
            @for period in &context.answer.periods {
                @let cell = cells.iter().copied().find(|cell| cell.period == *period);
                td role="cell" data-p=(context.case[*period].title) { @if let Some(cell) = cell { (one(context, cell)) } }
            }
        }
    }
}

fn one(context: &Context<'_>, cell: &CellAnswer) -> Markup {
    let school = context.author_school();
    let judged = school.and_then(|school| Context::judged(cell, school));
    html! {
        (lean_strip(context, cell))
        @if let (Some(judged), Some(school)) = (judged, school) {
            @let id = context.anchors.verdict(cell.arena, cell.period, school);
            (named(&field(judged), &id))
        }
    }
}

fn named(of: &Field, id: &str) -> Markup {
    let class = match of.kind {
        Kind::Named => "name",
        Kind::Open => "name open",
        Kind::NoName => "name noname",
        Kind::NoEvidence => "name noevidence",
        Kind::OutOfScope | Kind::ByLevel => "name outofscope",
    };
    html! {
        a class=(class) href=(format!("#{id}")) { (of.name) }
        @if !of.remark.is_empty() { small { (of.remark) } }
    }
}

/// The lean of a cell: a mark, and a bar over its interval.
fn lean_strip(context: &Context<'_>, cell: &CellAnswer) -> Markup {
    let target = state(context.target());
    let side = match Lean::of(&cell.stance, context.case.settings.set_at) {
        Lean::Towards => Side::To,
        Lean::Against => Side::Against,
        _ => Side::Neither,
    };
    let lean = cell.stance.lean().map(charts::estimate);
    let told = if lean.is_none() {
        "no act takes a side".to_owned()
    } else {
        format!(
            "towards {target} in {}, evenly mixed in {}, against it in {} of 100 re-readings",
            of_hundred(cell.stance.to),
            of_hundred(cell.stance.mixed),
            of_hundred(cell.stance.against)
        )
    };
    html! { (PreEscaped(strip(lean, side, &told))) }
}

/// The lean of the main arena over time.
fn path(context: &Context<'_>) -> Markup {
    charts::lean(context).map_or_else(
        || html! {},
        |chart| {
            figure::plain(
                &chart,
                &html! {
                    "Each point looks back over the window before it. Where the band lies on one side of the line, 95 of 100 re-readings or more have that side weigh more; where the line \
                     breaks, no act of the window takes a side."
                },
            )
        },
    )
}

fn claim(context: &Context<'_>, of: &ToldClaim) -> Markup {
    let sign = match of.outcome {
        ClaimOutcome::Supported => "\u{25cf}",
        ClaimOutcome::Thin | ClaimOutcome::Partly => "\u{25d0}",
        ClaimOutcome::NotSupported => "\u{25cb}",
        ClaimOutcome::NotDecided | ClaimOutcome::Untested => "?",
    };
    let which = match of.chosen {
        Chosen::Main => ": the main claim",
        Chosen::Strongest | Chosen::Weakest => "",
    };
    html! {
        div {
            p.state { i aria-hidden="true" { (sign) } " " (spoken(outcome_word(of.outcome))) (which) }
            p { a href=(format!("#{}", context.anchors.claim(of.claim))) { "\u{201c}" (of.title) "\u{201d}" } }
            @if !of.why.is_empty() { p.why { (of.why) } }
        }
    }
}
