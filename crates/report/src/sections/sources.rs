//! Sources, in full, with what rests on each.

use crate::context::Context;
use crate::outline::{fold, nothing, row, table};
use crate::words::{self, counted};
use counterpoise_case::model::{EventId, Grade, SourceId};
use counterpoise_case::vocabulary::Word;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let mut ids: Vec<SourceId> = (0..context.case.sources.len() as u32).map(SourceId).collect();
    if ids.is_empty() {
        return nothing("The case cites no source.");
    }
    ids.sort_by_key(|id| context.case[*id].full.to_lowercase());
    let rows: Vec<Markup> = ids.iter().map(|id| line(context, *id)).collect();
    html! {
        p.lead {
            "Side: whose side a source speaks from or for. Grade: the Admiralty scale, reliability of the source from A to F and credibility of \
             the information from 1 to 6. Events: those that rest on it, cited for the fact or, where nothing is cited, asserted in it."
        }
        (table(context, "cards", "Works cited", &["Reference", "Kind", "Side", "Grade", "Events"], &rows))
    }
}

fn line(context: &Context<'_>, id: SourceId) -> Markup {
    let source = &context.case[id];
    let full = if source.full.is_empty() { &source.short } else { &source.full };
    row(&[
        html! { span id=(context.anchors.source(id)) { (reference(full)) } @if !source.note.is_empty() { span.cites { (source.note) } } },
        html! { (source.kind.word()) },
        html! { @if let Some(side) = source.side { (context.case[side].name) } @else { "neutral or not stated" } },
        html! { @if let Some(grade) = source.grade { (written(grade)) } @else { "none" } },
        resting(context, id),
    ])
}

fn written(grade: Grade) -> String {
    format!("{}{}", char::from(grade.reliability), grade.credibility)
}

/// Events that rest on a source, to open.
fn resting(context: &Context<'_>, id: SourceId) -> Markup {
    let events = (0..context.case.events.len() as u32).map(EventId);
    let rests = |event: &EventId| context.case[*event].rests_on().iter().any(|c| c.source == id);
    let events: Vec<EventId> = events.filter(rests).collect();
    html! {
        @if events.is_empty() { "none" }
        @else { (fold(&html! { (counted(events.len(), "event", "events")) }, &html! { p { (words::events(context, &events)) } })) }
    }
}

/// A reference in which an address can be followed.
fn reference(text: &str) -> Markup {
    let word = |word: &str| {
        let bare = word.trim_end().trim_end_matches(['.', ',', ';', ')']);
        let bare = bare.trim_start_matches(['(', '<']);
        let safe = (bare.starts_with("https://") || bare.starts_with("http://"))
            && !bare.contains(['"', '<', '>']);
        match word.split_once(bare).filter(|_| safe) {
            Some((before, after)) => {
                html! { (before) a rel="noopener noreferrer external" href=(bare) { (bare) } (after) }
            }
            None => html! { (word) },
        }
    };
    html! { @for one in text.split_inclusive(' ') { (word(one)) } }
}
