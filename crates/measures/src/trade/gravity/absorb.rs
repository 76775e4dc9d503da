//! Taking two sets of effects out of a column, by weighted least squares.

/// The effects of a regression: each row belongs to one group of either set.
pub(super) struct Effects<'a> {
    first: &'a [u32],
    second: &'a [u32],
    weights: &'a [f64],
    of_first: Vec<f64>,
    of_second: Vec<f64>,
}

/// The part of the first error that may remain when the equations of the effects are solved. Asking
/// for less than rounding allows would let the solution wander where the equations leave it free.
const REMAINS: f64 = 1e-13;
const ROUNDS: usize = 5000;

impl<'a> Effects<'a> {
    pub(super) fn new(first: &'a [u32], second: &'a [u32], weights: &'a [f64]) -> Effects<'a> {
        let (of_first, of_second) = (totals(first, weights), totals(second, weights));
        Effects { first, second, weights, of_first, of_second }
    }

    /// The column less the best fitting effects of both sets.
    ///
    /// The effects of the first set are eliminated, and the equations for those of the second are
    /// solved by conjugate gradients, which need no full rank: where groups hang together only in
    /// parts, any solution serves.
    pub(super) fn residual(&self, column: &[f64]) -> Vec<f64> {
        let (once, enough) = self.pass(column, 0.0);
        // A second pass takes out what rounding left of the first, if it is more than rounding.
        self.pass(&once, enough).0
    }

    /// The column without effects, and the size of the error that was small enough.
    fn pass(&self, column: &[f64], enough: f64) -> (Vec<f64>, f64) {
        let weighted: Vec<f64> =
            column.iter().zip(self.weights).map(|(value, weight)| value * weight).collect();
        let (first, second) = (totals(self.first, &weighted), totals(self.second, &weighted));
        let carried = self.carry(&divided(&first, &self.of_first));
        let right: Vec<f64> =
            second.iter().zip(carried).map(|(own, carried)| own - carried).collect();
        let (of_second, enough) = self.solve(&right, enough);
        let taken = self.carry_back(&of_second);
        let of_first: Vec<f64> = first.iter().zip(taken).map(|(own, taken)| own - taken).collect();
        let of_first = divided(&of_first, &self.of_first);
        let effect =
            |row: usize| of_first[self.first[row] as usize] + of_second[self.second[row] as usize];
        (column.iter().enumerate().map(|(row, value)| value - effect(row)).collect(), enough)
    }

    /// Conjugate gradients with the diagonal as preconditioner.
    fn solve(&self, right: &[f64], enough: f64) -> (Vec<f64>, f64) {
        let mut solution = vec![0.0; right.len()];
        let mut error = right.to_vec();
        let mut scaled = divided(&error, &self.of_second);
        let mut direction = scaled.clone();
        let mut size = dot(&error, &scaled);
        let enough = enough.max(size * REMAINS * REMAINS);
        for _ in 0..ROUNDS {
            let image = self.eliminated(&direction);
            let curvature = dot(&direction, &image);
            if size <= enough || curvature <= 0.0 {
                break;
            }
            let step = size / curvature;
            add(&mut solution, step, &direction);
            add(&mut error, -step, &image);
            scaled = divided(&error, &self.of_second);
            let next = dot(&error, &scaled);
            let keep = next / size;
            direction.iter_mut().zip(&scaled).for_each(|(d, s)| *d = s + keep * *d);
            size = next;
        }
        (solution, enough)
    }

    fn eliminated(&self, second: &[f64]) -> Vec<f64> {
        let carried = self.carry(&divided(&self.carry_back(second), &self.of_first));
        let own = second.iter().zip(&self.of_second).map(|(value, weight)| value * weight);
        own.zip(carried).map(|(own, carried)| own - carried).collect()
    }

    /// From the groups of the first set to those of the second, over the rows they share.
    fn carry(&self, first: &[f64]) -> Vec<f64> {
        let mut second = vec![0.0; self.of_second.len()];
        for ((&from, &to), weight) in self.first.iter().zip(self.second).zip(self.weights) {
            second[to as usize] += weight * first[from as usize];
        }
        second
    }

    fn carry_back(&self, second: &[f64]) -> Vec<f64> {
        let mut first = vec![0.0; self.of_first.len()];
        for ((&to, &from), weight) in self.first.iter().zip(self.second).zip(self.weights) {
            first[to as usize] += weight * second[from as usize];
        }
        first
    }
}

/// The sums of a column by group.
pub(super) fn totals(groups: &[u32], column: &[f64]) -> Vec<f64> {
    let last = groups.iter().max().map_or(0, |&group| group as usize + 1);
    let mut sums = vec![0.0; last];
    groups.iter().zip(column).for_each(|(&group, value)| sums[group as usize] += value);
    sums
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn divided(values: &[f64], by: &[f64]) -> Vec<f64> {
    values.iter().zip(by).map(|(value, by)| if *by > 0.0 { value / by } else { 0.0 }).collect()
}

fn add(to: &mut [f64], times: f64, column: &[f64]) {
    to.iter_mut().zip(column).for_each(|(to, value)| *to += times * value);
}
