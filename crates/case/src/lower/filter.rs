//! Filters: conditions on readings.

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::word_lists::{GAINS, MOTIVES, POSTURES};
use crate::model::{Condition, Filter, Hardness, Mode, Name, Party, Stage, Stance};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::Piece;
use counterpoise_world as world;

const SINGLE: &[&str] = &[
    "deeds",
    "statements",
    "non-acts",
    "acts",
    "accommodating",
    "resisting",
    "neutral",
    "hard",
    "soft",
    "plain",
    "announced",
    "agreed",
    "implemented",
    "conceding",
    "reversing",
    "joint",
    "all",
];

/// Reads a filter out of a value.
pub(crate) fn of_item(cx: &mut Context<'_>, item: &Item<'_>, pieces: &[Piece<'_>]) -> Filter {
    read(cx, pieces, &|p| item.span(p.range.clone()))
}

/// Reads conditions parted by commas. `span_of` turns a range into a span.
pub(crate) fn read(
    cx: &mut Context<'_>,
    pieces: &[Piece<'_>],
    span_of: &dyn Fn(&Piece<'_>) -> Span,
) -> Filter {
    let all = pieces.iter().filter_map(|p| condition(cx, span_of(p), p.text)).flatten();
    Filter { all: all.collect() }
}

/// `None` after an error; `Some(None)` for `all`, which is no condition.
#[expect(clippy::option_option, reason = "an error and an empty condition are different things")]
fn condition(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Option<Condition>> {
    // A condition may go on over a line's end.
    let text = &text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text == "all" {
        return Some(None);
    }
    if let Some(rest) = text.strip_prefix("not ") {
        if rest.starts_with("not ") {
            unknown(cx, span, text);
            return None;
        }
        let inner = condition(cx, span, rest)??;
        return Some(Some(Condition::Not(Box::new(inner))));
    }
    if let Some(single) = single(text) {
        return Some(Some(single));
    }
    let (head, rest) = text.split_once(' ').unwrap_or((text, ""));
    let rest = rest.trim();
    match head {
        "instrument" => {
            named(cx, span, rest, "an instrument", world::INSTRUMENTS.iter().map(|i| i.id))
                .map(Condition::Instruments)
        }
        "domain" => named(cx, span, rest, "a domain", world::DOMAINS.iter().map(|d| d.id))
            .map(Condition::Domains),
        "issue" => Some(Condition::Issues(rest.split(" or ").map(|w| cx.word(w.trim())).collect())),
        "posture" => rest
            .split(" or ")
            .map(|w| cx.choice(span, w.trim(), "a posture", POSTURES))
            .collect::<Option<_>>()
            .map(Condition::Postures),
        "motive" => rest
            .split(" or ")
            .map(|w| cx.choice(span, w.trim(), "a motive", MOTIVES))
            .collect::<Option<_>>()
            .map(Condition::Motives),
        "gains" => gains(cx, span, rest),
        "by" => party(cx, span, rest).map(Condition::By),
        _ => unknown(cx, span, text),
    }
    .map(Some)
}

fn single(text: &str) -> Option<Condition> {
    Some(match text {
        "deeds" => Condition::Modes(vec![Mode::Deed]),
        "statements" => Condition::Modes(vec![Mode::Statement]),
        "non-acts" => Condition::Modes(vec![Mode::NonAct]),
        "acts" => Condition::Modes(vec![Mode::Deed, Mode::NonAct]),
        "accommodating" => Condition::Stance(Stance::Accommodate),
        "resisting" => Condition::Stance(Stance::Resist),
        "neutral" => Condition::Stance(Stance::Neutral),
        "hard" => Condition::Hardness(Hardness::Hard),
        "soft" => Condition::Hardness(Hardness::Soft),
        "plain" => Condition::Hardness(Hardness::Plain),
        "announced" => Condition::Stage(Stage::Announced),
        "agreed" => Condition::Stage(Stage::Agreed),
        "implemented" => Condition::Stage(Stage::Implemented),
        "conceding" => Condition::Conceding,
        "reversing" => Condition::Reversing,
        "joint" => Condition::Joint,
        _ => return None,
    })
}

fn named<'a>(
    cx: &mut Context<'_>,
    span: Span,
    text: &str,
    what: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<Vec<Name>> {
    let known: Vec<&str> = known.collect();
    let mut found = Vec::new();
    for word in text.split(" or ").map(str::trim) {
        if !known.contains(&word) {
            let help = did_you_mean(word, known.iter().copied(), "one of");
            let help = if help.is_empty() {
                "`counterpoise explain instruments` prints the list".to_owned()
            } else {
                help
            };
            cx.say(
                Diagnostic::new(Code::BAD_FILTER, span, format!("`{word}` is not {what}"))
                    .help(help),
            );
            return None;
        }
        found.push(cx.word(word));
    }
    Some(found)
}

fn gains(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Condition> {
    let Some((who, kind)) = text.split_once(' ') else {
        return unknown(cx, span, &format!("gains {text}"));
    };
    let who = cx.choice(span, who, "subject or target", &[("subject", true), ("target", false)])?;
    let kind = cx.choice(span, kind.trim(), "a kind of gain", GAINS)?;
    Some(Condition::Gains(who, kind))
}

fn party(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Party> {
    cx.choice(
        span,
        text,
        "a party",
        &[("subject", Party::Subject), ("target", Party::Target), ("third", Party::Third)],
    )
}

fn unknown(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Condition> {
    let help = did_you_mean(text, SINGLE.iter().copied(), "");
    let help = if help.is_empty() {
        "docs/language.md section 6 lists the conditions".to_owned()
    } else {
        help
    };
    cx.say(
        Diagnostic::new(Code::BAD_FILTER, span, format!("`{text}` is not a condition")).help(help),
    );
    None
}
