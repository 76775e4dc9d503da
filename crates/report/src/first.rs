//! The first screen: the question, the answer, the grid of verdicts, three claims.
//!
//! It is written for somebody who knows no school and no statistics. `tests/all/first.rs` counts its
//! words and figures.

use crate::charts;
use crate::context::Context;
use crate::figure;
use crate::frame::title;
use counterpoise_case::model::{ArenaId, PeriodId};
use counterpoise_draw::lean::{Side, strip};
use counterpoise_present::plain::{
    capital, in_words, months, of_hundred_together, school_name, spoken, state,
};
use counterpoise_present::{
    Chosen, Field, Kind, Lean, Opening, Piece, ToldClaim, field_in, main_arena, outcome_word,
};
use counterpoise_study::{CellAnswer, ClaimOutcome};
use maud::{Markup, PreEscaped, html};

/// What a reader sees first: the answer; under it the verdicts and the path, and beside them, where
/// there is room, the claims and how sure it is.
pub(crate) fn first(context: &Context<'_>, told: &Opening) -> Markup {
    let question = &context.case.header.question;
    html! {
        header.first id="answer" {
            @if question.is_empty() { h1.question { (title(context)) } } @else { h1.question { (question) } }
            p.answer { @for piece in &told.answer { (said(piece)) } }
        }
        div.screen {
            div.shown {
                (grid(context))
                (path(context))
            }
            div.side {
                @if !told.claims.is_empty() { div.three { @for one in &told.claims { (claim(context, one)) } } }
                (doubt(told))
            }
        }
    }
}

/// How sure it is, and what would change it most.
fn doubt(told: &Opening) -> Markup {
    html! {
        @if !told.sure.is_empty() || !told.change.is_empty() {
            div.two {
                @if !told.sure.is_empty() { div { h2.small { "How sure" } p { (told.sure) } } }
                @if !told.change.is_empty() {
                    div { h2.small { "What would change it most" } p { (told.change) " " a href="#brief-unknown" { "More" } } }
                }
            }
        }
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

/// Arenas in the fold, at most: a page with two hundred arenas has the others in its appendix.
const FOLDED: usize = 30;

/// The pair as a whole and the arena of the answer by every period: the lean of the acts as a mark
/// in its interval, and under it the name. The other arenas are folded.
fn grid(context: &Context<'_>) -> Markup {
    let answer = context.answer;
    let several = answer.arenas.len() > 1 && !answer.pooled.is_empty();
    let pooled = (several || answer.cells.is_empty()).then_some(None);
    let all: Vec<Option<ArenaId>> =
        pooled.into_iter().chain(context.arenas().into_iter().map(Some)).collect();
    if answer.periods.is_empty() || all.is_empty() {
        return html! {};
    }
    let main = main_arena(context.case, answer);
    let (open, folded): (Vec<Option<ArenaId>>, Vec<Option<ArenaId>>) =
        all.into_iter().partition(|arena| arena.is_none() || *arena == main);
    let whose = context.author_school().map(|school| school_name(context.case, school));
    let (subject, target) = (state(context.subject()), state(context.target()));
    html! {
        figure.grid id="grid" {
            figcaption {
                b { "Which way " (possessive(&subject)) " deeds lean" @if let Some(whose) = &whose { ", and what the definition of " (whose) " calls it" } }
                span.subtitle { "mark: middle of the evidence; bar: 90 of 100 re-readings" }
            }
            (arenas(context, &open, "The lean and the name of it, by arena and period"))
            @if !folded.is_empty() { (more(context, &folded)) }
            p.legend {
                span.against { "\u{25c0} against " (target) } " \u{b7} evenly mixed, or not settled (grey) \u{b7} " span.to { "towards " (target) " \u{25b6}" }
                ". Slanting: more than one name is open, or none fits."
            }
        }
    }
}

/// Rows for some arenas under the heads of the periods.
fn arenas(context: &Context<'_>, of: &[Option<ArenaId>], caption: &str) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table role="table" {
                caption.unseen { (caption) }
                thead role="rowgroup" { tr role="row" {
                    th scope="col" role="columnheader" { span.unseen { "Arena" } }
                    @for period in &context.answer.periods { (head(context, *period)) }
                } }
                tbody role="rowgroup" { @for arena in of { (row(context, *arena)) } }
            }
        }
    }
}

/// The other arenas behind one line.
fn more(context: &Context<'_>, folded: &[Option<ArenaId>]) -> Markup {
    let (shown, left) = folded.split_at(folded.len().min(FOLDED));
    html! {
        details.more {
            summary { (capital(&in_words(folded.len()))) @if folded.len() == 1 { " more arena" } @else { " more arenas" } }
            (arenas(context, shown, "The other arenas, by period"))
            @if !left.is_empty() { p.legend { a href="#schools" { (left.len()) " more" } " in the appendix." } }
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
    html! { th scope="col" role="columnheader" { (own.title) small { (months(own.window)) } } }
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
            (named(&field_in(cell, judged), &id))
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
        "no deed takes a side".to_owned()
    } else {
        let shares = [cell.stance.to, cell.stance.mixed, cell.stance.against];
        let [to, mixed, against] = of_hundred_together(shares);
        format!(
            "towards {target} in {to}, evenly mixed in {mixed}, against it in {against} of 100 \
             re-readings"
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
                    "Each point looks back over its window. Band on one side: that side weighs more in 95 of 100 re-readings; line broken: no deed takes a side. \
                     Few deeds draw the lean to the middle, which the plain count in the appendix does not do."
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
        Chosen::Main => "Main claim: ",
        Chosen::Strongest | Chosen::Weakest => "",
    };
    let state = format!("{which}{}", spoken(outcome_word(of.outcome)));
    html! {
        div {
            p.state { i aria-hidden="true" { (sign) } " " (capital(&state)) }
            p { a href=(format!("#{}", context.anchors.claim(of.claim))) { "\u{201c}" (of.title) "\u{201d}" } }
            @if !of.why.is_empty() { p.why { (of.why) } }
        }
    }
}
