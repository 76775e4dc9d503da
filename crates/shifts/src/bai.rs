//! Structural change in regressions: dating, intervals of the dates.

mod argmax;
mod fit;
mod hac;
mod intervals;
mod regression;

pub use argmax::argmax_probability;
pub use fit::BaiPerron;
pub use intervals::{BreakInterval, Errors};
pub(crate) use regression::{Fit, Rows};
pub use regression::{RegressionCost, Regressors};
