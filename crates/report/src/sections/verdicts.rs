//! Every verdict, unfolded to events and pages, as data for the page's script.
//!
//! Verdicts on all arenas together are unfolded for the author's school; the others and verdicts by domain are
//! listed only, with the command that unfolds them.

use super::unfold::{self, Shared};
use crate::context::Context;
use crate::outline::{nothing, row, small_table};
use crate::words::{self, label, net, signed, window};
use counterpoise_concepts::{Band, DateAnswer};
use counterpoise_ledger::Balance;
use counterpoise_present::plain::spoken;
use counterpoise_present::{number, verdict_text};
use counterpoise_study::{CellAnswer, Judged, Node};
use maud::{Markup, html};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

/// `lead` and `domains` are HTML; `cells` are the cells; `trees` has for each of them a tree for each of
/// its verdicts, `rests` the attributes that these rest on; `events` leads from names to places. Like
/// stands with like: so it packs into little more than half the bytes.
pub(crate) fn data(context: &Context<'_>) -> Value {
    let answer = context.answer;
    let cells: Vec<&CellAnswer> = answer.cells.iter().chain(&answer.pooled).collect();
    let written: Vec<[Value; 3]> = cells.par_iter().map(|cell| unfolded(context, cell)).collect();
    let part = |at: usize| written.iter().map(|own| own[at].clone()).collect::<Vec<Value>>();
    let events: Map<String, Value> = context
        .events
        .iter()
        .map(|(name, id)| ((*name).to_owned(), json!(context.anchors.event(*id))))
        .collect();
    json!({
        "lead": lead(context).into_string(),
        "cells": part(0),
        "trees": part(1),
        "rests": part(2),
        "events": events,
        "domains": domains(context).into_string(),
    })
}

fn lead(context: &Context<'_>) -> Markup {
    if context.answer.cells.is_empty() && context.answer.pooled.is_empty() {
        return nothing("There is no verdict to unfold.");
    }
    html! {
        p.lead {
            "From the name down to the page. A concept is as strong as its weakest necessary condition, which is marked; a condition comes from an \
             attribute, an attribute from an indicator, an indicator from events. In a terminal: " code { (command(context, "why", "ARENA/PERIOD/SCHOOL")) }
        }
    }
}

/// A command of the program about this case.
pub(crate) fn command(context: &Context<'_>, word: &str, what: &str) -> String {
    let folder = if context.meta.folder.is_empty() { "CASE" } else { &context.meta.folder };
    let what = if what.is_empty() { String::new() } else { format!(" {what}") };
    format!("counterpoise {word} {folder}{what}{}", context.meta.switches)
}

/// A cell, the trees of its verdicts, and what these rest on.
fn unfolded(context: &Context<'_>, cell: &CellAnswer) -> [Value; 3] {
    let unfolds = |judged: &Judged| {
        cell.arena.is_some() || context.author_school() == Some(judged.verdict.school)
    };
    let node = |judged: &Judged| {
        let fate = context.answer.fate(cell, judged.verdict.school);
        unfolds(judged).then(|| context.unfolding.verdict(judged, fate.as_ref()))
    };
    let nodes: Vec<Option<Node>> = cell.verdicts.iter().map(node).collect();
    let mut shared = Shared::default();
    for (judged, node) in cell.verdicts.iter().zip(&nodes) {
        if let Some(node) = node {
            shared.keep(judged, node);
        }
    }
    let verdicts: Vec<Value> =
        cell.verdicts.iter().map(|judged| verdict(context, cell, judged)).collect();
    // No tree of a pooled verdict of another school than the author's.
    let tree = |(judged, node): (&Judged, &Option<Node>)| {
        node.as_ref().map(|node| unfold::verdict(context.case, judged, node))
    };
    let trees: Vec<Option<Vec<Value>>> = cell.verdicts.iter().zip(&nodes).map(tree).collect();
    let own = json!({
        "id": context.anchors.cell(cell.arena, None, cell.period),
        "title": context.cell_title(cell.arena, None, cell.period),
        "tally": tally(cell),
        "note": balances(context, cell).into_string(),
        "verdicts": verdicts,
        "more": cell.arena.is_none().then(|| command(context, "why", &format!("all/{}/SCHOOL", context.case[cell.period].id))),
    });
    [own, json!(trees), Value::Array(shared.list(context))]
}

/// `5 soft bandwagoning, 4 hedging`.
pub(crate) fn tally(cell: &CellAnswer) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for judged in &cell.verdicts {
        match counts.iter_mut().find(|(label, _)| *label == verdict_text(judged)) {
            Some((_, n)) => *n += 1,
            None => counts.push((verdict_text(judged), 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.iter().map(|(label, n)| format!("{n} {}", spoken(label))).collect::<Vec<_>>().join(", ")
}

fn balances(context: &Context<'_>, cell: &CellAnswer) -> Markup {
    let of = &cell.balances;
    html! {
        p.note {
            (window(context.case[cell.period].window)) ". "
            "Deeds: " (balance(&of.deeds, cell.deeds_band)) ". Statements: " (balance(&of.statements, cell.statements_band)) ". "
            "Gap " (net(&of.gap)) "."
        }
    }
}

fn balance(of: &Balance, band: Option<Band>) -> Markup {
    html! {
        "accommodating " (number(of.accommodating)) ", resisting " (number(of.resisting)) ", balance " (net(&of.net))
        @if let Some(band) = band { " (90 of 100: " (signed(band.p5)) " to " (signed(band.p95)) ")" }
        ", " (words::counted(of.events, "event", "events"))
    }
}

/// Place, school, name, share, and what the dates do to it.
fn verdict(context: &Context<'_>, cell: &CellAnswer, judged: &Judged) -> Value {
    let school = judged.verdict.school;
    json!([
        context.anchors.verdict(cell.arena, cell.period, school),
        words::capital(&context.school(school)),
        label(&verdict_text(judged)).into_string(),
        share(judged),
        dates(judged),
    ])
}

fn share(judged: &Judged) -> String {
    if judged.probabilities.is_empty() { String::new() } else { words::share(judged.probability()) }
}

/// Whether it holds for every admissible date, in a word or two.
fn dates(judged: &Judged) -> &'static str {
    match judged.dates.answer {
        DateAnswer::Holds if judged.dates.movable == 0 => "",
        DateAnswer::Holds => "any dates",
        DateAnswer::Fails { .. } => "hangs on dates",
        DateAnswer::NotDecided { .. } => "dates undecided",
    }
}

fn domain(context: &Context<'_>, cell: &CellAnswer) -> String {
    format!(
        "{}: {}",
        cell.domain.as_deref().map(words::capital).unwrap_or_default(),
        context.case[cell.period].title
    )
}

/// Verdicts by domain: the author's school, and how many others say the same.
fn domains(context: &Context<'_>) -> Markup {
    let Some(school) = context.author_school() else { return html! {} };
    let line = |cell: &CellAnswer| {
        let judged = Context::judged(cell, school)?;
        let id = context.anchors.cell(cell.arena, cell.domain.as_ref(), cell.period);
        let same = cell.verdicts.iter().filter(|j| j.called() == judged.called()).count();
        let cells = [
            html! { span id=(id) { (domain(context, cell)) } },
            label(&verdict_text(judged)),
            html! { (share(judged)) },
            html! { (same) " of " (cell.verdicts.len()) },
            html! { "deeds " (net(&cell.balances.deeds.net)) ", statements " (net(&cell.balances.statements.net)) },
            html! { (cell.balances.all.events) },
        ];
        Some(row(&cells))
    };
    let rows: Vec<Markup> = context.answer.domains.iter().filter_map(line).collect();
    let caption = format!("Verdicts by domain over all arenas, by {}", context.school(school));
    small_table(
        "cards",
        &caption,
        &[
            "Domain and period",
            "Verdict",
            "Of re-readings",
            "Schools that say the same",
            "Balance",
            "Events",
        ],
        &rows,
    )
}
