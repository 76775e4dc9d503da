//! The first line of an event: who did what to whom, and when.

use super::actors;
use super::context::Context;
use super::item::Item;
use crate::model::ActorId;
use counterpoise_dates::Date;
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::Word;

/// Date and parties of an event.
#[derive(Default)]
pub(crate) struct Parties {
    pub(crate) date: Option<Date>,
    pub(crate) actors: Vec<ActorId>,
    pub(crate) targets: Vec<ActorId>,
    pub(crate) joint: bool,
}

/// Reads `2014-05-21 RUS with CHN`, `undated CHN -> RUS, KAZ`, `2008`.
pub(crate) fn read(cx: &mut Context<'_>, item: &Item<'_>) -> Option<Parties> {
    let [date, rest @ ..] = item.header.words.as_slice() else {
        bad(cx, item, "an event begins with its date");
        return None;
    };
    let date = match date.text {
        "undated" => None,
        text => Some(cx.date(item.span(date.range.clone()), text)?),
    };
    let split = rest.iter().position(|w| w.text == "->" || w.text == "with");
    let (left, right) = split.map_or((rest, [].as_slice()), |at| (&rest[..at], &rest[at + 1..]));
    let joint = split.is_some_and(|at| rest[at].text == "with");
    let mut acting = list(cx, item, left, date.as_ref())?;
    let mut others = list(cx, item, right, date.as_ref())?;
    if split.is_some() && (left.is_empty() || right.is_empty()) {
        bad(cx, item, "somebody is missing beside the arrow or `with`");
        return None;
    }
    if joint {
        acting.append(&mut others);
    }
    Some(Parties { date, actors: acting, targets: others, joint })
}

fn list(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &[Word<'_>],
    on: Option<&Date>,
) -> Option<Vec<ActorId>> {
    let mut found: Vec<ActorId> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        match (i % 2, word.text) {
            (1, ",") => {}
            (0, text) if text != "," => {
                let id = actors::actor(cx, item.span(word.range.clone()), text, on);
                found.extend(id.filter(|id| !found.contains(id)));
            }
            _ => {
                let message = format!("`{}` does not belong here", word.text);
                cx.say(
                    Diagnostic::new(Code::BAD_HEADER, item.span(word.range.clone()), message)
                        .help("write `event 2014-05-21 RUS, IND -> CHN \"Title\"`: actors by code, parted by commas"),
                );
                return None;
            }
        }
    }
    Some(found)
}

fn bad(cx: &mut Context<'_>, item: &Item<'_>, message: &str) {
    cx.say(Diagnostic::new(Code::BAD_HEADER, item.head_span(), message).help(
        "write `event 2014-05-21 RUS -> CHN \"Title\"`; a date that is not known is `undated`",
    ));
}
