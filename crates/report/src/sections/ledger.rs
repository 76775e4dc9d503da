//! The whole ledger, to be filtered.

mod coding;
mod filter;

use crate::context::Context;
use crate::outline::{nothing, table};
use crate::words::{self, counted, date};
use counterpoise_case::model::{Event, EventId};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let ids: Vec<EventId> = (0..context.case.events.len() as u32).map(EventId).collect();
    if ids.is_empty() {
        return nothing("The ledger is empty: the case has no event.");
    }
    let rows: Vec<Markup> = ids.iter().map(|id| line(context, *id)).collect();
    let off = ids.len() - context.counting();
    html! {
        p.lead {
            (counted(ids.len(), "event", "events")) ", each with its coding and its sources."
            @if off > 0 { " " (counted(off, "event belongs", "events belong")) " to a set that is switched off: marked, and not counted in this run." }
        }
        (filter::controls(context))
        (table(context, "cards ledger", "The ledger", &["Event", "When", "Who", "What", "Coding", "Sources"], &rows))
    }
}

fn line(context: &Context<'_>, id: EventId) -> Markup {
    let event = &context.case[id];
    let set = event.set.map(|set| &context.case[set]);
    let class = set.filter(|s| !s.on).map(|_| "off");
    let keys = filter::keys(context, event);
    html! {
        tr role="row" id=(context.anchors.event(id)) class=[class] data-a=(keys.arenas) data-d=(keys.domains) data-m=(keys.mode) data-s=(keys.stance) data-p=(keys.periods) {
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
