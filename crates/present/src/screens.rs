//! What a command has to say to a person, laid out for a terminal: lines, bars, small tables.
//! One module for each command that has more to say than its rows.

mod counterfactual;
mod curve;
mod ideal_points;
mod measure;
mod rivals;
pub mod scan;
pub mod stored;

pub use counterfactual::counterfactual;
pub use curve::curve;
pub use ideal_points::ideal_points;
pub use measure::measure;
pub use rivals::rivals;
