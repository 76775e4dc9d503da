//! Rows of labelled stretches of time: which verdict a school gives, when, and how probable it is.
//!
//! The height of the fill is the share of re-readings; the outline is always full height. A label
//! stands under its stretch, in two lines at most; where it has no room, a letter does, and a key
//! under the strips says what it stands for.

use crate::frame::Page;
use crate::mark::{self, Anchor, LABEL, TICK};
use crate::palette::{AXIS, INK, PAPER, RULE, label_style};
use crate::scale::Time;
use crate::svg::{self, Tag};
use crate::{calendar, hatch, key, text};

/// What one school says over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The school.
    pub name: String,
    /// Its verdicts; they should not overlap.
    pub segments: Vec<Segment>,
}

/// A verdict over a stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// First day.
    pub start: i32,
    /// Last day.
    pub end: i32,
    /// Label, as in [`crate::label_style`].
    pub label: String,
    /// Its share of re-readings, 0 to 1; `None` when there is none to show (drawn full).
    pub probability: Option<f64>,
    /// Where a click leads.
    pub href: Option<String>,
}

/// Height of the fill of a strip.
const BAR: f64 = 16.0;
/// Lines of a caption, before it gives way to a letter.
const LINES: usize = 2;
const LEADING: f64 = 12.0;

/// Draws strips one under the other. `left` is the width of the gutter for names; with a gutter
/// under 60 the names stand above their strips instead.
pub(crate) fn draw(page: &mut Page<'_>, strips: &[Strip], time: &Time, left: f64) {
    // A label has one letter in all strips of a picture.
    let mut keyed: Vec<&str> = Vec::new();
    for strip in strips {
        let ((_, start), (_, right)) = time.ends();
        if left < 60.0 {
            page.y += 17.0;
            let (y, room) = (page.y - 5.0, right - 4.0);
            page.push(&mark::fitted(4.0, y, LABEL, Anchor::Start, &strip.name, room));
        } else {
            let (y, room) = (page.y + BAR - 4.0, left - 12.0);
            page.push(&mark::fitted(4.0, y, LABEL, Anchor::Start, &strip.name, room));
        }
        let track = mark::area(start, page.y, right - start, BAR, "none").at("stroke", RULE);
        page.push(&track);
        let mut lines: usize = 1;
        let mut letters: Vec<(f64, usize)> = Vec::new();
        for segment in &strip.segments {
            let place = extent(segment, time);
            let caption = caption(segment, place.1);
            if let Some(caption) = &caption {
                lines = lines.max(caption.len());
            } else {
                let known = keyed.iter().position(|it| *it == segment.label);
                let at = known.unwrap_or_else(|| {
                    keyed.push(&segment.label);
                    keyed.len() - 1
                });
                letters.push((place.0 + place.1 / 2.0, at));
            }
            draw_segment(page, segment, place, &caption.unwrap_or_default());
        }
        draw_letters(page, &letters, (start, right));
        page.y += BAR + 8.0 + LEADING * lines as f64;
    }
    explain(page, &keyed);
    let labels = strips.iter().flat_map(|it| &it.segments).map(|it| it.label.as_str());
    key::nameless(page, labels);
}

/// Where a segment begins, and how wide it is.
fn extent(segment: &Segment, time: &Time) -> (f64, f64) {
    let (first, last) = (segment.start.min(segment.end), segment.end.max(segment.start));
    let (from, to) = (time.at(first), time.at(last));
    (from, (to - from).max(1.5))
}

fn draw_segment(
    page: &mut Page<'_>,
    segment: &Segment,
    (from, wide): (f64, f64),
    words: &[String],
) {
    let (look, y) = (label_style(&segment.label), page.y);
    let tall = BAR * probability(segment).unwrap_or(1.0);
    let mut group = Tag::new("g").with(mark::area(from, y, wide, BAR, PAPER));
    let place = (from, y + BAR - tall, wide, tall);
    group.push(hatch::filled(place, look.pattern, look.fill, look.line));
    let outline = mark::area(from, y, wide, BAR, "none").at("stroke", AXIS).at("stroke-width", 0.8);
    group.push(hatch::outlined(outline, look.pattern));
    for (at, line) in words.iter().enumerate() {
        let (x, y) = (from + wide / 2.0, y + BAR + 12.0 + LEADING * at as f64);
        group.push(mark::text(x, y, TICK.ink(INK), Anchor::Middle, line));
    }
    page.push(&svg::linked(group, segment.href.as_deref(), &tip(segment)));
}

/// The label under the bar, with its share where that fits as well; `None` where it does not fit.
fn caption(segment: &Segment, wide: f64) -> Option<Vec<String>> {
    let room = wide - 4.0;
    let fits = |words: &str| text::width(words, TICK.size) <= room;
    let share = probability(segment).map(text::of_hundred).unwrap_or_default();
    let whole = format!("{}, {share}", segment.label);
    if !share.is_empty() && fits(&whole) {
        return Some(vec![whole]);
    }
    let mut parts = segment.label.split_whitespace().flat_map(|it| it.split_inclusive('-'));
    if !parts.all(fits) {
        return None;
    }
    let mut lines = text::wrap_whole(&segment.label, TICK.size, room);
    if lines.len() < LINES && !share.is_empty() && fits(&share) {
        lines.push(share);
    }
    (lines.len() <= LINES).then_some(lines)
}

/// The letters of the segments whose labels have no room, in the order of time, kept apart; of
/// letters that would not fit side by side none is drawn, and the tooltips tell the labels.
fn draw_letters(page: &mut Page<'_>, letters: &[(f64, usize)], (left, right): (f64, f64)) {
    let apart = letters.iter().map(|it| TICK.width(&letter(it.1)) + 3.0).fold(0.0, f64::max);
    if apart * letters.len() as f64 > right - left {
        return;
    }
    let wanted: Vec<f64> = letters.iter().map(|it| it.0).collect();
    let places = text::spread(&wanted, apart, left + apart / 2.0, right - apart / 2.0);
    for ((middle, at), place) in letters.iter().zip(places) {
        let foot = page.y + BAR;
        if (place - middle).abs() > 1.5 {
            page.push(&mark::line((*middle, foot), (place, foot + 3.5), AXIS, 0.7));
        }
        let style = TICK.ink(INK).bold();
        page.push(&mark::text(place, foot + 13.0, style, Anchor::Middle, &letter(*at)));
    }
}

/// What the letters stand for.
fn explain(page: &mut Page<'_>, keyed: &[&str]) {
    let item = |(at, label): (usize, &&str)| key::Item {
        sign: mark::text(0.0, 4.0, LABEL.bold(), Anchor::Start, &letter(at)),
        wide: LABEL.bold().width(&letter(at)),
        text: (*label).to_owned(),
        href: None,
    };
    key::list(page, &keyed.iter().enumerate().map(item).collect::<Vec<_>>());
}

/// `a`, `b`, .. `z`, `a1`, ..
fn letter(at: usize) -> String {
    let letter = char::from(b'a' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}

fn probability(segment: &Segment) -> Option<f64> {
    segment.probability.filter(|it| it.is_finite()).map(|it| it.clamp(0.0, 1.0))
}

fn tip(segment: &Segment) -> String {
    let share = probability(segment).map(|it| format!(" ({})", text::of_hundred(it)));
    let (start, end) = (calendar::written(segment.start), calendar::written(segment.end));
    format!("{}{}, {start} to {end}", segment.label, share.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(label: &str) -> Segment {
        let label = label.to_owned();
        Segment { start: 0, end: 90, label, probability: Some(0.82), href: None }
    }

    #[test]
    fn a_caption_is_whole_or_none() {
        let of = |label: &str, wide: f64| caption(&segment(label), wide);
        let lines = |words: &[&str]| Some(words.iter().map(|it| (*it).to_owned()).collect());
        assert_eq!(of("hedging", 130.0), lines(&["hedging, 82 of 100"]));
        assert_eq!(of("hedging", 60.0), lines(&["hedging", "82 of 100"]));
        assert_eq!(of("soft-bandwagoning", 84.0), lines(&["soft-", "bandwagoning"]));
        assert_eq!(of("soft-bandwagoning", 40.0), None);
        assert_eq!(of("hedging, alignment or 2 more", 60.0), None);
    }
}
