//! Values that an event and its second coding have in common.

use super::actors;
use super::context::{Context, did_you_mean};
use super::item::Item;
use super::word_lists::{GAINS, REALISED};
use crate::model::{Gain, Name};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::Piece;
use counterpoise_world as world;

/// A domain of the closed list.
pub(crate) fn domain(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>) -> Option<Name> {
    if world::domain(piece.text).is_some() {
        return Some(cx.word(piece.text));
    }
    let help = did_you_mean(piece.text, world::DOMAINS.iter().map(|d| d.id), "one of");
    let message = format!("`{}` is not a domain", piece.text);
    cx.say(Diagnostic::new(Code::UNKNOWN_WORD, item.span(piece.range.clone()), message).help(help));
    None
}

/// An instrument of the closed list.
pub(crate) fn instrument(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>) -> Option<Name> {
    if world::instrument(piece.text).is_some() {
        return Some(cx.word(piece.text));
    }
    let help = did_you_mean(piece.text, world::INSTRUMENTS.iter().map(|i| i.id), "");
    let help = if help.is_empty() {
        "`counterpoise explain instruments` prints the list".to_owned()
    } else {
        help
    };
    let message = format!("`{}` is not an instrument", piece.text);
    cx.say(Diagnostic::new(Code::UNKNOWN_WORD, item.span(piece.range.clone()), message).help(help));
    None
}

/// `CHN relative realised`.
pub(crate) fn gain(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>) -> Option<Gain> {
    let span = item.span(piece.range.clone());
    let words: Vec<&str> = piece.text.split_whitespace().collect();
    let ([who, kind] | [who, kind, _]) = words.as_slice() else {
        let message = format!("`{}` does not say who gains what", piece.text);
        cx.say(
            Diagnostic::new(Code::UNKNOWN_WORD, span, message)
                .help("write `CHN relative realised`"),
        );
        return None;
    };
    let actor = actors::actor(cx, span, who, None);
    let kind = cx.choice(span, kind, "a kind of gain", GAINS);
    let realised =
        words.get(2).map_or(Some(false), |w| cx.choice(span, w, "promised or realised", REALISED));
    Some(Gain { actor: actor?, kind: kind?, realised: realised? })
}

/// Parts between semicolons and line ends.
pub(super) fn parts<'a>(piece: &Piece<'a>) -> Vec<Piece<'a>> {
    let start = piece.range.start;
    let mut at = 0;
    let mut found = Vec::new();
    for part in piece.text.split([';', '\n']) {
        let trimmed = part.trim();
        let from = start + at as u32 + (part.len() - part.trim_start().len()) as u32;
        if !trimmed.is_empty() {
            found.push(Piece { text: trimmed, range: from..from + trimmed.len() as u32 });
        }
        at += part.len() + 1;
    }
    found
}
