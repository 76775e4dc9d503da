//! A series cut into segments.

mod bic;
mod binary;
mod cost;
mod exact;
mod pelt;
mod penalty;

pub(crate) use bic::choose;
pub use bic::{LeastSquares, gaussian_bic, least_squares_segments};
pub use binary::{Stop, binary_segmentation};
pub use cost::{
    Cost, MeanCost, MeanVarianceCost, NegativeBinomialCost, PoissonCost, VarianceCost,
    VarianceFloor, negative_binomial_size,
};
pub use exact::{Partition, best_partitions};
pub use pelt::{Penalised, pelt};
pub use penalty::Penalty;
