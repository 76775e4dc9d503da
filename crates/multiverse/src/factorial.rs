//! The analysis of variance of a full cross, exactly.

use serde::Serialize;

/// What each choice of a full cross explains of a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Factorial {
    /// Variance of the number over the universes (the sum of squares over n).
    pub variance: f64,
    /// For each choice its main effect as a share of the variance: eta squared, 0..=1.
    pub effects: Vec<f64>,
    /// For each choice its Shapley share of the variance; they add up to one.
    pub shares: Vec<f64>,
}

/// The most choices: the parts of all their subsets are computed.
pub(crate) const MOST: usize = 20;

/// Divides the variance of a number over a full cross among its choices.
///
/// `sizes` are the numbers of options; `values` the number in each universe, the last choice
/// varying fastest. The variance is the sum of the parts of all subsets of choices (main effects,
/// and interactions); a choice's Shapley share is its main effect and of every interaction its
/// equal part. `None` where nothing varies, a value is not a number, the sizes do not fit or there
/// are more than twenty choices.
///
/// Sources: Owen, A. B. 2014, "Sobol' Indices and Shapley Value", SIAM/ASA Journal on Uncertainty
/// Quantification 2, 245-251, theorem 1. Main effects as a share of the whole are the balanced eta
/// squared.
///
/// ```
/// // The second choice does nothing; the first is all there is.
/// let parts = counterpoise_multiverse::factorial(&[2, 2], &[0.0, 0.0, 1.0, 1.0]).unwrap();
/// assert_eq!(parts.shares, [1.0, 0.0]);
/// ```
#[must_use]
pub fn factorial(sizes: &[usize], values: &[f64]) -> Option<Factorial> {
    let n: usize = sizes.iter().product();
    let k = sizes.len();
    if n != values.len() || n == 0 || k > MOST || !values.iter().all(|value| value.is_finite()) {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n as f64;
    let centred: Vec<f64> = values.iter().map(|value| value - mean).collect();
    // For each subset of choices the variance of the means over it.
    let mut explained = vec![0.0; 1 << k];
    explain(sizes, &centred, 0, 0, &mut explained);
    let variance = explained[(1 << k) - 1];
    // Means may differ in their last bits where nothing varies.
    if variance <= 1e-24 * values.iter().map(|value| value * value).fold(0.0, f64::max) {
        return None;
    }
    let shares = (0..k).map(|choice| shapley(&explained, k, choice) / variance).collect();
    let effects = (0..k).map(|choice| explained[1 << choice] / variance).collect();
    Some(Factorial { variance, effects, shares })
}

/// Keeps or averages out one choice after another. The choices from `at` on are still in the table,
/// `kept` are before them.
fn explain(sizes: &[usize], table: &[f64], at: usize, kept: usize, out: &mut [f64]) {
    if at == sizes.len() {
        out[kept] = table.iter().map(|value| value * value).sum::<f64>() / table.len() as f64;
        return;
    }
    explain(sizes, table, at + 1, kept | 1 << at, out);
    let (size, inner) = (sizes[at], sizes[at + 1..].iter().product::<usize>());
    let averaged: Vec<f64> = table
        .chunks_exact(size * inner)
        .flat_map(|block| {
            let mean =
                move |i: usize| (0..size).map(|j| block[j * inner + i]).sum::<f64>() / size as f64;
            (0..inner).map(mean)
        })
        .collect();
    explain(sizes, &averaged, at + 1, kept, out);
}

/// The mean gain of a choice over all orders in which choices may come to it.
fn shapley(explained: &[f64], k: usize, choice: usize) -> f64 {
    // 1 / (k * (k - 1 over s)) for a subset of s others.
    let mut weight = vec![1.0 / k as f64; k];
    for s in 1..k {
        weight[s] = weight[s - 1] * s as f64 / (k - s) as f64;
    }
    let without = (0..explained.len()).filter(|set| set & (1 << choice) == 0);
    without
        .map(|set| {
            weight[set.count_ones() as usize] * (explained[set | 1 << choice] - explained[set])
        })
        .sum()
}
