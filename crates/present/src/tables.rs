//! Facts as tables, which leave in every form that `frames` knows. One module for each kind of
//! fact; what a cell says in words is said by the module of that fact beside this one.

pub mod balance;
pub mod calibrate;
pub mod check;
pub mod claims;
pub mod commitments;
pub mod compare;
pub mod counterfactual;
pub mod coverage;
pub mod curve;
pub mod explain;
pub mod history;
pub mod hypotheses;
pub mod ideal_points;
pub mod judge;
pub mod many;
pub mod measures;
pub mod needs;
pub mod positions;
pub mod reliability;
pub mod rivals;
pub mod scan;
pub mod schools;
pub mod shift;
pub mod stored;
pub mod stress;
pub mod verify;
pub mod why;
