//! Who, where and since when: for a reader who knows nothing of the case.

use crate::charts;
use crate::context::Context;
use crate::export::reading;
use crate::figure;
use crate::outline::{fold, nothing, row, small_table, table};
use crate::words::{citations, since, window};
use counterpoise_case::model::{ActorId, ArenaId, Body, Branded, Citation, Event, Member, Route};
use counterpoise_case::vocabulary::Word as _;
use counterpoise_draw::map;
use counterpoise_present::counted;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let case = context.case;
    if case.periods.is_empty() && case.bodies.is_empty() && case.routes.is_empty() {
        return nothing("The case has no periods, projects, institutions or routes.");
    }
    let bodies: Vec<&Body> = case.bodies.iter().filter(|own| context.is_on(own.set)).collect();
    let routes: Vec<&Route> = case.routes.iter().filter(|own| context.is_on(own.set)).collect();
    html! {
        p.lead { "How " (context.subject()) " treats " (context.target()) ". Where: " (places(context)) ". " (case.header.question) }
        (table(context, "close", "Who", &["Who", "What it does here", "Member of"], &actors(context)))
        @if !context.answer.arenas.is_empty() {
            (table(context, "close", "Where", &["Arena", "States", "Acts of the pair placed there"], &arenas(context)))
        }
        (table(context, "close", "Times", &["Period", "From and until"], &times(context)))
        @if !bodies.is_empty() {
            (table(context, "cards", "Projects and institutions: a brand is a name, and may be younger than what bears it",
                &["What", "Since", "Led by", "Members", "Names and brands", "Source"],
                &bodies.iter().map(|own| a_body(context, own)).collect::<Vec<_>>()))
        }
        @for map in charts::maps(context) {
            (figure::figure(context, &map.chart, html! { (reading("map")) }))
            (fold(&html! { "What this map shows, as a table" }, &shown(&map.rows)))
        }
        @if !routes.is_empty() {
            (table(context, "cards", "Routes", &["What", "From where to where", "How far", "Brands", "Source"],
                &routes.iter().map(|own| a_route(context, own)).collect::<Vec<_>>()))
        }
    }
}

/// Whoever is recorded to act, or to be acted upon, the pair first, then by how many acts.
fn actors(context: &Context<'_>) -> Vec<Markup> {
    let case = context.case;
    let (subject, target) = context.answer.dyad;
    let mut acts = vec![0_usize; case.actors.len()];
    for event in case.events.iter().filter(|event| context.is_on(event.set)) {
        let mut named: Vec<ActorId> = [&event.actors[..], &event.targets].concat();
        named.sort_unstable();
        named.dedup();
        named.into_iter().for_each(|id| acts[id.0 as usize] += 1);
    }
    let ids = (0..case.actors.len() as u32).map(ActorId);
    let others = ids.filter(|id| ![subject, target].contains(id) && acts[id.0 as usize] > 0);
    let mut others: Vec<ActorId> = others.collect();
    // Stable: of equal ones in the order of the case.
    others.sort_by_key(|id| std::cmp::Reverse(acts[id.0 as usize]));
    let does = |id: ActorId| match id {
        id if id == subject => "whose behaviour is judged".to_owned(),
        id if id == target => "towards whom".to_owned(),
        id => format!("has a part in {}", counted(acts[id.0 as usize], "act", "acts")),
    };
    let line = |id: ActorId| {
        let own = case.bodies.iter().filter(|body| context.is_on(body.set));
        let own = own.filter(|body| body.members.iter().any(|member| member.actor == id));
        let bodies: Vec<&str> = own.map(|body| body.title.as_str()).collect();
        row(&[html! { (case[id].name) }, html! { (does(id)) }, html! { (bodies.join("; ")) }])
    };
    [subject, target].into_iter().chain(others).map(line).collect()
}

fn arenas(context: &Context<'_>) -> Vec<Markup> {
    let case = context.case;
    let line = |id: &ArenaId| {
        let own = &case[*id];
        let states: Vec<&str> = own.states.iter().map(|id| case[*id].name.as_str()).collect();
        let is_there = |event: &&Event| context.counts(event) && event.arenas.contains(id);
        let placed = case.events.iter().filter(is_there).count();
        row(&[
            html! { (own.title) @if !own.note.is_empty() { span.cites { (own.note) } } },
            html! { (states.join(", ")) },
            html! { (placed) },
        ])
    };
    context.answer.arenas.iter().map(line).collect()
}

/// Countries and places with what is told of them; routes have a table of their own.
fn shown(rows: &[map::Row]) -> Markup {
    let is_route = |own: &&map::Row| own.at.contains(" to ");
    let rows: Vec<Markup> = rows
        .iter()
        .filter(|own| !is_route(own))
        .map(|own| {
            row(&[
                html! { (own.name) },
                html! { (own.what) },
                html! { (own.value) },
                html! { (own.at) },
            ])
        })
        .collect();
    small_table(
        "close",
        "What this map shows",
        &["Name", "What", "What is told of it", "At"],
        &rows,
    )
}

/// `Central Asia; the international system`.
fn places(context: &Context<'_>) -> String {
    let arenas: Vec<&str> =
        context.answer.arenas.iter().map(|id| context.case[*id].title.as_str()).collect();
    if arenas.is_empty() { "everywhere".to_owned() } else { arenas.join("; ") }
}

fn times(context: &Context<'_>) -> Vec<Markup> {
    let line = |id: &counterpoise_case::model::PeriodId| {
        let own = &context.case[*id];
        row(&[html! { (own.title) }, html! { (window(own.window)) }])
    };
    context.answer.periods.iter().map(line).collect()
}

fn a_body(context: &Context<'_>, own: &Body) -> Markup {
    let case = context.case;
    let grew: Vec<&str> = own.grew_from.iter().map(|id| case[*id].title.as_str()).collect();
    let whole: Vec<&str> = own.parents.iter().map(|id| case[*id].title.as_str()).collect();
    let leads: Vec<&str> = own.leads.iter().map(|id| case[*id].name.as_str()).collect();
    row(&[
        html! {
            (own.title)
            @if !whole.is_empty() { span.cites { "part of " (whole.join(", ")) } }
            @if !grew.is_empty() { span.cites { "grew out of " (grew.join(", ")) } }
            @if !own.note.is_empty() { span.cites { (own.note) } }
        },
        html! { @if let Some(exists) = &own.exists { (since(exists)) } },
        html! { (leads.join(", ")) },
        html! { (members(context, own)) },
        html! {
            @for (when, name) in &own.names { span.cites { (name) ", " (since(when)) } }
            (brands(context, &own.branded))
        },
        source(context, &own.cites, &own.via),
    ])
}

/// `Belarus, Kyrgyzstan (since Aug 2015)`: with dates where they are not those of the whole.
fn members(context: &Context<'_>, of: &Body) -> String {
    let one = |member: &Member| {
        let name = &context.case[member.actor].name;
        match &member.when {
            Some(when) if of.exists.as_ref() != Some(when) => format!("{name} ({})", since(when)),
            _ => name.clone(),
        }
    };
    of.members.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn brands(context: &Context<'_>, of: &[Branded]) -> Markup {
    html! {
        @for own in of {
            span.cites {
                "under the brand of " (context.case[own.brand].title)
                @if let Some(when) = &own.when { ", " (since(when)) }
            }
        }
    }
}

fn a_route(context: &Context<'_>, own: &Route) -> Markup {
    let sites: Vec<&str> = own.sites.iter().map(|id| context.case[*id].title.as_str()).collect();
    row(&[
        html! { (own.title) span.cites { (own.kind.word().replace('-', " ")) } @if !own.note.is_empty() { span.cites { (own.note) } } },
        html! { (sites.join(" \u{2013} ")) },
        html! { @for (status, when) in &own.statuses { span.cites { (status.word()) ", " (since(when)) } } },
        brands(context, &own.branded),
        source(context, &own.cites, &own.via),
    ])
}

fn source(context: &Context<'_>, cites: &[Citation], via: &[Citation]) -> Markup {
    citations(context, if cites.is_empty() { via } else { cites })
}
