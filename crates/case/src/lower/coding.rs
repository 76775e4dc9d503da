//! The words of a coding line.

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::word_lists::{HARDNESSES, MODES, ROLES, STANCES};
use crate::model::{Hardness, Mode, Role, Stance};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::Piece;

/// What a coding line says; `None` where it is silent.
#[derive(Default)]
pub(crate) struct Coding {
    pub(crate) mode: Option<Mode>,
    pub(crate) stance: Option<Stance>,
    pub(crate) hardness: Option<Hardness>,
    pub(crate) role: Option<Role>,
    pub(crate) weight: Option<f64>,
    pub(crate) certainty: Option<f64>,
}

const NUMBERED: &[&str] = &["weight", "certainty"];

/// Reads the words. `what` names the line in messages.
pub(crate) fn read<'a>(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: impl Iterator<Item = Piece<'a>>,
) -> Coding {
    let mut coding = Coding::default();
    for word in words {
        one(cx, item.span(word.range), word.text, &mut coding);
    }
    coding
}

/// Says that a reading of an act is coded by stance, hardness and weight alone: the act itself has
/// one mode, one part, one certainty.
pub(crate) fn no_act(cx: &mut Context<'_>, span: Span, coding: &Coding) {
    let given = [
        (coding.mode.is_some(), "mode"),
        (coding.role.is_some(), "role"),
        (coding.certainty.is_some(), "certainty"),
    ];
    for (_, what) in given.iter().filter(|(given, _)| *given) {
        not_of_a_reading(cx, span, what, "give stance, hardness and weight only");
    }
}

/// Says that a second coder gives codes, and no certainty: whether it happened is no matter of
/// coding.
pub(crate) fn no_certainty(cx: &mut Context<'_>, span: Span, coding: &Coding) {
    if coding.certainty.is_some() {
        not_of_a_reading(
            cx,
            span,
            "certainty",
            "delete it: a second coder reads the act, and does not doubt it",
        );
    }
}

fn not_of_a_reading(cx: &mut Context<'_>, span: Span, what: &str, help: &str) {
    let message = format!("the {what} belongs to the event, not to one of its readings");
    cx.say(Diagnostic::new(Code::UNKNOWN_WORD, span, message).help(help));
}

fn one(cx: &mut Context<'_>, span: Span, text: &str, coding: &mut Coding) {
    if text.bytes().all(|b| b.is_ascii_lowercase()) {
        return single(cx, span, text, coding);
    }
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some("weight"), Some(n), None) => {
            set(cx, span, &mut coding.weight, n, 1.0..=5.0, "weight");
        }
        (Some("certainty"), Some(n), None) => {
            set(cx, span, &mut coding.certainty, n, 0.0..=1.0, "certainty");
        }
        (Some(word), None, None) => single(cx, span, word, coding),
        _ => unknown(cx, span, text),
    }
}

fn set(
    cx: &mut Context<'_>,
    span: Span,
    to: &mut Option<f64>,
    text: &str,
    range: std::ops::RangeInclusive<f64>,
    what: &str,
) {
    if let Some(n) = cx.number(span, text, range) {
        once(cx, span, to, n, what);
    }
}

fn once<T>(cx: &mut Context<'_>, span: Span, to: &mut Option<T>, value: T, what: &str) {
    if to.replace(value).is_some() {
        let message = format!("the {what} is coded twice");
        cx.say(
            Diagnostic::new(Code::REPEATED_FIELD, span, message)
                .help("delete one of the two words"),
        );
    }
}

fn single(cx: &mut Context<'_>, span: Span, word: &str, coding: &mut Coding) {
    if let Some(mode) = find(MODES, word) {
        once(cx, span, &mut coding.mode, mode, "mode");
    } else if let Some(stance) = find(STANCES, word) {
        once(cx, span, &mut coding.stance, stance, "stance");
    } else if let Some(hardness) = find(HARDNESSES, word) {
        once(cx, span, &mut coding.hardness, hardness, "hardness");
    } else if let Some(role) = find(ROLES, word) {
        once(cx, span, &mut coding.role, role, "role");
    } else {
        unknown(cx, span, word);
    }
}

fn find<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(w, _)| *w == word).map(|(_, v)| *v)
}

fn unknown(cx: &mut Context<'_>, span: Span, text: &str) {
    let all = MODES
        .iter()
        .map(|w| w.0)
        .chain(STANCES.iter().map(|w| w.0))
        .chain(HARDNESSES.iter().map(|w| w.0));
    let all = all.chain(ROLES.iter().map(|w| w.0)).chain(NUMBERED.iter().copied());
    let help = did_you_mean(text, all, "the words are");
    let message = format!("`{text}` is not a word of the coding line");
    let help = if let Some(better) = numbered(text) {
        format!("write `{better}`")
    } else if NUMBERED.contains(&text) {
        format!("write a number after it, as in `{text} 1`")
    } else if !text.is_empty() && text.chars().all(|c| c.is_ascii_digit()) {
        "write the decimal point as `.`, as in `certainty 0.8`".to_owned()
    } else if help.is_empty() {
        "write, for example, `deed, accommodate, soft, weight 3`; a field needs its name and a colon".to_owned()
    } else {
        help
    };
    cx.say(Diagnostic::new(Code::UNKNOWN_WORD, span, message).help(help));
}

/// `weight: 4` is `weight 4`.
fn numbered(text: &str) -> Option<String> {
    let (head, number) = text.split_once([':', '='])?;
    NUMBERED.contains(&head.trim()).then(|| format!("{} {}", head.trim(), number.trim()))
}
