//! What the literature says, and what nobody has said.

use crate::context::Context;
use crate::outline::{nothing, row, table};
use crate::words::{counted, source};
use crate::{charts, figure};
use counterpoise_case::model::{EventId, Name};
use counterpoise_case::vocabulary::Word as _;
use counterpoise_present::gap_text;
use counterpoise_study::{Gap, GapKind, Positions};
use maud::{Markup, html};

/// Works at the ends of chains that the page names.
const ENDS: usize = 6;

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let Some(found) = context.answer.positions.as_ref() else {
        return nothing("The case says nothing of what others have written.");
    };
    let of = |kind: GapKind| found.gaps.iter().filter(|gap| gap.kind == kind).count();
    html! {
        p.lead {
            (counted(found.all.len(), "position", "positions")) " of the literature, "
            (counted(found.labels.len(), "label", "labels")) ". Of "
            (counted(found.cells.len(), "cell", "cells")) " of label, arena and period "
            (found.empty()) " are empty; in " (of(GapKind::NotDefined))
            " a label is used that nobody who uses it there defines; in " (of(GapKind::NotToldApart))
            " arenas and periods several labels stand side by side, and no work tells two of them apart."
        }
        @if let Some(chart) = charts::positions(context) {
            (figure::figure(context, &chart, html! {
                "A full bar: defined. A pale one: named. Dashed: described without the word. Crossed: denied. Bold: the study's own."
            }))
        }
        @let filled = gaps(context, found);
        @if !filled.is_empty() {
            (table(context, "cards", "Gaps that the study says it fills", &["Gap", "Label", "Where", "When", "Until now"], &filled))
        }
        @if !found.words.is_empty() {
            (table(context, "cards", "One word, several meanings", &["Word", "Meanings"], &meanings(context, found)))
        }
        @if !found.ran.is_empty() {
            (table(context, "cards", "Each label held against the evidence by the school nearest to its author",
                &["Author", "Label", "Comes out", "Left open", "Does not", "Silent"], &ran(context, found)))
        }
        (table(context, "cards", "Works on which acts rest in the end", &["Work", "Acts", "On it alone"], &ends(context, found)))
    }
}

/// Works, each once.
fn works(context: &Context<'_>, of: &[usize]) -> Markup {
    let mut seen = Vec::new();
    for cite in of.iter().filter_map(|&at| context.case.positions[at].by.first()) {
        if !seen.contains(&cite.source) {
            seen.push(cite.source);
        }
    }
    html! { @for (at, id) in seen.iter().enumerate() { @if at > 0 { ", " } (source(context, *id)) } }
}

fn plain(label: &Name) -> String {
    label.replace('-', " ")
}

/// One row for each kind and label, with the places of all.
fn gaps(context: &Context<'_>, found: &Positions) -> Vec<Markup> {
    let mut groups: Vec<(GapKind, &[Name], Vec<&Gap>)> = Vec::new();
    for gap in found.gaps.iter().filter(|gap| gap.filled) {
        match groups
            .iter_mut()
            .find(|(kind, labels, _)| (*kind, *labels) == (gap.kind, &gap.labels))
        {
            Some((.., gaps)) => gaps.push(gap),
            None => groups.push((gap.kind, &gap.labels, vec![gap])),
        }
    }
    let line = |(kind, labels, gaps): &(GapKind, &[Name], Vec<&Gap>)| {
        let labels: Vec<String> = labels.iter().map(plain).collect();
        let mut arenas: Vec<&str> = Vec::new();
        for arena in gaps.iter().map(|gap| context.arena(Some(gap.arena))) {
            if !arenas.contains(&arena) {
                arenas.push(arena);
            }
        }
        let mut periods: Vec<&str> = Vec::new();
        for period in gaps.iter().map(|gap| context.case[gap.period].title.as_str()) {
            if !periods.contains(&period) {
                periods.push(period);
            }
        }
        row(&[
            html! { (gap_text(*kind)) },
            html! { (labels.join(", ")) },
            html! { (arenas.join(", ")) },
            html! { (periods.join("; ")) },
            works(context, &gaps[0].nearest),
        ])
    };
    groups.iter().map(line).collect()
}

fn meanings(context: &Context<'_>, found: &Positions) -> Vec<Markup> {
    let line = |word: &counterpoise_study::Word| {
        row(&[
            html! { (plain(&word.of)) },
            html! {
                @for (at, (sense, by)) in word.ways.iter().enumerate() {
                    @if at > 0 { "; " }
                    (plain(sense)) " (" (works(context, by)) ")"
                }
            },
        ])
    };
    found.words.iter().map(line).collect()
}

/// One row for each position, with how many of its cells went which way.
fn ran(context: &Context<'_>, found: &Positions) -> Vec<Markup> {
    let line = |(position, ways): (usize, [usize; 4])| {
        let own = &context.case.positions[position];
        let label = own.label.as_ref().map(plain).unwrap_or_default();
        let [comes_out, open, not, silent] = ways.map(|count| html! { (count) });
        row(&[
            works(context, &[position]),
            html! { (label) " (" (own.wording.word()) ")" },
            comes_out,
            open,
            not,
            silent,
        ])
    };
    found.ran_by_position().into_iter().map(line).collect()
}

fn ends(context: &Context<'_>, found: &Positions) -> Vec<Markup> {
    let line = |end: &counterpoise_study::End| {
        let alone: &[EventId] = &end.alone;
        row(&[source(context, end.source), html! { (end.events.len()) }, html! { (alone.len()) }])
    };
    found.chains.ends.iter().take(ENDS).map(line).collect()
}
