//! Cutting to what is shown: at the edge of the frame, and at the meridian opposite to the middle,
//! where the globe is cut open.

use super::projection::LonLat;

/// An upright box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Least x.
    pub left: f64,
    /// Least y.
    pub top: f64,
    /// Greatest x.
    pub right: f64,
    /// Greatest y.
    pub bottom: f64,
}

impl Rect {
    /// Whether a point lies inside or on the edge.
    #[must_use]
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether two boxes have more than an edge in common.
    #[must_use]
    pub fn meets(&self, other: &Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The same box, so much larger on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Rect {
        Rect {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// The least box around points; `None` around none.
    #[must_use]
    pub fn around(points: &[(f64, f64)]) -> Option<Rect> {
        let (left, right) = crate::scale::extent(points.iter().map(|it| it.0))?;
        let (top, bottom) = crate::scale::extent(points.iter().map(|it| it.1))?;
        Some(Rect { left, top, right, bottom })
    }
}

/// One side of a box, as a half-plane.
#[derive(Clone, Copy)]
enum Side {
    Left(f64),
    Right(f64),
    Top(f64),
    Bottom(f64),
}

impl Side {
    fn keeps(self, (x, y): (f64, f64)) -> bool {
        match self {
            Side::Left(at) => x >= at,
            Side::Right(at) => x <= at,
            Side::Top(at) => y >= at,
            Side::Bottom(at) => y <= at,
        }
    }

    fn crossing(self, from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
        match self {
            Side::Left(at) | Side::Right(at) => {
                let share = (at - from.0) / (to.0 - from.0);
                (at, from.1 + share * (to.1 - from.1))
            }
            Side::Top(at) | Side::Bottom(at) => {
                let share = (at - from.1) / (to.1 - from.1);
                (from.0 + share * (to.0 - from.0), at)
            }
        }
    }
}

/// A polygon cut to a box (Sutherland and Hodgman 1974). A polygon that the box cuts in two comes
/// back as one, joined along the edge of the box, where nothing is seen of the joint.
#[must_use]
pub fn polygon(points: &[(f64, f64)], rect: &Rect) -> Vec<(f64, f64)> {
    let sides = [
        Side::Left(rect.left),
        Side::Right(rect.right),
        Side::Top(rect.top),
        Side::Bottom(rect.bottom),
    ];
    let mut kept = points.to_vec();
    for side in sides {
        let input = std::mem::take(&mut kept);
        let Some(mut from) = input.last().copied() else {
            return Vec::new();
        };
        for to in input {
            if side.keeps(to) != side.keeps(from) {
                kept.push(side.crossing(from, to));
            }
            if side.keeps(to) {
                kept.push(to);
            }
            from = to;
        }
    }
    kept
}

/// The parts of a line inside a box (Liang and Barsky 1984).
#[must_use]
pub fn line(points: &[(f64, f64)], rect: &Rect) -> Vec<Vec<(f64, f64)>> {
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    for pair in points.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], rect) else {
            continue;
        };
        match parts.last_mut() {
            Some(part) if part.last() == Some(&from) => part.push(to),
            _ => parts.push(vec![from, to]),
        }
    }
    parts
}

fn segment(from: (f64, f64), to: (f64, f64), rect: &Rect) -> Option<((f64, f64), (f64, f64))> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-dx, from.0 - rect.left),
        (dx, rect.right - from.0),
        (-dy, from.1 - rect.top),
        (dy, rect.bottom - from.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    let at = |share: f64| match share {
        0.0 => from,
        1.0 => to,
        share => (from.0 + share * dx, from.1 + share * dy),
    };
    (enter <= leave).then(|| (at(enter), at(leave)))
}

/// Area of a polygon.
#[must_use]
pub fn area(points: &[(f64, f64)]) -> f64 {
    let Some(mut before) = points.last().copied() else {
        return 0.0;
    };
    let mut doubled = 0.0;
    for point in points {
        doubled += before.0 * point.1 - point.0 * before.1;
        before = *point;
    }
    doubled.abs() / 2.0
}

/// The three windows of longitude through which a globe, cut open opposite to `centre`, is seen by
/// coordinates that run from -180 to 180 or, on a line that goes on, some way beyond; and by how
/// much each is moved.
fn windows(centre: f64, latitudes: (f64, f64)) -> [(Rect, f64); 3] {
    [-360.0, 0.0, 360.0].map(|moved| {
        let (left, right) = (centre - 180.0 - moved, centre + 180.0 - moved);
        (Rect { left, top: latitudes.0, right, bottom: latitudes.1 }, moved)
    })
}

/// The parts of a polygon of the globe on a map whose middle is `centre`, cut where the globe is.
#[must_use]
pub fn opened_polygon(points: &[LonLat], centre: f64, latitudes: (f64, f64)) -> Vec<Vec<LonLat>> {
    let straight = unrolled(points);
    let cut = |(window, moved): &(Rect, f64)| {
        let kept = polygon(&straight, window);
        (kept.len() > 2).then(|| kept.iter().map(|it| (it.0 + moved, it.1)).collect())
    };
    windows(centre, latitudes).iter().filter_map(cut).collect()
}

/// The parts of a line of the globe on such a map. A step of more than half the globe is taken the
/// short way round.
#[must_use]
pub fn opened_line(points: &[LonLat], centre: f64, latitudes: (f64, f64)) -> Vec<Vec<LonLat>> {
    let straight = unrolled(points);
    let mut parts = Vec::new();
    for (window, moved) in windows(centre, latitudes) {
        for part in line(&straight, &window) {
            parts.push(part.iter().map(|it| (it.0 + moved, it.1)).collect());
        }
    }
    parts
}

/// Longitudes that go on where those given jump from 180 to -180.
#[must_use]
pub fn unrolled(points: &[LonLat]) -> Vec<LonLat> {
    let mut out: Vec<LonLat> = Vec::with_capacity(points.len());
    for &(lon, lat) in points {
        let lon = match out.last() {
            Some(before) => lon - 360.0 * ((lon - before.0) / 360.0).round(),
            None => lon - 360.0 * (lon / 360.0).round(),
        };
        out.push((lon, lat));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_polygon_is_cut_at_the_box() {
        let cut = polygon(&[(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)], &BOX);
        assert!(cut.iter().all(|it| BOX.holds(*it)) && cut.len() == 4, "{cut:?}");
        assert!(polygon(&[(-5.0, 2.0), (-1.0, 2.0), (-1.0, 8.0)], &BOX).is_empty());
        let around = polygon(&[(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)], &BOX);
        assert_eq!(Rect::around(&around), Some(BOX));
        assert!(polygon(&[], &BOX).is_empty());
    }

    #[test]
    fn a_line_that_leaves_comes_back_as_another_part() {
        let parts = line(&[(1.0, 1.0), (1.0, 20.0), (5.0, 20.0), (5.0, 1.0)], &BOX);
        assert_eq!(parts, [[(1.0, 1.0), (1.0, 10.0)], [(5.0, 10.0), (5.0, 1.0)]]);
        assert_eq!(line(&[(-1.0, 5.0), (11.0, 5.0)], &BOX), [[(0.0, 5.0), (10.0, 5.0)]]);
        assert!(line(&[(3.0, 3.0)], &BOX).is_empty());
    }

    #[test]
    fn a_line_across_the_date_line_does_not_cross_the_map() {
        let ferry = [(170.0, 60.0), (-170.0, 62.0)];
        let at_greenwich = opened_line(&ferry, 0.0, (-90.0, 90.0));
        assert_eq!(at_greenwich.len(), 2, "{at_greenwich:?}");
        for part in &at_greenwich {
            assert!((part[0].0 - part[1].0).abs() <= 20.0, "{part:?}");
        }
        assert_eq!(opened_line(&ferry, 90.0, (-90.0, 90.0)).len(), 1);
    }

    #[test]
    fn a_country_on_the_date_line_is_one_where_the_map_is_not_cut_there() {
        let chukotka = [(170.0, 60.0), (-175.0, 62.0), (-175.0, 68.0), (170.0, 70.0)];
        let pacific = opened_polygon(&chukotka, 150.0, (-90.0, 90.0));
        assert_eq!(pacific.len(), 1, "{pacific:?}");
        let greenwich = opened_polygon(&chukotka, 0.0, (-90.0, 90.0));
        assert_eq!(greenwich.len(), 2, "{greenwich:?}");
    }

    #[test]
    fn a_country_on_the_cut_is_on_both_sides() {
        let square = [(80.0, 0.0), (100.0, 0.0), (100.0, 10.0), (80.0, 10.0)];
        let parts = opened_polygon(&square, -90.0, (-90.0, 90.0));
        assert_eq!(parts.len(), 2, "{parts:?}");
        let within = |it: &LonLat| (-270.0..=90.0).contains(&it.0);
        assert!(parts.iter().flatten().all(within), "{parts:?}");
    }
}
