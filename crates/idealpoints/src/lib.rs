//! Ideal points of states in the United Nations General Assembly, moving from session to session.
//!
//! *What it is for.* The dynamic ordinal item-response model of Bailey, Strezhnev and Voeten (2017), with linked
//! resolutions, several chains and their diagnostics, and the rules by which they chose the votes.
//!
//! *What it may use.* `numerics` for arithmetic and random streams, `rayon` for chains, roll calls and sessions; every
//! sum is taken in a fixed order, so that the number of threads changes no digit.
//!
//! *What it must never know.* Files, cases, verdicts and clocks. States and roll calls are numbers that the caller
//! gives them; only [`Rules::published`] and [`published_anchors`] mean Correlates of War numbers
//! by them.
//!
//! Source of the model: Bailey, M. A., Strezhnev, A. and Voeten, E. 2017, "Estimating Dynamic State
//! Preferences from United Nations Voting Data", Journal of Conflict Resolution 61 (2), 430-456.

mod block_state;
mod chain;
mod convergence;
mod em;
mod expectation;
mod fitted;
mod item;
mod layout;
mod links;
mod problem;
mod rules;
mod scale;
mod session;
mod spec;
mod start;
mod summary;
mod votes;

pub use convergence::{Diagnosis, diagnose};
pub use fitted::{Convergence, Draws, Fitted, Interval, Point, Resolution};
pub use links::{Seat, drop_unanimous, linked_to, seats};
pub use problem::Problem;
pub use rules::{RawVote, Reason, RollCallFacts, Rules, Selection};
pub use spec::{Anchor, Spec, Start, Steps, published_anchors};
pub use votes::{Choice, Link, RollCall, Vote, Votes};
