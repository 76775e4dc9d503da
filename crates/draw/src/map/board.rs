//! Where names stand: what is taken, what is free, and the best of several spots.
//!
//! Greedy: whoever asks first gets the best spot that is left, so that callers ask in the order of
//! importance. Nothing is ever put over another; who finds no room is told so.

use super::clip::{self, Rect};
use super::sheet::distance;
use crate::mark::{Anchor, Type};

/// A frame with what stands in it.
#[derive(Debug)]
pub(crate) struct Board {
    frame: Rect,
    taken: Vec<Rect>,
    lines: Vec<Vec<(f64, f64)>>,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub(crate) x: f64,
    /// The baseline.
    pub(crate) y: f64,
    pub(crate) anchor: Anchor,
    /// The thin line from the mark to the text, where they are apart.
    pub(crate) leader: Option<((f64, f64), (f64, f64))>,
}

/// Directions in order of preference, right first, and their letters' side.
const AROUND: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.75, -0.75),
    (0.75, 0.75),
    (-0.75, -0.75),
    (-0.75, 0.75),
    (0.0, -1.0),
    (0.0, 1.0),
];
/// Distances of texts with a leader.
const AWAY: [f64; 4] = [15.0, 24.0, 34.0, 46.0];

impl Board {
    pub(crate) fn new(frame: Rect) -> Self {
        Board { frame: frame.grown(-2.0), taken: Vec::new(), lines: Vec::new() }
    }

    /// Keeps a box free of names.
    pub(crate) fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Makes names avoid a line where they can.
    pub(crate) fn avoid(&mut self, line: Vec<(f64, f64)>) {
        self.lines.push(line);
    }

    fn free(&self, rect: &Rect) -> bool {
        let inside = rect.left >= self.frame.left
            && rect.right <= self.frame.right
            && rect.top >= self.frame.top
            && rect.bottom <= self.frame.bottom;
        inside && !self.taken.iter().any(|it| it.meets(rect))
    }

    /// How much line runs through a box.
    fn crossed(&self, rect: &Rect) -> f64 {
        let within = self.lines.iter().flat_map(|it| clip::line(it, rect));
        within.map(|part| part.windows(2).map(|it| distance(it[0], it[1])).sum::<f64>()).sum()
    }

    /// The best spot for a text beside a mark; further off with a leader where there is none near
    /// by and that is wanted.
    pub(crate) fn beside(
        &mut self,
        at: (f64, f64),
        radius: f64,
        style: Type,
        text: &str,
        leaders: bool,
    ) -> Option<Spot> {
        let away = if leaders { AWAY.as_slice() } else { &[] };
        let mut best: Option<(f64, Spot, Rect)> = None;
        for (far, distance) in std::iter::once(&0.0).chain(away).enumerate() {
            for (rank, direction) in AROUND.into_iter().enumerate() {
                let (spot, rect) = candidate(at, radius, *distance, direction, style, text);
                if !self.free(&rect) || spot.leader.is_some_and(|it| self.hidden(it, at, radius)) {
                    continue;
                }
                // A leader costs more than any direction, and as much as some forty pixels of line
                // through the name: a name that is crossed a little can still be read.
                let cost = far as f64 * 30.0 + rank as f64 + 0.8 * self.crossed(&rect);
                if best.as_ref().is_none_or(|it| cost < it.0) {
                    best = Some((cost, spot, rect));
                }
            }
        }
        let (_, spot, rect) = best?;
        self.take(rect);
        Some(spot)
    }

    /// Whether a leader runs through something that is taken, but for its own mark.
    fn hidden(&self, leader: ((f64, f64), (f64, f64)), at: (f64, f64), radius: f64) -> bool {
        let own = around_point(at, radius + 1.5);
        let others = self.taken.iter().filter(|it| !it.meets(&own));
        let points = [leader.0, leader.1];
        others.into_iter().any(|it| !clip::line(&points, it).is_empty())
    }

    /// The corner of the frame with room for a box, the one with the least line in it; its upper
    /// left end.
    pub(crate) fn corner(&mut self, wide: f64, high: f64) -> Option<(f64, f64)> {
        let Rect { left, top, right, bottom } = self.frame.grown(-2.0);
        let corners = [
            (left, bottom - high),
            (right - wide, bottom - high),
            (left, top),
            (right - wide, top),
        ];
        let boxed =
            |(x, y): (f64, f64)| Rect { left: x, top: y, right: x + wide, bottom: y + high };
        let free = corners.into_iter().map(boxed).filter(|it| self.free(it));
        let best = free.min_by(|one, two| self.crossed(one).total_cmp(&self.crossed(two)))?;
        self.take(best);
        Some((best.left, best.top))
    }

    /// A spot for a badge on a line, near its middle if that is free; beside a line that it would
    /// hide.
    pub(crate) fn on_line(&mut self, parts: &[Vec<(f64, f64)>], radius: f64) -> Option<(f64, f64)> {
        let longest = parts.iter().max_by(|one, two| length(one).total_cmp(&length(two)))?;
        let shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9];
        let on = shares.iter().filter(|_| length(longest) > 5.0 * radius);
        let on: Vec<(f64, f64)> = on.filter_map(|it| along(longest, *it)).collect();
        let middle = along(longest, 0.5)?;
        // Short lines would vanish under their badge: it stands beside them.
        let mut beside = Vec::new();
        for reach in [radius + 4.0, radius + 9.0, radius + 16.0] {
            let around = AROUND.map(|(dx, dy)| (middle.0 + dx * reach, middle.1 + dy * reach));
            let clear =
                |it: &(f64, f64)| clip::line(longest, &around_point(*it, radius + 1.0)).is_empty();
            beside.extend(around.into_iter().filter(clear));
        }
        let spots = on.into_iter().chain(beside);
        let mut free = spots.filter(|it| self.free(&around_point(*it, radius + 1.0)));
        let spot = free.next()?;
        drop(free);
        self.take(around_point(spot, radius + 1.0));
        Some(spot)
    }

    /// A spot within an area for lines of text, as far from its edge as there is room: the middle
    /// of the lines. At least so much of the text must lie inside, and none in areas of others.
    pub(crate) fn within(
        &mut self,
        shapes: &[Vec<(f64, f64)>],
        (wide, high): (f64, f64),
        least: f64,
        others: &[Vec<(f64, f64)>],
    ) -> Option<(f64, f64)> {
        let points: Vec<(f64, f64)> = shapes.iter().flatten().copied().collect();
        let around = Rect::around(&points)?;
        if around.right - around.left < wide * least {
            return None;
        }
        let mut best: Option<(f64, (f64, f64))> = None;
        for (across, down) in (1..24).flat_map(|across| (1..16).map(move |down| (across, down))) {
            let x = around.left + (around.right - around.left) * f64::from(across) / 24.0;
            let y = around.top + (around.bottom - around.top) * f64::from(down) / 16.0;
            let rect = Rect {
                left: x - wide / 2.0,
                right: x + wide / 2.0,
                top: y - high / 2.0,
                bottom: y + high / 2.0,
            };
            if !self.free(&rect) || !inside(shapes, (x, y)) {
                continue;
            }
            let share = share_inside(shapes, &rect, least);
            if share < least || share_inside(others, &rect, 0.0) > 0.0 {
                continue;
            }
            let room = points
                .iter()
                .map(|it| {
                    let dx = ((it.0 - x).abs() - wide / 2.0).max(0.0);
                    let dy = ((it.1 - y).abs() - high / 2.0).max(0.0);
                    dx * dx + dy * dy
                })
                .fold(f64::INFINITY, f64::min);
            // Inside first; then far from the edge, which beyond thirty pixels makes no difference
            // to the eye; then free of lines, which a name in pale capitals bears.
            let worth = 60.0 * share + room.sqrt().min(30.0) - 0.6 * self.crossed(&rect);
            if best.is_none_or(|it| worth > it.0) {
                best = Some((worth, (x, y)));
            }
        }
        let (_, (x, y)) = best?;
        self.take(Rect {
            left: x - wide / 2.0,
            right: x + wide / 2.0,
            top: y - high / 2.0,
            bottom: y + high / 2.0,
        });
        Some((x, y))
    }
}

fn around_point((x, y): (f64, f64), radius: f64) -> Rect {
    Rect { left: x, right: x, top: y, bottom: y }.grown(radius)
}

fn candidate(
    at: (f64, f64),
    radius: f64,
    away: f64,
    (dx, dy): (f64, f64),
    style: Type,
    text: &str,
) -> (Spot, Rect) {
    let (wide, up, down) = (style.width(text), style.size * 0.74, style.size * 0.22);
    let reach = radius + 3.0 + away;
    let (x, middle) = (at.0 + dx * reach, at.1 + dy * (reach + up / 2.0));
    let y = middle + up / 2.0;
    let (anchor, left) = if dx > 0.1 {
        (Anchor::Start, x)
    } else if dx < -0.1 {
        (Anchor::End, x - wide)
    } else {
        (Anchor::Middle, x - wide / 2.0)
    };
    let from = (at.0 + dx * radius, at.1 + dy * radius);
    let to = (x - dx * 1.5, middle - dy * up / 2.0);
    let leader = (away > 0.0).then_some((from, to));
    let rect = Rect { left: left - 1.0, right: left + wide + 1.0, top: y - up, bottom: y + down };
    (Spot { x, y, anchor, leader }, rect)
}

/// Length of a line.
pub(crate) fn length(points: &[(f64, f64)]) -> f64 {
    points.windows(2).map(|it| distance(it[0], it[1])).sum()
}

/// The point so far along a line.
fn along(points: &[(f64, f64)], share: f64) -> Option<(f64, f64)> {
    let mut rest = length(points) * share;
    for pair in points.windows(2) {
        let step = distance(pair[0], pair[1]);
        if rest <= step && step > 0.0 {
            let part = rest / step;
            let between = |from: f64, to: f64| from + (to - from) * part;
            return Some((between(pair[0].0, pair[1].0), between(pair[0].1, pair[1].1)));
        }
        rest -= step;
    }
    points.last().copied()
}

/// How much of a box lies inside, by fifteen points of it; zero as soon as it is less than asked.
fn share_inside(shapes: &[Vec<(f64, f64)>], rect: &Rect, least: f64) -> f64 {
    let mut outside = 0.0;
    for (across, down) in (0..5).flat_map(|across| (0..3).map(move |down| (across, down))) {
        let (across, down) = (f64::from(across) / 4.0, f64::from(down) / 2.0);
        let x = rect.left + (rect.right - rect.left) * across;
        if !inside(shapes, (x, rect.top + (rect.bottom - rect.top) * down)) {
            outside += 1.0;
            if 1.0 - outside / 15.0 < least {
                return 0.0;
            }
        }
    }
    1.0 - outside / 15.0
}

/// Whether a point is inside an odd number of outlines.
fn inside(shapes: &[Vec<(f64, f64)>], (x, y): (f64, f64)) -> bool {
    let mut odd = false;
    for shape in shapes {
        let Some(mut from) = shape.last().copied() else {
            continue;
        };
        for &to in shape {
            let spans = (from.1 > y) != (to.1 > y);
            if spans && x < from.0 + (to.0 - from.0) * (y - from.1) / (to.1 - from.1) {
                odd = !odd;
            }
            from = to;
        }
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mark::LABEL;

    const FRAME: Rect = Rect { left: 0.0, top: 0.0, right: 300.0, bottom: 200.0 };

    #[test]
    fn a_name_stands_right_of_its_mark_and_the_next_gives_way() {
        let mut board = Board::new(FRAME);
        let first = board.beside((100.0, 100.0), 3.0, LABEL, "Khorgos", true).expect("room");
        assert!(first.anchor == Anchor::Start && first.leader.is_none());
        let second = board.beside((100.0, 100.0), 3.0, LABEL, "Almaty", true).expect("room");
        assert_eq!(second.anchor, Anchor::End);
    }

    #[test]
    fn forty_names_in_one_spot_do_not_all_fit_and_those_left_out_know_it() {
        let mut board = Board::new(FRAME);
        let found: Vec<Option<Spot>> = (0..40)
            .map(|at| board.beside((150.0, 100.0), 3.0, LABEL, &format!("Place {at}"), true))
            .collect();
        let placed = found.iter().flatten().count();
        assert!(placed > 5 && placed < 40, "{placed}");
        for (at, one) in board.taken.iter().enumerate() {
            assert!(board.taken[at + 1..].iter().all(|two| !one.meets(two)));
        }
    }

    #[test]
    fn names_avoid_lines() {
        let mut board = Board::new(FRAME);
        board.avoid(vec![(100.0, 100.0), (200.0, 100.0)]);
        let spot = board.beside((100.0, 100.0), 3.0, LABEL, "Khorgos", false).expect("room");
        assert_ne!(spot.anchor, Anchor::Start);
    }

    #[test]
    fn a_name_too_wide_for_a_country_finds_no_room() {
        let mut board = Board::new(FRAME);
        let square = vec![vec![(10.0, 10.0), (60.0, 10.0), (60.0, 60.0), (10.0, 60.0)]];
        assert_eq!(board.within(&square, (80.0, 12.0), 1.0, &[]), None);
        assert_eq!(board.within(&square, (30.0, 12.0), 1.0, &[]), Some((35.0, 35.0)));
        let over = Board::new(FRAME).within(&square, (80.0, 12.0), 0.5, &[]);
        assert!(over.is_some_and(|it| it.0 > 41.0), "it may run over: {over:?}");
        let neighbour = vec![vec![(60.0, 0.0), (200.0, 0.0), (200.0, 70.0), (60.0, 70.0)]];
        let over = Board::new(FRAME).within(&square, (80.0, 12.0), 0.5, &neighbour);
        assert_eq!(over, None, "but not over a neighbour that has a name of its own");
        assert_eq!(board.within(&[], (30.0, 12.0), 0.5, &[]), None);
    }
}
