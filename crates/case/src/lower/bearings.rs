//! What is said of an act besides what was done: on what it bears, which commitment it is an act
//! of, what it brings to an end, and which fields its coder looked at.

use super::context::Context;
use super::item::Item;
use crate::model::{ArenaId, Bearing, Coded, EventId, Name};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{Field, Piece, split};

/// Every `bears-on:`; no arena twice.
pub(crate) fn read(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<Bearing> {
    let mut found: Vec<Bearing> = Vec::new();
    for field in item.all("bears-on") {
        for (own, piece) in line(cx, item, field) {
            if found.iter().any(|other| other.arena == own.arena) {
                let message = format!("`bears-on:` names `{}` twice", cx.case[own.arena].id);
                let span = item.span(piece.range.clone());
                cx.say(
                    Diagnostic::new(Code::BAD_BEARING, span, message)
                        .help("keep one of the two weights"),
                );
            } else {
                found.push(own);
            }
        }
    }
    found
}

/// `central-asia, eurasia 0.5 by @study p. 44; @other p. 2`.
fn line<'a>(cx: &mut Context<'_>, item: &Item<'a>, field: &Field) -> Vec<(Bearing, Piece<'a>)> {
    let mut found = Vec::new();
    let mut pieces = split(item.text, field, ',').into_iter();
    let mut cites = Vec::new();
    for piece in pieces.by_ref() {
        let (arena, by) = parted(&piece);
        if let Some(arena) = arena {
            found.extend(
                one(cx, item, &arena).map(|(arena, weight)| (arena, weight, piece.clone())),
            );
        }
        if let Some(by) = by {
            cites.push(by);
            break;
        }
    }
    // A place may have commas in it: whatever follows `by` belongs to the citations.
    let whole = cites.pop().map(|by: Piece<'a>| {
        let end = pieces.last().map_or(by.range.end, |last| last.range.end);
        Piece {
            text: &item.text[by.range.start as usize..end as usize],
            range: by.range.start..end,
        }
    });
    let cites: Vec<_> = whole
        .iter()
        .flat_map(super::event_values::parts)
        .filter_map(|own| cx.cited_in(item, &own))
        .collect();
    let bearing = |(arena, weight, piece)| (Bearing { arena, weight, cites: cites.clone() }, piece);
    found.into_iter().map(bearing).collect()
}

/// The arena with its weight, and what follows the word `by`.
fn parted<'a>(piece: &Piece<'a>) -> (Option<Piece<'a>>, Option<Piece<'a>>) {
    let Some(at) = piece.text.find(" by @") else { return (Some(piece.clone()), None) };
    let start = piece.range.start;
    let arena = piece.text[..at].trim_end();
    let from = at + " by ".len();
    let arena = Piece { text: arena, range: start..start + arena.len() as u32 };
    (
        Some(arena),
        Some(Piece { text: &piece.text[from..], range: start + from as u32..piece.range.end }),
    )
}

/// `eurasia 0.5`.
pub(super) fn one(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    piece: &Piece<'_>,
) -> Option<(ArenaId, f64)> {
    let words = super::readings::words_of(piece.text, piece.range.start);
    let span = |word: &Piece<'_>| item.span(word.range.clone());
    match words.as_slice() {
        [arena] => Some((cx.arena(span(arena), arena.text)?, 1.0)),
        [arena, weight] => {
            let id = cx.arena(span(arena), arena.text);
            let weight = cx.number(span(weight), weight.text, 0.0..=1.0);
            id.zip(weight)
        }
        _ => {
            let message = format!("`{}` does not say on what the act bears", piece.text);
            let help = "write arenas with their weights: `bears-on: central-asia, eurasia 0.5 by @study p. 44`";
            cx.say(
                Diagnostic::new(Code::BAD_BEARING, item.span(piece.range.clone()), message)
                    .help(help),
            );
            None
        }
    }
}

/// `commitment: NAME`.
pub(crate) fn name(cx: &mut Context<'_>, item: &Item<'_>, field: &str) -> Option<Name> {
    item.value(field).map(|value| cx.word(value.text))
}

/// `ends: E17, E18`.
pub(crate) fn ends(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<EventId> {
    let pieces = item.pieces("ends");
    pieces.filter_map(|p| cx.event(item.span(p.range.clone()), p.text)).collect()
}

type Look = fn(&mut Coded);

const LOOKED_AT: &[(&str, Look)] = &[
    ("gains", |coded| coded.gains = true),
    ("issue", |coded| coded.issue = true),
    ("posture", |coded| coded.posture = true),
    ("instrument", |coded| coded.instrument = true),
];

/// `coded: gains, issue`.
pub(crate) fn coded(cx: &mut Context<'_>, item: &Item<'_>) -> Coded {
    let mut coded = Coded::default();
    for piece in item.pieces("coded") {
        let what = "a field that may be coded without being written";
        if let Some(look) = cx.choice(item.span(piece.range.clone()), piece.text, what, LOOKED_AT) {
            look(&mut coded);
        }
    }
    coded
}
