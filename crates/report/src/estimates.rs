//! Charts of what is estimated from a file, each with its name and its SVG.

mod counterfactual;
mod curve;

pub use counterfactual::counterfactual;
pub use curve::curve;
