//! The verdict path: the net balance of deeds and of statements over time, with turning points and
//! labels.
//!
//! # What it shows
//!
//! Time runs to the right. Upwards the subject leans towards the target (+1), downwards against it
//! (−1). Deeds are a solid blue line, statements a dashed vermilion one; each lies in a band from
//! `lo` to `hi`, that of the statements with dashed edges. Vertical lines are turning points. Under
//! the plot each school has a strip of labels; the height of its fill is the label's share of
//! re-readings.
//!
//! # How to read it
//!
//! Where the two lines part, words and deeds part. Where a band crosses the zero line, the
//! direction is not settled. Where a line breaks there is no evidence, which a dotted mark at the
//! foot says: it is not a balance of zero.
//!
//! # When not to use it
//!
//! For the mass of evidence behind a net balance: a net of 0.8 may rest on two events. Use
//! [`crate::balances`] beside it.

use crate::Estimate;
use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, NOTE, TICK};
use crate::palette::{BLUE, GREY, VERMILION};
use crate::scale::{Scale, Time, days_extent};
use crate::strip::{self, Strip};
use crate::svg::Tag;
use crate::text;
use crate::turning::{self, Flag, TurningPoint, Window};

/// A verdict path to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, size; `size.height` is the height of the plot.
    pub head: Head,
    /// First and last day of the axis; `None` takes them from the data.
    pub domain: Option<(i32, i32)>,
    /// A stretch to shade, such as the period of the case.
    pub window: Option<Window>,
    /// Net balance of deeds, in order of time.
    pub deeds: Vec<Point>,
    /// Net balance of statements, in order of time.
    pub statements: Vec<Point>,
    /// Dates to mark.
    pub turning_points: Vec<TurningPoint>,
    /// Labels by school.
    pub strips: Vec<Strip>,
}

/// A point of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Its day.
    pub day: i32,
    /// Net balance, −1 to +1, with its interval; `None` where there is no evidence.
    pub net: Option<Estimate>,
}

/// The look of one of the two lines.
struct Look {
    name: &'static str,
    colour: &'static str,
    dashes: &'static str,
    /// How strong its band is.
    strength: f64,
    /// Dashes of the edges of its band; none without.
    edges: &'static str,
}

const DEEDS: Look = Look { name: "deeds", colour: BLUE, dashes: "", strength: 0.16, edges: "" };
const STATEMENTS: Look =
    Look { name: "statements", colour: VERMILION, dashes: "7 4", strength: 0.09, edges: "2 3" };

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let Some(domain) = self.domain.or_else(|| self.days()) else {
            return page
                .nothing("There is no evidence to draw: no deed, no statement and no verdict.");
        };
        let (left, right) = if page.narrow() { (30.0, 88.0) } else { (118.0, 92.0) };
        let time = Time::new(domain, (left, page.width - right));
        self.plot(&mut page, &time);
        page.y += 26.0;
        if !self.strips.is_empty() {
            page.y += 8.0;
            strip::draw(&mut page, &self.strips, &time, left);
        }
        page.close()
    }

    fn days(&self) -> Option<(i32, i32)> {
        let points = self.deeds.iter().chain(&self.statements).map(|it| it.day);
        let segments =
            self.strips.iter().flat_map(|it| &it.segments).flat_map(|it| [it.start, it.end]);
        days_extent(points.chain(segments))
    }

    fn plot(&self, page: &mut Page<'_>, time: &Time) {
        let flags = turning::flags(&self.turning_points, time, page.width - 4.0);
        let top = page.y + turning::height(&flags) + 6.0;
        let bottom = top + page.height;
        let scale = Scale::linear((-1.0, 1.0), (bottom, top));
        page.extend(self.window.iter().map(|it| turning::draw_window(it, time, top, bottom)));
        page.push(&ground(&scale, time, page.narrow()));
        page.push(&turning::draw_lines(&self.turning_points, &flags, time, top, bottom));
        let looks = [(&self.deeds, &DEEDS), (&self.statements, &STATEMENTS)];
        for (points, look) in looks {
            band(page, points, look, time, &scale);
        }
        page.extend(looks.iter().map(|(points, look)| line(points, look, time, &scale)));
        page.extend(end_labels(&looks, time, &scale));
        page.extend(self.window.iter().map(|it| turning::label_window(it, &flags, time, bottom)));
        self.finish(page, &flags, time, (top, bottom));
    }

    /// Marks for missing evidence, the axis, and the labels of the turning points, which come last
    /// to stay on top.
    fn finish(&self, page: &mut Page<'_>, flags: &[Flag], time: &Time, (top, bottom): (f64, f64)) {
        page.y = bottom;
        for (points, look) in [(&self.deeds, &DEEDS), (&self.statements, &STATEMENTS)] {
            missing(page, points, look, time);
        }
        page.push(&axis::draw_time(time, page.y));
        page.push(&turning::draw_labels(&self.turning_points, flags, top));
    }
}

/// Rules, the zero line, and the words for the two directions: at the left where there is a gutter,
/// else at the right.
fn ground(scale: &Scale, time: &Time, narrow: bool) -> Tag {
    let ((_, left), (_, right)) = time.ends();
    let ticks: &[(f64, &str)] = if narrow {
        &[(-1.0, "−1"), (0.0, "0"), (1.0, "+1")]
    } else {
        &[(-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "+0.5"), (1.0, "+1")]
    };
    let ticks: Vec<(f64, String)> = ticks.iter().map(|it| (it.0, it.1.to_owned())).collect();
    let mut group = axis::draw_values(scale, &ticks, left, right);
    group.push(mark::line((left, scale.at(0.0)), (right, scale.at(0.0)), GREY, 1.0));
    let x = if narrow { right + 8.0 } else { 4.0 };
    let (up, down) = if narrow { (9.0, -9.0) } else { (4.0, 4.0) };
    group.push(mark::text(x, scale.at(1.0) + up, NOTE, Anchor::Start, "towards"));
    group.push(mark::text(x, scale.at(-1.0) + down, NOTE, Anchor::Start, "against"));
    group
}

/// Runs of points that follow each other without a gap.
fn runs(points: &[Point]) -> Vec<Vec<(i32, Estimate)>> {
    let mut out: Vec<Vec<(i32, Estimate)>> = vec![Vec::new()];
    for point in points {
        match (point.net.and_then(Estimate::checked), out.last_mut()) {
            (Some(net), Some(run)) => run.push((point.day, net)),
            _ => out.push(Vec::new()),
        }
    }
    out.retain(|it| !it.is_empty());
    out
}

fn band(page: &mut Page<'_>, points: &[Point], look: &Look, time: &Time, scale: &Scale) {
    for run in runs(points).iter().filter(|it| it.len() > 1) {
        let over: Vec<(f64, f64)> =
            run.iter().map(|(day, net)| (time.at(*day), scale.at(net.hi))).collect();
        let under: Vec<(f64, f64)> =
            run.iter().rev().map(|(day, net)| (time.at(*day), scale.at(net.lo))).collect();
        let outline = [over.as_slice(), under.as_slice()].concat();
        page.push(&mark::polygon(&outline, look.colour).at("fill-opacity", look.strength));
        if !look.edges.is_empty() {
            let edge = |points: &[(f64, f64)]| mark::polyline(points, look.colour, 0.8);
            page.push(&mark::dashed(edge(&over), look.edges));
            page.push(&mark::dashed(edge(&under), look.edges));
        }
    }
}

/// A line for each run; a lone point is a dot with a whisker.
fn line(points: &[Point], look: &Look, time: &Time, scale: &Scale) -> Tag {
    let mut group = Tag::new("g");
    for run in runs(points) {
        let places: Vec<(f64, f64)> =
            run.iter().map(|(day, net)| (time.at(*day), scale.at(net.value))).collect();
        if let ([place], [(_, net)]) = (places.as_slice(), run.as_slice()) {
            group.push(mark::line(
                (place.0, scale.at(net.lo)),
                (place.0, scale.at(net.hi)),
                look.colour,
                1.0,
            ));
            group.push(mark::disc(place.0, place.1, 3.0, look.colour));
        } else {
            group.push(mark::dashed(mark::polyline(&places, look.colour, 2.2), look.dashes));
        }
    }
    group
}

/// A line that ends this far from the right edge has its name where it ends: a leader to the edge
/// would look like data.
const FAR: f64 = 28.0;

/// The names of the lines at their ends, kept apart, with leaders where they had to move.
fn end_labels(looks: &[(&Vec<Point>, &Look)], time: &Time, scale: &Scale) -> Vec<Tag> {
    let ends: Vec<(&Look, f64, f64)> = looks
        .iter()
        .filter_map(|(points, look)| Some((*look, *runs(points).last()?.last()?)))
        .map(|(look, (day, net))| (look, time.at(day), scale.at(net.value)))
        .collect();
    let wanted: Vec<f64> = ends.iter().map(|it| it.2).collect();
    let places = text::spread(&wanted, 14.0, scale.range.1 + 26.0, scale.range.0 - 26.0);
    let right = time.ends().1.1;
    let draw = |((look, x, y), place): (&(&Look, f64, f64), &f64)| {
        let style = TICK.ink(look.colour).bold();
        if right - x > FAR {
            return mark::plated(x + 7.0, place + 4.0, style, Anchor::Start, look.name);
        }
        let leader = mark::line((x + 2.0, *y), (right + 5.0, *place), look.colour, 0.7);
        let label = mark::text(right + 8.0, place + 4.0, style, Anchor::Start, look.name);
        Tag::new("g").with(leader).with(label)
    };
    ends.iter().zip(&places).map(draw).collect()
}

/// The stretches over which a line has no value.
fn gaps(points: &[Point], time: &Time) -> Vec<(f64, f64)> {
    let known = |it: &Point| it.net.and_then(Estimate::checked).is_some();
    let mut out: Vec<(f64, f64)> = Vec::new();
    let (mut from, mut open) = (points.first().map(|it| it.day), false);
    for point in points {
        if known(point) {
            out.extend(from.filter(|_| open).map(|it| (time.at(it), time.at(point.day))));
            (from, open) = (Some(point.day), false);
        } else {
            open = true;
        }
    }
    let last = points.last().map(|it| time.at(it.day));
    out.extend(from.filter(|_| open).zip(last).map(|(from, last)| (time.at(from), last)));
    out
}

/// A thin lane under the plot, dotted where the line has no value.
fn missing(page: &mut Page<'_>, points: &[Point], look: &Look, time: &Time) {
    let gaps = gaps(points, time);
    if gaps.is_empty() {
        return;
    }
    let (right, y) = (time.ends().1.1, page.y + 8.0);
    for (from, to) in gaps {
        page.push(&mark::dashed(
            mark::line((from, y), (to.max(from + 3.0), y), look.colour, 3.0),
            "1 3",
        ));
    }
    page.push(&mark::text(right + 8.0, y + 4.0, TICK, Anchor::Start, &format!("no {}", look.name)));
    page.y += 14.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_ends_early_has_its_name_at_its_end() {
        let net = Some(Estimate { value: 0.2, lo: 0.1, hi: 0.3 });
        let point = |day: i32| Point { day, net };
        let spec = |last: i32| Spec {
            head: Head::new("path", "Path"),
            domain: Some((0, 3000)),
            window: None,
            deeds: vec![point(0), point(last)],
            statements: Vec::new(),
            turning_points: Vec::new(),
            strips: Vec::new(),
        };
        // A leader is the only thin line in the colour of the deeds.
        let leaders = |last: i32| spec(last).svg().matches("stroke-width=\"0.70\"").count();
        assert_eq!((leaders(3000), leaders(1000)), (1, 0));
    }
}
