//! Questions of cause: did it bring about the outcome, given that both are there?

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::likelihood::{parts, value};
use crate::model::{AnswerShares, Cause, CauseClue, Mediator, TypeShares};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::{Field, join};

const TYPES: [&str; 4] = ["adverse", "beneficial", "chronic", "destined"];
const ANSWERS: [&str; 4] = ["never", "against", "with", "always"];

pub(crate) fn cause(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        cx.say(
            Diagnostic::new(
                Code::BAD_HEADER,
                item.head_span(),
                "a question of cause has one short name and the question in quotation marks",
            )
            .help("write `cause sanctions \"Did the sanctions make Russia turn, given that both happened?\"`"),
        );
        return;
    };
    let taken = cx.case.causes.iter().any(|c| c.id == id.text);
    if !cx.is_new(taken, item, "causes", id.text) {
        return;
    }
    let types = shares(cx, item, "types", TYPES, true).map(types_of);
    let mediator = mediator(cx, item);
    if item.field("types").is_none() && item.field("mediator").is_none() {
        let message = format!("the cause `{}` has neither types nor a mediator", id.text);
        cx.say(
            Diagnostic::new(Code::BAD_TYPES, item.head_span(), message)
                .help("add `types: adverse 0.1, beneficial 0.4, chronic 0.2, destined 0.3`"),
        );
    }
    let clues: Vec<&Field> = item.all("clue").collect();
    let cause = Cause {
        id: id.text.to_owned(),
        title: item.title(),
        types,
        clues: clues.iter().filter_map(|field| clue(cx, item, field)).collect(),
        mediator,
        cites: cx.citations(item, "cite"),
        via: cx.citations(item, "via"),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.case.causes.push(cause);
}

fn types_of([adverse, beneficial, chronic, destined]: [f64; 4]) -> TypeShares {
    TypeShares { adverse, beneficial, chronic, destined }
}

/// `k1: beneficial 0.8, destined 0.3 because ...`; a type that is not named cannot be what
/// happened, and takes no part.
fn clue(cx: &mut Context<'_>, item: &Item<'_>, field: &Field) -> Option<CauseClue> {
    let text = join(item.text, field);
    let span = item.field_span(field);
    let Some((id, rest)) = text.split_once(':') else {
        bad(cx, span, "this clue of a cause is not understood");
        return None;
    };
    let at = field.value.written().next()?.start;
    let own = item.span(at..at + id.trim_end().len() as u32);
    let found = cx.clue(own, id.trim());
    let (written, because) = rest.split_once(" because ").unwrap_or((rest, ""));
    let under = numbers(cx, span, written, TYPES, [Some(0.5), None, Some(0.5), None])?;
    Some(CauseClue { clue: found?, under: types_of(under), because: because.trim().to_owned() })
}

fn mediator(cx: &mut Context<'_>, item: &Item<'_>) -> Option<Mediator> {
    let name = item.value("mediator")?;
    let clue = cx.clue(item.span(name.range.clone()), name.text);
    item.require(cx, "mediator-types");
    item.require(cx, "outcome-types");
    let to_cause = shares(cx, item, "mediator-types", ANSWERS, true).map(answers_of);
    let outcome = shares(cx, item, "outcome-types", ANSWERS, true).map(answers_of);
    Some(Mediator { clue: clue?, to_cause: to_cause?, outcome: outcome? })
}

fn answers_of([never, against, with, always]: [f64; 4]) -> AnswerShares {
    AnswerShares { never, against, with, always }
}

fn shares(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    name: &str,
    words: [&str; 4],
    sum: bool,
) -> Option<[f64; 4]> {
    let field = item.field(name)?;
    let span = item.field_span(field);
    let found = numbers(cx, span, &join(item.text, field), words, [None; 4])?;
    let total: f64 = found.iter().sum();
    if sum && (total - 1.0).abs() > 1e-6 {
        let message = format!("the shares add up to {}, not to 1", (total * 1e6).round() / 1e6);
        cx.say(Diagnostic::new(Code::BAD_TYPES, span, message).help("correct one of them"));
        return None;
    }
    Some(found)
}

/// `adverse 0.1, beneficial 0.4, ...`: a probability for each word; what is silent has the value
/// given here, or is wanting.
fn numbers(
    cx: &mut Context<'_>,
    span: Span,
    text: &str,
    words: [&str; 4],
    silent: [Option<f64>; 4],
) -> Option<[f64; 4]> {
    let mut found = silent;
    let mut said = [false; 4];
    for part in parts(text, span.start) {
        let (word, number) = part.text.split_once(' ').unwrap_or((part.text, ""));
        let Some(at) = words.iter().position(|w| *w == word) else {
            let help = did_you_mean(word, words.into_iter(), "the types are");
            cx.say(
                Diagnostic::new(Code::BAD_TYPES, span, format!("`{word}` is not a type"))
                    .help(help),
            );
            return None;
        };
        if std::mem::replace(&mut said[at], true) {
            bad(cx, span, &format!("`{word}` is given twice"));
            return None;
        }
        found[at] = Some(value(cx, span, number.trim()).filter(|v| !v.in_decibels)?.value);
    }
    let whole: Option<Vec<f64>> = found.into_iter().collect();
    let Some(whole) = whole else {
        let wanting: Vec<&str> =
            words.into_iter().zip(found).filter(|(_, n)| n.is_none()).map(|(w, _)| w).collect();
        bad(cx, span, &format!("there is no share of {}", wanting.join(", ")));
        return None;
    };
    whole.try_into().ok()
}

fn bad(cx: &mut Context<'_>, span: Span, message: &str) {
    cx.say(
        Diagnostic::new(Code::BAD_TYPES, span, message)
            .help("write the word and its number, as in `adverse 0.1, beneficial 0.4, chronic 0.2, destined 0.3`"),
    );
}
