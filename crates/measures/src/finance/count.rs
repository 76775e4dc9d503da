//! Chinese projects: how many projects China committed to a state.
//!
//! # What it measures
//! The breadth of China's official finance, which no single loan dominates.
//!
//! # Definition
//! The number of projects committed in the window, with or without an amount; all kinds or one, as
//! for `finance.sum`.
//!
//! # Range and unit
//! 0 and more; projects. Directed, from China. `n`: the same number.
//!
//! # Undefined
//! Never; a window that reaches beyond the data is outside coverage.
//!
//! # When not
//! A school roof counts like a railway.
//!
//! # References
//! Dreher, A., Fuchs, A., Parks, B., Strange, A. and Tierney, M. J. 2021, "Aid, China, and Growth:
//! Evidence from a New Global Development Finance Dataset", American Economic Journal: Economic
//! Policy 13 (2), 135-174.

use crate::value::{Measured, Value};
use crate::years::Years;

use super::{Flow, Project, meant};

/// The number of projects; see the page of this module. No kind means all kinds.
pub fn count(
    projects: &[Project],
    recipient: u32,
    flow: Option<Flow>,
    window: Years,
    coverage: Years,
) -> Measured {
    window.covered(coverage, || {
        let n = meant(projects, recipient, flow, window).count() as u64;
        Measured::new(Value::of(n as f64), n)
    })
}
