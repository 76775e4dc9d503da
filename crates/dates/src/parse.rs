//! The grammar of whole dates: single, lasting, one of a set.

use std::ops::Range;

use crate::form::{Bound, Form, Member};
use crate::point::Point;
use crate::{DateError, rewrite};

mod day;
mod month;
mod point;
mod year;

pub(crate) use day::MONTHS;

/// A stretch of the input, and where it begins.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
}

/// Why a piece could not be read.
pub(crate) enum Fault<'a> {
    /// It is a date with a fault of its own.
    Known(DateError),
    /// It is no date of this grammar; perhaps it is written in another way.
    Foreign(Piece<'a>),
}

pub(crate) type Reading<'a, T> = Result<T, Fault<'a>>;

/// Reads a date, or says what to write instead.
pub(crate) fn date(text: &str) -> Result<Form, DateError> {
    grammar(text).map_err(|fault| match fault {
        Fault::Known(error) => error,
        Fault::Foreign(piece) => rewrite::error(text, piece),
    })
}

/// Reads a date by the grammar alone.
pub(crate) fn grammar(text: &str) -> Reading<'_, Form> {
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
        None => point::point(whole).map(Form::Single),
    }
}

fn open_bracket(whole: Piece<'_>) -> Reading<'_, Form> {
    let closed = format!("{}]", whole.text);
    let better = if grammar(&closed).is_ok() { &closed } else { "[2014-03..2016]" };
    whole.fault("the bracket is not closed", format!("write {better}"))
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
        _ => point::point(piece).map(Bound::At),
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
        None => point::point(piece).map(Member::At),
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
    if piece.text.is_empty() { Ok(None) } else { point::point(piece).map(Some) }
}

/// Two dots without brackets: a frequent slip, and ambiguous.
fn bare_dots(whole: Piece<'_>) -> Reading<'_, Form> {
    let (once, lasted) = (format!("[{}]", whole.text), whole.text.replace("..", "/"));
    if let Err(Fault::Known(error)) = grammar(&once) {
        return whole.fault(error.message, error.mend);
    }
    if grammar(&once).is_err() || grammar(&lasted).is_err() {
        return Err(Fault::Foreign(whole));
    }
    let mend = format!(
        "write {once} for something that happened once, some day between, or {lasted} for \
         something that lasted"
    );
    whole.fault("two dots stand between brackets", mend)
}

/// Whether the second date is over before the first can begin.
fn reversed(a: &Point, b: &Point) -> bool {
    b.days().1 < a.days().0
}

impl<'a> Piece<'a> {
    pub(crate) fn span(self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    /// The error that this piece is at fault.
    pub(crate) fn fault<T>(
        self,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Reading<'a, T> {
        Err(Fault::Known(DateError::new(self.span(), message, mend)))
    }

    /// The piece from one byte to another of its own text; both on character boundaries.
    pub(crate) fn slice(self, from: usize, to: usize) -> Piece<'a> {
        Piece { text: &self.text[from..to], at: self.at + from }
    }

    pub(crate) fn split_once(self, mark: &str) -> Option<(Piece<'a>, Piece<'a>)> {
        let at = self.text.find(mark)?;
        Some((self.slice(0, at), self.slice(at + mark.len(), self.text.len())))
    }

    fn trimmed(self) -> Piece<'a> {
        let start = self.text.len() - self.text.trim_start().len();
        Piece { text: self.text.trim(), at: self.at + start }
    }
}
