//! A series cut into segments.

mod bic;
mod cost;
mod exact;

pub use bic::{LeastSquares, gaussian_bic, least_squares_segments};
pub use cost::{Cost, MeanCost, PoissonCost};
pub use exact::{Partition, best_partitions};
