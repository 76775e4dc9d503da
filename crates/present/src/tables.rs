//! Facts as tables, which leave in every form that `frames` knows. One module for each kind of
//! fact; what a cell says in words is said by the module of that fact beside this one.

pub mod counterfactual;
pub mod curve;
pub mod ideal_points;
pub mod measures;
pub mod rivals;
pub mod scan;
pub mod stored;
