//! What the appendix says where no script runs: one line for each thing.

use crate::context::Context;
use crate::words;
use counterpoise_case::model::SourceId;
use counterpoise_present::field;
use counterpoise_study::CellAnswer;
use maud::{Markup, html};

/// The lines of a section.
pub(crate) fn of(context: &Context<'_>, section: &str) -> Markup {
    match section {
        "claims" => claims(context),
        "verdicts" => verdicts(context),
        "ledger" => events(context),
        "sources" => sources(context),
        _ => {
            html! { p { "This part opens by a script. The program prints it: " code { "counterpoise --help" } } }
        }
    }
}

fn claims(context: &Context<'_>) -> Markup {
    html! {
        ul { @for result in &context.answer.claims { li { (result.outcome.word()) ": " (context.case.claims[result.claim].title) } } }
    }
}

fn verdicts(context: &Context<'_>) -> Markup {
    let Some(school) = context.author_school() else { return html! {} };
    let line = |cell: &CellAnswer| {
        let judged = Context::judged(cell, school)?;
        Some(format!(
            "{}: {}",
            context.cell_title(cell.arena, None, cell.period),
            field(judged).name
        ))
    };
    let cells = context.answer.cells.iter().chain(&context.answer.pooled);
    html! { ul { @for text in cells.filter_map(line) { li { (text) } } } }
}

fn events(context: &Context<'_>) -> Markup {
    let line = |at: usize| {
        let event = &context.case.events[at];
        let date = event.date.as_ref().map_or_else(|| "undated".to_owned(), words::date);
        format!("{date}: {}", event.title)
    };
    html! { ul { @for at in 0..context.case.events.len() { li { (line(at)) } } } }
}

fn sources(context: &Context<'_>) -> Markup {
    let ids = (0..context.case.sources.len() as u32).map(SourceId);
    html! { ul { @for id in ids { li { (context.case[id].short) } } } }
}
