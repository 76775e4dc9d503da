//! Second codings: what another coder says of an act.

use super::coding::{self, Coding};
use super::context::Context;
use super::item::Item;
use super::word_lists::{POSTURES, STAGES};
use super::{bearings, event_values};
use crate::model::{Codes, SecondCoding};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::{Field, Piece, split};

/// Fields that are written by their names, behind the words of the coding line.
const NAMED: &[&str] =
    &["arena", "bears-on", "domain", "instrument", "stage", "issue", "posture", "gains"];

/// What says that a field was looked at, and that there is nothing to write in it.
const NOTHING: &str = "none";

/// Every `second:`; two of one coder are said to be too many.
pub(crate) fn read(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<SecondCoding> {
    let mut found: Vec<SecondCoding> = Vec::new();
    for field in item.all("second") {
        let Some(coding) = one(cx, item, field) else { continue };
        if found.iter().any(|other| other.coder == coding.coder) {
            let message = format!("`{}` codes this event twice", coding.coder);
            let help = "delete one of the two, or name another coder";
            cx.say(Diagnostic::new(Code::SECOND_CODER, item.field_span(field), message).help(help));
        }
        found.push(coding);
    }
    found
}

/// `MK: resist, weight 2, hard, arena central-asia and global, gains none`.
fn one(cx: &mut Context<'_>, item: &Item<'_>, field: &Field) -> Option<SecondCoding> {
    let span = item.field_span(field);
    let bad = |cx: &mut Context<'_>, message: &str| {
        let help = "write `second: MK: resist, weight 2, hard`";
        cx.say(Diagnostic::new(Code::SECOND_CODER, span, message).help(help));
    };
    let mut pieces = split(item.text, field, ',').into_iter();
    let Some((coder, first)) = pieces.next().and_then(|piece| parted(&piece)) else {
        bad(cx, "a second coding names its coder");
        return None;
    };
    let written = std::iter::once(first).chain(pieces).filter(|piece| !piece.text.is_empty());
    let (named, words): (Vec<_>, Vec<_>) = written.partition(|piece| NAMED.contains(&head(piece)));
    let coding = coding::read(cx, item, words.into_iter());
    coding::no_certainty(cx, span, &coding);
    let Coding { mode, stance, hardness, role, weight, .. } = coding;
    let mut codes = Codes { mode, stance, hardness, role, weight, ..Codes::default() };
    named.iter().for_each(|piece| by_name(cx, item, piece, &mut codes));
    if stance.is_none() {
        bad(cx, "a second coding gives at least a stance");
        return None;
    }
    Some(SecondCoding { coder, codes })
}

/// The coder's name, and what is written behind its colon.
fn parted<'a>(piece: &Piece<'a>) -> Option<(String, Piece<'a>)> {
    let (coder, word) = piece.text.split_once(':')?;
    let start = piece.range.end - word.trim_start().len() as u32;
    let first = Piece { text: word.trim(), range: start..piece.range.end };
    (!coder.trim().is_empty()).then(|| (coder.trim().to_owned(), first))
}

fn head<'a>(piece: &Piece<'a>) -> &'a str {
    piece.text.split_whitespace().next().unwrap_or_default()
}

/// `arena central-asia and global`, `gains none`.
fn by_name(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>, codes: &mut Codes) {
    let name = head(piece);
    let values = values(piece, name.len());
    let span = item.span(piece.range.clone());
    if values.is_empty() {
        let message = format!("`{name}` has no value");
        let help = format!("write what this coder says, or `{name} {NOTHING}`");
        cx.say(Diagnostic::new(Code::SECOND_CODER, span, message).help(help));
        return;
    }
    let nothing = values.len() == 1 && values[0].text == NOTHING;
    let listed = if nothing { &[][..] } else { &values[..] };
    let at = |value: &Piece<'_>| item.span(value.range.clone());
    let first = listed.first();
    match name {
        "arena" => {
            let mut all: Vec<_> =
                listed.iter().filter_map(|value| cx.arena(at(value), value.text)).collect();
            all.sort_unstable();
            all.dedup();
            once(cx, span, name, &mut codes.arenas, all);
        }
        "bears-on" => {
            let mut all: Vec<_> =
                listed.iter().filter_map(|value| bearings::one(cx, item, value)).collect();
            all.sort_by_key(|(arena, _)| *arena);
            all.dedup_by_key(|(arena, _)| *arena);
            once(cx, span, name, &mut codes.bears_on, all);
        }
        "domain" => {
            let all =
                listed.iter().filter_map(|value| event_values::domain(cx, item, value)).collect();
            once(cx, span, name, &mut codes.domains, all);
        }
        "issue" => {
            let all = listed.iter().map(|value| cx.word(value.text)).collect();
            once(cx, span, name, &mut codes.issues, all);
        }
        "gains" => {
            let all =
                listed.iter().filter_map(|value| event_values::gain(cx, item, value)).collect();
            once(cx, span, name, &mut codes.gains, all);
        }
        _ if values.len() > 1 => {
            let message = format!("`{name}` takes one value");
            cx.say(
                Diagnostic::new(Code::SECOND_CODER, at(&values[1]), message)
                    .help("delete the others"),
            );
        }
        "instrument" => {
            let own = first.and_then(|value| event_values::instrument(cx, item, value));
            once(cx, span, name, &mut codes.instrument, own);
        }
        "posture" => {
            let own =
                first.and_then(|value| cx.choice(at(value), value.text, "a posture", POSTURES));
            once(cx, span, name, &mut codes.posture, own);
        }
        _ => {
            let own = cx.choice(at(&values[0]), values[0].text, "a stage", STAGES);
            own.into_iter().for_each(|stage| once(cx, span, name, &mut codes.stage, stage));
        }
    }
}

fn once<T>(cx: &mut Context<'_>, span: Span, name: &str, to: &mut Option<T>, value: T) {
    if to.replace(value).is_some() {
        let message = format!("the {name} is coded twice");
        cx.say(Diagnostic::new(Code::REPEATED_FIELD, span, message).help("delete one of the two"));
    }
}

/// What stands behind a name, parted by the word `and`.
fn values<'a>(piece: &Piece<'a>, name: usize) -> Vec<Piece<'a>> {
    const BETWEEN: &str = " and ";
    let mut found = Vec::new();
    let mut at = name;
    for part in piece.text[name..].split(BETWEEN) {
        let text = part.trim();
        let start = piece.range.start + (at + part.len() - part.trim_start().len()) as u32;
        if !text.is_empty() {
            found.push(Piece { text, range: start..start + text.len() as u32 });
        }
        at += part.len() + BETWEEN.len();
    }
    found
}
