//! Attributes: what of an indicator must be so for an author to speak of it.

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::readings::words_of;
use super::word_lists::{PRESENCES, SIDES};
use super::{amounts, rules};
use crate::model::{
    Anchors, Attribute, AttributeId, BalanceKind, Formula, IndicatorId, LeanSide, Presence,
    RateBound,
};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::Piece;

/// Reads all attributes; those that compare pairs come last, as they name others.
pub(crate) fn all(cx: &mut Context<'_>, items: &[Item<'_>]) {
    let compares = |item: &&Item<'_>| item.field("most").is_some();
    items.iter().filter(|item| !compares(item)).for_each(|item| attribute(cx, item));
    items.iter().filter(compares).for_each(|item| attribute(cx, item));
}

fn attribute(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let cites = cx.citations(item, "cite");
    let form = "attribute obstructs \"Obstructs by soft means\"";
    let Some(id) = rules::short_name(cx, item, form) else { return };
    let said = cx.diagnostics.count();
    let words = words(cx, item);
    let presence = presence(cx, item, &words);
    let most = item.value("most").and_then(|value| most(cx, item, &value));
    let Some(of) = indicator(cx, item, most) else { return };
    let formula = cx.case[of].formula.clone();
    let needed = most.is_none() && needs_points(&formula);
    let Some(anchors) = anchors(cx, item, &words.points, needed) else { return };
    let [some, lean] = amounts(cx, item);
    let side = side(cx, item, &formula, anchors, most.is_none());
    let rate = rate(cx, item, &formula, most.is_none());
    // What was written and not understood has been said; an attribute read without it would mean
    // something else.
    if item.field("most").is_some() && most.is_none() && cx.diagnostics.count() > said {
        return;
    }
    let taken = cx.names.attributes.contains_key(&id);
    if cx.is_new(taken, item, "attributes", &id) {
        cx.names.attributes.insert(id.clone(), AttributeId(cx.case.attributes.len() as u32));
        let attribute = Attribute {
            id,
            title: item.title(),
            of,
            anchors,
            presence,
            some,
            posture: words.posture,
            lean,
            side,
            rate,
            most,
            cites,
            note: item.prose("note"),
            place: item.place(),
        };
        cx.case.attributes.push(attribute);
    }
}

/// The indicator that it is an attribute of; where pairs are compared that of the attribute
/// compared.
fn indicator(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    most: Option<AttributeId>,
) -> Option<IndicatorId> {
    if let Some(inner) = most {
        return Some(cx.case[inner].of);
    }
    if item.field("most").is_some() {
        return None;
    }
    let of = item.require(cx, "of")?;
    let found = cx.names.indicators.get(of.text).copied();
    if found.is_none() {
        let help = did_you_mean(of.text, cx.case.indicators.iter().map(|i| i.id.as_str()), "");
        cx.unknown(item.span(of.range), "indicator", of.text, help);
    }
    found
}

/// What the coding line says.
#[derive(Default)]
struct Words<'a> {
    posture: bool,
    presence: Option<Presence>,
    points: Vec<Piece<'a>>,
}

fn words<'a>(cx: &mut Context<'_>, item: &Item<'a>) -> Words<'a> {
    let mut words = Words::default();
    for piece in item.coding() {
        let word = piece
            .text
            .strip_prefix("presence")
            .map_or(piece.text, |rest| rest.trim_start_matches([':', ' ']));
        if piece.text == "posture" {
            words.posture = true;
        } else if let Some((_, presence)) = PRESENCES.iter().find(|(own, _)| *own == word) {
            if words.presence.replace(*presence).is_some() {
                let message = "the presence is given twice";
                let span = item.span(piece.range);
                cx.say(
                    Diagnostic::new(Code::REPEATED_FIELD, span, message).help("delete one of them"),
                );
            }
        } else {
            words.points.push(piece);
        }
    }
    words
}

fn presence(cx: &mut Context<'_>, item: &Item<'_>, words: &Words<'_>) -> Presence {
    let field = item.value("presence");
    if let (Some(field), Some(_)) = (&field, words.presence) {
        let span = item.span(field.range.clone());
        let message = "the presence is given twice, here and on the coding line";
        cx.say(Diagnostic::new(Code::REPEATED_FIELD, span, message).help("delete one of them"));
    }
    let stated =
        field.and_then(|v| cx.choice(item.span(v.range), v.text, "a kind of presence", PRESENCES));
    stated.or(words.presence).unwrap_or_default()
}

/// The author's own threshold and odds.
fn amounts(cx: &mut Context<'_>, item: &Item<'_>) -> [Option<f64>; 2] {
    let some = item.value("some").and_then(|v| single(cx, item, &v, amounts::some));
    let lean = item.value("lean").and_then(|v| single(cx, item, &v, amounts::lean));
    [some, lean]
}

/// One number: an author who gives a range gives two rules.
fn single(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    value: &Piece<'_>,
    read: impl Fn(&mut Context<'_>, counterpoise_diagnostic::Span, &str) -> Option<(f64, f64)>,
) -> Option<f64> {
    let span = item.span(value.range.clone());
    let (least, most) = read(cx, span, value.text)?;
    if least != most {
        let message = format!("`{}` is a range; what an author says is one number", value.text);
        cx.say(
            Diagnostic::new(Code::BAD_NUMBER, span, message)
                .help(format!("write `{least}` or `{most}`")),
        );
        return None;
    }
    Some(least)
}

/// The side of a balance: as written, or as points of the first edition had it.
fn side(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    formula: &Formula,
    points: Option<Anchors>,
    needed: bool,
) -> Option<LeanSide> {
    let stated = item
        .value("side")
        .map(|v| cx.choice(item.span(v.range), v.text, "a side that one leans to", SIDES));
    let Formula::Balance(kind, _) = formula else {
        if let Some(Some(_)) = stated {
            let message = "only an attribute of a balance has a side";
            let help = "delete `side:`, or ask for an indicator with `balance:`";
            cx.say(Diagnostic::new(Code::BAD_SIDE, item.head_span(), message).help(help));
        }
        return None;
    };
    if let Some(stated) = stated {
        return stated;
    }
    let rises = points.map(|points| points.full_out < points.full_in);
    let side = match (kind, rises) {
        (BalanceKind::Net | BalanceKind::Gap, Some(true)) => Some(LeanSide::To),
        (BalanceKind::Net | BalanceKind::Gap, Some(false)) => Some(LeanSide::Against),
        (BalanceKind::Ambivalence, Some(true) | None) => Some(LeanSide::Mixed),
        // Little ambivalence is no side, and a share of what is hard has none.
        _ => None,
    };
    if side.is_none() && needed && matches!(kind, BalanceKind::Net | BalanceKind::Gap) {
        let message = "this attribute of a balance does not say which side it means";
        let help = "add a line `  side: to`, `  side: against` or `  side: mixed`";
        cx.say(Diagnostic::new(Code::BAD_SIDE, item.head_span(), message).help(help));
    }
    side
}

/// `at least 2 a year`.
fn rate(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    formula: &Formula,
    needed: bool,
) -> Option<RateBound> {
    let help = "write, for example, `rate: at least 2 a year`";
    let is_rate = matches!(formula, Formula::Rate(_));
    let Some(value) = item.value("rate") else {
        if is_rate && needed {
            let message = "this attribute does not say how often a year";
            cx.say(Diagnostic::new(Code::BAD_RATE, item.head_span(), message).help(help));
        }
        return None;
    };
    let span = item.span(value.range.clone());
    if !is_rate {
        let message = "only an attribute of a rate says how often a year";
        cx.say(
            Diagnostic::new(Code::BAD_RATE, span, message)
                .help("ask for an indicator with `rate:`"),
        );
        return None;
    }
    let words = words_of(value.text, value.range.start);
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    let ["at", which @ ("least" | "most"), number, "a", "year"] = texts[..] else {
        let message = format!("`{}` does not say how often a year", value.text);
        cx.say(Diagnostic::new(Code::BAD_RATE, span, message).help(help));
        return None;
    };
    let number = cx.number(item.span(words[2].range.clone()), number, 0.0..=1000.0)?;
    Some(if which == "least" { RateBound::AtLeast(number) } else { RateBound::AtMost(number) })
}

/// `ATTRIBUTE of subject -> any`.
fn most(cx: &mut Context<'_>, item: &Item<'_>, value: &Piece<'_>) -> Option<AttributeId> {
    let words = words_of(value.text, value.range.start);
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    let [name, "of", "subject", "->", "any"] = texts[..] else {
        let message = format!("`{}` does not say of what this pair has the most", value.text);
        let help = "write an attribute and the pairs, as in `most: trades of subject -> any`";
        cx.say(Diagnostic::new(Code::BAD_MOST, item.span(value.range.clone()), message).help(help));
        return None;
    };
    let span = item.span(words[0].range.clone());
    let found = cx.names.attributes.get(name).copied();
    if found.is_none() {
        let help = did_you_mean(name, cx.case.attributes.iter().map(|a| a.id.as_str()), "");
        cx.unknown(span, "attribute", name, help);
    }
    let inner = found?;
    if cx.case[inner].most.is_some() {
        let message = format!("`{name}` compares pairs itself");
        let help = "name the attribute that it compares";
        cx.say(Diagnostic::new(Code::BAD_MOST, span, message).help(help));
        return None;
    }
    if let Some(of) = item.field("of") {
        let message = "what is compared has its indicator already";
        cx.say(Diagnostic::new(Code::BAD_MOST, item.field_span(of), message).help("delete `of:`"));
    }
    Some(inner)
}

/// Whether membership is read off calibration points, as against a share, a lean or a rate being
/// judged.
pub(super) fn needs_points(formula: &Formula) -> bool {
    match formula {
        Formula::Share(..) | Formula::Series(_) | Formula::Assessed(_) => true,
        Formula::Count(_) | Formula::Rate(_) | Formula::Balance(..) => false,
    }
}

/// `Some(None)` for `as-is`, and where no points are needed and none are given.
#[expect(clippy::option_option, reason = "an error and `as-is` are different things")]
fn anchors(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &[Piece<'_>],
    needed: bool,
) -> Option<Option<Anchors>> {
    if words.is_empty() && !needed {
        return Some(None);
    }
    if words.len() == 1 && words[0].text == "as-is" {
        return Some(None);
    }
    let said = cx.diagnostics.count();
    let [out, cross, full] = points(cx, item, words);
    if cx.diagnostics.count() > said {
        return None;
    }
    let (Some(full_out), Some(crossover), Some(full_in)) = (out, cross, full) else {
        let message = "this attribute has no calibration";
        cx.say(
            Diagnostic::new(Code::NO_ANCHORS, item.head_span(), message)
                .help("add a line `  full-out 0, crossover 2, full-in 6`, or `  as-is`"),
        );
        return None;
    };
    let rises = full_out < crossover && crossover < full_in;
    let falls = full_out > crossover && crossover > full_in;
    if !rises && !falls {
        let message =
            format!("the points {full_out}, {crossover}, {full_in} neither rise nor fall");
        cx.say(
            Diagnostic::new(Code::BAD_ANCHORS, item.head_span(), message)
                .help("order them: full-out, crossover, full-in"),
        );
        return None;
    }
    Some(Some(Anchors { full_out, crossover, full_in }))
}

const POINTS: [&str; 3] = ["full-out", "crossover", "full-in"];

/// The three points, in any order; what is no point, or one given twice, is said.
fn points(cx: &mut Context<'_>, item: &Item<'_>, words: &[Piece<'_>]) -> [Option<f64>; 3] {
    let mut found = [None; 3];
    for word in words {
        let span = item.span(word.range.clone());
        let (head, number) = word.text.split_once(char::is_whitespace).unwrap_or((word.text, ""));
        let Some(at) = POINTS.iter().position(|p| *p == head) else {
            let help = did_you_mean(head, POINTS.into_iter(), "the points are");
            cx.say(
                Diagnostic::new(
                    Code::UNKNOWN_WORD,
                    span,
                    format!("`{}` is not a point of a calibration", word.text),
                )
                .help(help + "; `as-is` stands alone"),
            );
            continue;
        };
        let number = cx.number(span, number.trim(), f64::MIN..=f64::MAX);
        if found[at].is_some() {
            cx.say(
                Diagnostic::new(Code::REPEATED_FIELD, span, format!("`{head}` is given twice"))
                    .help("delete one of them"),
            );
        }
        found[at] = number;
    }
    found
}
