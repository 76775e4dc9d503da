//! How alike two states choose: votes, alliances, any portfolio of ordered choices over the same
//! items.
//!
//! Every measure here is computed from one small table of two portfolios, which counts (or weighs)
//! how often the one chose level `a` where the other chose level `b`. Levels are `0, 1, .. k-1` and
//! the **full** set of them is always part of the table, whether or not they occur: a distance is
//! between values, never between places in a list of what happened to be seen. Votes are yes 0,
//! abstain 1, no 2; alliances none 0, entente 1, neutrality or non-aggression 2, defence 3.
//!
//! Items on which either has no entry are left out of the dyad's table, and `n` says how many are
//! left.

pub mod a;
mod absence;
pub mod agreement;
mod choice;
mod distance;
pub mod kappa;
pub mod pi;
mod portfolios;
pub mod s;
mod table;
pub mod tau_b;

pub use absence::{ABSENT, Absence};
pub use agreement::Credit;
pub use choice::Similarity;
pub use distance::Distance;
pub use portfolios::Portfolios;
pub use table::{MAX_LEVELS, PortfolioError, Table};
