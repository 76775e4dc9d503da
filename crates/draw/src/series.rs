//! Yearly series: one or more panels of lines with direct labels.
//!
//! # What it shows
//!
//! Values by year, placed at the middle of the year, on a linear or logarithmic axis; an optional
//! band from `lo` to `hi`. The name of each line stands at its end with the last value. Lines
//! differ by dash as well as by colour. A year without a value breaks the line.
//!
//! # How to read it
//!
//! On a logarithmic axis equal slopes are equal rates of growth, and the distance of two lines is
//! their ratio. A linear axis does not always begin at zero: read its numbers.
//!
//! # When not to use it
//!
//! For events, or for more than about six lines a panel: nobody can tell seven lines apart.

use crate::axis;
use crate::calendar;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, TICK};
use crate::palette::{BLACK, BLUE, GREEN, PURPLE, RULE, SKY, VERMILION};
use crate::scale::{Scale, Spacing, Time, days_extent, extent};
use crate::svg::Tag;
use crate::text;
use crate::turning::{self, TurningPoint};

/// Series to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, size; `size.height` is the height of all panels together.
    pub head: Head,
    /// Panels, from the top.
    pub panels: Vec<Panel>,
    /// Dates to mark.
    pub turning_points: Vec<TurningPoint>,
}

/// Lines on one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What is shown, with its unit.
    pub title: String,
    /// How values are spaced.
    pub spacing: Spacing,
    /// Whether a linear axis must show zero.
    pub from_zero: bool,
    /// Share of the height relative to the other panels.
    pub share: f64,
    /// The lines.
    pub lines: Vec<Line>,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub label: String,
    /// Its values, in order of years.
    pub points: Vec<Point>,
}

/// A value in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The value; `None` where it is missing.
    pub value: Option<f64>,
    /// An interval around it.
    pub spread: Option<(f64, f64)>,
}

/// Colours and dashes of lines, in order.
const LOOKS: [(&str, &str); 6] = [
    (VERMILION, ""),
    (BLUE, "7 3"),
    (GREEN, "2 3"),
    (PURPLE, "9 3 2 3"),
    (BLACK, "4 2"),
    (SKY, "1 2.5"),
];

const HEAD: f64 = 36.0;
/// From the end of the plot to the end of a label's room, less that room.
const BESIDE: f64 = 14.0;
/// From one line of a label to the next.
const LEADING: f64 = 13.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let lines = self.panels.iter().flat_map(|it| &it.lines);
        let known =
            lines.flat_map(|it| &it.points).filter(|it| it.value.is_some_and(f64::is_finite));
        let Some((first, last)) = days_extent(known.map(|it| it.year)) else {
            return page.nothing("There is no evidence to draw: the series has no value.");
        };
        let (left, right) = if page.narrow() { (46.0, 86.0) } else { (56.0, 128.0) };
        let domain =
            (calendar::day(i64::from(first), 1, 1), calendar::day(i64::from(last), 12, 31));
        let time = Time::new(domain, (left, page.width - right));
        self.draw(&mut page, &time);
        page.close()
    }

    fn draw(&self, page: &mut Page<'_>, time: &Time) {
        let flags = turning::flags(&self.turning_points, time, page.width - 4.0);
        let top = page.y + turning::height(&flags) + 2.0;
        let weights: Vec<f64> = self
            .panels
            .iter()
            .map(|it| if it.share > 0.0 { it.share.min(100.0) } else { 1.0 })
            .collect();
        let total: f64 = weights.iter().sum();
        let room = page.width - time.ends().1.1 - BESIDE;
        let height = |(panel, weight): (&Panel, &f64)| {
            (page.height * weight / total).max(48.0).max(stack(panel, room))
        };
        let heights: Vec<f64> = self.panels.iter().zip(&weights).map(height).collect();
        let bottom = top + heights.iter().map(|it| it + HEAD).sum::<f64>();
        page.push(&turning::draw_lines(&self.turning_points, &flags, time, top, bottom));
        page.y = top;
        for (panel, height) in self.panels.iter().zip(&heights) {
            draw_panel(page, panel, *height, time);
        }
        page.push(&axis::draw_time(time, page.y));
        page.push(&turning::draw_labels(&self.turning_points, &flags, top));
        page.y += 26.0;
    }
}

fn draw_panel(page: &mut Page<'_>, panel: &Panel, height: f64, time: &Time) {
    let ((_, left), (_, right)) = time.ends();
    let top = page.y + HEAD;
    page.push(&mark::panel_title(page.y + 22.0, &panel.title, page.width));
    page.y = top + height;
    let Some(scale) = scale_of(panel, (top + height, top)) else {
        page.push(&mark::text(left, top + 20.0, mark::NOTE, Anchor::Start, "no value"));
        return;
    };
    page.push(&axis::draw_values(&scale, &axis::value_ticks(&scale, 4), left, right));
    page.push(&mark::line((left, top + height), (right, top + height), RULE, 1.0));
    for (idx, line) in panel.lines.iter().enumerate() {
        page.extend(draw_line(line, LOOKS[idx % LOOKS.len()], &scale, time));
    }
    page.extend(end_labels(panel, &scale, time, page.width));
}

/// The scale of a panel, from its values and spreads; `None` when nothing can be drawn on it.
fn scale_of(panel: &Panel, range: (f64, f64)) -> Option<Scale> {
    let log = panel.spacing == Spacing::Log;
    let points = panel.lines.iter().flat_map(|it| &it.points);
    let spreads = points.clone().filter_map(|it| it.spread).flat_map(|it| [it.0, it.1]);
    let values = points.filter_map(|it| it.value).chain(spreads).filter(|it| !log || *it > 0.0);
    let (lo, hi) = extent(values)?;
    if log {
        let pad = if lo < hi { 1.15 } else { 3.0 };
        return Some(Scale::log((lo / pad, hi * pad), range));
    }
    let (lo, hi) = if panel.from_zero { (lo.min(0.0), hi.max(0.0)) } else { (lo, hi) };
    Some(Scale::linear(axis::nice_domain(lo, hi, 4), range))
}

/// A value that the scale can show.
fn shown(value: Option<f64>, scale: &Scale) -> Option<f64> {
    value.filter(|it| it.is_finite() && (scale.spacing == Spacing::Linear || *it > 0.0))
}

fn middle(year: i32) -> i32 {
    calendar::day(i64::from(year), 7, 1)
}

/// Runs of points without a missing year between them.
fn runs<'a>(line: &'a Line, scale: &Scale) -> Vec<Vec<(&'a Point, f64)>> {
    let mut points: Vec<&Point> = line.points.iter().collect();
    points.sort_by_key(|it| it.year);
    let mut out: Vec<Vec<(&Point, f64)>> = Vec::new();
    let mut before = None;
    for point in points {
        let Some(value) = shown(point.value, scale) else {
            continue;
        };
        let follows = before.is_some_and(|it: i32| i64::from(point.year) - i64::from(it) <= 1);
        before = Some(point.year);
        match out.last_mut().filter(|_| follows) {
            Some(run) => run.push((point, value)),
            None => out.push(vec![(point, value)]),
        }
    }
    out
}

fn draw_line(line: &Line, (colour, dashes): (&str, &str), scale: &Scale, time: &Time) -> Vec<Tag> {
    let mut out = Vec::new();
    for run in runs(line, scale) {
        let x = |point: &Point| time.at(middle(point.year));
        let ends = |point: &Point, value: f64| {
            let (lo, hi) = point.spread.unwrap_or((value, value));
            (
                shown(Some(lo.min(hi)), scale).unwrap_or(value),
                shown(Some(hi.max(lo)), scale).unwrap_or(value),
            )
        };
        if run.iter().any(|it| it.0.spread.is_some()) {
            let over = run.iter().map(|(point, value)| (x(point), scale.at(ends(point, *value).1)));
            let under =
                run.iter().rev().map(|(point, value)| (x(point), scale.at(ends(point, *value).0)));
            let outline: Vec<(f64, f64)> = over.chain(under).collect();
            out.push(mark::polygon(&outline, colour).at("fill-opacity", 0.15));
        }
        let places: Vec<(f64, f64)> =
            run.iter().map(|(point, value)| (x(point), scale.at(*value))).collect();
        out.push(match places.as_slice() {
            [place] => mark::disc(place.0, place.1, 2.8, colour),
            places => mark::dashed(mark::polyline(places, colour, 2.2), dashes),
        });
    }
    out
}

/// The name of a line, broken where its room ends.
fn name_of(line: &Line, room: f64) -> Vec<String> {
    let bold = TICK.bold().width("n") / TICK.width("n");
    text::wrap(&line.label, TICK.size, room / bold)
}

/// Height from one label to the next: the lines of the longest name, its value, and some air.
fn gap(panel: &Panel, room: f64) -> f64 {
    let lines = panel.lines.iter().map(|line| name_of(line, room).len()).max().unwrap_or(0);
    LEADING * (lines + 1) as f64 + 3.0
}

/// Height that all labels take, one below the other.
fn stack(panel: &Panel, room: f64) -> f64 {
    gap(panel, room) * panel.lines.len() as f64
}

/// Names and last values at the ends of lines, kept apart, with leaders.
fn end_labels(panel: &Panel, scale: &Scale, time: &Time, width: f64) -> Vec<Tag> {
    let last = |line: &Line| {
        runs(line, scale).last().and_then(|it| it.last().map(|(point, value)| (point.year, *value)))
    };
    let ends: Vec<(usize, i32, f64)> = panel
        .lines
        .iter()
        .enumerate()
        .filter_map(|(idx, line)| last(line).map(|(year, value)| (idx, year, value)))
        .collect();
    let wanted: Vec<f64> = ends.iter().map(|it| scale.at(it.2)).collect();
    let right = time.ends().1.1;
    let room = width - right - BESIDE;
    let gap = gap(panel, room);
    let places =
        text::spread(&wanted, gap, scale.range.1 + 4.0, scale.range.0 - gap + LEADING + 4.0);
    let draw = |((idx, year, value), y): (&(usize, i32, f64), &f64)| {
        let colour = LOOKS[idx % LOOKS.len()].0;
        let ink = if colour == SKY || colour == PURPLE { BLACK } else { colour };
        let number = axis::value_label(*value, axis::nice_step(value.abs() / 200.0));
        let from = (time.at(middle(*year)) + 3.0, scale.at(*value));
        let name = name_of(&panel.lines[*idx], room);
        let bold = name.iter().map(|words| (TICK.ink(ink).bold(), words));
        let lines = bold.chain(std::iter::once((TICK.ink(ink), &number))).enumerate();
        let written = lines.map(|(at, (style, words))| {
            mark::text(right + 10.0, y + 3.0 + LEADING * at as f64, style, Anchor::Start, words)
        });
        let leader = mark::line(from, (right + 7.0, *y), colour, 0.7);
        written.fold(Tag::new("g").with(leader), Tag::with).tip(&panel.lines[*idx].label)
    };
    ends.iter().zip(&places).map(draw).collect()
}
