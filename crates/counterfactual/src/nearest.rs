//! The point of a polytope that is nearest to the origin, exactly.
//!
//! Every problem of weights in this crate is of one form: of all averages of some points, with
//! weights that are not negative and sum to one, find the one nearest to a target. Moved so that
//! the target is the origin, it is the nearest point of the polytope that the points span. Wolfe's
//! method walks over corners and faces and ends after finitely many steps in the exact answer,
//! without a step size, a starting guess or a penalty; weights that are zero are exactly zero.
//!
//! # References
//! Wolfe, P. 1976, "Finding the Nearest Point in a Polytope", Mathematical Programming 11, 128-149.

use counterpoise_numerics::sqrt;

/// What counts as no improvement, as a share of the largest squared distance of a point.
const FLAT: f64 = 4e-15;
/// A weight below it is none.
const NONE: f64 = 1e-13;

/// Points given row by row, and what the method needs to work on them. It can be used again for
/// other points.
#[derive(Debug, Clone, Default)]
pub(crate) struct Polytope {
    dims: usize,
    points: Vec<f64>,
    corral: Vec<usize>,
    weights: Vec<f64>,
    nearest: Vec<f64>,
    triangle: Triangle,
    affine: Vec<f64>,
    before: (Vec<usize>, Vec<f64>),
    scratch: (Vec<f64>, Vec<f64>),
}

impl Polytope {
    /// Room for points of so many coordinates.
    pub(crate) fn new(dims: usize) -> Polytope {
        Polytope { dims, ..Polytope::default() }
    }

    /// The points, to be written over.
    pub(crate) fn points(&mut self) -> &mut Vec<f64> {
        &mut self.points
    }

    /// The points that have a weight, and their weights, after [`Polytope::solve`].
    pub(crate) fn solution(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.corral.iter().copied().zip(self.weights.iter().copied())
    }

    /// The squared distance of the nearest point from the origin.
    pub(crate) fn square(&self) -> f64 {
        dot(&self.nearest, &self.nearest)
    }

    /// The largest squared distance of a point.
    pub(crate) fn largest(&self) -> f64 {
        self.points.chunks_exact(self.dims.max(1)).map(|p| dot(p, p)).fold(0.0, f64::max)
    }

    /// Finds the nearest point. Without coordinates the first point has all the weight.
    pub(crate) fn solve(&mut self) {
        self.corral.clear();
        self.weights.clear();
        self.walk();
    }

    /// The same, beginning at the face of the last solution: shorter where the points have moved a
    /// little, and equal but for rounding.
    pub(crate) fn solve_again(&mut self) {
        if self.corral.last().is_some() && self.begin_at_corral() {
            self.walk();
        } else {
            self.solve();
        }
    }

    /// Brings the corral of other points to the nearest point of its face; false where it spans
    /// none.
    fn begin_at_corral(&mut self) -> bool {
        let largest = self.largest();
        self.triangle.begin(self.dims + 1, if largest > 0.0 { sqrt(largest) } else { 1.0 });
        let mut points =
            self.corral.iter().map(|at| &self.points[at * self.dims..(at + 1) * self.dims]);
        points.all(|point| self.triangle.push(point)) && self.descend()
    }

    fn walk(&mut self) {
        let count = self.points.len() / self.dims.max(1);
        let largest = self.largest();
        if self.corral.is_empty() {
            let squares = (0..count).map(|at| dot(self.point(at), self.point(at)));
            let Some((first, _)) = squares.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)) else {
                return;
            };
            self.triangle.begin(self.dims + 1, if largest > 0.0 { sqrt(largest) } else { 1.0 });
            self.triangle.push(&self.points[first * self.dims..(first + 1) * self.dims]);
            self.corral.push(first);
            self.weights.push(1.0);
        }
        self.average();
        for _ in 0..60 * (count + 1) {
            let here = self.square();
            let ahead = (0..count).map(|at| dot(&self.nearest, self.point(at)));
            let Some((next, least)) = ahead.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)) else {
                return;
            };
            if here - least <= FLAT * largest || self.corral.contains(&next) {
                return;
            }
            self.before.0.clone_from(&self.corral);
            self.before.1.clone_from(&self.weights);
            let independent =
                self.triangle.push(&self.points[next * self.dims..(next + 1) * self.dims]);
            self.corral.push(next);
            self.weights.push(0.0);
            let found = independent && self.descend();
            self.average();
            if !found || self.square() >= here {
                std::mem::swap(&mut self.corral, &mut self.before.0);
                std::mem::swap(&mut self.weights, &mut self.before.1);
                self.average();
                return;
            }
        }
    }

    fn point(&self, at: usize) -> &[f64] {
        &self.points[at * self.dims..(at + 1) * self.dims]
    }

    /// Moves to the nearest point of the face that the corral spans, leaving behind the points that
    /// it does not need.
    fn descend(&mut self) -> bool {
        while !self.corral.is_empty() {
            if !self.affine_minimiser() {
                return false;
            }
            if self.affine.iter().all(|it| *it > NONE) {
                std::mem::swap(&mut self.weights, &mut self.affine);
                return true;
            }
            let step = |(w, a): (&f64, &f64)| {
                if *a <= NONE { w / (w - a).max(f64::MIN_POSITIVE) } else { 1.0 }
            };
            let share = self.weights.iter().zip(&self.affine).map(step).fold(1.0, f64::min);
            for (w, a) in self.weights.iter_mut().zip(&self.affine) {
                *w += share * (a - *w);
            }
            let least = self.weights.iter().copied().fold(f64::INFINITY, f64::min);
            let mut kept = 0;
            for at in 0..self.corral.len() {
                if self.weights[at] > NONE && self.weights[at] > least {
                    (self.corral[kept], self.weights[kept]) = (self.corral[at], self.weights[at]);
                    kept += 1;
                }
            }
            self.corral.truncate(kept);
            self.weights.truncate(kept);
            self.triangle.clear();
            for at in &self.corral {
                self.triangle.push(&self.points[at * self.dims..(at + 1) * self.dims]);
            }
        }
        false
    }

    /// The weights, of any sign, that sum to one and bring the corral nearest to the origin.
    ///
    /// With M the matrix whose columns are the points, each headed by the same number, the weights
    /// are proportional to the solution of M'M u = 1. The solution by the triangle of M is improved
    /// once.
    fn affine_minimiser(&mut self) -> bool {
        let head = self.triangle.head;
        let mut u = std::mem::take(&mut self.affine);
        u.clear();
        u.resize(self.corral.len(), 1.0);
        self.triangle.substitute(&mut u);
        let (mut image, mut left) = std::mem::take(&mut self.scratch);
        image.clear();
        image.resize(self.dims, 0.0);
        for (at, u) in self.corral.iter().zip(&u) {
            image.iter_mut().zip(self.point(*at)).for_each(|(sum, it)| *sum += u * it);
        }
        let top = head * u.iter().sum::<f64>();
        left.clear();
        left.extend(self.corral.iter().map(|at| 1.0 - head * top - dot(self.point(*at), &image)));
        self.triangle.substitute(&mut left);
        u.iter_mut().zip(&left).for_each(|(u, more)| *u += more);
        let total: f64 = u.iter().sum();
        u.iter_mut().for_each(|u| *u /= total);
        let fine = total > 0.0 && u.iter().all(|it| it.is_finite());
        self.affine = u;
        self.scratch = (image, left);
        fine
    }

    fn average(&mut self) {
        let mut nearest = std::mem::take(&mut self.nearest);
        nearest.clear();
        nearest.resize(self.dims, 0.0);
        for (at, weight) in self.corral.iter().zip(&self.weights) {
            nearest.iter_mut().zip(self.point(*at)).for_each(|(sum, it)| *sum += weight * it);
        }
        self.nearest = nearest;
    }
}

/// The upper triangle R of a matrix M = QR that grows by columns, by Householder reflections.
#[derive(Debug, Clone, Default)]
struct Triangle {
    rows: usize,
    /// The number at the head of each column, above the coordinates of its point.
    head: f64,
    columns: Vec<f64>,
    mirrors: Vec<f64>,
    squares: Vec<f64>,
}

impl Triangle {
    fn begin(&mut self, rows: usize, head: f64) {
        (self.rows, self.head) = (rows, head);
        self.clear();
    }

    fn clear(&mut self) {
        self.columns.clear();
        self.mirrors.clear();
        self.squares.clear();
    }

    /// Adds a column; false, with nothing added, where it depends on those before it.
    fn push(&mut self, point: &[f64]) -> bool {
        let (rows, count) = (self.rows, self.squares.len());
        if count >= rows {
            return false;
        }
        self.columns.push(self.head);
        self.columns.extend_from_slice(point);
        let column = &mut self.columns[count * rows..];
        let whole = dot(column, column);
        for at in 0..count {
            let mirror = &self.mirrors[at * rows + at..(at + 1) * rows];
            let share = 2.0 * dot(mirror, &column[at..]) / self.squares[at];
            column[at..].iter_mut().zip(mirror).for_each(|(it, mirror)| *it -= share * mirror);
        }
        let below = dot(&column[count..], &column[count..]);
        if below <= 1e-24 * whole || below == 0.0 {
            self.columns.truncate(count * rows);
            return false;
        }
        let alpha = if column[count] > 0.0 { -sqrt(below) } else { sqrt(below) };
        self.mirrors.extend(std::iter::repeat_n(0.0, count));
        self.mirrors.push(column[count] - alpha);
        self.mirrors.extend_from_slice(&column[count + 1..]);
        let mirror = &self.mirrors[count * rows..];
        self.squares.push(dot(mirror, mirror));
        column[count] = alpha;
        column[count + 1..].fill(0.0);
        true
    }

    /// Turns b into the u with R'R u = b.
    fn substitute(&self, u: &mut [f64]) {
        for at in 0..u.len() {
            let column = &self.columns[at * self.rows..];
            u[at] = (u[at] - dot(&column[..at], &u[..at])) / column[at];
        }
        for at in (0..u.len()).rev() {
            let column = &self.columns[at * self.rows..];
            u[at] /= column[at];
            let found = u[at];
            u[..at].iter_mut().zip(column).for_each(|(it, r)| *it -= found * r);
        }
    }
}

/// The nearest average of points to a target: one weight for each point, not negative, together
/// one.
///
/// Points and target have the same number of coordinates. No points have no weights.
pub(crate) fn weights(points: &[Vec<f64>], target: &[f64]) -> Vec<f64> {
    let mut polytope = Polytope::new(target.len());
    for point in points {
        polytope.points.extend(point.iter().zip(target).map(|(it, target)| it - target));
    }
    let mut weights = vec![0.0; points.len()];
    if target.is_empty() {
        weights.iter_mut().take(1).for_each(|it| *it = 1.0);
        return weights;
    }
    polytope.solve();
    polytope.solution().for_each(|(at, weight)| weights[at] = weight);
    weights
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn loss(points: &[Vec<f64>], target: &[f64], weights: &[f64]) -> f64 {
        let gap =
            |k: usize| points.iter().zip(weights).map(|(p, w)| w * p[k]).sum::<f64>() - target[k];
        (0..target.len()).map(|k| gap(k) * gap(k)).sum()
    }

    #[test]
    fn by_hand() {
        let square = [vec![0.0, 0.0], vec![2.0, 0.0], vec![0.0, 2.0], vec![2.0, 2.0]];
        let below = weights(&square, &[1.0, -3.0]);
        assert!((below[0] - 0.5).abs() < 1e-14 && (below[1] - 0.5).abs() < 1e-14);
        assert_eq!(below[2..], [0.0, 0.0]);
        assert_eq!(weights(&square, &[9.0, 9.0]), [0.0, 0.0, 0.0, 1.0]);
        assert!(loss(&square, &[0.3, 1.1], &weights(&square, &[0.3, 1.1])) < 1e-28);
    }

    #[test]
    fn few_or_equal_points() {
        assert!(weights(&[], &[1.0]).is_empty());
        assert_eq!(weights(&[vec![5.0]], &[1.0]), [1.0]);
        assert_eq!(weights(&[vec![], vec![]], &[]), [1.0, 0.0]);
        let equal = weights(&[vec![3.0, 3.0], vec![3.0, 3.0]], &[3.0, 3.0]);
        assert_eq!(equal.iter().sum::<f64>(), 1.0);
    }

    proptest! {
        #[test]
        fn no_vertex_is_ahead(points in proptest::collection::vec(proptest::collection::vec(-5.0f64..5.0, 4), 1..12), target in proptest::collection::vec(-6.0f64..6.0, 4)) {
            let found = weights(&points, &target);
            prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(found.iter().all(|w| *w >= 0.0));
            let x: Vec<f64> = (0..4).map(|k| points.iter().zip(&found).map(|(p, w)| w * p[k]).sum::<f64>() - target[k]).collect();
            // The condition that a point of a polytope is nearest to the origin.
            for point in &points {
                let moved: Vec<f64> = point.iter().zip(&target).map(|(p, t)| p - t).collect();
                prop_assert!(dot(&x, &moved) >= dot(&x, &x) - 1e-10);
            }
        }
    }
}
