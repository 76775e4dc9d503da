//! Counterfactual paths: what happened and what would have, or the gap between the two among those
//! of others.
//!
//! # What it shows
//! One to three bold lines over time, with a band of doubt; thin grey lines of placebos behind
//! them; a dashed line where the treatment begins. With `zero`, a rule at zero: the lines are then
//! gaps.
//!
//! # How to read it
//! Before the treatment bold lines should lie on each other, or a gap on the rule: that is the fit.
//! After it their distance is the effect, if it is larger than what the grey lines do without any
//! treatment.
//!
//! # When not to use it
//! Where the fit before is poor: the picture then shows it, but nothing after it can be read.

use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, TICK};
use crate::palette::{AXIS, BLACK, BLUE, GREEN, MIDDLE, RULE, VERMILION};
use crate::scale::{Scale, Time, extent};
use crate::svg::Tag;
use crate::text;
use crate::turning::{self, TurningPoint};

/// Paths to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, size.
    pub head: Head,
    /// What is measured, with its unit.
    pub axis: String,
    /// The bold lines.
    pub lines: Vec<Line>,
    /// Lines of others, thin and grey.
    pub others: Vec<Vec<(i32, f64)>>,
    /// What the grey lines are.
    pub others_label: String,
    /// Whether to draw a rule at zero.
    pub zero: bool,
    /// When the treatment began, and other dates.
    pub turning_points: Vec<TurningPoint>,
}

/// A bold line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub label: String,
    /// Its points, in order of time.
    pub points: Vec<Point>,
}

/// A value on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The day.
    pub day: i32,
    /// The value; `None` where it is missing.
    pub value: Option<f64>,
    /// An interval around it.
    pub spread: Option<(f64, f64)>,
}

const LOOKS: [(&str, &str); 3] = [(VERMILION, ""), (BLUE, "7 3"), (GREEN, "2 3")];

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let own = self
            .lines
            .iter()
            .flat_map(|it| &it.points)
            .filter(|it| it.value.is_some_and(f64::is_finite));
        let others = self.others.iter().flatten().filter(|it| it.1.is_finite());
        let days = || own.clone().map(|it| it.day).chain(others.clone().map(|it| it.0));
        let (Some(first), Some(last)) = (days().min(), days().max()) else {
            return page.nothing("There is no evidence to draw: no path has a value.");
        };
        let spreads = own
            .clone()
            .filter_map(|it| it.spread)
            .flat_map(|it| [it.0, it.1])
            .filter(|it| it.is_finite());
        let values = own
            .clone()
            .filter_map(|it| it.value)
            .chain(others.clone().map(|it| it.1))
            .chain(spreads);
        let values = values.chain(self.zero.then_some(0.0));
        let Some((low, high)) = extent(values) else {
            return page.nothing("There is no evidence to draw: no path has a value.");
        };
        let (left, right) = if page.narrow() { (46.0, 92.0) } else { (60.0, 136.0) };
        let time = Time::new((first, last), (left, page.width - right));
        self.draw(&mut page, &time, (low, high));
        page.close()
    }

    fn draw(&self, page: &mut Page<'_>, time: &Time, (low, high): (f64, f64)) {
        let ((_, left), (_, right)) = time.ends();
        page.push(&mark::panel_title(page.y + 14.0, &self.axis, page.width));
        page.y += 22.0;
        let flags = turning::flags(&self.turning_points, time, page.width - 4.0);
        let top = page.y + turning::height(&flags) + 4.0;
        let bottom = top + page.height;
        let scale = Scale::linear(axis::nice_domain(low, high, 5), (bottom, top));
        page.push(&axis::draw_values(&scale, &axis::value_ticks(&scale, 5), left, right));
        page.push(&mark::line((left, bottom), (right, bottom), RULE, 1.0));
        if self.zero {
            page.push(&mark::line((left, scale.at(0.0)), (right, scale.at(0.0)), AXIS, 1.2));
        }
        page.push(&turning::draw_lines(&self.turning_points, &flags, time, top, bottom));
        for other in &self.others {
            let places: Vec<(f64, f64)> =
                finite(other).map(|it| (time.at(it.0), scale.at(it.1))).collect();
            page.push(&mark::polyline(&places, MIDDLE, 0.8).at("stroke-opacity", 0.65));
        }
        for (idx, line) in self.lines.iter().enumerate() {
            // Among the lines of others a band is theirs.
            let colour = if self.others.is_empty() { LOOKS[idx % LOOKS.len()].0 } else { MIDDLE };
            page.extend(band(line, colour, &scale, time));
        }
        for (idx, line) in self.lines.iter().enumerate() {
            page.extend(bold(line, LOOKS[idx % LOOKS.len()], &scale, time));
        }
        page.extend(self.labels(&scale, time, page.width));
        page.y = bottom;
        page.push(&axis::draw_time(time, page.y));
        page.push(&turning::draw_labels(&self.turning_points, &flags, top));
        page.y += 26.0;
    }

    /// Names and last values at the ends of bold lines, and the name of the grey ones, kept apart.
    fn labels(&self, scale: &Scale, time: &Time, width: f64) -> Vec<Tag> {
        let mut ends: Vec<(f64, f64, &str, &str, Option<String>)> = Vec::new();
        for (idx, line) in self.lines.iter().enumerate() {
            if let Some((day, value)) = shown(line).last() {
                let number = axis::value_label(value, axis::nice_step(value.abs() / 200.0));
                ends.push((
                    time.at(day),
                    scale.at(value),
                    LOOKS[idx % LOOKS.len()].0,
                    &line.label,
                    Some(number),
                ));
            }
        }
        let mut last: Vec<(i32, f64)> =
            self.others.iter().filter_map(|it| finite(it).last()).collect();
        last.sort_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((day, value)) = last.first().filter(|_| !self.others_label.is_empty()) {
            ends.push((time.at(*day), scale.at(*value), MIDDLE, &self.others_label, None));
        }
        let wanted: Vec<f64> = ends.iter().map(|it| it.1).collect();
        let places = text::spread(&wanted, 29.0, scale.range.1 + 4.0, scale.range.0 - 14.0);
        let right = time.ends().1.1;
        let draw = |((x, y, colour, label, number), place): (
            &(f64, f64, &str, &str, Option<String>),
            &f64,
        )| {
            let ink = if *colour == VERMILION {
                VERMILION
            } else if *colour == BLUE {
                BLUE
            } else {
                BLACK
            };
            let style = TICK.ink(ink).bold();
            let max = width - right - 14.0;
            let tag = Tag::new("g")
                .with(mark::line((x + 3.0, *y), (right + 7.0, *place), colour, 0.7))
                .with(mark::fitted(right + 10.0, place + 3.0, style, Anchor::Start, label, max));
            let number = number.as_deref().unwrap_or_default();
            if number.is_empty() {
                return tag;
            }
            tag.with(mark::text(right + 10.0, place + 16.0, TICK.ink(ink), Anchor::Start, number))
        };
        ends.iter().zip(&places).map(draw).collect()
    }
}

fn finite(points: &[(i32, f64)]) -> impl Iterator<Item = (i32, f64)> + '_ {
    points.iter().copied().filter(|it| it.1.is_finite())
}

fn shown(line: &Line) -> impl Iterator<Item = (i32, f64)> + '_ {
    line.points
        .iter()
        .filter_map(|it| it.value.filter(|value| value.is_finite()).map(|value| (it.day, value)))
}

/// Runs of points without a missing one between them.
fn runs(line: &Line) -> Vec<Vec<&Point>> {
    let known = |it: &Point| it.value.is_some_and(f64::is_finite);
    line.points
        .split(|it| !known(it))
        .map(|run| run.iter().collect())
        .filter(|run: &Vec<&Point>| !run.is_empty())
        .collect()
}

fn band(line: &Line, colour: &str, scale: &Scale, time: &Time) -> Vec<Tag> {
    let fine = |it: &&Point| it.spread.is_some_and(|(lo, hi)| lo.is_finite() && hi.is_finite());
    let inside = |run: Vec<&Point>| {
        let with: Vec<&Point> = run.into_iter().filter(fine).collect();
        let edge = |it: &&Point, upper: bool| {
            let (lo, hi) = it.spread.unwrap_or_default();
            (time.at(it.day), scale.at(if upper { lo.max(hi) } else { lo.min(hi) }))
        };
        let over = with.iter().map(|it| edge(it, true));
        let under = with.iter().rev().map(|it| edge(it, false));
        let outline: Vec<(f64, f64)> = over.chain(under).collect();
        (with.len() > 1).then(|| mark::polygon(&outline, colour).at("fill-opacity", 0.16))
    };
    runs(line).into_iter().filter_map(inside).collect()
}

fn bold(line: &Line, (colour, dashes): (&str, &str), scale: &Scale, time: &Time) -> Vec<Tag> {
    let draw = |run: Vec<&Point>| {
        let place = |it: &&Point| (time.at(it.day), scale.at(it.value.unwrap_or_default()));
        let places: Vec<(f64, f64)> = run.iter().map(place).collect();
        match places.as_slice() {
            [(x, y)] => mark::disc(*x, *y, 2.8, colour),
            places => mark::dashed(mark::polyline(places, colour, 2.4), dashes),
        }
    };
    runs(line).into_iter().map(draw).collect()
}
