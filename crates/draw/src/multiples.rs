//! Small multiples: the same kind of series for many pairs, each in a panel of its own.
//!
//! # What it shows
//!
//! A panel is one series with its name. The line is the value, the band around it its interval;
//! dots where a value stands alone; a break where there is none. Two thick bars are the levels
//! before and after a date, which a thin upright line marks: blue and solid where the level rose,
//! vermilion and dashed where it fell.
//!
//! # How to read it
//!
//! All panels have the same axes, so that heights and dates compare across them; numbers stand at
//! the panels of the first column and the last row. The line under the name says the size of the
//! change and its date.
//!
//! # When not to use it
//!
//! For a single series, which deserves a chart with its events ([`crate::path`],
//! [`crate::series`]).

use crate::Estimate;
use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, TICK};
use crate::palette::{AXIS, BLUE, GREY, INK, MIDDLE, RULE, VERMILION};
use crate::scale::{Scale, Time, days_extent, extent};
use crate::svg::Tag;

/// Panels to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The lowest and highest value of all panels; from the values where none is given.
    pub domain: Option<(f64, f64)>,
    /// Panels, row by row.
    pub panels: Vec<Panel>,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its name.
    pub title: String,
    /// What changed, in a few words; may be empty.
    pub note: String,
    /// Where a click on the panel leads.
    pub href: Option<String>,
    /// Values in order of days.
    pub points: Vec<Point>,
    /// The change, if one is to be marked.
    pub change: Option<Change>,
}

/// A value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The day at which it is drawn.
    pub day: i32,
    /// The value with its interval; `None` where it is missing.
    pub value: Option<Estimate>,
}

/// Two levels and the date between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The first day that counts for the level before.
    pub start: i32,
    /// The date.
    pub day: i32,
    /// The last day that counts for the level after.
    pub end: i32,
    /// The level before.
    pub before: f64,
    /// The level after.
    pub after: f64,
}

/// Widths of a panel, its gaps and the gutter for numbers.
const WANTED: f64 = 168.0;
const GAP: f64 = 16.0;
const GUTTER: f64 = 32.0;
/// Heights of the head of a panel, its plot, and the room for years below the last row.
const HEAD: f64 = 36.0;
const PLOT: f64 = 66.0;
const BELOW: f64 = 16.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let points = self.panels.iter().flat_map(|it| &it.points);
        let known = points.filter(|it| it.value.and_then(Estimate::checked).is_some());
        let (Some(days), Some(domain)) = (days_extent(known.map(|it| it.day)), self.domain())
        else {
            return page.nothing("There is no evidence to draw: no series has a value.");
        };
        let grid = Grid::new(page.width, page.y, self.panels.len());
        for (at, panel) in self.panels.iter().enumerate() {
            page.push(&grid.panel(at, panel, days, domain));
        }
        page.y = grid.bottom();
        page.close()
    }

    fn domain(&self) -> Option<(f64, f64)> {
        let values = self
            .panels
            .iter()
            .flat_map(|it| &it.points)
            .filter_map(|it| it.value.and_then(Estimate::checked));
        let found = extent(values.flat_map(|it| [it.lo, it.hi]))?;
        let given = self.domain.filter(|it| it.0.is_finite() && it.1.is_finite() && it.0 < it.1);
        Some(given.unwrap_or_else(|| axis::nice_domain(found.0, found.1, 3)))
    }
}

/// Where panels stand.
struct Grid {
    columns: usize,
    rows: usize,
    panels: usize,
    top: f64,
    side: f64,
}

impl Grid {
    fn new(width: f64, top: f64, panels: usize) -> Grid {
        let room = width - GUTTER - 6.0;
        let columns =
            (((room + GAP) / (WANTED + GAP)).floor() as usize).clamp(1, panels.clamp(1, 8));
        // Two fit a phone, narrower than elsewhere.
        let columns = if columns == 1 && panels > 1 && room >= 300.0 { 2 } else { columns };
        let side = (room - GAP * (columns - 1) as f64) / columns as f64;
        Grid { columns, rows: panels.div_ceil(columns), panels, top, side }
    }

    fn bottom(&self) -> f64 {
        self.top + self.rows as f64 * (HEAD + PLOT + 10.0) + BELOW
    }

    fn panel(&self, at: usize, panel: &Panel, days: (i32, i32), domain: (f64, f64)) -> Tag {
        let (row, column) = (at / self.columns, at % self.columns);
        let left = GUTTER + column as f64 * (self.side + GAP);
        let head = self.top + row as f64 * (HEAD + PLOT + 10.0);
        let (top, bottom) = (head + HEAD, head + HEAD + PLOT);
        let scale = Scale::linear(domain, (bottom, top));
        let time = Time::new(days, (left + 3.0, left + self.side - 3.0));
        let mut group = Tag::new("g");
        group.push(mark::fitted(
            left,
            head + 13.0,
            HEADING,
            Anchor::Start,
            &panel.title,
            self.side,
        ));
        group.push(mark::fitted(left, head + 28.0, TICK, Anchor::Start, &panel.note, self.side));
        group.push(self.ground(&scale, domain, left, column == 0));
        group.push(band(&panel.points, &time, &scale));
        group.push(line(&panel.points, &time, &scale));
        if let Some(change) = &panel.change {
            group.push(marked(change, &time, &scale));
        }
        if at + self.columns >= self.panels {
            group.push(years(&time, days, left, left + self.side, bottom));
        }
        crate::svg::linked(group, panel.href.as_deref(), "")
    }

    /// Rules at the ends and the middle, with numbers in the first column.
    fn ground(&self, scale: &Scale, (lo, hi): (f64, f64), left: f64, first: bool) -> Tag {
        let right = left + self.side;
        let middle = if lo < 0.0 && 0.0 < hi { 0.0 } else { f64::midpoint(lo, hi) };
        let mut group = Tag::new("g");
        for value in [lo, middle, hi] {
            let (y, colour) = (scale.at(value), if value == 0.0 { AXIS } else { RULE });
            group.push(mark::line((left, y), (right, y), colour, 1.0));
            if first {
                let label = axis::value_label(value, if (hi - lo) < 1.5 { 0.1 } else { 1.0 });
                group.push(mark::text(left - 5.0, y + 4.0, TICK, Anchor::End, &label));
            }
        }
        group
    }
}

/// Neighbouring points that have a value.
fn runs(points: &[Point]) -> Vec<Vec<(i32, Estimate)>> {
    let mut runs: Vec<Vec<(i32, Estimate)>> = vec![Vec::new()];
    for point in points {
        match (point.value.and_then(Estimate::checked), runs.last_mut()) {
            (Some(value), Some(run)) => run.push((point.day, value)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn band(points: &[Point], time: &Time, scale: &Scale) -> Tag {
    let mut group = Tag::new("g");
    for run in runs(points) {
        let over = run.iter().map(|(day, it)| (time.at(*day), scale.at(it.hi)));
        let under = run.iter().rev().map(|(day, it)| (time.at(*day), scale.at(it.lo)));
        let outline: Vec<(f64, f64)> = over.chain(under).collect();
        if run.len() > 1 {
            group.push(mark::polygon(&outline, MIDDLE).at("fill-opacity", 0.3));
        } else {
            group.push(mark::line(outline[0], outline[1], MIDDLE, 1.0));
        }
    }
    group
}

fn line(points: &[Point], time: &Time, scale: &Scale) -> Tag {
    let mut group = Tag::new("g");
    for run in runs(points) {
        let places: Vec<(f64, f64)> =
            run.iter().map(|(day, it)| (time.at(*day), scale.at(it.value))).collect();
        if let [place] = places.as_slice() {
            group.push(mark::disc(place.0, place.1, 2.0, INK));
        } else {
            group.push(mark::polyline(&places, INK, 1.3));
        }
    }
    group
}

fn marked(change: &Change, time: &Time, scale: &Scale) -> Tag {
    let (colour, dashes) =
        if change.after >= change.before { (BLUE, "") } else { (VERMILION, "5 2") };
    let (start, x, end) = (time.at(change.start), time.at(change.day), time.at(change.end));
    let (before, after) = (scale.at(change.before), scale.at(change.after));
    let bar = |from: f64, to: f64, y: f64| {
        let (from, to) = if to - from < 6.0 { (from - 3.0, to + 3.0) } else { (from, to) };
        mark::dashed(mark::line((from, y), (to, y), colour, 3.0), dashes)
    };
    Tag::new("g")
        .with(mark::dashed(mark::line((x, scale.range.0), (x, scale.range.1), GREY, 1.0), "1 2"))
        .with(bar(start, x, before))
        .with(bar(x, end, after))
}

/// The first and last year, where there is room for both.
fn years(time: &Time, days: (i32, i32), left: f64, right: f64, bottom: f64) -> Tag {
    let year = |day: i32| crate::calendar::civil(day).0.to_string().replace('-', "−");
    let (first, last) = (year(days.0), year(days.1));
    let mut group = Tag::new("g").with(mark::line(
        (time.ends().0.1, bottom),
        (time.ends().1.1, bottom),
        AXIS,
        1.0,
    ));
    group.push(mark::text(left, bottom + 14.0, TICK, Anchor::Start, &first));
    if first != last && right - left > TICK.width(&first) + TICK.width(&last) + 8.0 {
        group.push(mark::text(right, bottom + 14.0, TICK, Anchor::End, &last));
    }
    group
}
