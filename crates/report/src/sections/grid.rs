//! Verdicts by arena, by school, by domain; patterns across arenas.

use crate::context::Context;
use crate::outline::{fold, nothing, row, table};
use crate::words::{label, share};
use crate::{charts, figure};
use counterpoise_case::model::{ArenaId, Pattern, PeriodId};
use counterpoise_concepts::{PatternFinding, PatternState};
use counterpoise_present::verdict_in_a_field;
use counterpoise_study::CellAnswer;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    if context.answer.cells.is_empty() && context.answer.pooled.is_empty() {
        return nothing(
            "There is no verdict: the case judges no arena, has no period, or names no school.",
        );
    }
    let arenas = context.arenas();
    let (first, more) = arenas.split_at(arenas.len().min(1));
    html! {
        p.lead {
            "Every school judges the same events by its own rules. The number in a field is how many of 100 re-readings of the evidence bear out one or another of the names in it, all of them together; \
             it does not say how likely the school is to be right. Each field leads to the verdict unfolded."
        }
        (figure::figure(context, &charts::by_arena(context), pooling()))
        (pooled(context))
        @for arena in first { (picture(context, Some(*arena))) }
        @for arena in more { (fold(&html! { (context.arena(Some(*arena))) ", school by school" }, &picture(context, Some(*arena)))) }
        (fold(&html! { "All arenas together, school by school" }, &picture(context, None)))
        @if !context.answer.domains.is_empty() { (fold(&html! { "By domain" }, &domains(context))) }
        h3 { "Patterns across arenas" }
        (patterns(context))
    }
}

fn pooling() -> Markup {
    html! {
        "The last row takes all arenas together and stands beside its parts on purpose: " b { "together, opposite leanings can cancel" } ", when a state \
         resists in one arena what it accommodates in another. Read it only together with the rows above it."
    }
}

fn picture(context: &Context<'_>, arena: Option<ArenaId>) -> Markup {
    figure::figure(
        context,
        &charts::by_school(context, arena),
        html! {
            "Down a column: do schools agree about the same evidence? Along a row: does one school see a change? A dotted outline is a field that \
             no label of the school holds: no evidence, out of scope, no name for what was done, or too many names."
            @if arena.is_none() { " All arenas together: see the warning above." }
        },
    )
}

fn domains(context: &Context<'_>) -> Markup {
    figure::figure(
        context,
        &charts::by_domain(context),
        html! { "A domain counts in all arenas at once, with the same caution as any pooling." },
    )
}

/// The verdict on all arenas together by the author's school with its parts, in words.
fn pooled(context: &Context<'_>) -> Markup {
    let Some(school) = context.author_school().filter(|_| !context.answer.pooled.is_empty()) else {
        return html! {};
    };
    let line = |cell: &CellAnswer| {
        let parts = context.answer.cells.iter().filter(|c| c.period == cell.period);
        let part = |part: &CellAnswer| {
            let judged = Context::judged(part, school)?;
            let id = context.anchors.verdict(part.arena, part.period, school);
            Some(
                html! { li { a href=(format!("#{id}")) { (context.arena(part.arena)) } " " (label(&verdict_in_a_field(judged))) } },
            )
        };
        let parts: Vec<Markup> = parts.filter_map(part).collect();
        let judged = Context::judged(cell, school)?;
        let id = context.anchors.verdict(None, cell.period, school);
        Some(row(&[
            html! { (context.case[cell.period].title) },
            html! { a href=(format!("#{id}")) { (label(&verdict_in_a_field(judged))) } " " (share(judged.probability())) },
            html! { ul.inline { @for part in parts { (part) } } },
        ]))
    };
    let rows: Vec<Markup> = context.answer.pooled.iter().filter_map(line).collect();
    table(
        context,
        "cards",
        &format!("All arenas together, and each by itself, by {}", context.school(school)),
        &["Period", "All together", "Arena by arena"],
        &rows,
    )
}

fn patterns(context: &Context<'_>) -> Markup {
    let Some(first) = context.answer.patterns.first().filter(|p| !p.findings.is_empty()) else {
        return nothing("No school that judges here names a pattern across arenas.");
    };
    let line = |at: usize| {
        let (school, finding) = &first.findings[at];
        let pattern =
            context.case.patterns.iter().find(|p| p.id == finding.pattern && p.school == *school);
        let mut cells = vec![
            html! { (pattern.map_or(finding.pattern.as_str(), |p: &Pattern| p.title.as_str())) span.cites { (context.school(*school)) } },
        ];
        cells.extend(context.answer.patterns.iter().map(|p| {
            p.findings.get(at).map_or_else(|| html! {}, |f| state(context, p.period, &f.1))
        }));
        row(&cells)
    };
    let rows: Vec<Markup> = (0..first.findings.len()).map(line).collect();
    let mut heads = vec!["Pattern"];
    heads.extend(context.answer.patterns.iter().map(|p| context.case[p.period].title.as_str()));
    table(
        context,
        "cards",
        "Patterns looked for, by period: a pattern is there if all its parts are",
        &heads,
        &rows,
    )
}

fn state(context: &Context<'_>, period: PeriodId, finding: &PatternFinding) -> Markup {
    let (sign, word) = match finding.state {
        PatternState::Present => ("\u{2713}", "there"),
        PatternState::Absent => ("\u{2715}", "not there"),
        PatternState::Open => ("\u{25cc}", "open"),
    };
    let arenas: Vec<Option<ArenaId>> =
        finding.parts.iter().flat_map(|p| p.present.iter().copied()).collect();
    html! {
        span.state { i aria-hidden="true" { (sign) } " " (word) }
        @if !arenas.is_empty() {
            span.cites { @if finding.state == PatternState::Present { "in " } @else { "in part: " } @for (at, arena) in arenas.iter().enumerate() { @if at > 0 { ", " } (place(context, *arena, period)) } }
        }
    }
}

/// An arena, or all of them together, leading to its cell if it is judged.
fn place(context: &Context<'_>, arena: Option<ArenaId>, period: PeriodId) -> Markup {
    let mut cells = context.answer.cells.iter().chain(&context.answer.pooled);
    let judged = cells.any(|c| c.arena == arena && c.period == period);
    html! {
        @if judged { a href=(format!("#{}", context.anchors.cell(arena, None, period))) { (context.arena(arena)) } }
        @else { (context.arena(arena)) }
    }
}
