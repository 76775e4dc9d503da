//! Tau-b: whether two states rank the same items alike.
//!
//! # What it measures
//! The association of two portfolios as rankings: over all pairs of items, how many more are
//! ordered alike than contrary.
//!
//! # Definition
//! `tau_b = (concordant - discordant) / sqrt((n0 - n1) * (n0 - n2))`, with `n0` the pairs of items,
//! `n1` and `n2` the pairs tied in the first and in the second portfolio. With weights a pair
//! counts the product of its weights.
//!
//! # Range and unit
//! -1 (contrary) to 1 (alike); no unit. Symmetric. `n`: common items.
//!
//! # Undefined
//! If either portfolio is the same throughout, for then it ranks nothing; without a common item.
//!
//! # When not
//! It measures association, not likeness: two states far apart on every item, but in the same
//! order, score 1. Signorino and Ritter 1999 show why it should not measure similarity of policy;
//! it stands here to reproduce older work.
//!
//! # References
//! Kendall, M. G. 1938, "A New Measure of Rank Correlation", Biometrika 30, 81-93.
//! Bueno de Mesquita, B. 1975, "Measuring Systemic Polarity", Journal of Conflict Resolution 19,
//! 187-216.

use counterpoise_numerics::sqrt;

use crate::value::{Measured, Reason, Value};

use super::Table;

/// The tau-b of a dyad; see the page of this module.
pub fn tau_b(table: &Table) -> Measured {
    let total = table.total();
    if total <= 0.0 {
        return Measured::undefined(Reason::NothingInCommon, table.n());
    }
    let (first, second) = table.margins();
    let untied = untied(total, &first) * untied(total, &second);
    if untied <= 0.0 {
        return Measured::undefined(Reason::ConstantPortfolio, table.n());
    }
    Measured::new(Value::of(surplus(table) / sqrt(untied)), table.n())
}

/// Half the square of the total less those of the levels: the weight of pairs of items on different
/// levels.
fn untied(total: f64, margin: &[f64]) -> f64 {
    let used = margin.iter().filter(|&&weight| weight > 0.0).count();
    let squares: f64 = margin.iter().map(|weight| weight * weight).sum();
    if used < 2 { 0.0 } else { (total * total - squares) / 2.0 }
}

/// The weight of concordant pairs less that of discordant ones.
fn surplus(table: &Table) -> f64 {
    let levels = table.levels();
    let mut sum = 0.0;
    for (a, b) in (0..levels).flat_map(|a| (0..levels).map(move |b| (a, b))) {
        let above = (a + 1..levels).map(|higher| row_balance(table, higher, b)).sum::<f64>();
        sum += table.weight(a, b) * above;
    }
    sum
}

/// In one row, the weight right of a column less the weight left of it.
fn row_balance(table: &Table, row: usize, column: usize) -> f64 {
    let right: f64 = (column + 1..table.levels()).map(|b| table.weight(row, b)).sum();
    let left: f64 = (0..column).map(|b| table.weight(row, b)).sum();
    right - left
}
