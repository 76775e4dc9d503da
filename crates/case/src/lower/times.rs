//! Turning points and periods.

use super::context::{Context, did_you_mean};
use super::item::Item;
use crate::model::{Period, PeriodId, TurningPoint};
use counterpoise_dates::{Date, Day, Window};
use counterpoise_diagnostic::{Code, Diagnostic};

pub(crate) fn turning_point(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [date, id] = item.header.words.as_slice() else {
        let message = "a turning point has a date, a short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `turning-point 2014-03 crimea \"Russia annexes Crimea\"`"),
        );
        return;
    };
    let Some(read) = cx.date(item.span(date.range.clone()), date.text) else { return };
    let Some(day) = read.admissible().first else {
        let span = item.span(date.range.clone());
        cx.say(
            Diagnostic::new(Code::BAD_DATE, span, "a turning point needs a first day")
                .help("write a day, a month or a year"),
        );
        return;
    };
    let taken = cx.case.turning_points.iter().any(|t| t.id == id.text);
    if cx.is_new(taken, item, "turning points", id.text) {
        let cites = cx.citations(item, "cite");
        cx.case.turning_points.push(TurningPoint {
            id: id.text.to_owned(),
            title: item.title(),
            date: read,
            day,
            cites,
            note: item.prose("note"),
            place: item.place(),
        });
    }
}

pub(crate) fn period(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a period has one short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `period before-crimea \"Before Crimea\"` with `from:` and `until:`"),
        );
        return;
    };
    let comparison = comparison(cx, item);
    let (Some(first), Some(last)) = (end(cx, item, "from"), end(cx, item, "until")) else { return };
    let Some(window) = Window::new(first, last) else {
        let message = format!("the period `{}` ends before it begins", id.text);
        cx.say(
            Diagnostic::new(Code::BAD_ORDER_OF_PERIOD, item.head_span(), message)
                .help("swap `from:` and `until:`, or correct them"),
        );
        return;
    };
    let taken = cx.names.periods.contains_key(id.text);
    if cx.is_new(taken, item, "periods", id.text) {
        cx.names.periods.insert(id.text.to_owned(), PeriodId(cx.case.periods.len() as u32));
        cx.case.periods.push(Period {
            id: id.text.to_owned(),
            title: item.title(),
            window,
            comparison,
            place: item.place(),
        });
    }
}

fn comparison(cx: &mut Context<'_>, item: &Item<'_>) -> bool {
    let words: Vec<_> = item.coding().collect();
    for word in &words {
        cx.choice(
            item.span(word.range.clone()),
            word.text,
            "a word of a period",
            &[("comparison", ())],
        );
    }
    words.iter().any(|w| w.text == "comparison")
}

/// The day at which a period begins (`from`) or ends (`until`, a turning point's own day belonging
/// to what follows).
fn end(cx: &mut Context<'_>, item: &Item<'_>, field: &str) -> Option<Day> {
    let value = item.require(cx, field)?;
    let begins = field == "from";
    if let Some(point) = cx.case.turning_points.iter().find(|t| t.id == value.text) {
        return Some(if begins { point.day } else { point.day.plus(-1) });
    }
    let span = item.span(value.range.clone());
    if value.text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let points = cx.case.turning_points.iter().map(|t| t.id.as_str());
        let help = did_you_mean(value.text, points, "declared are");
        cx.unknown(span, "turning point", value.text, help);
        return None;
    }
    let date: Date = cx.date(span, value.text)?;
    let range = date.admissible();
    let day = if begins { range.first } else { range.last };
    if day.is_none() {
        cx.say(
            Diagnostic::new(Code::BAD_DATE, span, "a period needs two ends")
                .help("write the last day that the case looks at"),
        );
    }
    day
}
