//! Hatching as plain lines, cut at the edge of what they cover.
//!
//! An SVG `<pattern>` would be shorter, but a browser that prints turns what is filled with one
//! into pixels: a page of charts became a file of many megabytes. Lines stay lines.

use crate::mark;
use crate::palette::{AXIS, LabelStyle, Pattern};
use crate::svg::{self, Tag};

/// Space between lines.
const APART: f64 = 7.0;
const CLOSE: f64 = 4.0;
/// More lines than this are no hatching: the area is absurdly large.
const MOST: f64 = 2000.0;

/// A box in a look: its ground, and the lines of its pattern upon it. A stroke that the caller adds
/// is the outline's.
#[must_use]
pub fn filled(
    (x, y, wide, tall): (f64, f64, f64, f64),
    pattern: Pattern,
    ground: &str,
    line: &str,
) -> Tag {
    let base = mark::area(x, y, wide, tall, ground);
    match boxed((x, y, wide, tall), pattern, line) {
        Some(lines) => Tag::new("g").with(base).with(lines),
        None => base,
    }
}

/// A box in the look of a label, with the outline that tells the ways of having no name apart.
#[must_use]
pub fn cell((x, y, wide, tall): (f64, f64, f64, f64), look: &LabelStyle) -> Tag {
    let base = filled((x, y, wide, tall), look.pattern, look.fill, look.line);
    match look.pattern {
        Pattern::Open | Pattern::Framed => outlined(base.at("stroke", AXIS), look.pattern),
        _ => base,
    }
}

/// A tag with a stroke that is dotted where no name is settled.
#[must_use]
pub fn outlined(tag: Tag, pattern: Pattern) -> Tag {
    if pattern == Pattern::Open { mark::dashed(tag, "1.5 2.5") } else { tag }
}

/// Whether a pattern has lines or dots.
#[must_use]
pub const fn is_lined(pattern: Pattern) -> bool {
    !matches!(pattern, Pattern::Solid | Pattern::Framed | Pattern::Open | Pattern::Empty)
}

/// The lines of a pattern over a box.
#[must_use]
pub fn boxed(
    (x, y, wide, tall): (f64, f64, f64, f64),
    pattern: Pattern,
    line: &str,
) -> Option<Tag> {
    let (right, bottom) = (x + wide.max(0.0), y + tall.max(0.0));
    over(&[vec![(x, y), (right, y), (right, bottom), (x, bottom)]], pattern, line)
}

/// The lines or dots of a pattern over an area, whose parts count by the even-odd rule; `None` for
/// a pattern without any, and where none has room.
#[must_use]
pub fn over(area: &[Vec<(f64, f64)>], pattern: Pattern, line: &str) -> Option<Tag> {
    let (thickness, round) = match pattern {
        Pattern::Solid | Pattern::Framed | Pattern::Open | Pattern::Empty => return None,
        Pattern::Across | Pattern::AcrossClose | Pattern::Upright | Pattern::Diagonal => {
            (1.4, false)
        }
        Pattern::Falling => (0.9, false),
        Pattern::Dots => (2.4, true),
    };
    let data = if round { dots(area) } else { lines(area, pattern) };
    if data.is_empty() {
        return None;
    }
    let tag = Tag::new("path").at("d", data).at("fill", "none").at("stroke", line);
    let tag = tag.at("stroke-width", thickness);
    Some(if round { tag.at("stroke-linecap", "round") } else { tag })
}

fn lines(area: &[Vec<(f64, f64)>], pattern: Pattern) -> String {
    let step = if pattern == Pattern::AcrossClose { CLOSE } else { APART };
    let parts: Vec<Vec<(f64, f64)>> = scanned(area, pattern, step)
        .into_iter()
        .map(|(level, from, to)| vec![back(pattern, level, from), back(pattern, level, to)])
        .collect();
    svg::steps(&parts, false)
}

fn dots(area: &[Vec<(f64, f64)>]) -> String {
    let mut data = String::new();
    for (y, from, to) in scanned(area, Pattern::Across, APART) {
        // Every second row stands between the dots of the one above.
        let shift = if (y / APART).floor().rem_euclid(2.0) < 1.0 { 0.0 } else { APART / 2.0 };
        let first = ((from + 1.5 - shift) / APART).ceil();
        let last = ((to - 1.5 - shift) / APART).floor();
        for at in 0..=(last - first).clamp(-1.0, MOST) as i64 {
            let x = (first + at as f64) * APART + shift;
            // As good as without length: round ends make a disc of it.
            data.push_str(&format!("M{x:.1} {y:.1}h.1"));
        }
    }
    data
}

/// Coordinates in which the lines of a pattern run along the first, at levels of the second.
fn turned(pattern: Pattern, (x, y): (f64, f64)) -> (f64, f64) {
    match pattern {
        Pattern::Upright => (y, x),
        Pattern::Diagonal => (x - y, x + y),
        Pattern::Falling => (x + y, x - y),
        _ => (x, y),
    }
}

fn back(pattern: Pattern, level: f64, along: f64) -> (f64, f64) {
    match pattern {
        Pattern::Upright => (level, along),
        Pattern::Diagonal => ((level + along) / 2.0, (level - along) / 2.0),
        Pattern::Falling => ((along + level) / 2.0, (along - level) / 2.0),
        _ => (along, level),
    }
}

/// Where lines at multiples of a step lie within an area: level, from, to.
fn scanned(area: &[Vec<(f64, f64)>], pattern: Pattern, step: f64) -> Vec<(f64, f64, f64)> {
    let turned: Vec<Vec<(f64, f64)>> =
        area.iter().map(|part| part.iter().map(|it| turned(pattern, *it)).collect()).collect();
    let levels = turned.iter().flatten().map(|it| it.1);
    let (lo, hi) = levels.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), it| {
        (f64::min(lo, it), f64::max(hi, it))
    });
    let fine = turned.iter().flatten().all(|it| it.0.is_finite() && it.1.is_finite());
    let count = (hi - lo) / step;
    if !fine || !count.is_finite() || count > MOST {
        return Vec::new();
    }
    let first = (lo / step + 0.15).ceil();
    let mut found = Vec::new();
    for at in 0..=count.ceil() as i64 {
        let level = (first + at as f64) * step;
        if level > hi - 0.3 {
            break;
        }
        let mut cuts: Vec<f64> = turned.iter().flat_map(|part| crossings(part, level)).collect();
        cuts.sort_by(f64::total_cmp);
        let pairs = cuts.chunks_exact(2).filter(|it| it[1] - it[0] > 0.6);
        found.extend(pairs.map(|it| (level, it[0], it[1])));
    }
    found
}

fn crossings(part: &[(f64, f64)], level: f64) -> Vec<f64> {
    let ends = part.iter().zip(part.iter().cycle().skip(1));
    let crossing = |(one, two): (&(f64, f64), &(f64, f64))| {
        let parted = (one.1 <= level) != (two.1 <= level);
        parted.then(|| one.0 + (two.0 - one.0) * (level - one.1) / (two.1 - one.1))
    };
    ends.filter_map(crossing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(pattern: Pattern, place: (f64, f64, f64, f64)) -> String {
        let tag = boxed(place, pattern, "#000000").map(|it| it.to_string()).unwrap_or_default();
        tag.split('"').nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn lines_end_at_the_edge() {
        assert_eq!(data(Pattern::Across, (0.0, 1.0, 20.0, 14.0)), "M0 7l20 0M0 14l20 0");
        assert_eq!(data(Pattern::Upright, (1.0, 0.0, 14.0, 5.0)), "M7 0l0 5M14 0l0 5");
        assert_eq!(data(Pattern::Diagonal, (0.0, 0.0, 6.0, 6.0)), "M1 6l5-5");
        assert_eq!(data(Pattern::Falling, (0.0, 0.0, 6.0, 6.0)), "M0 0l6 6");
        assert_eq!(data(Pattern::Dots, (0.0, 4.0, 10.0, 6.0)), "M3.5 7.0h.1");
        assert_eq!(data(Pattern::Solid, (0.0, 0.0, 60.0, 60.0)), "");
    }

    #[test]
    fn a_hole_stays_empty() {
        let ring = |lo: f64, hi: f64| vec![(lo, lo), (hi, lo), (hi, hi), (lo, hi)];
        let tag = over(&[ring(0.0, 10.0), ring(4.0, 8.0)], Pattern::Across, "#000000");
        assert!(tag.is_some_and(|it| it.to_string().contains("M0 7l4 0M8 7l2 0")));
    }

    #[test]
    fn absurd_areas_are_left_plain() {
        assert_eq!(data(Pattern::Diagonal, (0.0, 0.0, f64::NAN, 5.0)), "");
        assert_eq!(data(Pattern::Dots, (0.0, 0.0, 1e9, 1e9)), "");
        assert!(over(&[], Pattern::Across, "#000000").is_none());
    }
}
