//! One event of a timeline: what it is, the room it takes, its mark.

use crate::calendar;
use crate::mark::{self, Anchor, TICK};
use crate::palette::{BLUE, INK, PAPER, VERMILION};
use crate::scale::Time;
use crate::svg::{self, Tag};
use crate::text;

/// When an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a day.
    Day(i32),
    /// Once, on some day from the first to the last.
    Within(i32, i32),
    /// All the time from the first to the last day.
    Lasting(i32, i32),
}

/// What kind of act it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Something done: a disc.
    Deed,
    /// Something said: a diamond.
    Statement,
    /// An objection not made, a chance not taken: a square.
    NonAct,
}

/// Which way it points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Accommodates: blue, a triangle up.
    Accommodates,
    /// Resists: vermilion, a triangle down.
    Resists,
    /// Neither, or not the subject's own act: grey.
    Neither,
}

/// An event to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub when: When,
    /// What kind of act.
    pub mode: Mode,
    /// Which way.
    pub stance: Stance,
    /// Weight, 1 to 5: the size of the mark.
    pub weight: f64,
    /// What happened; the tooltip.
    pub label: String,
    /// A few words to write beside the mark; empty for none. Room is kept for them.
    pub callout: String,
    /// Where a click leads.
    pub href: Option<String>,
}

impl When {
    /// First and last day.
    #[must_use]
    pub fn ends(self) -> [i32; 2] {
        match self {
            When::Day(day) => [day, day],
            When::Within(from, to) | When::Lasting(from, to) => [from.min(to), from.max(to)],
        }
    }

    /// The day at which the mark stands: the start of what lasts, the middle of what is not known
    /// better.
    #[must_use]
    pub fn anchor(self) -> i32 {
        let [from, to] = self.ends();
        if matches!(self, When::Lasting(..)) {
            from
        } else {
            i64::midpoint(i64::from(from), i64::from(to)) as i32
        }
    }
}

const GREY: &str = "#6B6B6B";

/// The room an event takes along its row.
pub(super) fn room(event: &Event, time: &Time) -> (f64, f64) {
    let ([from, to], x) = (event.when.ends(), time.at(event.when.anchor()));
    let radius = radius(event) + 1.0;
    let (from, to) = (time.at(from).min(x - radius), time.at(to).max(x + radius));
    let (lo, hi) = callout_room(event, time).unwrap_or((from, to));
    (from.min(lo), to.max(hi))
}

/// Where the callout goes: to the right of the event, or to the left when the edge is near.
fn callout_room(event: &Event, time: &Time) -> Option<(f64, f64)> {
    if event.callout.is_empty() {
        return None;
    }
    let ([from, to], x, wide) = (
        event.when.ends(),
        time.at(event.when.anchor()),
        text::width(&event.callout, TICK.size) + 4.0,
    );
    let right = time.at(to).max(x + radius(event)) + 3.0;
    let left = time.at(from).min(x - radius(event)) - 3.0;
    let fits = right + wide <= time.ends().1.1;
    Some(if fits { (right, right + wide) } else { (left - wide, left) })
}

/// Draws an event whose row has its middle at `y`.
pub(super) fn draw(event: &Event, time: &Time, y: f64) -> Tag {
    let ([from, to], x) = (event.when.ends(), time.at(event.when.anchor()));
    let (from, to, colour, size) =
        (time.at(from), time.at(to), colour(event.stance), radius(event));
    let mut group = Tag::new("g");
    match event.when {
        When::Day(_) => {}
        When::Within(..) => group.push(whisker(from, to, y, colour)),
        When::Lasting(..) => {
            group.push(
                mark::area(from, y - 2.5, (to - from).max(2.0), 5.0, colour)
                    .at("fill-opacity", 0.55),
            );
        }
    }
    let hollow = matches!(event.when, When::Within(..));
    group.push(sign(event.mode, event.stance, hollow, (x, y), size));
    if let Some((left, _)) = callout_room(event, time) {
        group.push(mark::plated(left, y + 4.0, TICK.ink(INK), Anchor::Start, &event.callout));
    }
    svg::linked(group, event.href.as_deref(), &tip(event))
}

fn whisker(from: f64, to: f64, y: f64, colour: &str) -> Tag {
    let end = |x: f64| mark::line((x, y - 3.0), (x, y + 3.0), colour, 1.0);
    Tag::new("g").with(mark::line((from, y), (to, y), colour, 1.0)).with(end(from)).with(end(to))
}

/// The mark itself: shape by mode, colour and triangle by stance, filled when the day is known.
fn sign(mode: Mode, stance: Stance, hollow: bool, (x, y): (f64, f64), size: f64) -> Tag {
    let colour = colour(stance);
    let (fill, inner) = if hollow { (PAPER, colour) } else { (colour, PAPER) };
    let shape = match mode {
        Mode::Deed => mark::disc(x, y, size, fill),
        Mode::Statement => mark::diamond(x, y, size * 1.25, fill),
        Mode::NonAct => mark::area(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8, fill),
    };
    let (rim, thick) = if hollow { (colour, 1.2) } else { (PAPER, 0.6) };
    let group = Tag::new("g").with(shape.at("stroke", rim).at("stroke-width", thick));
    match stance {
        Stance::Neither => group,
        Stance::Accommodates => group.with(mark::triangle(x, y - 0.2, size * 0.56, true, inner)),
        Stance::Resists => group.with(mark::triangle(x, y + 0.2, size * 0.56, false, inner)),
    }
}

pub(super) fn colour(stance: Stance) -> &'static str {
    match stance {
        Stance::Accommodates => BLUE,
        Stance::Resists => VERMILION,
        Stance::Neither => GREY,
    }
}

/// 3.8 to 5.6 for weights 1 to 5; an unknown weight counts as 3.
fn radius(event: &Event) -> f64 {
    let weight = if event.weight.is_finite() { event.weight.clamp(1.0, 5.0) } else { 3.0 };
    3.35 + weight * 0.45
}

fn tip(event: &Event) -> String {
    let [from, to] = event.when.ends().map(calendar::written);
    let when = match event.when {
        When::Day(_) => from,
        When::Within(..) => format!("once between {from} and {to}"),
        When::Lasting(..) => format!("{from} to {to}"),
    };
    let stance = match event.stance {
        Stance::Accommodates => ", accommodates",
        Stance::Resists => ", resists",
        Stance::Neither => "",
    };
    let mode = match event.mode {
        Mode::Deed => "deed",
        Mode::Statement => "statement",
        Mode::NonAct => "non-act",
    };
    format!("{} ({when}; {mode}{stance})", event.label)
}

/// Every form once, with the room it takes to the right of its origin and its word: the key.
pub(super) fn samples() -> Vec<(Tag, f64, &'static str)> {
    let at = (6.0, 0.0);
    let plain = |mode| sign(mode, Stance::Neither, false, at, 5.0);
    let unsure = sign(Mode::Deed, Stance::Neither, true, (14.0, 0.0), 4.5);
    let unsure = Tag::new("g").with(whisker(1.0, 27.0, 0.0, GREY)).with(unsure);
    let bar = mark::area(6.0, -2.5, 21.0, 5.0, GREY).at("fill-opacity", 0.55);
    let lasting = Tag::new("g").with(bar).with(sign(Mode::Deed, Stance::Neither, false, at, 4.5));
    vec![
        (sign(Mode::Deed, Stance::Accommodates, false, at, 5.0), 12.0, "accommodates"),
        (sign(Mode::Deed, Stance::Resists, false, at, 5.0), 12.0, "resists"),
        (plain(Mode::Deed), 12.0, "deed"),
        (plain(Mode::Statement), 12.0, "statement"),
        (plain(Mode::NonAct), 12.0, "non-act"),
        (unsure, 28.0, "once, on a day within"),
        (lasting, 28.0, "lasted"),
    ]
}
