//! Chinese official finance: how much China committed to a state.
//!
//! # What it measures
//! The money of China's government and state banks, by kind.
//!
//! # Definition
//! The sum of the amounts of the projects committed in the window, in `constant` prices (2014 US
//! dollars in the source) or `current` ones; all kinds or one: `oda-like` (concessional, for
//! development), `oof-like` (other), `vague`. Use the rows that the source recommends for research,
//! which leave out umbrella agreements and cancelled projects.
//!
//! # Range and unit
//! 0 and more; US dollars. Directed, from China. `n`: the projects with an amount.
//!
//! # Undefined
//! Missing where there are projects and none has an amount. Where some have none the sum is a lower
//! bound, with a note. A window that reaches beyond the data is outside coverage.
//!
//! # When not
//! Commitments are not payments; a few very large loans make most of it.
//!
//! # References
//! Dreher, A., Fuchs, A., Parks, B., Strange, A. and Tierney, M. J. 2021, "Aid, China, and Growth:
//! Evidence from a New Global Development Finance Dataset", American Economic Journal: Economic
//! Policy 13 (2), 135-174.

use counterpoise_numerics::Sum;

use crate::value::{Measured, Value};
use crate::years::Years;

use super::{Flow, Prices, Project, meant};

/// What was committed to a recipient; see the page of this module. No kind means all kinds.
pub fn sum(
    projects: &[Project],
    recipient: u32,
    flow: Option<Flow>,
    prices: Prices,
    window: Years,
    coverage: Years,
) -> Measured {
    window.covered(coverage, || {
        let amounts: Vec<Option<f64>> =
            meant(projects, recipient, flow, window).map(|one| amount(one, prices)).collect();
        let known: Vec<f64> = amounts.iter().copied().flatten().collect();
        let n = known.len() as u64;
        if known.is_empty() && !amounts.is_empty() {
            return Measured::new(Value::Missing, 0).noted("no project has an amount");
        }
        let note = if known.len() < amounts.len() {
            "some projects have no amount: a lower bound"
        } else {
            ""
        };
        Measured::new(Value::of(Sum::of(known)), n).noted(note)
    })
}

fn amount(project: &Project, prices: Prices) -> Option<f64> {
    match prices {
        Prices::Constant => project.constant,
        Prices::Current => project.current,
    }
}
