//! Probability bars: every label that one verdict could have had, and how probable each is.
//!
//! # What it shows
//!
//! A bar for each label in its colour and pattern, from 0 to 1, with the probability as a number
//! and a whisker from `lo` to `hi`. A dotted vertical line is the threshold a label must pass. The
//! chosen label is in bold.
//!
//! # How to read it
//!
//! A verdict is safe when its whisker clears both the threshold and the whiskers of its rivals.
//!
//! # When not to use it
//!
//! For degrees of membership of concepts that do not add up to one, unless the subtitle says so.

use crate::axis;
use crate::frame::{Head, Page};
use crate::hatch;
use crate::mark::{self, Anchor, LABEL, TICK};
use crate::palette::{AXIS, INK, RULE, label_style};
use crate::scale::Scale;
use crate::svg::{self, Tag};

/// Bars to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
    /// A threshold to mark.
    pub threshold: Option<f64>,
}

/// A label and its probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Label, as in [`crate::label_style`].
    pub label: String,
    /// Probability, 0 to 1; `None` when it is unknown.
    pub probability: Option<f64>,
    /// Its interval.
    pub interval: Option<(f64, f64)>,
    /// Whether it is the verdict.
    pub chosen: bool,
    /// Where a click leads.
    pub href: Option<String>,
}

const TALL: f64 = 24.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.bars.is_empty() {
            return page.nothing("There is no evidence to draw: no label has a probability.");
        }
        let names = self.bars.iter().map(|it| LABEL.bold().width(&it.label)).fold(60.0, f64::max);
        let left = (names + 14.0).min(page.width * 0.42);
        let scale = Scale::linear((0.0, 1.0), (left, page.width - 46.0));
        let threshold = self.threshold.filter(|it| it.is_finite());
        page.y += if threshold.is_some() { 14.0 } else { 0.0 };
        let (top, bottom) = (page.y, page.y + self.bars.len() as f64 * TALL + 4.0);
        page.push(&ground(&scale, top, bottom));
        page.extend(threshold.map(|it| draw_threshold(scale.at(it), top, bottom)));
        for bar in &self.bars {
            draw_bar(&mut page, bar, &scale);
        }
        page.y = bottom + 20.0;
        page.close()
    }
}

fn ground(scale: &Scale, top: f64, bottom: f64) -> Tag {
    let mut group = Tag::new("g");
    for (value, label) in [(0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1")] {
        let x = scale.at(value);
        group.push(mark::line((x, top), (x, bottom), if value == 0.0 { AXIS } else { RULE }, 1.0));
        group.push(mark::text(x, bottom + 13.0, TICK, Anchor::Middle, label));
    }
    group
}

fn draw_threshold(x: f64, top: f64, bottom: f64) -> Tag {
    let line = mark::dashed(mark::line((x, top - 3.0), (x, bottom), INK, 1.2), "1 3");
    Tag::new("g").with(line).with(mark::text(x, top - 6.0, TICK, Anchor::Middle, "threshold"))
}

fn draw_bar(page: &mut Page<'_>, bar: &Bar, scale: &Scale) {
    let (look, y, left) = (label_style(&bar.label), page.y + 4.0, scale.range.0);
    let style = if bar.chosen { LABEL.bold() } else { LABEL };
    let mut group = Tag::new("g");
    group.push(mark::fitted(left - 8.0, y + 13.0, style, Anchor::End, &bar.label, left - 12.0));
    let Some(value) = bar.probability.filter(|it| it.is_finite()) else {
        group.push(mark::text(left + 6.0, y + 13.0, mark::NOTE, Anchor::Start, "unknown"));
        page.push(&group);
        page.y += TALL;
        return;
    };
    let place = (left, y, scale.at(value) - left, 17.0);
    let outline = hatch::filled(place, look.pattern, look.fill, look.line);
    let outline = outline.at("stroke", AXIS).at("stroke-width", 0.7);
    group.push(hatch::outlined(outline, look.pattern));
    group.push(whisker(bar, scale, y + 8.5));
    let reach = bar
        .interval
        .filter(|it| it.0.is_finite() && it.1.is_finite())
        .map_or(value, |it| it.0.max(it.1).max(value));
    let number = axis::value_label(value, 0.01);
    group.push(mark::plated(scale.at(reach) + 7.0, y + 13.0, style, Anchor::Start, &number));
    page.push(&svg::linked(group, bar.href.as_deref(), &tip(bar, value)));
    page.y += TALL;
}

fn whisker(bar: &Bar, scale: &Scale, y: f64) -> Tag {
    let Some((lo, hi)) = bar.interval.filter(|it| it.0.is_finite() && it.1.is_finite()) else {
        return Tag::new("g");
    };
    let (from, to) = (scale.at(lo), scale.at(hi));
    let end = |x: f64| mark::line((x, y - 3.5), (x, y + 3.5), INK, 1.4);
    Tag::new("g").with(mark::line((from, y), (to, y), INK, 1.4)).with(end(from)).with(end(to))
}

/// The interval of a bar, its ends in order; none unless both are finite.
fn interval(bar: &Bar) -> Option<(f64, f64)> {
    let fine = bar.interval.filter(|it| it.0.is_finite() && it.1.is_finite());
    fine.map(|(lo, hi)| (lo.min(hi), hi.max(lo)))
}

fn tip(bar: &Bar, value: f64) -> String {
    let number = |it: f64| axis::value_label(it, 0.01);
    match interval(bar) {
        Some((lo, hi)) => {
            format!("{}: {} ({} to {})", bar.label, number(value), number(lo), number(hi))
        }
        None => format!("{}: {}", bar.label, number(value)),
    }
}
