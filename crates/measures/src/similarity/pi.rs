//! Pi: likeness beyond what two draws from one common habit would show by chance.
//!
//! # What it measures
//! The similarity of two portfolios corrected for chance, where both states are taken to draw from
//! the same pool of choices; a difference of habit counts as unlikeness.
//!
//! # Definition
//! `pi = 1 - D_o / D_e`: `D_o` the mean distance over common items, `D_e` the mean distance of two
//! draws from both portfolios together. The distance is `nominal` (0 or 1: Scott 1955), `absolute`
//! or `squared` (Häge 2011): three different numbers under one name, so the variant is always part
//! of the column's name. For `squared`, `D_e` is the sum of the variances and half the squared
//! difference of the means.
//!
//! # Range and unit
//! At most 1 (equal), 0 what chance gives, at least -1; no unit. Symmetric. `n`: common items.
//!
//! # Undefined
//! If no disagreement was to be expected, because both portfolios are constant and equal; it is not
//! 1 then. Without a common item.
//!
//! # When not
//! With few items the estimate of chance is itself rough; Krippendorff's alpha for two coders adds
//! the correction.
//!
//! # References
//! Scott, W. A. 1955, "Reliability of Content Analysis: The Case of Nominal Scale Coding", Public
//! Opinion Quarterly 19, 321-325.
//! Häge, F. M. 2011, "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for
//! Chance Agreement", Political Analysis 19, 287-305.

use crate::value::Measured;

use super::kappa::corrected;
use super::{Distance, MAX_LEVELS, Table};

/// The pi of a dyad; see the page of this module.
pub fn pi(table: &Table, distance: Distance) -> Measured {
    let (mut pooled, second) = table.margins();
    for level in 0..MAX_LEVELS {
        pooled[level] = (pooled[level] + second[level]) / 2.0;
    }
    corrected(table, &pooled, &pooled, distance)
}
