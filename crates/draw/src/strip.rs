//! Rows of labelled stretches of time: which verdict a school gives, when, and how probable it is.
//!
//! The height of the fill is the probability; the outline is always full height. A stretch too
//! short for its label shows the sign of the label instead, and its tooltip says everything.

use crate::frame::Page;
use crate::mark::{self, Anchor, LABEL, TICK};
use crate::palette::{AXIS, INK, Pattern, RULE, label_style};
use crate::scale::Time;
use crate::svg::{self, Tag};
use crate::{calendar, text};

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
    /// Probability, 0 to 1; `None` when there is none to show (drawn full and marked `?` in the
    /// tooltip).
    pub probability: Option<f64>,
    /// Where a click leads.
    pub href: Option<String>,
}

/// Height of the fill of a strip.
const BAR: f64 = 16.0;

/// Draws strips one under the other. `left` is the width of the gutter for names; with a gutter
/// under 60 the names stand above their strips instead.
pub(crate) fn draw(page: &mut Page<'_>, strips: &[Strip], time: &Time, left: f64) {
    for strip in strips {
        let (_, (_, right)) = time.ends();
        if left < 60.0 {
            page.y += 17.0;
            page.push(&mark::fitted(
                4.0,
                page.y - 5.0,
                LABEL,
                Anchor::Start,
                &strip.name,
                right - 4.0,
            ));
        } else {
            page.push(&mark::fitted(
                4.0,
                page.y + BAR - 4.0,
                LABEL,
                Anchor::Start,
                &strip.name,
                left - 12.0,
            ));
        }
        let track = mark::area(time.ends().0.1, page.y, right - time.ends().0.1, BAR, "none")
            .at("stroke", RULE);
        page.push(&track);
        for segment in &strip.segments {
            draw_segment(page, segment, time);
        }
        page.y += BAR + 18.0;
    }
}

fn draw_segment(page: &mut Page<'_>, segment: &Segment, time: &Time) {
    let (from, to) =
        (time.at(segment.start.min(segment.end)), time.at(segment.end.max(segment.start)));
    let (look, wide, y) = (label_style(&segment.label), (to - from).max(1.5), page.y);
    let tall = BAR * probability(segment).unwrap_or(1.0);
    let fill = page.fill(look.pattern, look.fill, look.line);
    let mut group = Tag::new("g").with(mark::area(from, y, wide, BAR, "#FFFFFF"));
    group.push(mark::area(from, y + BAR - tall, wide, tall, &fill));
    let outline = mark::area(from, y, wide, BAR, "none").at("stroke", AXIS).at("stroke-width", 0.8);
    group.push(if look.pattern == Pattern::Open {
        mark::dashed(outline, "1.5 2.5")
    } else {
        outline
    });
    group.push(caption(segment, from, wide, y));
    page.push(&svg::linked(group, segment.href.as_deref(), &tip(segment)));
}

/// The label under the bar: as much of it as fits, or the sign.
fn caption(segment: &Segment, from: f64, wide: f64, y: f64) -> Tag {
    let look = label_style(&segment.label);
    let number =
        probability(segment).map(|it| format!(" {}", text::percent(it))).unwrap_or_default();
    // A name without a short form is cut before it becomes initials.
    let (cut, _) = text::fit(&segment.label, TICK.size, wide - 2.0);
    let cut = if wide >= 40.0 && look.short == segment.label { cut } else { String::new() };
    let full = format!("{}{number}", segment.label);
    let short = format!("{}{number}", look.short);
    let wordings = [&full, &short, &look.short, &cut, &look.code].map(String::as_str);
    match text::first_fit(&wordings, TICK.size, wide - 2.0) {
        Some(words) => {
            mark::text(from + wide / 2.0, y + BAR + 12.0, TICK.ink(INK), Anchor::Middle, words)
        }
        None if wide >= 7.0 => mark::glyph(look.glyph, from + wide / 2.0, y + BAR + 8.0, INK),
        None => Tag::new("g"),
    }
}

fn probability(segment: &Segment) -> Option<f64> {
    segment.probability.filter(|it| it.is_finite()).map(|it| it.clamp(0.0, 1.0))
}

fn tip(segment: &Segment) -> String {
    let probability = probability(segment).map_or("?".to_owned(), text::percent);
    let (start, end) = (calendar::written(segment.start), calendar::written(segment.end));
    format!("{} (probability {probability}), {start} to {end}", segment.label)
}
