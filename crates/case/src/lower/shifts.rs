//! What is watched for a shift, and the dates claimed for one.

use super::claim_words::{Words, conditions, pieces};
use super::context::Context;
use super::item::Item;
use super::word_lists::{SCALES, YES_NO};
use super::{actors, event_values, filter};
use crate::model::{ClaimedShift, Scale, Watch, WatchId, WatchOf};
use counterpoise_dates::Window;
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{Piece, citation, slice};

const BALANCE: &str = "balance: deeds of RUS -> CHN in central-asia";
const RATIO: &str = "ratio-of: gdp-chn / gdp-rus";

pub(crate) fn watch(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a watch has one short name and a title";
        let help = "write `watch deeds-balance \"Deeds towards China in Central Asia\"`";
        cx.say(Diagnostic::new(Code::BAD_HEADER, item.head_span(), message).help(help));
        return;
    };
    let Some(of) = of(cx, item, id.text) else { return };
    let window = item.value("window").and_then(|value| window(cx, item, &value));
    let pooled = item
        .value("pooled")
        .and_then(|v| cx.choice(item.span(v.range), v.text, "yes or no", YES_NO));
    let taken = cx.names.watches.contains_key(id.text);
    if !cx.is_new(taken, item, "watches", id.text) {
        return;
    }
    cx.names.watches.insert(id.text.to_owned(), WatchId(cx.case.watches.len() as u32));
    let watch = Watch {
        id: id.text.to_owned(),
        title: item.title(),
        of,
        window,
        pooled: pooled.unwrap_or(true),
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.case.watches.push(watch);
}

/// One of `balance:`, `level-of:` and `ratio-of:`.
fn of(cx: &mut Context<'_>, item: &Item<'_>, id: &str) -> Option<WatchOf> {
    let named = ["balance", "level-of", "ratio-of"].map(|name| item.field(name));
    match named {
        [Some(field), None, None] => {
            let mut words = Words { pieces: pieces(item, field), at: 0 };
            let said = cx.diagnostics.count();
            let found = acts(cx, item, &mut words).filter(|_| words.is_done());
            not_understood(
                cx,
                item,
                field,
                found.is_none() && cx.diagnostics.count() == said,
                BALANCE,
            );
            found
        }
        [None, Some(field), None] | [None, None, Some(field)] => {
            let mut words = Words { pieces: pieces(item, field), at: 0 };
            let said = cx.diagnostics.count();
            let found =
                series(cx, item, &mut words, named[2].is_some()).filter(|_| words.is_done());
            not_understood(
                cx,
                item,
                field,
                found.is_none() && cx.diagnostics.count() == said,
                RATIO,
            );
            found
        }
        _ => {
            let message = format!(
                "the watch `{id}` must have one of `balance:`, `level-of:` and `ratio-of:`"
            );
            cx.say(
                Diagnostic::new(Code::MISSING_FIELD, item.head_span(), message)
                    .help(format!("write, for example, `{BALANCE}`")),
            );
            None
        }
    }
}

fn not_understood(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    field: &counterpoise_syntax::Field,
    silent: bool,
    form: &str,
) {
    if silent {
        let message = "this is not understood";
        cx.say(
            Diagnostic::new(Code::BAD_TEST, item.field_span(field), message)
                .help(format!("write, for example, `{form}`")),
        );
    }
}

/// `deeds of RUS -> CHN in central-asia domain energy`; without `in`, or `in all`, everywhere.
fn acts(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<WatchOf> {
    let what = words.until_dyad().filter(|what| !what.is_empty())?;
    let filter = filter::of_item(cx, item, &conditions(item, &what));
    let pair = [words.next()?, words.next()?, words.next()?];
    let dyad = actors::dyad(cx, item, &pair, None)?;
    let arena = if words.eat("in") {
        let name = words.next()?;
        cx.arena_or_all(item.span(name.range), name.text)?
    } else {
        None
    };
    let domain = if words.eat("domain") {
        Some(event_values::domain(cx, item, &words.next()?)?)
    } else {
        None
    };
    Some(WatchOf::Acts { filter, dyad, arena, domain })
}

fn series(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &mut Words<'_>,
    ratio: bool,
) -> Option<WatchOf> {
    let name = words.next()?;
    let over = cx.series(item.span(name.range), name.text);
    let under = if ratio {
        words.expect("/")?;
        let name = words.next()?;
        Some(cx.series(item.span(name.range), name.text)?)
    } else {
        None
    };
    let scale =
        item.value("scale").and_then(|v| cx.choice(item.span(v.range), v.text, "a scale", SCALES));
    let usual = if ratio { Scale::Log } else { Scale::Plain };
    Some(WatchOf::Series { over: over?, under, scale: scale.unwrap_or(usual) })
}

/// The admissible days of a date that has two ends.
pub(super) fn window(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>) -> Option<Window> {
    let span = item.span(piece.range.clone());
    let date = cx.date(span, piece.text)?;
    let days = date.admissible();
    let found = days.first.zip(days.last).and_then(|(first, last)| Window::new(first, last));
    if found.is_none() {
        let message = "a stretch of time needs two ends here";
        cx.say(
            Diagnostic::new(Code::BAD_DATE, span, message)
                .help("write both, as in `2014-03/2015-05`"),
        );
    }
    found
}

const CLAIMED: &str = "claimed-shift 2008/2009 by @kaczmarski2015 p. 88-99 \"Hegemony passes to China after the crisis\"";

pub(crate) fn claimed(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [when, by, first, ..] = item.header.words.as_slice() else { return bad(cx, item) };
    if by.text != "by" {
        return bad(cx, item);
    }
    let last = item.header.words.last().map_or(first.range.end, |word| word.range.end);
    let source =
        Piece { text: slice(item.text, first.range.start..last), range: first.range.start..last };
    let read = citation(source.text);
    let Some(by) = cx.citation(item, &source, read) else { return };
    let when = Piece { text: when.text, range: when.range.clone() };
    let Some(window) = window(cx, item, &when) else { return };
    let Some(date) = cx.date(item.span(when.range), when.text) else { return };
    let set = cx.set(item);
    let (title, note, place) = (item.title(), item.prose("note"), item.place());
    cx.case.claimed_shifts.push(ClaimedShift { date, window, by, title, set, note, place });
}

fn bad(cx: &mut Context<'_>, item: &Item<'_>) {
    let message = "the first line of this `claimed-shift` is not understood";
    cx.say(
        Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
            .help(format!("write `{CLAIMED}`")),
    );
}
