//! The grammar of whole dates: single, lasting, one of a set.

use super::piece::{Fault, Piece, Reading};
use super::point::point;
use crate::form::{Bound, Form, Member};
use crate::point::Point;

/// Reads a date by the grammar alone.
pub(super) fn grammar(text: &str) -> Reading<'_, Form> {
    let whole = Piece { text, at: 0 };
    if text.starts_with('{') {
        return whole
            .fault(BRACES, "write one entry for each date, or [2014,2016] for one of them");
    }
    if let Some(inside) = text.strip_prefix('[') {
        return match inside.strip_suffix(']') {
            Some(inside) => one_of(whole, Piece { text: inside, at: 1 }),
            None => open_bracket(whole),
        };
    }
    match whole.split_once("/") {
        Some((start, end)) => lasting(whole, start, end),
        None if text.contains("..") => bare_dots(whole),
        None => single(whole).map(Form::Single),
    }
}

fn open_bracket(whole: Piece<'_>) -> Reading<'_, Form> {
    let closed = format!("{}]", whole.text);
    let message = "the bracket is not closed";
    if grammar(&closed).is_ok() {
        return whole.mend(message, "write", whole, closed);
    }
    whole.fault(message, "write [2014-03..2016]")
}

const BRACES: &str = "a set in braces means all of its dates, and an entry has one date";

fn lasting<'a>(whole: Piece<'a>, start: Piece<'a>, end: Piece<'a>) -> Reading<'a, Form> {
    if end.text.contains('/') {
        return Err(Fault::Foreign(whole));
    }
    let (start, end) = (bound(start)?, bound(end)?);
    match (start.point(), end.point()) {
        (None, None) => {
            whole.fault("an interval needs a date at one end", "write 2014/.. or ../2014")
        }
        (Some(a), Some(b)) if reversed(a, b) => {
            whole.fault("the interval ends before it begins", format!("swap the two: {b}/{a}"))
        }
        _ => Ok(Form::Lasting(start, end)),
    }
}

fn bound(piece: Piece<'_>) -> Reading<'_, Bound> {
    match piece.text {
        "" => Ok(Bound::Unknown),
        ".." => Ok(Bound::Open),
        _ => single(piece).map(Bound::At),
    }
}

fn one_of<'a>(whole: Piece<'a>, inside: Piece<'a>) -> Reading<'a, Form> {
    let mut members = Vec::new();
    let mut rest = inside;
    while let Some((first, others)) = rest.split_once(",") {
        members.push(member(first.trimmed())?);
        rest = others;
    }
    members.push(member(rest.trimmed())?);
    match members.as_slice() {
        [Member::At(point)] => Ok(Form::Single(*point)),
        [Member::Between(None, None)] => whole.fault(
            "this admits every day there is",
            "give a first or a last day: [2014-03..] or [..2016]",
        ),
        _ => Ok(Form::OneOf(members)),
    }
}

fn member(piece: Piece<'_>) -> Reading<'_, Member> {
    if piece.text.is_empty() {
        return piece.fault("a date is missing here", "write [2014-03..2016] or [2014,2016-05]");
    }
    if piece.text.contains('/') {
        return piece.fault(
            "what lasted cannot be one of a set",
            "write two dots between the first and the last day: [2014-03..2016]",
        );
    }
    match piece.split_once("..") {
        Some((from, to)) => between(piece, from.trimmed(), to.trimmed()),
        None => single(piece).map(Member::At),
    }
}

fn between<'a>(whole: Piece<'a>, from: Piece<'a>, to: Piece<'a>) -> Reading<'a, Member> {
    let (from, to) = (optional(from)?, optional(to)?);
    match (&from, &to) {
        (Some(a), Some(b)) if reversed(a, b) => {
            whole.fault("the last day comes before the first", format!("swap the two: [{b}..{a}]"))
        }
        _ => Ok(Member::Between(from, to)),
    }
}

fn optional(piece: Piece<'_>) -> Reading<'_, Option<Point>> {
    if piece.text.is_empty() { Ok(None) } else { single(piece).map(Some) }
}

fn single(piece: Piece<'_>) -> Reading<'_, Point> {
    point(piece, |text| grammar(text).is_ok())
}

/// Two dots without brackets: a frequent slip, and ambiguous.
fn bare_dots(whole: Piece<'_>) -> Reading<'_, Form> {
    let (once, lasted) = (format!("[{}]", whole.text), whole.text.replace("..", "/"));
    if let Err(Fault::Known(known)) = grammar(&once) {
        return whole.fault(known.error.message, known.error.help);
    }
    if grammar(&once).is_err() || grammar(&lasted).is_err() {
        return Err(Fault::Foreign(whole));
    }
    let help = format!(
        "write {once} for something that happened once, some day between, or {lasted} for \
         something that lasted"
    );
    whole.fault("two dots stand between brackets", help)
}

/// Whether the second date is over before the first can begin.
fn reversed(a: &Point, b: &Point) -> bool {
    b.days().1 < a.days().0
}
