//! Deterministic arithmetic: the same input gives the same bits on every machine.
//!
//! *What it is for.* Elementary functions, compensated sums, quantiles, keyed random streams,
//! small linear systems, the Wilson interval and Krippendorff's alpha: whatever more than one crate
//! counts with.
//!
//! *What it may use.* `libm` for the functions whose `std` versions differ between platforms.
//!
//! *What it must never know.* Actors, dates, events or verdicts; files, clocks, threads, global
//! state. Every function is pure; a random number is a function of its stream and its index.

mod alpha;
mod beta;
mod bootstrap;
mod cholesky;
mod coincidence;
mod gamma;
mod legendre;
mod logs;
mod maths;
mod normal;
mod normal_table;
mod quantile;
mod stream;
mod student;
mod sum;
mod wilson;

pub use alpha::{Alpha, AlphaSpec, Metric, Undefined, krippendorff_alpha};
pub use beta::{BetaLaw, beta_cdf};
pub use cholesky::Cholesky;
pub use gamma::{gamma_cdf, ln_gamma};
pub use legendre::legendre;
pub use logs::log_sum_exp;
pub use maths::{cos, exp, ln, log1p, log2, log10, logistic, logit, pow, sin, sqrt};
pub use normal::{normal_cdf, normal_quantile};
pub use normal_table::NormalTable;
pub use quantile::{mean, quantile};
pub use stream::Stream;
pub use student::{student_to_normal, student_two_sided};
pub use sum::Sum;
pub use wilson::wilson;
