//! What an option changes.

mod explanations;

use super::super::context::{Context, did_you_mean};
use super::super::item::Item;
use super::super::readings::words_of;
use super::super::word_lists::{
    AGGREGATIONS, COMBINES, HARDNESSES, KINDS_OF_SOURCE, REACHES, UNDATED,
};
use super::super::{actors, amounts, attributes, event_values, schools};
use super::idle::say_idle;
use crate::model::{Anchors, Case, Edit, Mode, Placing, SetId};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::Piece;

/// The help for a change that is not understood.
const FORMS: &str = "write `as stated`, or a change such as `aggregation mean` or `without source @key`; docs/language.md, section 8.1, \
    lists them";

/// Changes of the first edition, and what to write now.
const GONE: &[(&str, &str)] = &[
    ("margin", "write how probable a verdict must be, as in `set-at 0.9`"),
    ("shrinkage", "write how much evidence one act is, as in `unit 3`"),
    ("wider-events", "write `reach wider`, or `reach place`"),
    ("placeless-events", "write `reach wider`, or `reach place`"),
];

/// The changes of an option; `None` if one of them is not understood, which has then been said.
pub(super) fn read(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    text: &str,
    start: u32,
) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let (mut at, mut fine) = (start, true);
    for part in text.split(',') {
        let words = words_of(part, at);
        let end = at + part.len() as u32;
        if words.iter().map(|word| word.text).ne(["as", "stated"]) {
            let said = cx.diagnostics.count();
            match edit(cx, item, &words) {
                Some(edit) => edits.push(edit),
                None => {
                    fine = false;
                    if cx.diagnostics.count() == said {
                        not_understood(cx, item.span(at..end), part);
                    }
                }
            }
        }
        at = end + 1;
    }
    if fine {
        explanations::check_priors(cx, item.span(start..at - 1), &edits);
    }
    fine.then_some(edits)
}

fn not_understood(cx: &mut Context<'_>, span: Span, part: &str) {
    let head = part.split_whitespace().next().unwrap_or_default();
    let gone = GONE.iter().find(|(name, _)| *name == head);
    let message = match (gone, part.trim()) {
        (Some(_), _) => {
            format!("`{head}` is no change to a case since the second edition of the language")
        }
        (None, "") => "here a change is missing".to_owned(),
        (None, text) => format!("`{text}` is no change to a case"),
    };
    cx.say(
        Diagnostic::new(Code::BAD_OPTION, span, message).help(gone.map_or(FORMS, |(_, now)| now)),
    );
}

fn edit(cx: &mut Context<'_>, item: &Item<'_>, words: &[Piece<'_>]) -> Option<Edit> {
    let span = |word: &Piece<'_>| item.span(word.range.clone());
    match words {
        [elicitor, name @ ..] if elicitor.text == "elicitor" => {
            explanations::elicitor(cx, item, name)
        }
        [what, value] => one(cx, item, what.text, value),
        [without, what, value] if without.text == "without" => {
            without_what(cx, item, what.text, value)
        }
        [with, set, value] if with.text == "with" && set.text == "set" => {
            set_named(cx, item, value).map(|set| Edit::Set(set, true))
        }
        [calibrate, from, r#as, to] if calibrate.text == "calibrate" && r#as.text == "as" => {
            let (from, to) = (anchors(cx, item, from)?, anchors(cx, item, to)?);
            if let Some(message) = calibrates_nothing(&cx.case, from) {
                say_idle(cx, span(&words[1]), message.to_owned());
            }
            Some(Edit::Calibrate(from, to))
        }
        [what, name, is, value] if is.text == "is" => match what.text {
            "instrument" => {
                let instrument = event_values::instrument(cx, item, name)?;
                let hardness = cx.choice(span(value), value.text, "a hardness", HARDNESSES)?;
                if !cx
                    .case
                    .events
                    .iter()
                    .any(|event| event.instrument.as_ref() == Some(&instrument))
                {
                    say_idle(cx, span(name), format!("no event has the instrument `{instrument}`"));
                }
                Some(Edit::Hardness(instrument, hardness))
            }
            "measure" => {
                for word in [name, value] {
                    measure(cx, item, word);
                }
                Some(Edit::Measure(name.text.to_owned(), value.text.to_owned()))
            }
            "turning-point" => turning_point(cx, item, name, value),
            "prior" => explanations::prior(cx, item, name, value),
            "dependence" => explanations::dependence(cx, item, name, value),
            _ => None,
        },
        _ => None,
    }
}

/// Why nothing changes if these points are moved.
fn calibrates_nothing(case: &Case, from: Anchors) -> Option<&'static str> {
    let at_these = || case.attributes.iter().filter(|attribute| attribute.anchors == Some(from));
    if at_these().next().is_none() {
        return Some("no attribute is calibrated at these points");
    }
    let uses = at_these().any(|attribute| attributes::needs_points(&case[attribute.of].formula));
    (!uses).then_some(
        "only counts and balances are calibrated at these points, and of these no points are asked",
    )
}

fn one(cx: &mut Context<'_>, item: &Item<'_>, what: &str, value: &Piece<'_>) -> Option<Edit> {
    let (span, text) = (item.span(value.range.clone()), value.text);
    match what {
        "school" => schools::school(cx, span, text).map(Edit::School),
        "aggregation" => cx
            .choice(span, text, "a way of combining conditions", AGGREGATIONS)
            .map(Edit::Aggregation),
        "reach" => cx.choice(span, text, "a reach", REACHES).map(Edit::Reach),
        "lean" => amounts::lean(cx, span, text).map(|(least, most)| Edit::Lean(least, most)),
        "some" => amounts::some(cx, span, text).map(|(least, most)| Edit::Some(least, most)),
        "unit" => amounts::unit(cx, span, text).map(Edit::Unit),
        "set-at" => amounts::set_at(cx, span, text).map(Edit::SetAt),
        "combine" => {
            cx.choice(span, text, "a way of combining judges", COMBINES).map(Edit::Combine)
        }
        "undated" => {
            cx.choice(span, text, "a way of counting undated acts", UNDATED).map(Edit::Undated)
        }
        "dates" => {
            let words = &[("earliest", Placing::Earliest), ("latest", Placing::Latest)];
            cx.choice(span, text, "a place among the admissible days", words).map(Edit::Dates)
        }
        "weight" => cx.number(span, text, 1.0..=5.0).map(Edit::Weight),
        "coder" => {
            let coders = || {
                cx.case
                    .events
                    .iter()
                    .flat_map(|event| &event.second)
                    .map(|second| second.coder.as_str())
            };
            if coders().any(|coder| coder == text) {
                return Some(Edit::Coder(text.to_owned()));
            }
            let mut known: Vec<&str> = coders().collect();
            known.sort_unstable();
            known.dedup();
            let help = did_you_mean(text, known.into_iter(), "there are");
            cx.unknown(span, "second coder", text, help);
            None
        }
        "without" => match text {
            "deeds" => Some(Edit::WithoutMode(Mode::Deed)),
            "statements" => Some(Edit::WithoutMode(Mode::Statement)),
            "non-acts" => Some(Edit::WithoutMode(Mode::NonAct)),
            _ => None,
        },
        "priors" => explanations::equal(cx, span, text),
        "dependence" => explanations::dependences(cx, span, text),
        "likelihoods" => explanations::ends(cx, span, text),
        _ => None,
    }
}

fn without_what(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    what: &str,
    value: &Piece<'_>,
) -> Option<Edit> {
    let span = item.span(value.range.clone());
    match what {
        "source" => {
            let read = value.text.strip_prefix('@').map(|key| (key, ""));
            cx.citation(item, value, read).map(|cite| Edit::WithoutSource(cite.source))
        }
        "side" => {
            let side = actors::actor(cx, span, value.text, None)?;
            if !cx.case.sources.iter().any(|source| source.side == Some(side)) {
                say_idle(cx, span, format!("no source speaks from the side of `{}`", value.text));
            }
            Some(Edit::WithoutSide(side))
        }
        "kind" => {
            cx.choice(span, value.text, "a kind of source", KINDS_OF_SOURCE).map(Edit::WithoutKind)
        }
        "set" => set_named(cx, item, value).map(|set| Edit::Set(set, false)),
        "clue" => cx.clue(span, value.text).map(Edit::WithoutClue),
        _ => None,
    }
}

fn set_named(cx: &mut Context<'_>, item: &Item<'_>, value: &Piece<'_>) -> Option<SetId> {
    let found = cx.names.sets.get(value.text).copied();
    if found.is_none() {
        let help = did_you_mean(
            value.text,
            cx.case.sets.iter().map(|set| set.id.as_str()),
            "declared are",
        );
        cx.unknown(item.span(value.range.clone()), "set", value.text, help);
    }
    found
}

/// `0/2/6`.
fn anchors(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>) -> Option<Anchors> {
    let numbers: Vec<f64> = piece
        .text
        .split('/')
        .filter_map(|n| n.parse().ok())
        .filter(|n: &f64| n.is_finite())
        .collect();
    if let [full_out, crossover, full_in] = numbers[..]
        && piece.text.split('/').count() == 3
    {
        if (full_out < crossover && crossover < full_in)
            || (full_out > crossover && crossover > full_in)
        {
            return Some(Anchors { full_out, crossover, full_in });
        }
        let message =
            format!("the points {full_out}, {crossover}, {full_in} neither rise nor fall");
        let help = "order them: full-out, crossover, full-in";
        cx.say(
            Diagnostic::new(Code::BAD_ANCHORS, item.span(piece.range.clone()), message).help(help),
        );
        return None;
    }
    let message = format!("`{}` are not three calibration points", piece.text);
    cx.say(
        Diagnostic::new(Code::BAD_OPTION, item.span(piece.range.clone()), message)
            .help("write `0/2/6`"),
    );
    None
}

/// Some series has this measure.
fn measure(cx: &mut Context<'_>, item: &Item<'_>, word: &Piece<'_>) {
    if !cx.case.series.iter().any(|series| series.measure.as_deref() == Some(word.text)) {
        let mut known: Vec<&str> =
            cx.case.series.iter().filter_map(|series| series.measure.as_deref()).collect();
        known.sort_unstable();
        known.dedup();
        let help = did_you_mean(word.text, known.into_iter(), "there are");
        cx.unknown(item.span(word.range.clone()), "measure of a series", word.text, help);
    }
}

fn turning_point(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    name: &Piece<'_>,
    value: &Piece<'_>,
) -> Option<Edit> {
    let at = cx.case.turning_points.iter().position(|point| point.id == name.text);
    let Some(at) = at else {
        let points = cx.case.turning_points.iter().map(|point| point.id.as_str());
        let help = did_you_mean(name.text, points, "declared are");
        cx.unknown(item.span(name.range.clone()), "turning point", name.text, help);
        return None;
    };
    let span = item.span(value.range.clone());
    let date = cx.date(span, value.text)?;
    let Some(day) = date.admissible().first else {
        let help = "write a day, or a month, whose first day then counts";
        cx.say(Diagnostic::new(Code::BAD_DATE, span, "a turning point needs a day").help(help));
        return None;
    };
    let old = cx.case.turning_points[at].day;
    let inverted = cx.case.periods.iter().find(|period| {
        let window = crate::choose::moved(period.window, old, day);
        window != period.window && window.len_days() <= 1
    });
    if let Some(period) = inverted {
        let message = format!("with this day the period `{}` has no day left", period.id);
        let help = "choose a day between the neighbouring turning points";
        cx.say(Diagnostic::new(Code::BAD_ORDER_OF_PERIOD, span, message).help(help));
        return None;
    }
    Some(Edit::TurningPoint(at, day))
}
