//! `under: h1, h2 by NAME: likely because ...`: how likely a clue is under hypotheses, and why.

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::word_lists::LIKELIHOODS;
use crate::model::{ClueId, HypothesisId, Likelihood, Place};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::{Field, Piece, join};

/// What one `under:` line says, before `others` is known.
pub(crate) struct Line {
    by: String,
    hypotheses: Vec<HypothesisId>,
    others: bool,
    value: Value,
    because: String,
    place: Place,
    span: Span,
}

/// A value with its interval and how it was written.
#[derive(Clone)]
pub(crate) struct Value {
    pub(crate) low: f64,
    pub(crate) value: f64,
    pub(crate) high: f64,
    pub(crate) in_decibels: bool,
    pub(crate) text: String,
}

const FORM: &str = "write `under: h1, h2: likely because ...`; a word, `0.2`, `0.2..0.4` or `6 dB`";

/// All `under:` lines of a directive as likelihoods, one for each hypothesis that is weighed and
/// each person; with whether they are decibels. What is wrong is said, and the result is then
/// empty.
pub(crate) fn all(cx: &mut Context<'_>, item: &Item<'_>) -> (Vec<Likelihood>, bool) {
    let fields: Vec<&Field> = item.all("under").collect();
    let lines: Vec<Line> = fields.iter().filter_map(|field| line(cx, item, field, 0)).collect();
    let in_decibels = lines.iter().any(|l| l.value.in_decibels);
    if let Some(other) = lines.iter().find(|l| l.value.in_decibels != lines[0].value.in_decibels) {
        let message = format!("`{}` mixes probabilities and decibels", item.keyword());
        cx.say(
            Diagnostic::new(Code::MIXED_SCALES, other.span, message)
                .help("give all of them in one or the other"),
        );
        return (Vec::new(), in_decibels);
    }
    let found = spread(cx, &lines);
    let whole = lines.len() == fields.len() && complete(cx, item, &found, "");
    (if whole { found } else { Vec::new() }, in_decibels)
}

const GIVEN_FORM: &str = "write `given: k1, k2 under h1: likely because ...`";

/// All `given:` lines of a clue: which clues they take as known, and how likely it is then. What is
/// wrong is said, and the result is then empty.
pub(crate) fn given(cx: &mut Context<'_>, item: &Item<'_>) -> (Vec<ClueId>, Vec<Likelihood>) {
    let nothing = (Vec::new(), Vec::new());
    let fields: Vec<&Field> = item.all("given").collect();
    let read: Vec<(Vec<ClueId>, Line)> =
        fields.iter().filter_map(|field| given_line(cx, item, field)).collect();
    let Some((known, _)) = read.first() else { return nothing };
    if let Some((_, other)) = read.iter().find(|(clues, _)| clues != known) {
        let message = "the lines of `given:` take different clues as known";
        cx.say(
            Diagnostic::new(Code::BAD_GIVEN, other.span, message)
                .help("name the same clues, in the same order, in each"),
        );
        return nothing;
    }
    if let Some((_, line)) = read.iter().find(|(_, line)| line.value.in_decibels) {
        let message = "a likelihood given other clues is a probability";
        cx.say(
            Diagnostic::new(Code::MIXED_SCALES, line.span, message)
                .help("give probabilities or words"),
        );
        return nothing;
    }
    let known = known.clone();
    let (count, lines): (usize, Vec<Line>) =
        (read.len(), read.into_iter().map(|(_, line)| line).collect());
    let found = spread(cx, &lines);
    let whole = count == fields.len() && complete(cx, item, &found, "`given:` ");
    if whole { (known, found) } else { nothing }
}

/// `k1, k2 under h1: likely because ...`
fn given_line(cx: &mut Context<'_>, item: &Item<'_>, field: &Field) -> Option<(Vec<ClueId>, Line)> {
    let text = join(item.text, field);
    let start = field.value.written().next()?.start;
    let Some((known, _)) = text.split_once(" under ") else {
        let message = "this likelihood given other clues is not understood";
        cx.say(Diagnostic::new(Code::BAD_GIVEN, item.field_span(field), message).help(GIVEN_FORM));
        return None;
    };
    let clues: Vec<Option<ClueId>> = parts(known, start)
        .map(|piece| cx.clue(item.span(piece.range.clone()), piece.text))
        .collect();
    let line = line(cx, item, field, known.len() + " under ".len())?;
    Some((clues.into_iter().collect::<Option<_>>()?, line))
}

fn weighed(cx: &Context<'_>) -> Vec<HypothesisId> {
    let all = (0..cx.case.hypotheses.len() as u32).map(HypothesisId);
    all.filter(|id| cx.case[*id].is_weighed).collect()
}

/// One likelihood for each hypothesis; `others` are those that the same person does not name.
fn spread(cx: &mut Context<'_>, lines: &[Line]) -> Vec<Likelihood> {
    let mut found: Vec<Likelihood> = Vec::new();
    let named =
        |by: &str, id: HypothesisId| lines.iter().any(|l| l.hypotheses.contains(&id) && l.by == by);
    for line in lines {
        let others = weighed(cx).into_iter().filter(|id| line.others && !named(&line.by, *id));
        for hypothesis in line.hypotheses.iter().copied().chain(others) {
            if found.iter().any(|l| l.hypothesis == hypothesis && l.by == line.by) {
                let message =
                    format!("there are two likelihoods under `{}`", cx.case[hypothesis].id);
                cx.say(
                    Diagnostic::new(Code::BAD_LIKELIHOOD, line.span, message)
                        .help("delete one of them"),
                );
                continue;
            }
            found.push(Likelihood {
                by: line.by.clone(),
                hypothesis,
                low: line.value.low,
                value: line.value.value,
                high: line.value.high,
                text: line.value.text.clone(),
                because: line.because.clone(),
                place: line.place,
            });
        }
    }
    found.sort_by_key(|l| l.hypothesis);
    found
}

/// Whether everybody who speaks says something under every hypothesis.
fn complete(cx: &mut Context<'_>, item: &Item<'_>, found: &[Likelihood], what: &str) -> bool {
    let mut people: Vec<&str> = found.iter().map(|l| l.by.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let others = if what.is_empty() { "under: others" } else { "given: ... under others" };
    let mut whole = true;
    for by in people {
        let silent = |id: &HypothesisId| !found.iter().any(|l| l.hypothesis == *id && l.by == by);
        let missing: Vec<String> = weighed(cx)
            .iter()
            .filter(|id| silent(id))
            .map(|id| format!("`{}`", cx.case[*id].id))
            .collect();
        if !missing.is_empty() {
            let who = if by.is_empty() { String::new() } else { format!(" by {by}") };
            let message = format!("there is no {what}likelihood under {}{who}", missing.join(", "));
            cx.say(
                Diagnostic::new(Code::LIKELIHOOD_MISSING, item.head_span(), message)
                    .help(format!("add it, or `{others}: ...` for all that are not named")),
            );
            whole = false;
        }
    }
    whole
}

/// A line from its hypotheses on, which stand behind `skipped` bytes.
fn line(cx: &mut Context<'_>, item: &Item<'_>, field: &Field, skipped: usize) -> Option<Line> {
    let mut first = field.value.written().next()?.clone();
    first.start = (first.start + skipped as u32).min(first.end);
    let joined = join(item.text, field);
    let text = joined.get(skipped..).unwrap_or_default();
    let bad = |cx: &mut Context<'_>| {
        cx.say(
            Diagnostic::new(
                Code::BAD_LIKELIHOOD,
                item.field_span(field),
                "this likelihood is not understood",
            )
            .help(FORM),
        );
        None
    };
    let Some((head, rest)) = text.split_once(':') else { return bad(cx) };
    let (who, by) = head.split_once(" by ").map_or((head, ""), |(who, by)| (who, by.trim()));
    let (hypotheses, others) = hypotheses(cx, item, who, first.start)?;
    let start = first.start + head.len() as u32 + 1;
    let (written, because) =
        rest.split_once(" because ").unwrap_or((rest.trim_end_matches(" because"), ""));
    let lead = (written.len() - written.trim_start().len()) as u32;
    let range =
        start + lead..(start + written.trim_end().len() as u32).min(first.end.max(start + lead));
    let span = item.span(range.start.min(first.end)..range.end.max(range.start.min(first.end)));
    let value = value(cx, span, written.trim())?;
    let mut place = item.place();
    let whole = item.field_span(field);
    (place.start, place.end) = (whole.start, whole.end);
    place.line += item.text[item.directive.keyword.start as usize..whole.start as usize]
        .matches('\n')
        .count() as u32;
    let because = because.trim().to_owned();
    Some(Line { by: by.to_owned(), hypotheses, others, value, because, place, span: whole })
}

/// `h1, h2` or `others`.
fn hypotheses(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    text: &str,
    at: u32,
) -> Option<(Vec<HypothesisId>, bool)> {
    let (mut found, mut others, mut whole) = (Vec::new(), false, true);
    for piece in parts(text, at) {
        let span = item.span(piece.range.clone());
        if piece.text == "others" {
            others = true;
            continue;
        }
        let Some(id) = cx.hypothesis(span, piece.text) else {
            whole = false;
            continue;
        };
        if cx.case[id].is_weighed {
            found.push(id);
        } else {
            let message =
                format!("`{}` is a part of hypotheses and is not weighed itself", piece.text);
            let help = "name the hypotheses that assert or deny it";
            cx.say(Diagnostic::new(Code::BAD_LIKELIHOOD, span, message).help(help));
            whole = false;
        }
    }
    whole.then_some((found, others))
}

/// Parts of a text between commas, with their places.
pub(crate) fn parts(text: &str, at: u32) -> impl Iterator<Item = Piece<'_>> {
    let mut start = at;
    text.split(',').filter_map(move |part| {
        let own = start;
        start += part.len() as u32 + 1;
        let trimmed = part.trim();
        let from = own + (part.len() - part.trim_start().len()) as u32;
        (!trimmed.is_empty())
            .then(|| Piece { text: trimmed, range: from..from + trimmed.len() as u32 })
    })
}

/// A word, a number, an interval, decibels.
pub(crate) fn value(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Value> {
    let (body, in_decibels) =
        text.strip_suffix("dB").map_or((text, false), |body| (body.trim_end(), true));
    let (from, to) = body.split_once("..").unwrap_or((body, body));
    let (from, to) =
        (end(cx, span, from.trim(), in_decibels)?, end(cx, span, to.trim(), in_decibels)?);
    let (low, high) = (from.0, to.1);
    if low > high {
        let message = format!("the interval `{text}` ends before it begins");
        cx.say(Diagnostic::new(Code::BAD_LIKELIHOOD, span, message).help("swap its two ends"));
        return None;
    }
    Some(Value { low, value: low + (high - low) / 2.0, high, in_decibels, text: text.to_owned() })
}

/// One end: what it reaches from and to.
fn end(cx: &mut Context<'_>, span: Span, text: &str, in_decibels: bool) -> Option<(f64, f64)> {
    if in_decibels {
        return cx.number(span, text, -1000.0..=1000.0).map(|n| (n, n));
    }
    if text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.' || c == '+') {
        return cx.number(span, text, 0.0..=1.0).map(|n| (n, n));
    }
    let found = LIKELIHOODS.iter().find(|(word, _)| *word == text).map(|(_, range)| *range);
    if found.is_none() {
        let help = did_you_mean(text, LIKELIHOODS.iter().map(|(word, _)| *word), "the words are");
        let message = format!("`{text}` is not a likelihood");
        cx.say(Diagnostic::new(Code::BAD_LIKELIHOOD, span, message).help(help));
    }
    found
}
