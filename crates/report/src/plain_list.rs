//! What the appendix says where no script runs: one line for each thing.

use crate::context::Context;
use crate::sections::command;
use crate::words;
use counterpoise_present::{field, outcome_word};
use counterpoise_study::CellAnswer;
use maud::{Markup, html};

/// The lines of a section.
pub(crate) fn of(context: &Context<'_>, section: &str) -> Markup {
    match section {
        "claims" => claims(context),
        "verdicts" => verdicts(context),
        "ledger" => events(context),
        "sources" => sources(context),
        other => {
            let asked = asked(context, other);
            html! { p { "This part opens by a script. The program prints it: " code { (asked) } } }
        }
    }
}

/// The command that prints what a part shows.
fn asked(context: &Context<'_>, section: &str) -> String {
    let word = match section {
        "why" => "rivals",
        "path" => "judge --path",
        "shifts" => "shift",
        "balances" => "balance",
        "coverage" => "coverage",
        "capabilities" => "table series",
        "disagreements" => "compare",
        "literature" => "positions",
        "setting" => "table setting",
        "robustness" => "stress",
        "timeline" | "word-and-deed" => "table events",
        "reliability" => "reliability",
        _ => "judge",
    };
    command(context, word, "")
}

/// Lines of a list: a page is not made heavy for those who will not read it so.
const LINES: usize = 300;

/// The first lines, and how many more there are.
fn list(lines: impl ExactSizeIterator<Item = String>) -> Markup {
    let more = lines.len().saturating_sub(LINES);
    html! {
        ul {
            @for line in lines.take(LINES) { li { (line) } }
            @if more > 0 { li { "and " (more) " more" } }
        }
    }
}

fn claims(context: &Context<'_>) -> Markup {
    let line = |result: &counterpoise_study::ClaimResult| {
        format!("{}: {}", outcome_word(result.outcome), context.case.claims[result.claim].title)
    };
    list(context.answer.claims.iter().map(line))
}

fn verdicts(context: &Context<'_>) -> Markup {
    let Some(school) = context.author_school() else { return html! {} };
    let line = |cell: &CellAnswer| {
        let judged = Context::judged(cell, school)?;
        let place = context.cell_title(cell.arena, None, cell.period);
        Some(format!("{place}: {}", field(judged).name))
    };
    let cells = context.answer.cells.iter().chain(&context.answer.pooled);
    let lines: Vec<String> = cells.filter_map(line).collect();
    list(lines.into_iter())
}

fn events(context: &Context<'_>) -> Markup {
    let line = |event: &counterpoise_case::model::Event| {
        let date = event.date.as_ref().map_or_else(|| "undated".to_owned(), words::date);
        format!("{date}: {}", event.title)
    };
    list(context.case.events.iter().map(line))
}

fn sources(context: &Context<'_>) -> Markup {
    list(context.case.sources.iter().map(|source| source.short.clone()))
}
