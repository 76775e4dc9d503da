//! Sources, in full, with what rests on each.

use crate::context::Context;
use crate::outline::{fold, nothing, row, table};
use crate::words::{self, counted};
use counterpoise_case::model::{CitedBy, EventId, Grade, SourceId, WorkForm};
use counterpoise_case::vocabulary::Word;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let of_case = cited(context, CitedBy::Case);
    let of_schools = cited(context, CitedBy::Schools);
    html! {
        @if of_case.is_empty() { (nothing("The case cites no source.")) }
        @else {
            p.lead {
                "The works that the case cites, by what they are. Side: whose side a source speaks from or for. Grade: the Admiralty scale, \
                 reliability of the source from A to F and credibility of the information from 1 to 6. Events: those that rest on it, cited for \
                 the fact or, where nothing is cited, asserted in it."
            }
            @for (_, form) in WorkForm::words() { (of_form(context, *form, &of_case)) }
        }
        @if !of_schools.is_empty() { (works_of_schools(context, &of_schools)) }
    }
}

/// The works of one list, by their references.
fn cited(context: &Context<'_>, by: CitedBy) -> Vec<SourceId> {
    let all = (0..context.case.sources.len() as u32).map(SourceId);
    let mut ids: Vec<SourceId> = all.filter(|id| context.case[*id].cited_by == by).collect();
    ids.sort_by_key(|id| context.case[*id].full.to_lowercase());
    ids
}

fn of_form(context: &Context<'_>, form: WorkForm, ids: &[SourceId]) -> Markup {
    let ids = ids.iter().filter(|id| context.case[**id].form == form);
    let rows: Vec<Markup> = ids.map(|id| line(context, *id)).collect();
    html! {
        @if !rows.is_empty() {
            (table(context, "cards", caption(form), &["Reference", "Kind", "Side", "Grade", "Events"], &rows))
        }
    }
}

fn caption(form: WorkForm) -> &'static str {
    match form {
        WorkForm::Book => "Books cited",
        WorkForm::Article => "Articles cited",
        WorkForm::Chapter => "Chapters cited",
        WorkForm::Thesis => "Theses cited",
        WorkForm::Report => "Reports cited",
        WorkForm::Document => "Official documents cited",
        WorkForm::Press => "Press cited",
        WorkForm::Page => "Web pages cited",
        WorkForm::Interview => "Interviews cited",
        WorkForm::Data => "Data cited",
        WorkForm::Other => "Other works cited",
    }
}

/// What the schools rest on, and nothing of the case.
fn works_of_schools(context: &Context<'_>, ids: &[SourceId]) -> Markup {
    let one = |id: &SourceId| {
        let source = &context.case[*id];
        row(&[named(context, *id), html! { (source.form.word()) }])
    };
    let rows: Vec<Markup> = ids.iter().map(one).collect();
    html! {
        h3 { "Works of the schools" }
        p { "The definitions of the schools rest on these. The case does not cite them." }
        (table(context, "cards", "Works that only the schools cite", &["Reference", "Form"], &rows))
    }
}

/// The reference with what is noted of it.
fn named(context: &Context<'_>, id: SourceId) -> Markup {
    let source = &context.case[id];
    let full = if source.full.is_empty() { &source.short } else { &source.full };
    html! { span id=(context.anchors.source(id)) { (reference(full)) } @if !source.note.is_empty() { span.cites { (source.note) } } }
}

fn line(context: &Context<'_>, id: SourceId) -> Markup {
    let source = &context.case[id];
    row(&[
        named(context, id),
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
