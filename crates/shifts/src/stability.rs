//! Are the coefficients stable at all? Tests against a break at an unknown date.

mod bessel;
mod cusum;
mod fstats;
mod simulated;

pub use bessel::sup_f_p_value;
pub use cusum::{Cusum, ols_cusum, recursive_cusum};
pub use fstats::{FStatistics, f_statistics};
pub use simulated::{SimulatedP, average_p_value, exponential_p_value};
