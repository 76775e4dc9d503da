//! Flows of zero that a model fits perfectly: they have no finite estimate and say nothing about
//! the others.

use super::absorb::totals;

/// Marks the rows of groups that have no positive flow. Only zeros are marked, so no other group
/// loses its trade by it.
pub(super) fn without_trade(flow: &[f64], exporter: &[u32], importer: &[u32]) -> Vec<bool> {
    let (sold, bought) = (totals(exporter, flow), totals(importer, flow));
    let alone =
        |row: usize| sold[exporter[row] as usize] <= 0.0 || bought[importer[row] as usize] <= 0.0;
    (0..flow.len()).map(alone).collect()
}

/// How far below every positive flow, on the scale of logarithms, an expected flow must have sunk
/// to be on its way to zero.
const FAR_BELOW: f64 = 25.0;

/// Marks the flows of zero whose expectation is on its way to zero: a combination of variables
/// separates them from all positive flows.
pub(super) fn sinking(flow: &[f64], logs: &[f64]) -> Vec<bool> {
    let positive = flow.iter().zip(logs).filter(|(flow, _)| **flow > 0.0).map(|(_, log)| *log);
    let lowest = positive.fold(f64::INFINITY, f64::min);
    flow.iter().zip(logs).map(|(flow, log)| *flow == 0.0 && *log < lowest - FAR_BELOW).collect()
}
