//! Gravity residual: whether two states trade more than their size, place and ties would lead to
//! expect.
//!
//! # What it measures
//! Trade beyond the expectation of a gravity model: what politics, or anything the model leaves
//! out, adds or takes away.
//!
//! # Definition
//! Poisson pseudo-maximum likelihood of the flow from exporter to importer on dyadic variables
//! (logarithm of distance, border, language, agreements) with an effect for every exporter and year
//! and for every importer and year. Residual: `log`, `ln(1 + flow) - ln(1 + expected)`; `pearson`,
//! `(flow - expected) / sqrt(expected)`.
//!
//! # Range and unit
//! Any number, 0 as expected, positive more; logarithm, or standard deviations of a Poisson count.
//! Directed, from exporter to importer. `n`: the flows in the estimate. Beside the residuals stand,
//! year by year, the coefficients with their standard errors, clustered by dyad: what is left out
//! of a model moves both directions of a dyad's trade alike. The factor is g / (g - 1) for g dyads.
//!
//! # Undefined
//! Flows that the model fits perfectly, all of them zero, are left out and counted: those of an
//! exporter (or importer) and year without any trade, and those that a combination of variables
//! separates from all positive flows. Their expected flow is 0 and their residual is undefined.
//! Missing flows stay out before.
//!
//! # When not
//! With effects for exporters and importers, nothing that is the same for all partners of a state
//! in a year (its GDP, its regime) can be estimated. A residual mixes politics with everything else
//! left out and with error of measurement.
//!
//! # References
//! Santos Silva, J. M. C. and Tenreyro, S. 2006, "The Log of Gravity", Review of Economics and
//! Statistics 88, 641-658.
//! Correia, S., Guimarães, P. and Zylkin, T. 2020, "Fast Poisson Estimation with High-Dimensional
//! Fixed Effects", Stata Journal 20, 95-115 (estimation; separation).

mod absorb;
mod error;
mod fit;
mod model;
mod separation;

pub use error::GravityError;
pub use model::{Fitted, Flows, Residual, Spec};
