//! The lean of acts over time: towards the target or against it, in windows that slide.
//!
//! # What it shows
//!
//! Time runs to the right. Above the middle line the acts of a window lean towards the target, under
//! it against. The line is the middle of the evidence, the band holds 90 of 100 re-readings of it.
//! Where the band spans almost everything, the line is thin and dashed: what moves there is chance.
//! Columns in the ground are the periods that are judged, each with its name, or with a letter that
//! the key explains.
//!
//! # How to read it
//!
//! Where the band lies wholly on one side, 95 of 100 re-readings or more have that side weigh more.
//! Where the line breaks, no act of the window takes a side: that is no lean to the middle.
//!
//! # When not to use it
//!
//! For words against deeds: [`crate::path`] draws them apart.

use crate::Estimate;
use crate::axis;
use crate::frame::{Head, Page};
use crate::key::{self, Item};
use crate::mark::{self, Anchor, LABEL, NOTE, TICK};
use crate::palette::{BLUE, GREY, INK, RULE, SHADE, VERMILION};
use crate::scale::{Scale, Time, days_extent};
use crate::svg::Tag;
use crate::text;

/// A lean over time to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, size; `size.height` is the height of the plot.
    pub head: Head,
    /// What stands at the upper end, as in `towards China`.
    pub upper: String,
    /// What stands at the lower end.
    pub lower: String,
    /// The windows, in order of time.
    pub points: Vec<Point>,
    /// The periods, in order of time.
    pub periods: Vec<Period>,
}

/// A window, drawn at its last day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Its last day.
    pub day: i32,
    /// The lean, -1 to +1, with its interval; `None` where no act takes a side.
    pub lean: Option<Estimate>,
}

/// A period in the ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// What it is called.
    pub label: String,
    /// Its first day.
    pub start: i32,
    /// Its last day.
    pub end: i32,
}

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let known = self.points.iter().any(|it| it.lean.and_then(Estimate::checked).is_some());
        let Some(domain) = days_extent(self.points.iter().map(|it| it.day)).filter(|_| known)
        else {
            return page.nothing("There is nothing to draw: no act on record takes a side.");
        };
        // The words at the ends stand in the margin, whatever the target is called.
        let words = [&self.upper, &self.lower].map(|word| TICK.bold().width(word) + 14.0);
        let left = if page.narrow() { 6.0 } else { words[0].max(words[1]).max(118.0) };
        let time = Time::new(domain, (left, page.width - 10.0));
        let top = page.y + if page.narrow() { 26.0 } else { 22.0 };
        let bottom = top + page.height;
        let scale = Scale::linear((-1.0, 1.0), (bottom, top));
        let keyed = self.ground(&mut page, &time, &scale);
        for run in self.runs() {
            self.draw(&mut page, &run, &time, &scale);
        }
        self.ends(&mut page, &time, &scale);
        page.y = bottom + 4.0;
        page.push(&axis::draw_time(&time, page.y));
        page.y += 22.0;
        self.explain(&mut page, &keyed);
        page.close()
    }

    /// What the letters stand for, and the dashed line.
    fn explain(&self, page: &mut Page<'_>, keyed: &[&str]) {
        let letters = keyed.iter().enumerate().map(|(at, name)| Item {
            sign: mark::text(0.0, 4.0, LABEL.bold(), Anchor::Start, &letter(at)),
            wide: LABEL.bold().width(&letter(at)),
            text: (*name).to_owned(),
            href: None,
        });
        let vague = self.points.iter().filter_map(|it| it.lean?.checked()).any(is_vague);
        let dashed = vague.then(|| Item {
            sign: mark::dashed(mark::line((0.0, 0.0), (22.0, 0.0), INK, 1.0), VAGUE),
            wide: 22.0,
            text: "too little evidence to say".to_owned(),
            href: None,
        });
        key::flow(page, &letters.chain(dashed).collect::<Vec<_>>());
    }

    /// The periods as columns with their names above, and the middle line. Returns the names that
    /// have no room, for which letters stand.
    fn ground(&self, page: &mut Page<'_>, time: &Time, scale: &Scale) -> Vec<&str> {
        let mut keyed: Vec<(&str, f64)> = Vec::new();
        let ((first, left), (last, right)) = time.ends();
        let (bottom, top) = scale.range;
        for (at, period) in self.periods.iter().enumerate() {
            if period.end < first || period.start > last {
                continue;
            }
            let (from, to) = (time.at(period.start.max(first)), time.at(period.end.min(last)));
            if at % 2 == 1 {
                page.push(&mark::area(from, top, to - from, bottom - top, SHADE));
            }
            page.push(&mark::line((from, top), (from, bottom), RULE, 1.0));
            if text::width(&period.label, TICK.size) <= to - from - 6.0 {
                page.push(&mark::text(from + 3.0, top - 7.0, TICK, Anchor::Start, &period.label));
            } else {
                keyed.push((&period.label, (from + to) / 2.0));
            }
        }
        let wanted: Vec<f64> = keyed.iter().map(|it| it.1).collect();
        let places = text::spread(&wanted, 11.0, left + 5.0, right - 5.0);
        for (at, x) in places.into_iter().enumerate() {
            page.push(&mark::text(x, top - 7.0, TICK.bold(), Anchor::Middle, &letter(at)));
        }
        let middle = scale.at(0.0);
        page.push(&mark::line((left, middle), (right, middle), GREY, 1.0));
        keyed.into_iter().map(|it| it.0).collect()
    }

    /// The words at the two ends and at the middle.
    fn ends(&self, page: &mut Page<'_>, time: &Time, scale: &Scale) {
        let ((_, left), _) = time.ends();
        let narrow = page.narrow();
        let (x, anchor) =
            if narrow { (left + 3.0, Anchor::Start) } else { (left - 8.0, Anchor::End) };
        let (down, up) = if narrow { (13.0, -5.0) } else { (8.0, 0.0) };
        let words =
            [(1.0, down, BLUE, self.upper.as_str()), (-1.0, up, VERMILION, self.lower.as_str())];
        for (value, shift, ink, word) in words {
            let style = TICK.ink(ink).bold();
            let y = scale.at(value) + shift;
            page.push(&mark::plated(x, y, style, anchor, word));
        }
        if !narrow {
            page.push(&mark::text(x, scale.at(0.0) + 4.0, NOTE, anchor, "evenly mixed"));
        }
    }

    /// Windows that follow each other without a gap.
    fn runs(&self) -> Vec<Vec<(i32, Estimate)>> {
        let mut out: Vec<Vec<(i32, Estimate)>> = vec![Vec::new()];
        for point in &self.points {
            match (point.lean.and_then(Estimate::checked), out.last_mut()) {
                (Some(lean), Some(run)) => run.push((point.day, lean)),
                _ => out.push(Vec::new()),
            }
        }
        out.retain(|run| !run.is_empty());
        out
    }

    /// A band and its middle; a window by itself as a dot on a line.
    fn draw(&self, page: &mut Page<'_>, run: &[(i32, Estimate)], time: &Time, scale: &Scale) {
        let at = |day: i32, lean: f64| (time.at(day), scale.at(lean.clamp(-1.0, 1.0)));
        if let [(day, lean)] = run {
            page.push(&mark::line(at(*day, lean.lo), at(*day, lean.hi), GREY, 3.0));
            let (x, y) = at(*day, lean.value);
            page.push(&mark::disc(x, y, 3.5, INK));
            return;
        }
        let over = run.iter().map(|(day, lean)| at(*day, lean.hi));
        let under = run.iter().rev().map(|(day, lean)| at(*day, lean.lo));
        let outline: Vec<(f64, f64)> = over.chain(under).collect();
        page.push(&mark::polygon(&outline, GREY).at("fill-opacity", 0.22));
        // A stretch goes on to the next point, so that the line has no gap where its look changes.
        for part in run.chunk_by(|one, two| is_vague(one.1) == is_vague(two.1)) {
            let last = run.iter().position(|it| it.0 == part[part.len() - 1].0);
            let next = last.and_then(|at| run.get(at + 1));
            let points: Vec<(f64, f64)> =
                part.iter().chain(next).map(|(day, lean)| at(*day, lean.value)).collect();
            page.push(&if is_vague(part[0].1) {
                mark::dashed(mark::polyline(&points, INK, 1.0), VAGUE)
            } else {
                mark::polyline(&points, INK, 2.2)
            });
        }
    }
}

/// Dashes of a line that says next to nothing.
const VAGUE: &str = "3 3";

/// Whether the interval of a lean spans so much of the axis that its middle tells nothing.
fn is_vague(lean: Estimate) -> bool {
    lean.hi - lean.lo > 1.5
}

/// `a`, `b`, ..
fn letter(at: usize) -> String {
    let letter = char::from(b'a' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}

/// Half the width of a strip's axis, and where its middle is.
const HALF: f64 = 96.0;
const MIDDLE: f64 = 100.0;

/// One lean for a field of a table, as an `<svg>` element that the style of a page colours: a mark at
/// its value and a bar over its interval, on an axis from against to towards; a dotted axis where
/// there is none. Its classes are `strip`, `to`, `against`, `mixed`; `zero`, `none`, `dot`. `side` is that
/// which is settled: a lean that is not is drawn grey, wherever its mark stands.
#[must_use]
pub fn strip(lean: Option<Estimate>, side: Side, told: &str) -> String {
    let axis = |class: &str| {
        let line = Tag::new("line").at("x1", 4.0).at("x2", 196.0).at("y1", 7.0).at("y2", 7.0);
        if class.is_empty() { line } else { line.at("class", class) }
    };
    let open = |class: &str| {
        let root = Tag::new("svg").at("class", class).at("viewBox", "0 0 200 14");
        root.at("preserveAspectRatio", "none").at("role", "img").at("aria-label", told)
    };
    let Some(lean) = lean.and_then(Estimate::checked) else {
        return open("strip").with(axis("none")).to_string();
    };
    let class = match side {
        Side::To => "strip to",
        Side::Against => "strip against",
        Side::Neither => "strip mixed",
    };
    let at = |lean: f64| MIDDLE + HALF * lean.clamp(-1.0, 1.0);
    let zero = Tag::new("line").at("class", "zero").at("x1", MIDDLE).at("x2", MIDDLE);
    let bar = Tag::new("rect").at("x", at(lean.lo)).at("y", 4.0).at("height", 6.0).at("rx", 3.0);
    // A line without length and with round ends: a disc, however the field stretches the picture.
    let dot = Tag::new("line").at("class", "dot").at("x1", at(lean.value)).at("x2", at(lean.value));
    open(class)
        .with(axis(""))
        .with(zero.at("y1", 1.0).at("y2", 13.0))
        .with(bar.at("width", (at(lean.hi) - at(lean.lo)).max(2.0)))
        .with(dot.at("y1", 7.0).at("y2", 7.0))
        .to_string()
}

/// The side that a lean is settled for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Towards.
    To,
    /// Against.
    Against,
    /// None, or none that is settled.
    Neither,
}

#[cfg(test)]
mod tests {
    use super::{Period, Point, Side, Spec, strip};
    use crate::{Estimate, Head};

    #[test]
    fn a_strip_says_by_its_class_which_way_it_leans() {
        let of = |value: f64, side| strip(Some(Estimate { value, lo: value, hi: value }), side, "");
        assert!(of(0.5, Side::To).contains("class=\"strip to\""));
        assert!(of(0.5, Side::Neither).contains("class=\"strip mixed\""), "not settled");
        assert!(of(f64::NAN, Side::To).contains("class=\"none\""));
        assert!(strip(None, Side::Neither, "no act").contains("aria-label=\"no act\""));
    }

    fn spec(leans: &[Option<f64>]) -> Spec {
        let point = |(at, lean): (usize, &Option<f64>)| Point {
            day: 16_000 + 90 * at as i32,
            lean: lean.map(|value| Estimate { value, lo: value - 0.2, hi: value + 0.2 }),
        };
        Spec {
            head: Head::new("lean", "Which way the acts lean"),
            upper: "towards China".to_owned(),
            lower: "against China".to_owned(),
            points: leans.iter().enumerate().map(point).collect(),
            periods: vec![Period { label: "After".to_owned(), start: 16_090, end: 17_000 }],
        }
    }

    #[test]
    fn a_gap_breaks_the_line() {
        let whole = spec(&[Some(0.1), Some(0.2), Some(0.3), Some(0.4)]).svg();
        let broken = spec(&[Some(0.1), Some(0.2), None, Some(0.4)]).svg();
        let lines = |svg: &str| svg.matches("stroke-linejoin=\"round\"").count();
        assert_eq!((lines(&whole), lines(&broken)), (1, 1));
        assert!(!whole.contains("<circle") && broken.contains("<circle"));
    }

    #[test]
    fn a_line_in_a_band_that_spans_everything_is_dashed() {
        let mut vague = spec(&[Some(0.1), Some(0.2), Some(0.3)]);
        assert!(!vague.svg().contains("too little evidence to say"));
        for point in &mut vague.points[..2] {
            point.lean = Some(Estimate { value: 0.1, lo: -0.9, hi: 0.9 });
        }
        let svg = vague.svg();
        assert!(svg.contains("too little evidence to say"));
        assert!(svg.contains("stroke-dasharray=\"3 3\""));
    }

    #[test]
    fn a_period_without_room_has_a_letter() {
        let mut narrow = spec(&[Some(0.1), Some(0.2), Some(0.3)]);
        narrow.periods[0].label = "From the Belt to Crimea and beyond, as it is told".repeat(3);
        let svg = narrow.svg();
        assert!(svg.contains(">a<") && svg.contains(&narrow.periods[0].label[..40]));
    }

    #[test]
    fn nothing_is_a_sentence() {
        assert!(spec(&[None, None]).svg().contains("no act on record takes a side"));
        assert!(spec(&[]).svg().contains("no act on record takes a side"));
    }
}
