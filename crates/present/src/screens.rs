//! What a command has to say to a person, laid out for a terminal: lines, bars, small tables.
//! One module for each command that has more to say than its rows.

mod balance;
mod calibrate;
mod check;
mod claims;
mod commitments;
mod compare;
mod coverage;
mod explain;
mod history;
mod judge;
mod needs;
mod positions;
mod reliability;
mod rivals;
mod run;
mod shift;
mod stress;
mod verify;
mod why;

pub use balance::balance;
pub use calibrate::calibrate;
pub use check::checked;
pub use claims::claims;
pub use commitments::commitments;
pub use compare::compare;
pub use coverage::coverage;
pub use explain::{directive, page};
pub use history::history;
pub use judge::{judge, judge_path};
pub use needs::needs;
pub use positions::positions;
pub use reliability::reliability;
pub use rivals::rivals;
pub use run::run;
pub use shift::shift;
pub use stress::stress;
pub use verify::{differences, verified};
pub use why::why;
