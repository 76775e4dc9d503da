//! Turning points and windows: lines down the plot with labels above it that never overlap.

use crate::mark::{self, Anchor, NOTE, TICK};
use crate::palette::{GREY, INK, SHADE};
use crate::scale::Time;
use crate::svg::{self, Tag};
use crate::text;

/// A date at which something turned, or is claimed to have turned.
#[derive(Debug, Clone, PartialEq)]
pub struct TurningPoint {
    /// Its day; the middle, when it is not known to the day.
    pub day: i32,
    /// First and last admissible day, drawn as a grey band.
    pub span: Option<(i32, i32)>,
    /// A few words.
    pub label: String,
    /// Where a click leads.
    pub href: Option<String>,
}

impl TurningPoint {
    /// A turning point known to the day.
    #[must_use]
    pub fn new(day: i32, label: &str) -> Self {
        TurningPoint { day, span: None, label: label.to_owned(), href: None }
    }
}

/// A stretch of time to shade.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    /// First day.
    pub start: i32,
    /// Last day.
    pub end: i32,
    /// A few words, written at its top left.
    pub label: String,
}

/// Room for one row of labels.
pub const ROW: f64 = 15.0;

/// A label set in its place above the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// Where its line stands.
    pub x: f64,
    /// Row, 0 nearest to the plot.
    pub row: usize,
    /// Left end of the text.
    pub left: f64,
    /// Right end of the text.
    pub right: f64,
    /// The text, cut if need be.
    pub text: String,
    /// Index of the turning point in the input.
    pub idx: usize,
}

/// Sets the labels of the turning points that the scale holds: to the right of their line, or to
/// the left where they would pass `edge` or catch one that had to go left, in as many rows as it
/// takes that no label touches another and, wherever possible, no line runs through one.
#[must_use]
pub fn flags(points: &[TurningPoint], time: &Time, edge: f64) -> Vec<Flag> {
    let wished: Vec<Flag> =
        held(points, time).into_iter().map(|idx| flag(points, idx, time, edge)).collect();
    let (left, mut right): (Vec<Flag>, Vec<Flag>) = freed(wished).into_iter().partition(leans_left);
    // Of labels that lean right, the rightmost stands lowest; those that lean left then go above
    // what they span.
    right.reverse();
    let mut out: Vec<Flag> = Vec::new();
    for flag in right.into_iter().chain(left) {
        let placed = settle(&flag, &out).unwrap_or_else(|| Flag { row: free(&flag, &out), ..flag });
        out.push(placed);
    }
    out
}

fn leans_left(flag: &Flag) -> bool {
    flag.left < flag.x
}

/// Turns labels to the left, one after the other, where they catch one that leans left and where
/// there is room.
fn freed(mut flags: Vec<Flag>) -> Vec<Flag> {
    let caught = |flags: &[Flag]| {
        let catches = |one: &Flag| flags.iter().any(|other| entangled(other, one));
        flags.iter().rposition(|one| catches(one) && one.x - (one.right - one.x) >= 0.0)
    };
    while let Some(at) = caught(&flags) {
        let flag = &mut flags[at];
        (flag.left, flag.right) = (2.0 * flag.x - flag.right, flag.x);
    }
    flags
}

/// Whether each of two labels that lean towards each other spans the line of the other, so that no
/// rows would do.
fn entangled(one: &Flag, other: &Flag) -> bool {
    leans_left(one) && !leans_left(other) && spans(one, other.x) && spans(other, one.x)
}

fn spans(flag: &Flag, x: f64) -> bool {
    flag.left < x + 3.0 && x - 3.0 < flag.right
}

/// The flag in the lowest row where all is clear, if there is one.
fn settle(flag: &Flag, placed: &[Flag]) -> Option<Flag> {
    let mut rows = 0..=placed.len();
    let row = rows.find(|row| clear(flag, *row, placed))?;
    Some(Flag { row, ..flag.clone() })
}

/// Indices of the points on the scale, in order of time.
fn held(points: &[TurningPoint], time: &Time) -> Vec<usize> {
    let mut out: Vec<usize> =
        (0..points.len()).filter(|idx| time.holds(points[*idx].day)).collect();
    out.sort_by_key(|idx| (points[*idx].day, *idx));
    out
}

fn flag(points: &[TurningPoint], idx: usize, time: &Time, edge: f64) -> Flag {
    let (x, label) = (time.at(points[idx].day), &points[idx].label);
    let room = (x - 4.0).max(edge - x - 4.0);
    let (text, _) = text::fit(label, TICK.size, room);
    let wide = text::width(&text, TICK.size) + 4.0;
    let (left, right) = if x + wide <= edge { (x, x + wide) } else { (x - wide, x) };
    Flag { x, row: 0, left, right, text, idx }
}

/// Whether a flag in a row touches no other, spans no line that rises so high, and has a line that
/// crosses no label.
fn clear(flag: &Flag, row: usize, placed: &[Flag]) -> bool {
    placed.iter().all(|it| {
        let spanned = spans(flag, it.x) && row <= it.row;
        let crossing = spans(it, flag.x) && it.row <= row;
        !(touches(flag, row, it) || spanned || crossing)
    })
}

/// The lowest row in which a flag touches no other, lines or not; the halo of the text keeps a
/// crossed label legible.
fn free(flag: &Flag, placed: &[Flag]) -> usize {
    let mut rows = 0..=placed.len();
    rows.find(|row| !placed.iter().any(|it| touches(flag, *row, it))).unwrap_or(placed.len())
}

fn touches(flag: &Flag, row: usize, other: &Flag) -> bool {
    row == other.row && flag.left - 5.0 < other.right && other.left < flag.right + 5.0
}

/// Height that the rows of flags take.
#[must_use]
pub fn height(flags: &[Flag]) -> f64 {
    flags.iter().map(|it| it.row + 1).max().unwrap_or(0) as f64 * ROW
}

/// Bands of uncertainty and lines, from the labels at the top down to `bottom`. `top` is where the
/// plot begins; the flags stand above it. Draw before the data.
#[must_use]
pub fn draw_lines(
    points: &[TurningPoint],
    flags: &[Flag],
    time: &Time,
    top: f64,
    bottom: f64,
) -> Tag {
    let mut group = Tag::new("g");
    for flag in flags {
        if let Some((from, to)) = points[flag.idx].span {
            let (from, to) = (time.at(from.min(to)), time.at(to.max(from)));
            group.push(
                mark::area(from, top, (to - from).max(1.0), bottom - top, "#DADADA")
                    .at("fill-opacity", 0.55),
            );
        }
        let high = top - flag.row as f64 * ROW - ROW + 2.0;
        group.push(mark::dashed(mark::line((flag.x, high), (flag.x, bottom), GREY, 1.0), "3 2"));
    }
    group
}

/// The labels. Draw after the lines.
#[must_use]
pub fn draw_labels(points: &[TurningPoint], flags: &[Flag], top: f64) -> Tag {
    let mut group = Tag::new("g");
    for flag in flags {
        let y = top - flag.row as f64 * ROW - 5.0;
        let pad = if flag.left < flag.x { 0.0 } else { 4.0 };
        let text = mark::plated(flag.left + pad, y, TICK.ink(INK), Anchor::Start, &flag.text);
        let point = &points[flag.idx];
        let tip = format!("{} ({})", point.label, crate::calendar::written(point.day));
        group.push(svg::linked(text, point.href.as_deref(), &tip));
    }
    group
}

/// A shaded window. Draw before everything.
#[must_use]
pub fn draw_window(window: &Window, time: &Time, top: f64, bottom: f64) -> Tag {
    let (from, to) = extent(window, time);
    mark::area(from, top, to - from, bottom - top, SHADE)
}

/// The label of a window, inside it at the bottom, in the first place from the left where it fits
/// between the lines of the turning points; none when it fits nowhere. Draw after the data.
#[must_use]
pub fn label_window(window: &Window, flags: &[Flag], time: &Time, bottom: f64) -> Tag {
    let (from, to) = extent(window, time);
    let mut edges: Vec<f64> =
        flags.iter().map(|it| it.x).filter(|x| from < *x && *x < to).collect();
    edges.extend([from, to]);
    edges.sort_by(f64::total_cmp);
    let wide = text::width(&window.label, NOTE.size) + 10.0;
    let place = edges.windows(2).find(|it| it[1] - it[0] >= wide).map(|it| it[0] + 5.0);
    place.map_or(Tag::new("g"), |x| {
        let plate = mark::plate((x, bottom - 6.0), NOTE, Anchor::Start, wide - 10.0, SHADE);
        let label = mark::text(x, bottom - 6.0, NOTE, Anchor::Start, &window.label);
        Tag::new("g").with(plate).with(label)
    })
}

fn extent(window: &Window, time: &Time) -> (f64, f64) {
    (time.at(window.start.min(window.end)), time.at(window.end.max(window.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_overlap() {
        let points: Vec<TurningPoint> =
            (0..12).map(|idx| TurningPoint::new(idx * idx, "a label of some length")).collect();
        let flags = flags(&points, &Time::new((0, 125), (0.0, 500.0)), 560.0);
        for (idx, one) in flags.iter().enumerate() {
            for two in &flags[idx + 1..] {
                let apart = one.right <= two.left || two.right <= one.left;
                assert!(one.row != two.row || apart, "{one:?} {two:?}");
            }
        }
        assert_eq!(flags.len(), 12);
    }

    /// Where three stand close together near the edge of a phone, the labels before them make way.
    #[test]
    fn labels_make_way_and_are_not_cut() {
        let labels = [
            (10, "first"),
            (50, "the crisis of 2008"),
            (76, "the Belt announced"),
            (78, "Crimea annexed"),
            (82, "an accord"),
        ];
        let points: Vec<TurningPoint> =
            labels.map(|(day, label)| TurningPoint::new(day, label)).to_vec();
        let flags = flags(&points, &Time::new((0, 100), (40.0, 270.0)), 290.0);
        for (flag, (_, label)) in
            labels.iter().map(|it| (flags.iter().find(|flag| flag.text == it.1), it))
        {
            assert!(
                flag.is_some_and(|flag| flag.left >= 0.0 && flag.right <= 290.0),
                "{label}: {flags:?}"
            );
        }
    }

    #[test]
    fn no_line_runs_through_a_label_where_rows_can_help() {
        let labels = [
            (40, "one of them"),
            (42, "another"),
            (44, "a third, rather long"),
            (90, "the last, near the edge"),
        ];
        let points: Vec<TurningPoint> =
            labels.map(|(day, label)| TurningPoint::new(day, label)).to_vec();
        let flags = flags(&points, &Time::new((0, 100), (0.0, 600.0)), 620.0);
        for one in &flags {
            let crossed = |two: &&Flag| {
                one.idx != two.idx && one.left < two.x && two.x < one.right && one.row <= two.row
            };
            assert_eq!(flags.iter().find(crossed), None, "{one:?}");
        }
    }
}
