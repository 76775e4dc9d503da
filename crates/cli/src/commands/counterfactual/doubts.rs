//! The placebos of a synthetic control.

use counterpoise_counterfactual::placebo::{InSpace, InTime, Without};

/// Placebos whose mean squared gap before is more than so many times the unit's are not drawn and
/// not in the band (Abadie, Diamond and Hainmueller 2010 take 20, 5 and 2).
pub(crate) const FITTED: f64 = 20.0;

/// What the placebos say.
#[derive(Default)]
pub(crate) struct Doubts {
    pub(crate) space: Option<InSpace>,
    pub(crate) time: Vec<InTime>,
    pub(crate) without: Vec<Without>,
}
