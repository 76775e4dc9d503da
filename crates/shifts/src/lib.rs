//! When did a series shift, and how sure is it?
//!
//! *What it is for.* Breaks in a series of numbers: the posterior over the date of a single one ([`FlatGaussian`],
//! [`NormalInverseGamma`], [`PoissonGamma`]), and the best division into any number of segments
//! ([`best_partitions`], [`least_squares_segments`], [`BaiPerron`], [`pelt`]), detection as data
//! come in ([`OnlineSpec`]), and claimed dates against each other on measured series and on ledgers
//! ([`LevelShift`], [`RateShift`], [`ShareShift`], [`Contest`]).
//!
//! *What it may use.* `numerics` for arithmetic and random streams, `dates` for days.
//!
//! *What it must never know.* States, cases, ledgers and verdicts; files, clocks, threads. A series is a slice of numbers.
//!
//! *Conventions.* Observations are counted from 0 and a break is named by **the number of observations before it**: `k`
//! says that observations `0..k` belong to one regime and `k..` to the next. For a yearly series
//! that begins in `first`, the last year of the old regime is `first + k - 1`. What cannot be
//! computed is [`Undefined`] and says why; no function panics, and none answers *not a number*.

mod bai;
mod bocpd;
mod contest;
mod curve;
mod dated;
mod level;
mod moments;
mod posterior;
mod power;
mod quadrature;
mod rate;
mod scale;
mod segment;
mod share;
mod stability;
mod undefined;

pub use bai::{BaiPerron, BreakInterval, Errors, RegressionCost, Regressors, argmax_probability};
pub use bocpd::{Online, OnlineSpec};
pub use contest::{Block, Contest, Score, Strength, blocks, holder};
pub use curve::{BELIEVED, ShiftCurve, Stories, Stretch};
pub use dated::DatedSeries;
pub use level::{LevelShift, Memory};
pub use posterior::{
    DatePosterior, FlatGaussian, NormalInverseGamma, PoissonGamma, PoissonSplit, poisson_split,
};
pub use power::{
    POWER_ACTS, POWER_OF_ACTS, POWER_TURNS, power_of_acts, simulated_power, turn_seen,
};
pub use rate::RateShift;
pub use scale::{difference_scale, robustly_scaled};
pub use segment::{
    Cost, LeastSquares, MeanCost, MeanVarianceCost, NegativeBinomialCost, Partition, Penalised,
    Penalty, PoissonCost, Stop, VarianceCost, VarianceFloor, best_partitions, binary_segmentation,
    gaussian_bic, least_squares_segments, negative_binomial_size, pelt,
};
pub use share::{Act, ShareShift, Turn};
pub use stability::{
    Cusum, FStatistics, SimulatedP, average_p_value, exponential_p_value, f_statistics, ols_cusum,
    recursive_cusum, sup_f_p_value,
};
pub use undefined::Undefined;
