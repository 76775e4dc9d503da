//! The coincidence matrix of Krippendorff's alpha.

use crate::{Metric, Sum, Undefined};

/// How often each value was given in each unit: all that alpha needs of the data.
pub(crate) struct Counts {
    /// The distinct values that occur in some unit with at least two values, ascending.
    pub(crate) values: Vec<f64>,
    /// For each unit, how often each value occurs; empty where fewer than two coders coded it.
    pub(crate) units: Vec<Vec<f64>>,
}

/// A symmetric matrix of pairs of values, row by row, and the sums of its rows.
struct Coincidences {
    cells: Vec<f64>,
    margin: Vec<f64>,
}

/// Counts the values of coders x units; a row shorter than the longest lacks the later units.
pub(crate) fn count(data: &[Vec<Option<f64>>]) -> Counts {
    let width = data.iter().map(Vec::len).max().unwrap_or(0);
    let unit = |u: usize| data.iter().filter_map(move |row| row.get(u).copied().flatten());
    let pairable = |u: &usize| unit(*u).nth(1).is_some();
    let mut values: Vec<f64> = (0..width).filter(pairable).flat_map(unit).collect();
    values.sort_by(f64::total_cmp);
    values.dedup_by(|a, b| a == b);
    let tally = |u: usize| values.iter().map(move |v| unit(u).filter(|x| x == v).count() as f64);
    let units = (0..width).map(|u| if pairable(&u) { tally(u).collect() } else { Vec::new() });
    Counts { units: units.collect(), values }
}

impl Counts {
    /// The number of pairable values: those in units with at least two.
    pub(crate) fn n_pairable(&self) -> usize {
        self.units.iter().flatten().sum::<f64>() as usize
    }

    /// Alpha with each unit taken `times[unit]` times.
    pub(crate) fn alpha(&self, metric: Metric, times: &[f64]) -> Result<f64, Undefined> {
        let pairs = self.coincidences(times);
        let n = Sum::of(pairs.margin.iter().copied());
        if n < 2.0 {
            return Err(Undefined::NoPairs);
        }
        let (mut observed, mut expected) = (Sum::new(), Sum::new());
        for (i, j) in upper_triangle(self.values.len()) {
            let distance = metric.squared(&self.values, &pairs.margin, i, j);
            observed.add(pairs.cells[i * self.values.len() + j] * distance);
            expected.add(pairs.margin[i] * pairs.margin[j] * distance);
        }
        match expected.value() {
            0.0 => Err(Undefined::OneCategory),
            expected if !expected.is_finite() => Err(Undefined::NotFinite),
            expected => Ok(1.0 - (n - 1.0) * observed.value() / expected),
        }
    }

    fn coincidences(&self, times: &[f64]) -> Coincidences {
        let size = self.values.len();
        let mut cells = vec![0.0; size * size];
        for (unit, times) in self.units.iter().zip(times).filter(|(_, times)| **times > 0.0) {
            add_unit(&mut cells, unit, *times);
        }
        let row = |i: usize| Sum::of(cells[i * size..(i + 1) * size].iter().copied());
        Coincidences { margin: (0..size).map(row).collect(), cells }
    }
}

/// Adds the ordered pairs of one unit of m values, each pair weighing 1 / (m - 1).
fn add_unit(cells: &mut [f64], unit: &[f64], times: f64) {
    let pairs_of_one = unit.iter().sum::<f64>() - 1.0;
    for (i, a) in unit.iter().enumerate().filter(|(_, a)| **a > 0.0) {
        for (j, b) in unit.iter().enumerate() {
            let others = if i == j { b - 1.0 } else { *b };
            cells[i * unit.len() + j] += times * a * others / pairs_of_one;
        }
    }
}

fn upper_triangle(size: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..size).flat_map(move |i| (i + 1..size).map(move |j| (i, j)))
}
