//! Running balances, as in accounting: what has been accommodated and what has been resisted, so
//! far.
//!
//! # What it shows
//!
//! One panel for deeds and one for statements, on the same scale. Upwards, the accommodating mass
//! (weight times certainty) accumulated to that day; downwards, the resisting mass. Every step is
//! at least one event. A third, thin panel shows the gap between the two nets: statements minus
//! deeds.
//!
//! # How to read it
//!
//! A long flat stretch means that nothing was recorded, not that nothing happened. Compare slopes,
//! not heights: what was accumulated early stays. A gap above zero: words warmer than deeds; below
//! zero: deeds warmer than words.
//!
//! # When not to use it
//!
//! To see when behaviour turned: sums hide it. Use [`crate::path`].

use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, TICK};
use crate::palette::{BLUE, GREY, INK, VERMILION};
use crate::scale::{Scale, Time, days_extent, extent};
use crate::svg::Tag;
use crate::text;
use crate::turning::{self, TurningPoint};

/// Running balances to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, size; `size.height` is the height of all panels together.
    pub head: Head,
    /// First and last day of the axis; `None` takes them from the data.
    pub domain: Option<(i32, i32)>,
    /// Running sums of deeds.
    pub deeds: Vec<Balance>,
    /// Running sums of statements; empty leaves the panel out.
    pub statements: Vec<Balance>,
    /// Net of statements minus net of deeds; empty leaves the panel out.
    pub gap: Vec<Gap>,
    /// Dates to mark.
    pub turning_points: Vec<TurningPoint>,
}

/// Sums up to a day, both as positive numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    /// The day from which the sums hold.
    pub day: i32,
    /// Accommodating mass so far.
    pub accommodating: f64,
    /// Resisting mass so far.
    pub resisting: f64,
}

/// The gap at a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The day.
    pub day: i32,
    /// Net of statements minus net of deeds, −2 to 2; `None` where either is missing.
    pub value: Option<f64>,
}

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let Some(domain) = self.domain.or_else(|| self.days()) else {
            return page.nothing(
                "There is no evidence to draw: the ledger has no event for these balances.",
            );
        };
        let (left, right) = if page.narrow() { (30.0, 92.0) } else { (44.0, 124.0) };
        let time = Time::new(domain, (left, page.width - right));
        let flags = turning::flags(&self.turning_points, &time, page.width - 4.0);
        let top = page.y + turning::height(&flags) + 4.0;
        let marks = page.height;
        let lines_at =
            |bottom: f64| turning::draw_lines(&self.turning_points, &flags, &time, top, bottom);
        page.push(&lines_at(top + self.total(marks)));
        page.y = top;
        self.panels(&mut page, &time);
        page.push(&axis::draw_time(&time, page.y));
        page.push(&turning::draw_labels(&self.turning_points, &flags, top));
        page.y += 26.0;
        page.close()
    }

    fn days(&self) -> Option<(i32, i32)> {
        let sums = self.deeds.iter().chain(&self.statements).map(|it| it.day);
        days_extent(sums.chain(self.gap.iter().map(|it| it.day)))
    }

    /// Heights of the two kinds of panels: sums, and the gap.
    fn heights(&self, height: f64) -> (f64, f64) {
        let (sums, gap) = (
            1.0 + f64::from(u8::from(!self.statements.is_empty())),
            f64::from(u8::from(!self.gap.is_empty())),
        );
        let unit = (height / (sums * 3.0 + gap * 1.6)).max(20.0);
        (unit * 3.0, unit * 1.6 * gap)
    }

    fn total(&self, height: f64) -> f64 {
        let (sum, gap) = self.heights(height);
        let panels = if self.statements.is_empty() { 1.0 } else { 2.0 };
        panels * (sum + HEAD) + if gap > 0.0 { gap + HEAD } else { 0.0 }
    }

    fn panels(&self, page: &mut Page<'_>, time: &Time) {
        let (sum, gap) = self.heights(page.height);
        let all = self.deeds.iter().chain(&self.statements);
        let masses = all.flat_map(|it| [it.accommodating, -it.resisting]).chain([0.0]);
        let (lo, hi) = extent(masses).unwrap_or((0.0, 0.0));
        let domain = axis::nice_domain(lo, hi, 4);
        sums_panel(page, "Deeds, running sums", &self.deeds, domain, sum, time);
        if !self.statements.is_empty() {
            sums_panel(page, "Statements, running sums", &self.statements, domain, sum, time);
        }
        if !self.gap.is_empty() {
            gap_panel(page, &self.gap, gap, time);
        }
    }
}

/// Room for the title of a panel.
const HEAD: f64 = 38.0;

fn sums_panel(
    page: &mut Page<'_>,
    title: &str,
    sums: &[Balance],
    domain: (f64, f64),
    height: f64,
    time: &Time,
) {
    let ((_, left), (_, right)) = time.ends();
    page.push(&mark::panel_title(page.y + 23.0, title, page.width));
    let scale = Scale::linear(domain, (page.y + HEAD + height, page.y + HEAD));
    let ticks: Vec<(f64, String)> = axis::value_ticks(&scale, 4)
        .into_iter()
        .map(|(it, label)| (it, label.replace('−', "")))
        .collect();
    page.push(&axis::draw_values(&scale, &ticks, left, right));
    page.extend(steps(sums, |it| it.accommodating, BLUE, &scale, time));
    page.extend(steps(sums, |it| -it.resisting, VERMILION, &scale, time));
    page.push(&mark::line((left, scale.at(0.0)), (right, scale.at(0.0)), GREY, 1.0));
    page.extend(totals(sums, &scale, right));
    page.y += HEAD + height;
}

/// A step area between zero and a sum. Days are put in order first; sums that are not finite are
/// left out.
fn steps(
    sums: &[Balance],
    of: impl Fn(&Balance) -> f64,
    colour: &str,
    scale: &Scale,
    time: &Time,
) -> Vec<Tag> {
    let mut known: Vec<(i32, f64)> =
        sums.iter().map(|it| (it.day, of(it))).filter(|it| it.1.is_finite()).collect();
    known.sort_by_key(|it| it.0);
    let (zero, mut level) = (scale.at(0.0), scale.at(0.0));
    let mut top: Vec<(f64, f64)> = Vec::new();
    for (day, sum) in known {
        top.push((time.at(day), level));
        level = scale.at(sum);
        top.push((time.at(day), level));
    }
    let Some(first) = top.first().map(|it| it.0) else {
        return Vec::new();
    };
    let right = time.ends().1.1;
    top.push((right, level));
    let line = mark::polyline(&top, colour, 1.6);
    top.extend([(right, zero), (first, zero)]);
    vec![mark::polygon(&top, colour).at("fill-opacity", 0.22), line]
}

/// The last sums, at the right.
fn totals(sums: &[Balance], scale: &Scale, right: f64) -> Vec<Tag> {
    let Some(last) = sums.iter().max_by_key(|it| it.day) else {
        return Vec::new();
    };
    let rows = [
        ("accommodating", last.accommodating, BLUE, 1.0),
        ("resisting", last.resisting, VERMILION, -1.0),
    ];
    let rows: Vec<_> = rows.into_iter().filter(|it| it.1.is_finite()).collect();
    let wanted: Vec<f64> = rows.iter().map(|it| scale.at(it.1 * it.3)).collect();
    let places = text::spread(&wanted, 28.0, scale.range.1 + 6.0, scale.range.0 - 14.0);
    let draw = |((name, sum, colour, _), y): (&(&str, f64, &'static str, f64), &f64)| {
        let number = axis::value_label(*sum, if sum.abs() < 10.0 { 0.1 } else { 1.0 });
        let number = mark::text(right + 8.0, y + 2.0, HEADING.ink(colour), Anchor::Start, &number);
        Tag::new("g").with(number).with(mark::text(
            right + 8.0,
            y + 15.0,
            TICK.ink(colour),
            Anchor::Start,
            name,
        ))
    };
    rows.iter().zip(&places).map(draw).collect()
}

fn gap_panel(page: &mut Page<'_>, gap: &[Gap], height: f64, time: &Time) {
    let ((_, left), (_, right)) = time.ends();
    page.push(&mark::panel_title(page.y + 23.0, "Gap: statements minus deeds", page.width));
    let known = gap.iter().filter_map(|it| it.value);
    let reach = extent(known.map(f64::abs)).map_or(1.0, |it| it.1.clamp(0.5, 2.0));
    let reach = (reach * 2.0).ceil() / 2.0;
    let scale = Scale::linear((-reach, reach), (page.y + HEAD + height, page.y + HEAD));
    let ticks: Vec<(f64, String)> =
        [-reach, 0.0, reach].map(|it| (it, axis::value_label(it, step_of(reach, it)))).to_vec();
    page.push(&axis::draw_values(&scale, &ticks, left, right));
    page.push(&mark::line((left, scale.at(0.0)), (right, scale.at(0.0)), GREY, 1.0));
    page.extend(gap_lines(gap, &scale, time));
    let word =
        |y: f64, words: &str| mark::text(right + 8.0, y, TICK.ink(INK), Anchor::Start, words);
    page.push(&word(page.y + HEAD + 4.0, "words warmer"));
    page.push(&word(page.y + HEAD + height + 4.0, "deeds warmer"));
    page.y += HEAD + height;
}

fn step_of(reach: f64, value: f64) -> f64 {
    if value == 0.0 || reach.fract() == 0.0 { 1.0 } else { 0.5 }
}

/// The gap as lines, broken where it is missing.
fn gap_lines(gap: &[Gap], scale: &Scale, time: &Time) -> Vec<Tag> {
    let mut gap = gap.to_vec();
    gap.sort_by_key(|it| it.day);
    let known = |it: &Gap| {
        it.value.filter(|it| it.is_finite()).map(|value| (time.at(it.day), scale.at(value)))
    };
    let runs = gap.split(|it| known(it).is_none()).filter(|it| !it.is_empty());
    runs.map(|run| match run.iter().filter_map(known).collect::<Vec<_>>().as_slice() {
        [place] => mark::disc(place.0, place.1, 2.5, INK),
        places => mark::polyline(places, INK, 1.8),
    })
    .collect()
}
