//! Every verdict, unfolded to events and pages.
//!
//! Pooled verdicts are unfolded for the author's school; the others and verdicts by domain are
//! listed only, with the command that unfolds them.

use super::unfold::{self, Shared};
use crate::context::Context;
use crate::outline::{fold, nothing, row, small_table};
use crate::words::{self, label, net, percent, signed, window};
use counterpoise_concepts::{Band, DateAnswer};
use counterpoise_ledger::Balance;
use counterpoise_study::{CellAnswer, Judged, Node, number};
use maud::{Markup, html};
use rayon::prelude::*;

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let answer = context.answer;
    if answer.cells.is_empty() && answer.pooled.is_empty() {
        return nothing("There is no verdict to unfold.");
    }
    // No figure or numbered table stands in them, so they can be written side by side.
    let cells: Vec<&CellAnswer> = answer.cells.iter().chain(&answer.pooled).collect();
    let written: Vec<Markup> =
        cells.par_iter().enumerate().map(|(at, cell)| unfolded(context, at, cell)).collect();
    html! {
        p.lead {
            "From the label down to the page. A concept is as strong as its weakest necessary condition, which is marked; a condition comes from an \
             attribute, an attribute from an indicator, an indicator from events. In a terminal: " code { (command(context, "why", "ARENA/PERIOD/SCHOOL")) }
        }
        p.printed { "Unfolded verdicts are left out of print; they stand in the page itself." }
        div.unprinted {
            @for cell in &written { (cell) }
        }
        @if !answer.domains.is_empty() { (fold(&html! { "By domain, over all arenas" }, &domains(context))) }
    }
}

/// A command of the program about this case.
pub(crate) fn command(context: &Context<'_>, word: &str, what: &str) -> String {
    let folder = if context.meta.folder.is_empty() { "CASE" } else { &context.meta.folder };
    format!("counterpoise {word} {folder} {what}")
}

fn unfolded(context: &Context<'_>, at: usize, cell: &CellAnswer) -> Markup {
    let id = context.anchors.cell(cell.arena, None, cell.period);
    let nodes: Vec<Node> = cell
        .verdicts
        .iter()
        .map(|j| context.unfolding.verdict(j, context.answer.fate(cell, j.verdict.school).as_ref()))
        .collect();
    let mut shared = Shared::new(at);
    let unfolds = |judged: &Judged| {
        cell.arena.is_some() || context.author_school() == Some(judged.verdict.school)
    };
    cell.verdicts
        .iter()
        .zip(&nodes)
        .filter(|(j, _)| unfolds(j))
        .for_each(|(j, n)| shared.keep(j, n));
    html! {
        details.cell id=(id) {
            summary { (context.cell_title(cell.arena, None, cell.period)) span.subtitle { (tally(cell)) } }
            (balances(context, cell))
            @for (judged, node) in cell.verdicts.iter().zip(&nodes) { (verdict(context, cell, judged, node, &shared)) }
            @if cell.arena.is_none() { p.note { "To unfold another: " code { (command(context, "why", &format!("all/{}/SCHOOL", context.case[cell.period].id))) } } }
            details { summary { "What these verdicts rest on: attributes, indicators, events, pages" } (shared.list(context)) }
        }
    }
}

/// `5 soft-bandwagoning, 4 hedging`.
fn tally(cell: &CellAnswer) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for judged in &cell.verdicts {
        match counts.iter_mut().find(|(label, _)| *label == judged.label()) {
            Some((_, n)) => *n += 1,
            None => counts.push((judged.label(), 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.iter().map(|(label, n)| format!("{n} {label}")).collect::<Vec<_>>().join(", ")
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
        "A " (number(of.accommodating)) ", R " (number(of.resisting)) ", net " (net(&of.net))
        @if let Some(band) = band { " (90%: " (signed(band.p5)) " to " (signed(band.p95)) ")" }
        ", " (words::counted(of.events, "event", "events"))
    }
}

/// One verdict, unfolded; of pooled ones only the author's school.
fn verdict(
    context: &Context<'_>,
    cell: &CellAnswer,
    judged: &Judged,
    node: &Node,
    shared: &Shared<'_>,
) -> Markup {
    let school = judged.verdict.school;
    let id = context.anchors.verdict(cell.arena, cell.period, school);
    let head = html! { span.school { (words::capital(&context.school(school))) } (label(&judged.label())) span.share { (share(judged)) } span.dates { (dates(judged)) } };
    if cell.arena.is_none() && context.author_school() != Some(school) {
        return html! { p.verdict id=(id) { (head) } };
    }
    html! { details.verdict id=(id) { summary { (head) } (unfold::verdict(context, judged, node, shared)) } }
}

fn share(judged: &Judged) -> String {
    if judged.probabilities.is_empty() { String::new() } else { percent(judged.probability()) }
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
        let same = cell.verdicts.iter().filter(|j| j.label() == judged.label()).count();
        let cells = [
            html! { span id=(id) { (domain(context, cell)) } },
            label(&judged.label()),
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
        &["Domain and period", "Verdict", "Draws", "Schools that say the same", "Net", "Events"],
        &rows,
    )
}
