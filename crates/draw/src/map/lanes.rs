//! Routes that run between the same two places, side by side.
//!
//! Two lines drawn over each other look like one, and the one below cannot be seen at all. So the
//! stretch between two places that several routes have in common is drawn in lanes, as on a plan of
//! underground lines: each route keeps its lane along the stretch, whichever way it is written, and
//! comes back to the place at its end.

use super::land;
use super::projection::LonLat;
use super::sheet::{self, Sheet, known};

/// From one lane to the next: a thick line and what sets it off.
const APART: f64 = 4.4;
/// All lanes of a stretch together, where there are many.
const TOGETHER: f64 = 16.0;

/// Two places, whichever comes first.
type Leg = [(u64, u64); 2];

/// For each route its parts in the picture.
pub(super) fn parts(sheet: &Sheet, routes: &[&[LonLat]]) -> Vec<Vec<Vec<(f64, f64)>>> {
    let routes: Vec<Vec<LonLat>> = routes.iter().map(|points| known(points)).collect();
    let legs: Vec<Vec<Leg>> = routes.iter().map(|points| legs(points)).collect();
    let one = |at: usize| {
        let points = &routes[at];
        let lanes: Vec<f64> = legs[at].iter().map(|leg| lane(&legs, at, leg)).collect();
        match points.as_slice() {
            [only] => sheet.within(*only).map(|at| vec![at]).into_iter().collect(),
            points if lanes.iter().all(|lane| *lane == 0.0) => {
                thinned(&sheet.line(&sheet::shortest(points)))
            }
            points => in_lanes(sheet, points, &lanes),
        }
    };
    (0..routes.len()).map(one).collect()
}

fn thinned(parts: &[Vec<(f64, f64)>]) -> Vec<Vec<(f64, f64)>> {
    parts.iter().map(|part| land::thinned(part)).collect()
}

fn legs(points: &[LonLat]) -> Vec<Leg> {
    points.windows(2).map(|pair| leg(pair[0], pair[1])).collect()
}

fn leg(from: LonLat, to: LonLat) -> Leg {
    // Minus zero is zero.
    let key = |(lon, lat): LonLat| ((lon + 0.0).to_bits(), (lat + 0.0).to_bits());
    let mut both = [key(from), key(to)];
    both.sort_unstable();
    both
}

/// How far from the middle a route runs on a leg; 0: it has the leg for itself.
fn lane(legs: &[Vec<Leg>], route: usize, own: &Leg) -> f64 {
    let sharing: Vec<usize> = (0..legs.len()).filter(|at| legs[*at].contains(own)).collect();
    let Some(at) = sharing.iter().position(|at| *at == route) else { return 0.0 };
    if sharing.len() < 2 {
        return 0.0;
    }
    let last = (sharing.len() - 1) as f64;
    (at as f64 - last / 2.0) * APART.min(TOGETHER / last)
}

/// A route leg by leg, each in its lane; where one leg ends and the next begins, the line goes on.
fn in_lanes(sheet: &Sheet, points: &[LonLat], lanes: &[f64]) -> Vec<Vec<(f64, f64)>> {
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    for (pair, lane) in points.windows(2).zip(lanes) {
        let is_written_so = leg(pair[0], pair[1])[0] == leg(pair[0], pair[0])[0];
        let lane = if is_written_so { *lane } else { -lane };
        for (number, piece) in thinned(&sheet.line(&sheet::shortest(pair))).iter().enumerate() {
            let piece = beside(piece, lane);
            // The first piece of a leg begins where the leg before it ended, but for the lanes.
            let goes_on =
                number == 0
                    && parts.last().and_then(|part| part.last()).zip(piece.first()).is_some_and(
                        |(end, begin)| sheet::distance(*end, *begin) <= TOGETHER + APART,
                    );
            match parts.last_mut().filter(|_| goes_on) {
                Some(part) => part.extend(piece),
                None => parts.push(piece),
            }
        }
    }
    parts
}

/// A line so far to the left of another, along it.
fn beside(line: &[(f64, f64)], by: f64) -> Vec<(f64, f64)> {
    if by == 0.0 {
        return line.to_vec();
    }
    let normal = |from: (f64, f64), to: (f64, f64)| {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let long = (x * x + y * y).sqrt();
        if long > 0.0 { (y / long, -x / long) } else { (0.0, 0.0) }
    };
    let at = |at: usize| {
        let before = at.checked_sub(1).map(|before| normal(line[before], line[at]));
        let after = line.get(at + 1).map(|after| normal(line[at], *after));
        let both = [before, after].into_iter().flatten();
        let (x, y) = both.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let long = (x * x + y * y).sqrt();
        if long > 0.0 { (line[at].0 + by * x / long, line[at].1 + by * y / long) } else { line[at] }
    };
    (0..line.len()).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::{APART, TOGETHER, beside, lane, leg, legs};

    #[test]
    fn a_stretch_in_common_has_a_lane_for_each() {
        let (a, b, c) = ((60.0, 40.0), (70.0, 42.0), (80.0, 40.0));
        // The second is written the other way round.
        let all = [legs(&[a, b, c]), legs(&[c, b]), legs(&[a, b])];
        let of = |route: usize, from, to| lane(&all, route, &leg(from, to));
        assert_eq!([of(0, a, b), of(2, a, b)], [-APART / 2.0, APART / 2.0]);
        assert_eq!([of(0, b, c), of(1, c, b)], [-APART / 2.0, APART / 2.0]);
        let alone = [legs(&[a, b]), legs(&[b, c])];
        assert_eq!(lane(&alone, 0, &leg(a, b)), 0.0);
        let many: Vec<_> = (0..41).map(|_| legs(&[a, b])).collect();
        assert_eq!(lane(&many, 0, &leg(a, b)), -TOGETHER / 2.0);
        assert_eq!(lane(&many, 40, &leg(a, b)), TOGETHER / 2.0);
    }

    #[test]
    fn a_line_beside_another_keeps_its_distance() {
        assert_eq!(beside(&[(0.0, 0.0), (10.0, 0.0)], 2.0), [(0.0, -2.0), (10.0, -2.0)]);
        assert_eq!(beside(&[(0.0, 0.0), (0.0, 10.0)], 2.0), [(2.0, 0.0), (2.0, 10.0)]);
        assert_eq!(beside(&[(0.0, 0.0), (10.0, 0.0)], 0.0), [(0.0, 0.0), (10.0, 0.0)]);
        // The same place twice has no direction.
        assert_eq!(beside(&[(1.0, 1.0), (1.0, 1.0)], 2.0), [(1.0, 1.0), (1.0, 1.0)]);
    }
}
