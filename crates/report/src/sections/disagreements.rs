//! Which schools differ, why, and through which events.

use crate::context::Context;
use crate::outline::{fold, nothing, row, small_table, table};
use crate::words::{self, label};
use crate::{charts, figure};
use counterpoise_case::model::{AttributeId, SchoolId};
use counterpoise_concepts::{PairKind, SchoolPair};
use counterpoise_study::{CellDisagreement, differing};
use maud::{Markup, html};
use std::collections::BTreeMap;

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let cells: Vec<&CellDisagreement> =
        context.answer.disagreements.iter().filter(|c| !c.disagreement.pairs.is_empty()).collect();
    if cells.is_empty() {
        return nothing("No two schools disagree anywhere, or there are fewer than two of them.");
    }
    let (labelled, definitional) = differing(context.answer);
    let picture = figure::figure(
        context,
        &charts::disagreement(context),
        html! {
            "Two schools differ on the facts if one of them would change to the other\u{2019}s label by taking over the other\u{2019}s calibration of \
             the indicators that both use; otherwise they differ by definition. Counted here is every pair with different verdicts. Most of these part a school that gives a name from one that \
             has none for it; both give one, and different ones, in " (labelled) ", " (definitional) " of them by definition: these are the pairs that the brief counts."
        },
    );
    let rows: Vec<Markup> = cells.iter().map(|c| line(context, c)).collect();
    html! {
        p.lead { "All schools judge the same events. Where they part, the question is whether a better ledger could bring them together." }
        (picture)
        (attributes(context, &cells))
        (table(context, "cards", "Disagreement by arena and period", &["Where and when", "Pairs that differ", "By definition", "On the facts", "What it turns on most"], &rows))
        @if let Some(school) = context.author_school() { (against(context, school, &cells)) }
    }
}

fn line(context: &Context<'_>, cell: &CellDisagreement) -> Markup {
    let of = &cell.disagreement;
    let most = counted(of.pairs.iter())
        .into_iter()
        .take(2)
        .map(|(a, n)| format!("{} ({n} pairs)", context.case[a].title))
        .collect::<Vec<_>>();
    let id = context.anchors.cell(cell.arena, None, cell.period);
    row(&[
        html! { a href=(format!("#{id}")) { (context.cell_title(cell.arena, None, cell.period)) } },
        html! { (of.pairs.len()) " of " (of.compared) },
        html! { (of.definitional) },
        html! { (of.factual) },
        html! { (most.join("; ")) },
    ])
}

/// Attributes by the number of pairs in which they tell most, the most frequent first.
fn counted<'p>(pairs: impl Iterator<Item = &'p SchoolPair>) -> Vec<(AttributeId, usize)> {
    let mut counts: BTreeMap<AttributeId, usize> = BTreeMap::new();
    for attribute in pairs.filter_map(|p| p.attribute) {
        *counts.entry(attribute).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// Attributes in the table of what disagreements turn on.
const ATTRIBUTES: usize = 10;

fn attributes(context: &Context<'_>, cells: &[&CellDisagreement]) -> Markup {
    let pairs = || cells.iter().filter(|c| c.arena.is_some()).flat_map(|c| &c.disagreement.pairs);
    let line = |(attribute, n): (AttributeId, usize)| {
        let own = || pairs().filter(|p| p.attribute == Some(attribute));
        let factual = own().filter(|p| p.kind == PairKind::Factual).count();
        let data = &context.case[attribute];
        row(&[
            html! { (data.title) },
            html! { (n) },
            html! { (n - factual) },
            html! { (factual) },
            html! { (events(context, own())) },
        ])
    };
    let rows: Vec<Markup> = counted(pairs()).into_iter().take(ATTRIBUTES).map(line).collect();
    let heads = ["Attribute", "Pairs", "By definition", "On the facts", "Through these events"];
    table(
        context,
        "cards",
        "What disagreements turn on, over all arenas and periods",
        &heads,
        &rows,
    )
}

/// The events named most often, at most six.
fn events<'p>(context: &Context<'_>, pairs: impl Iterator<Item = &'p SchoolPair>) -> Markup {
    let mut counts = BTreeMap::new();
    for event in pairs.flat_map(|p| &p.events) {
        *counts.entry(*event).or_insert(0_usize) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let ids: Vec<_> = counts.into_iter().take(6).map(|(id, _)| id).collect();
    html! { @if ids.is_empty() { "no event: it is read off series or judgements" } @else { (words::events(context, &ids)) } }
}

/// The author's school against every other, cell by cell.
fn against(context: &Context<'_>, school: SchoolId, cells: &[&CellDisagreement]) -> Markup {
    let name = context.school(school);
    html! {
        details {
            summary { (words::capital(&name)) " against every other school, cell by cell" }
            p.note { "Pairs that do not include " (name) " are counted above; " code { (super::verdicts::command(context, "compare", "--differences")) } " lists them." }
            @for cell in cells {
                @let pairs: Vec<&SchoolPair> = cell.disagreement.pairs.iter().filter(|p| p.a == school || p.b == school).collect();
                @if !pairs.is_empty() {
                    (fold(&html! { (context.cell_title(cell.arena, None, cell.period)) ": " (pairs.len()) " differ" }, &rivals(context, school, cell, &pairs)))
                }
            }
        }
    }
}

fn rivals(
    context: &Context<'_>,
    school: SchoolId,
    cell: &CellDisagreement,
    pairs: &[&SchoolPair],
) -> Markup {
    let line = |pair: &&SchoolPair| {
        let (other, said) =
            if pair.a == school { (pair.b, &pair.label_b) } else { (pair.a, &pair.label_a) };
        let kind = if pair.kind == PairKind::Factual { "on the facts" } else { "by definition" };
        let id = context.anchors.verdict(cell.arena, cell.period, other);
        row(&[
            html! { a href=(format!("#{id}")) { (words::capital(&context.school(other))) } },
            label(said.as_deref().unwrap_or("no name for it")),
            html! { (kind) },
            html! { (pair.attribute.map_or("", |a| context.case[a].title.as_str())) },
            words::events(context, &pair.events),
        ])
    };
    let rows: Vec<Markup> = pairs.iter().map(line).collect();
    let own = pairs.first().map(|p| if p.a == school { &p.label_a } else { &p.label_b });
    let own = own.and_then(|l| l.as_deref()).unwrap_or("no name for it");
    let caption = format!("{} says {own}; the others", words::capital(&context.school(school)));
    small_table(
        "cards",
        &caption,
        &["School", "Says", "They differ", "Most through", "By these events"],
        &rows,
    )
}
