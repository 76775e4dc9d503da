//! Events.

use super::coding;
use super::context::Context;
use super::event_values::{domain, gain, instrument, parts};
use super::item::{Head, Item};
use super::word_lists::{MOTIVES, POSTURES, STAGES};
use super::{actors, bearings, parties};
use crate::model::{
    Citation, Event, EventId, Gain, Hardness, Header, Mode, MotiveKind, Name, Role, Stance,
};
use counterpoise_dates::Date;
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{slice, split};
use counterpoise_world as world;

/// First pass: the ids, so that events may refer to later ones.
pub(crate) fn name<'a>(cx: &mut Context<'a>, item: &Head<'a>, at: usize) -> Option<&'a str> {
    let Some(id) = item.value("id") else {
        cx.say(
            Diagnostic::new(Code::NO_EVENT_ID, item.head_span(), "this event has no id")
                .help("add a line `  id: E001`"),
        );
        return None;
    };
    if cx.names.events.contains_key(id.text) {
        let message = format!("there are two events `{}`", id.text);
        cx.say(
            Diagnostic::new(Code::DUPLICATE, item.span(id.range), message)
                .help("rename one of them"),
        );
        return None;
    }
    cx.names.events.insert(id.text, EventId(at as u32));
    Some(id.text)
}

/// Second pass: everything else. An event whose first line cannot be understood still takes its
/// position.
pub(crate) fn event(cx: &mut Context<'_>, item: &Item<'_>, id: &str) -> Event {
    item.check(cx);
    let parties = parties::read(cx, item).unwrap_or_default();
    let coding = coding::read(cx, item, item.coding());
    if coding.mode.is_none() {
        cx.say(
            Diagnostic::new(
                Code::NO_MODE,
                item.head_span(),
                "this event says neither deed, statement nor non-act",
            )
            .help("add a coding line, as in `  deed, accommodate, soft, weight 3`"),
        );
    }
    let date = parties.date;
    let mut event = Event {
        id: id.to_owned(),
        title: item.title(),
        actors: parties.actors,
        targets: parties.targets,
        joint: parties.joint,
        toward: actors::field(cx, item, "toward", date.as_ref()),
        aimed_at: super::settings::named_bodies(cx, item, "aimed-at"),
        beside: false,
        mode: coding.mode.unwrap_or_default(),
        stance: coding.stance.unwrap_or_default(),
        stance_stated: coding.stance.is_some(),
        hardness: coding.hardness.unwrap_or_default(),
        hardness_stated: coding.hardness.is_some(),
        weight: coding.weight.unwrap_or(1.0),
        certainty: coding.certainty,
        role: coding.role.unwrap_or_default(),
        role_stated: coding.role.is_some(),
        arenas: cx.arenas(item, "arena"),
        bears_on: bearings::read(cx, item),
        commitment: bearings::name(cx, item, "commitment"),
        ends: bearings::ends(cx, item),
        coded: bearings::coded(cx, item).or(cx.case.header.coded),
        domains: domains(cx, item),
        instrument: item.value("instrument").and_then(|piece| instrument(cx, item, &piece)),
        stage: item
            .value("stage")
            .and_then(|v| cx.choice(item.span(v.range), v.text, "a stage", STAGES)),
        by: item.prose("by"),
        issues: item.pieces("issue").map(|p| cx.word(p.text)).collect(),
        posture: item
            .value("posture")
            .and_then(|v| cx.choice(item.span(v.range), v.text, "a posture", POSTURES)),
        gains: gains(cx, item),
        gains_written: item.field("gains").is_some(),
        motive: motive(cx, item),
        opportunity: item.prose("opportunity"),
        follows: follows(cx, item),
        amount: item.prose("amount"),
        printed: printed(cx, item),
        second: super::second::read(cx, item),
        cites: cx.citations(item, "cite"),
        via: cx.citations(item, "via"),
        set: cx.set(item),
        note: item.prose("note"),
        readings: Vec::new(),
        date,
        place: item.place(),
    };
    if !event.hardness_stated {
        event.hardness = usual_hardness(&event);
    }
    if !event.role_stated {
        event.role = role(&cx.case.header, &event);
    }
    event.readings = super::readings::of(cx, item, &event);
    event
}

/// The hardness that acts of this instrument usually have, and that an act has whose coding line
/// says none. Without an instrument it is soft, as most acts are.
pub(crate) fn usual_hardness(event: &Event) -> Hardness {
    let named = event.instrument.as_deref().and_then(world::instrument);
    match named.map(|instrument| instrument.hardness) {
        Some(world::Hardness::Hard) => Hardness::Hard,
        Some(world::Hardness::None) => Hardness::Plain,
        Some(world::Hardness::Soft) | None => Hardness::Soft,
    }
}

/// The role read off the first line, seen from the case's subject and target.
pub(crate) fn role(header: &Header, event: &Event) -> Role {
    let acts = |who| event.actors.contains(&who);
    match (header.subject, header.target) {
        _ if event.stance == Stance::None => Role::Context,
        (Some(subject), _) if acts(subject) => Role::Behaviour,
        (_, Some(target)) if acts(target) => Role::Stimulus,
        _ if event.actors.is_empty() => Role::Context,
        _ => Role::Pressure,
    }
}

fn domains(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    for piece in item.pieces("domain") {
        found.extend(domain(cx, item, &piece));
    }
    found
}

/// Somebody looked who gains, and nobody does.
const NOBODY: &str = "none";

fn gains(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<Gain> {
    let mut gains = Vec::new();
    if item.value("gains").is_some_and(|value| value.text == NOBODY) {
        return gains;
    }
    for piece in item.pieces("gains") {
        gains.extend(gain(cx, item, &piece));
    }
    gains
}

fn motive(cx: &mut Context<'_>, item: &Item<'_>) -> Option<(MotiveKind, Vec<Citation>)> {
    let field = item.field("motive")?;
    let mut pieces = split(item.text, field, ',').into_iter();
    let first = pieces.next()?;
    let kind = cx.choice(item.span(first.range.clone()), first.text, "a motive", MOTIVES)?;
    let mut cites = Vec::new();
    for piece in pieces.flat_map(|p| parts(&p)) {
        cites.extend(cx.cited_in(item, &piece));
    }
    Some((kind, cites))
}

fn follows(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<EventId> {
    let pieces = item.pieces("follows");
    pieces.filter_map(|p| cx.event(item.span(p.range.clone()), p.text)).collect()
}

fn printed(cx: &mut Context<'_>, item: &Item<'_>) -> Option<(Date, String)> {
    let field = item.field("printed")?;
    let value = item.value("printed")?;
    let whole = counterpoise_syntax::join(item.text, field);
    let Some((_, reason)) = whole.split_once(" because ") else {
        let message = "a corrected date gives no reason";
        cx.say(
            Diagnostic::new(Code::PRINTED_WITHOUT_REASON, item.field_span(field), message)
                .help("write `printed: 2014-11 because ...`"),
        );
        return None;
    };
    let end = value.text.find(char::is_whitespace).unwrap_or(value.text.len()) as u32;
    let range = value.range.start..value.range.start + end;
    let date = cx.date(item.span(range.clone()), slice(item.text, range))?;
    Some((date, reason.trim().to_owned()))
}

/// Whether a mode may carry a field.
pub(crate) fn fits(event: &Event) -> [(bool, &'static str, &'static str); 2] {
    [
        (event.posture.is_none() || event.mode == Mode::Statement, "posture", "statements"),
        (event.opportunity.is_empty() || event.mode == Mode::NonAct, "opportunity", "non-acts"),
    ]
}
