//! The events on lanes.

use super::{ends, span, turning_points};
use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_case::model::{ArenaId, Event, EventId, Mode, Stance};
use counterpoise_dates::Kind;
use counterpoise_draw::scale::Focus;
use counterpoise_draw::timeline::{self, Lane, Spec, When};

/// What the timeline leaves out, and whether it counts in place of showing each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Events without a date.
    pub(crate) undated: usize,
    /// Events outside the periods.
    pub(crate) outside: usize,
    /// Columns count events that are too many for a mark each.
    pub(crate) counted: bool,
}

/// Every event that counts, on the lane of each of its arenas.
pub(crate) fn timeline(context: &Context<'_>) -> (Chart, Shown) {
    let domain = span(context);
    let ids: Vec<EventId> = (0..context.case.events.len() as u32)
        .map(EventId)
        .filter(|id| context.is_on(context.case[*id].set))
        .collect();
    let undated = ids.iter().filter(|id| context.case[**id].date.is_none()).count();
    let shown: Vec<EventId> =
        ids.iter().copied().filter(|id| meets(&context.case[*id], domain)).collect();
    let outside = ids.len() - undated - shown.len();
    let spec = Spec {
        head: unset(),
        domain: if shown.is_empty() { None } else { domain },
        focus: focus(context, domain),
        lanes: lanes(context, &shown),
        turning_points: turning_points(context),
    };
    let told = Shown { undated, outside, counted: spec.counted() };
    let subtitle = "Events by arena; an event of several arenas stands in each".to_owned();
    (
        Chart::new(
            "timeline",
            "What the ledger holds, and how well its dates are known".to_owned(),
            subtitle,
            spec,
        ),
        told,
    )
}

/// Whether any admissible day of the event is shown.
fn meets(event: &Event, domain: Option<(i32, i32)>) -> bool {
    let Some(date) = &event.date else { return false };
    let (from, to) = ends(date);
    domain.is_none_or(|(first, last)| from <= last && first <= to)
}

/// The case's window with a few months around it, if it is a small part of the whole.
fn focus(context: &Context<'_>, domain: Option<(i32, i32)>) -> Option<Focus> {
    let (first, last) = domain?;
    let (from, to) = ends(context.case.header.window.as_ref()?);
    let (start, end) = ((from - AROUND).max(first), (to + AROUND).min(last));
    (start < end && (end - start) < (last - first) / 2).then_some(Focus { start, end, share: 0.6 })
}

/// Days shown around the case's window: nine months.
const AROUND: i32 = 270;

fn lanes(context: &Context<'_>, shown: &[EventId]) -> Vec<Lane> {
    let arenas = (0..context.case.arenas.len() as u32).map(|a| Some(ArenaId(a))).chain([None]);
    let judged = context.arenas();
    let mut arenas: Vec<Option<ArenaId>> = arenas.collect();
    // Judged arenas first, in the case's order.
    arenas.sort_by_key(|a| {
        a.map_or(usize::MAX, |a| judged.iter().position(|j| *j == a).unwrap_or(judged.len()))
    });
    let lies = |event: &Event, arena: &Option<ArenaId>| {
        arena.map_or(event.arenas.is_empty(), |a| event.arenas.contains(&a))
    };
    let lane = |arena: &Option<ArenaId>| Lane {
        name: arena.map_or("No place", |a| &context.case[a].title).to_owned(),
        events: shown
            .iter()
            .filter(|id| lies(&context.case[**id], arena))
            .map(|id| mark(context, *id))
            .collect(),
    };
    arenas.iter().map(lane).filter(|lane| !lane.events.is_empty()).collect()
}

fn mark(context: &Context<'_>, id: EventId) -> timeline::Event {
    let event = &context.case[id];
    timeline::Event {
        when: when(event),
        mode: match event.mode {
            Mode::Deed => timeline::Mode::Deed,
            Mode::Statement => timeline::Mode::Statement,
            Mode::NonAct => timeline::Mode::NonAct,
        },
        stance: stance(context, event),
        weight: event.weight,
        label: format!("{} {}", event.id, event.title),
        callout: String::new(),
        href: context.href(&context.anchors.event(id)),
    }
}

fn when(event: &Event) -> When {
    let Some(date) = &event.date else { return When::Day(0) };
    let (from, to) = ends(date);
    match date.kind() {
        Kind::Lasting => When::Lasting(from, to),
        Kind::Once if from == to => When::Day(from),
        Kind::Once => When::Within(from, to),
    }
}

/// The subject's stance towards the target, if the event is an act of it.
fn stance(context: &Context<'_>, event: &Event) -> timeline::Stance {
    let own = event.readings.iter().find(|r| (r.actor, r.toward) == context.answer.dyad);
    match own.map(|r| r.stance) {
        Some(Stance::Accommodate) => timeline::Stance::Accommodates,
        Some(Stance::Resist) => timeline::Stance::Resists,
        _ => timeline::Stance::Neither,
    }
}
