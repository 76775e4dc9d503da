//! The coverage map and the recorded searches.

use crate::context::Context;
use crate::outline::{nothing, row, table};
use crate::words::{self, counted, date};
use crate::{charts, figure};
use counterpoise_case::model::Search;
use counterpoise_ledger::CoverageState;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let all = &context.answer.coverage;
    if all.is_empty() {
        return nothing("There is no coverage to draw: the case has no arena, period or domain.");
    }
    let count = |state: CoverageState| all.iter().filter(|c| c.state == state).count();
    let (empty, sought) = (count(CoverageState::Empty), count(CoverageState::SearchedNothingFound));
    html! {
        p.lead {
            "Of " (counted(all.len(), "field", "fields")) " of arena, domain and period " (count(CoverageState::Covered)) " hold evidence, in "
            (sought) " somebody looked and found nothing, and in " (empty) " nobody is known to have looked. What nobody looked for is \
            unknown, never zero."
        }
        (figure::figure(context, &charts::coverage(context), html! { "Many events from one source are one witness, not many." }))
        h3 { "Recorded searches" }
        (searches(context))
    }
}

fn searches(context: &Context<'_>) -> Markup {
    let on: Vec<&Search> = context.case.searches.iter().filter(|s| context.is_on(s.set)).collect();
    if on.is_empty() {
        return nothing(
            "No search is recorded. Where nothing is found it therefore stays unknown whether there was nothing to find.",
        );
    }
    let rows: Vec<Markup> = on.into_iter().map(|s| line(context, s)).collect();
    table(
        context,
        "cards",
        "Searches, with what they found",
        &["Looked for", "When", "Where", "What was searched", "Found"],
        &rows,
    )
}

fn line(context: &Context<'_>, search: &Search) -> Markup {
    let arenas: Vec<&str> = search.arenas.iter().map(|a| context.case[*a].title.as_str()).collect();
    let domains: Vec<&str> = search.domains.iter().map(AsRef::as_ref).collect();
    row(&[
        html! { (search.title) },
        html! { (date(&search.date)) },
        html! {
            @if arenas.is_empty() { "all arenas" } @else { (arenas.join(", ")) }
            @if !domains.is_empty() { "; " (domains.join(", ")) }
        },
        html! { (search.searched) @if !search.note.is_empty() { span.cites { (search.note) } } },
        html! { @if search.found.is_empty() { "nothing" } @else { (words::events(context, &search.found)) } },
    ])
}
