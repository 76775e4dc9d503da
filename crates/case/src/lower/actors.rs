//! Actors: declared ones, and those that the program knows.

use super::context::{Context, Declared, did_you_mean};
use super::item::Item;
use super::shared::Shared;
use crate::model::{Actor, ActorId, Name};
use counterpoise_dates::{Date, DayRange};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::Piece;
use counterpoise_world::{ActorKind, LookupError, World};

pub(crate) fn declare(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [code] = item.header.words.as_slice() else {
        let message = "an actor is declared by one code and a name";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `actor EAEU \"Eurasian Economic Union\"`"),
        );
        return;
    };
    let kind = item.value("kind").and_then(|v| match ActorKind::named(v.text) {
        Some(kind) => Some(kind),
        None => {
            let help = "one of state, bloc, organisation, group, agency, other";
            let message = format!("`{}` is not a kind of actor", v.text);
            cx.say(Diagnostic::new(Code::UNKNOWN_WORD, item.span(v.range), message).help(help));
            None
        }
    });
    let exists = item
        .value("exists")
        .and_then(|v| cx.date(item.span(v.range), v.text))
        .map(|d| d.admissible());
    let taken = cx.declared.contains_key(code.text);
    if cx.is_new(taken, item, "actors", code.text) {
        let code = cx.word(code.text);
        cx.declared.insert(
            code,
            Declared { name: item.title(), is_state: kind == Some(ActorKind::State), exists },
        );
    }
}

/// The members named by `members:` must be actors; that can be said only once all are declared.
pub(crate) fn check_members(cx: &mut Context<'_>, item: &Item<'_>) {
    for piece in item.pieces("members") {
        actor(cx, item.span(piece.range.clone()), piece.text, None);
    }
}

/// The actors that a field names, each once, in its order.
pub(crate) fn several(cx: &mut Context<'_>, item: &Item<'_>, field: &str) -> Vec<ActorId> {
    let mut found = Vec::new();
    for piece in item.list(field) {
        let named = actor(cx, item.span(piece.range), piece.text, None);
        found.extend(named.filter(|actor| !found.contains(actor)));
    }
    found
}

/// The actor of a code, at a date if one is given.
pub(crate) fn actor(
    cx: &mut Context<'_>,
    span: Span,
    text: &str,
    on: Option<&Date>,
) -> Option<ActorId> {
    let range = on.map(Date::admissible);
    if let Some(known) = cx.settled.actor(text, range).or_else(|| cx.memory.actor(text, range)) {
        return Some(known);
    }
    let said = cx.diagnostics.count();
    let found = resolve(cx, span, text, range);
    // What something was said about is looked up again, so that it is said at every place.
    if let Some(actor) = found.filter(|actor| cx.diagnostics.count() == said && *actor != UNPLACED)
    {
        match existence(cx, text) {
            Some(spans) => cx.memory.keep_actor(text, actor, spans),
            None => cx.memory.keep_actor_then(text, range, actor),
        }
    }
    found
}

/// When the one actor existed that a text means at any time; `None` if its meaning depends on the
/// date.
fn existence(cx: &Context<'_>, text: &str) -> Option<Vec<DayRange>> {
    if let Some(declared) = cx.declared.get(text) {
        return Some(vec![declared.exists.unwrap_or(DayRange::ALL)]);
    }
    let world = World::builtin();
    let actor = world.actor(text).filter(|actor| actor.id() == text)?;
    world.find_actor(text, None).is_ok().then(|| actor.existence())
}

/// An actor given by a field.
pub(crate) fn field(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    name: &str,
    on: Option<&Date>,
) -> Option<ActorId> {
    let piece = item.value(name)?;
    actor(cx, item.span(piece.range), piece.text, on)
}

fn resolve(cx: &mut Context<'_>, span: Span, text: &str, on: Option<DayRange>) -> Option<ActorId> {
    if let Some(declared) = cx.declared.get(text) {
        let (name, is_state, exists) = (declared.name.clone(), declared.is_state, declared.exists);
        if outside(exists, on) {
            let message = format!("`{text}` did not exist then");
            let help = "correct the date, or the years in its `actor` directive";
            cx.say(Diagnostic::new(Code::ACTOR_OUT_OF_DATE, span, message).help(help));
        }
        return Some(intern(cx, text, name, is_state));
    }
    known(cx, span, text, on)
}

fn outside(exists: Option<DayRange>, on: Option<DayRange>) -> bool {
    matches!((exists, on), (Some(exists), Some(on)) if exists.intersect(on).is_none())
}

/// A state or organisation that the program knows.
fn known(cx: &mut Context<'_>, span: Span, text: &str, on: Option<DayRange>) -> Option<ActorId> {
    match World::builtin().find_actor(text, on) {
        Ok(actor) => {
            let is_code = actor.id() == text
                || text.len() == 3 && text.chars().all(|c| c.is_ascii_uppercase());
            if !is_code {
                let message = format!("`{text}` is `{}`", actor.id());
                cx.say(
                    Diagnostic::new(Code::NAME_NOT_CODE, span, message)
                        .help(format!("write `{}`", actor.id())),
                );
            }
            Some(intern(cx, actor.id(), actor.name().to_owned(), actor.kind() == ActorKind::State))
        }
        Err(error) => {
            let code = match &error {
                LookupError::Unknown { .. } => Code::UNKNOWN_ACTOR,
                LookupError::Ambiguous { .. } => Code::AMBIGUOUS_ACTOR,
                LookupError::OutOfDate { .. } => Code::ACTOR_OUT_OF_DATE,
            };
            cx.in_its_turn = true;
            let near = did_you_mean(text, cx.case.actors.iter().map(|a| &*a.code), "");
            let help = if code == Code::UNKNOWN_ACTOR && !near.is_empty() {
                near
            } else {
                clause(&error.help())
            };
            cx.say(Diagnostic::new(code, span, clause(&error.to_string())).help(help));
            None
        }
    }
}

/// A sentence as a part of one: without its full stop and its capital.
fn clause(sentence: &str) -> String {
    let mut rest = sentence.trim_end_matches('.').chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

/// Stands for an actor without a position, in an event that is read again.
const UNPLACED: ActorId = ActorId(u32::MAX);

/// The position of an actor. A context that reads beside others cannot give a new one.
fn intern(cx: &mut Context<'_>, code: &str, name: String, is_state: bool) -> ActorId {
    if let Some(&id) = cx.names.actors.get(code) {
        return id;
    }
    if let Shared::Lent(_) = cx.case {
        cx.in_its_turn = true;
        return UNPLACED;
    }
    let code: Name = cx.word(code);
    let id = ActorId(cx.case.actors.len() as u32);
    cx.case.actors.push(Actor { written: code.clone(), code: code.clone(), name, is_state });
    cx.names.actors.insert(code, id);
    id
}

/// `RUS -> CHN`.
pub(crate) fn dyad(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &[Piece<'_>],
    on: Option<&Date>,
) -> Option<(ActorId, ActorId)> {
    let [from, arrow, to] = words else { return None };
    if arrow.text != "->" {
        return None;
    }
    let subject = actor(cx, item.span(from.range.clone()), from.text, on);
    let target = actor(cx, item.span(to.range.clone()), to.text, on);
    let (subject, target) = (subject?, target?);
    if subject == target {
        let span = item.span(from.range.start..to.range.end);
        cx.say(
            Diagnostic::new(Code::SAME_DYAD, span, "subject and target are the same")
                .help("correct one of them"),
        );
        return None;
    }
    Some((subject, target))
}
