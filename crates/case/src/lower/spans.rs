//! Spans of time between two events or dates.

use super::claim_words::Words;
use super::context::Context;
use super::item::Item;
use crate::model::{End, TestKind};
use counterpoise_dates::{Length, TimeBetween};
use counterpoise_diagnostic::{Code, Diagnostic};

type Unit = fn(u32) -> Length;

/// Units of time; a month is one of the calendar, a year twelve of them.
const UNITS: &[(&str, Unit)] = &[
    ("days", Length::Days),
    ("months", Length::Months),
    ("years", |years| Length::Months(12 * years)),
    ("day", Length::Days),
    ("month", Length::Months),
    ("year", |years| Length::Months(12 * years)),
];

const LONGEST: f64 = 100_000.0;

/// `E091 at least 6 months before E092`, `E091 at most 6 months before E092`, `E091 within 90 days
/// of 2014-03-18`.
pub(super) fn span(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &mut Words<'_>,
) -> Option<TestKind> {
    let first = end(cx, item, words)?;
    let form: fn(Length) -> TimeBetween = if words.eat("within") {
        TimeBetween::Within
    } else if words.eat("at least") {
        TimeBetween::AtLeastBefore
    } else {
        words.expect("at most")?;
        TimeBetween::AtMostBefore
    };
    let between = form(length(cx, item, words)?);
    words.expect(if matches!(between, TimeBetween::Within(_)) { "of" } else { "before" })?;
    Some(TestKind::Span { first, second: end(cx, item, words)?, between })
}

fn length(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<Length> {
    let number = words.next()?;
    let span = item.span(number.range);
    let many = cx.number(span, number.text, 1.0..=LONGEST)?;
    if many.fract() != 0.0 {
        let message = format!("`{}` is not a whole number", number.text);
        cx.say(
            Diagnostic::new(Code::BAD_NUMBER, span, message)
                .help("take a shorter unit, as in `45 days`"),
        );
        return None;
    }
    let unit = words.next()?;
    let of = cx.choice(item.span(unit.range), unit.text, "a unit of time", UNITS)?;
    Some(of(many as u32))
}

/// An event by its id, or a date.
fn end(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<End> {
    let piece = words.next()?;
    let span = item.span(piece.range);
    let is_date = piece.text.starts_with(|c: char| c.is_ascii_digit() || c == '[' || c == '.');
    if is_date && !cx.names.events.contains_key(piece.text) {
        return cx.date(span, piece.text).map(End::Date);
    }
    cx.event(span, piece.text).map(End::Event)
}
