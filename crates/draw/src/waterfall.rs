//! A waterfall of weights: how the odds of two explanations move from clue to clue.
//!
//! # What it shows
//!
//! One row for each clue. Its bar begins where the odds stood and ends where they stand after it,
//! in decibels: to the right, plain, for the first explanation; to the left, striped, for the
//! second. A thin line through the bar is what the clue may add at the least and at the most. The
//! diamonds are the odds before and after all clues, the last with the band in which they lie in
//! ninety of a hundred draws; the vertical line at nought is even odds.
//!
//! # How to read it
//!
//! Long bars carry the result. If taking one bar away brings the last diamond across the line, the
//! result hangs on that clue. 10 dB is a factor of ten, 3 dB about two.
//!
//! # When not to use it
//!
//! For more than two explanations at once: draw one for each pair.

use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL, TICK};
use crate::palette::{AXIS, BLUE, INK, Pattern, RULE, SKY, VERMILION};
use crate::scale::{Scale, extent};
use crate::svg::{self, Tag};
use crate::{hatch, text};

/// A waterfall to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The explanation to the right.
    pub right: String,
    /// The explanation to the left.
    pub left: String,
    /// The odds before the first clue, in decibels for the right one.
    pub prior: f64,
    /// The clues, from the top.
    pub steps: Vec<Step>,
    /// Where the odds after all clues lie in ninety of a hundred draws.
    pub band: Option<(f64, f64)>,
}

/// What one clue adds.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is, in a sentence.
    pub label: String,
    /// Its name, for where there is little room.
    pub short: String,
    /// The whole of what is shown as a tooltip.
    pub tip: String,
    /// What it adds, in decibels; what is not finite is drawn as an arrow to the edge.
    pub weight: f64,
    /// The least and the most that it may add.
    pub bounds: Option<(f64, f64)>,
    /// Where a click leads.
    pub href: Option<String>,
}

const ROW: f64 = 21.0;
const BAR: f64 = 12.0;
const LINE: f64 = 13.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.steps.is_empty() {
            return page.nothing("There is no evidence to draw: no clue has been looked for.");
        }
        let left = if page.narrow() { 116.0 } else { (page.width * 0.47).min(420.0) };
        let ends = self.ends();
        let scale = Scale::linear(self.domain(&ends), (left, page.width - 24.0));
        page.y += 20.0;
        let top = page.y;
        let names: Vec<Vec<String>> =
            self.steps.iter().map(|it| name(it, page.narrow(), left - 12.0)).collect();
        let bottom = top + 2.0 * ROW + names.iter().map(|it| tall(it)).sum::<f64>() + 4.0;
        self.ground(&mut page, &scale, top, bottom);
        self.odds(&mut page, &scale, "beforehand", start(self.prior), None);
        for ((step, ends), name) in self.steps.iter().zip(&ends).zip(&names) {
            draw(&mut page, step, name, *ends, &scale);
        }
        let band = self.band.filter(|it| it.0.is_finite() && it.1.is_finite());
        self.odds(&mut page, &scale, "after all clues", ends.last().map_or(0.0, |it| it.1), band);
        page.y = bottom + 20.0;
        page.close()
    }

    /// Where each bar begins and ends. What is not finite moves nothing.
    fn ends(&self) -> Vec<(f64, f64)> {
        let mut at = start(self.prior);
        let step = |it: &Step| {
            let from = at;
            at = if it.weight.is_finite() { (at + it.weight).clamp(-1e6, 1e6) } else { at };
            (from, at)
        };
        self.steps.iter().map(step).collect()
    }

    fn domain(&self, ends: &[(f64, f64)]) -> (f64, f64) {
        let band = self.band.map_or([0.0; 2], |it| {
            [it.0, it.1].map(|at| if at.is_finite() { at.clamp(-1e6, 1e6) } else { 0.0 })
        });
        let points = ends
            .iter()
            .flat_map(|it| [it.0, it.1])
            .chain([0.0, start(self.prior), -3.0, 3.0])
            .chain(band);
        let (lo, hi) = extent(points).unwrap_or((-3.0, 3.0));
        axis::nice_domain(lo - (hi - lo) * 0.1, hi + (hi - lo) * 0.1, 6)
    }

    fn ground(&self, page: &mut Page<'_>, scale: &Scale, top: f64, bottom: f64) {
        let narrow = page.narrow();
        for (value, label) in axis::value_ticks(scale, if narrow { 4 } else { 6 }) {
            let x = scale.at(value);
            page.push(&mark::line(
                (x, top),
                (x, bottom),
                if value == 0.0 { AXIS } else { RULE },
                1.0,
            ));
            page.push(&mark::text(x, bottom + 14.0, TICK, Anchor::Middle, &format!("{label} dB")));
        }
        let zero = scale.at(0.0);
        let room = |space: f64| (space - 10.0).max(0.0);
        let right = format!("for {} \u{2192}", self.right);
        let left = format!("\u{2190} for {}", self.left);
        if room(page.width - zero) > 40.0 {
            page.push(&mark::fitted(
                zero + 5.0,
                top - 6.0,
                TICK.ink(INK),
                Anchor::Start,
                &right,
                room(page.width - zero),
            ));
        }
        if room(zero) > 40.0 {
            page.push(&mark::fitted(
                zero - 5.0,
                top - 6.0,
                TICK.ink(INK),
                Anchor::End,
                &left,
                room(zero),
            ));
        }
    }

    fn odds(
        &self,
        page: &mut Page<'_>,
        scale: &Scale,
        name: &str,
        odds: f64,
        band: Option<(f64, f64)>,
    ) {
        let (y, x) = (page.y + ROW / 2.0, scale.at(odds));
        page.push(&mark::text(scale.range.0 - 8.0, y + 4.0, HEADING, Anchor::End, name));
        let (lo, hi) =
            band.map_or((x, x), |it| (scale.at(it.0.min(it.1)), scale.at(it.1.max(it.0))));
        if hi > lo {
            page.push(&mark::line((lo, y), (hi, y), INK, 1.6));
            page.push(&mark::line((lo, y - 4.0), (lo, y + 4.0), INK, 1.6));
            page.push(&mark::line((hi, y - 4.0), (hi, y + 4.0), INK, 1.6));
        }
        page.push(&mark::diamond(x, y, 5.5, INK));
        let (lo, hi) = (lo.min(x), hi.max(x));
        let right = scale.range.1 - hi >= lo - scale.range.0;
        let (at, anchor, room) = if right {
            (hi + 10.0, Anchor::Start, page.width - hi - 14.0)
        } else {
            (lo - 10.0, Anchor::End, lo - scale.range.0 - 10.0)
        };
        let short = decibels(odds);
        let long = band.map_or_else(String::new, |it| {
            format!("{short}, {} to {} in 90% of re-readings", bare(it.0), bare(it.1))
        });
        let told = [long.as_str(), short.as_str()]
            .into_iter()
            .find(|it| !it.is_empty() && LABEL.bold().width(it) <= room);
        page.push(&mark::plated(at, y + 4.0, LABEL.bold(), anchor, told.unwrap_or(&short)));
        page.y += ROW;
    }
}

fn start(prior: f64) -> f64 {
    if prior.is_finite() { prior.clamp(-1e6, 1e6) } else { 0.0 }
}

fn decibels(value: f64) -> String {
    format!("{} dB", bare(value))
}

/// With one decimal; with two where one would say nought of what is not.
fn bare(value: f64) -> String {
    match value.abs() {
        v if v < NOTHING => "0".to_owned(),
        v if v < 0.05 => axis::value_label(value, 0.01),
        _ => axis::value_label(value, 0.1),
    }
}

/// Below this a clue says nothing, and has no bar.
const NOTHING: f64 = 0.005;

/// The name of a clue in as many lines as it needs; the short one where there is little room.
fn name(step: &Step, narrow: bool, room: f64) -> Vec<String> {
    if narrow {
        return vec![text::fit(&step.short, LABEL.size, room).0];
    }
    text::wrap(&step.label, LABEL.size, room)
}

fn tall(name: &[String]) -> f64 {
    ROW.max(name.len() as f64 * LINE + 8.0)
}

fn draw(page: &mut Page<'_>, step: &Step, name: &[String], (from, to): (f64, f64), scale: &Scale) {
    let (row, left) = (tall(name), scale.range.0);
    let (top, middle) = (page.y + (row - BAR) / 2.0, page.y + row / 2.0);
    let mut group = Tag::new("g");
    let first = middle + 4.0 - LINE * (name.len().saturating_sub(1)) as f64 / 2.0;
    for (at, line) in name.iter().enumerate() {
        group.push(mark::text(left - 8.0, first + at as f64 * LINE, LABEL, Anchor::End, line));
    }
    let for_right = step.weight >= 0.0;
    let (a, b) = if step.weight.is_finite() {
        (scale.at(from.min(to)), scale.at(from.max(to)))
    } else if for_right {
        (scale.at(from), scale.range.1)
    } else {
        (scale.range.0, scale.at(from))
    };
    let (pattern, ground, ink) = if for_right {
        (Pattern::Solid, SKY, BLUE)
    } else {
        (Pattern::Diagonal, "#F4C7A6", VERMILION)
    };
    if step.weight.abs() < NOTHING {
        group.push(mark::line((a, top), (a, top + BAR), AXIS, 1.2));
    } else {
        group.push(
            hatch::filled((a, top, (b - a).max(1.5), BAR), pattern, ground, ink)
                .at("stroke", ink)
                .at("stroke-width", 0.8),
        );
    }
    let reach = whisker(&mut group, step, from, scale, middle);
    let number = if step.weight.is_finite() { signed(step.weight) } else { "excludes".to_owned() };
    label(&mut group, &number, (a, b), reach, scale, middle);
    page.push(&svg::linked(group, step.href.as_deref(), &step.tip));
    page.y += row;
}

/// The thin line of what the clue may add; returns where it reaches.
fn whisker(group: &mut Tag, step: &Step, from: f64, scale: &Scale, y: f64) -> (f64, f64) {
    let fine =
        step.bounds.filter(|it| it.0.is_finite() && it.1.is_finite() && step.weight.is_finite());
    let Some((lo, hi)) = fine else { return (scale.at(from), scale.at(from)) };
    let (a, b) = (scale.at(from + lo.min(hi)), scale.at(from + hi.max(lo)));
    if b - a > 0.5 {
        group.push(mark::line((a, y), (b, y), INK, 1.1));
        // What goes on beyond the picture ends in an arrow.
        if from + lo.min(hi) < scale.domain.0 {
            group.push(mark::polyline(&[(a + 5.0, y - 3.0), (a, y), (a + 5.0, y + 3.0)], INK, 1.1));
        }
        if from + hi.max(lo) > scale.domain.1 {
            group.push(mark::polyline(&[(b - 5.0, y - 3.0), (b, y), (b - 5.0, y + 3.0)], INK, 1.1));
        }
    }
    (a, b)
}

/// The number stands beyond bar and line, on the side with more room.
fn label(group: &mut Tag, text: &str, bar: (f64, f64), reach: (f64, f64), scale: &Scale, y: f64) {
    let (lo, hi) = (bar.0.min(reach.0), bar.1.max(reach.1));
    let wide = TICK.width(text) + 6.0;
    let right = hi + wide <= scale.range.1 + 12.0;
    let (x, anchor) = if right {
        (hi + 5.0, Anchor::Start)
    } else if lo - wide >= scale.range.0 {
        (lo - 5.0, Anchor::End)
    } else {
        (scale.range.1, Anchor::End)
    };
    group.push(mark::plated(x, y + 4.0, TICK.ink(INK), anchor, text));
}

fn signed(value: f64) -> String {
    let text = bare(value);
    if value > 0.0 && text.chars().any(|it| ('1'..='9').contains(&it)) {
        format!("+{text}")
    } else {
        text
    }
}
