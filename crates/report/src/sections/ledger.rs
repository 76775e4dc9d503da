//! The whole ledger, to be filtered and turned over page by page.

mod coding;
mod filter;

use crate::context::Context;
use crate::outline::{nothing, table};
use crate::words::{self, counted, date};
use counterpoise_case::model::{Event, EventId};
use maud::{Markup, html};
use serde_json::{Value, json};

/// Rows of a page: what a browser lays out at once, however long the ledger is.
const PAGE: usize = 200;

/// What the script makes the ledger of: `lead` is HTML, with a table that has no row yet; `page` is the
/// number of rows shown at once; each of `rows` is the id of an event, what it is found by (arenas,
/// domains, mode, stance, periods), and its row as HTML.
pub(crate) fn data(context: &Context<'_>) -> Value {
    let events = (0..context.case.events.len() as u32).map(EventId);
    let rows: Vec<Value> = events.map(|id| row(context, id)).collect();
    json!({ "lead": lead(context).into_string(), "page": PAGE, "rows": rows })
}

fn lead(context: &Context<'_>) -> Markup {
    let all = context.case.events.len();
    if all == 0 {
        return nothing("The ledger is empty: the case has no event.");
    }
    let off = all - context.counting();
    html! {
        p.lead {
            (counted(all, "event", "events")) ", each with its coding and its sources."
            @if off > 0 { " " (counted(off, "event belongs", "events belong")) " to a set that is switched off: marked, and not counted in this run." }
        }
        (filter::controls(context))
        (table(context, "cards ledger", "The ledger", &["Event", "When", "Who", "What", "Coding", "Sources"], &[]))
        (filter::pages())
    }
}

fn row(context: &Context<'_>, id: EventId) -> Value {
    let event = &context.case[id];
    let keys = filter::keys(context, event);
    json!([
        context.anchors.event(id),
        keys.arenas,
        keys.domains,
        keys.mode,
        keys.stance,
        keys.periods,
        line(context, id).into_string(),
    ])
}

fn line(context: &Context<'_>, id: EventId) -> Markup {
    let event = &context.case[id];
    let set = event.set.map(|set| &context.case[set]);
    let class = set.filter(|s| !s.on).map(|_| "off");
    html! {
        tr role="row" id=(context.anchors.event(id)) class=[class] {
            th scope="row" role="rowheader" { (event.id) @if let Some(set) = set { span.set title=(set.title) { (set.id) @if !set.on { ", off" } } } }
            td role="cell" { (when(event)) }
            td role="cell" { (who(context, event)) }
            td role="cell" { b { (event.title) } (coding::details(context, event)) }
            td role="cell" { (coding::coding(context, event)) }
            td role="cell" { (sources(context, event)) }
        }
    }
}

fn when(event: &Event) -> Markup {
    html! {
        @match &event.date {
            Some(of) => span title=(of.to_string()) { (date(of)) },
            None => "undated",
        }
        @if let Some((printed, reason)) = &event.printed {
            span.cites { "printed " s { (date(printed)) } ": " (reason) }
        }
    }
}

fn who(context: &Context<'_>, event: &Event) -> Markup {
    let names = |ids: &[counterpoise_case::model::ActorId]| {
        ids.iter().map(|a| context.case[*a].code.as_ref()).collect::<Vec<_>>().join(", ")
    };
    let targets = names(&event.targets);
    html! {
        @if event.joint { (event.actors.iter().map(|a| context.case[*a].code.as_ref()).collect::<Vec<_>>().join(" with ")) }
        @else { (names(&event.actors)) }
        @if !targets.is_empty() { " \u{2192} " (targets) }
        @if let Some(toward) = event.toward { span.cites { "towards " (context.case[toward].code) } }
        @if !event.by.is_empty() { span.cites { (event.by) } }
    }
}

fn sources(context: &Context<'_>, event: &Event) -> Markup {
    html! {
        (words::citations(context, &event.cites))
        @if event.cites.is_empty() && event.via.is_empty() { span.uncited { "uncited" } }
        @if !event.via.is_empty() {
            span.cites { @if event.cites.is_empty() { "asserted in " } @else { "read in " } (words::citations(context, &event.via)) }
        }
    }
}
