//! Every defensible choice of an analyst, tried.
//!
//! *What it is for.* A [`Space`] holds choices, each with its options, and says which options exclude each other; a
//! *universe* is one option of each choice. [`run`] asks a function for the verdict of every universe, or of a seeded
//! [`Plan`] of them, in parallel. From the verdicts come the share of each label and how far each
//! choice, by itself, parts them ([`Tally`]); how much of the disagreement each choice explains
//! when all are taken together ([`walks`], [`factorial`]); the fewest changes that flip the verdict
//! ([`flips()`]); and the specification curve ([`Curve`]). [`Regression`] is the specification
//! curve of a regression, with the joint test by permutation of Simonsohn, Simmons and Nelson.
//!
//! *What it may use.* Deterministic arithmetic, seeded streams, threads.
//!
//! *What it must never know.* Cases, schools, evidence, what an option does or a label means; files, clocks, how anything
//! is shown.
//!
//! *Invariants.* The same space, plan and seed give the same numbers on any number of threads. Neither the order of the
//! choices nor that of their options moves a share. Shares add up to one. What is done by an early
//! end is a fair part of the whole.

mod curve;
mod factorial;
mod flips;
mod judge;
mod order;
mod plan;
mod regression;
mod run;
mod space;
mod tally;
mod walks;

pub use curve::{Curve, Line};
pub use factorial::{Factorial, factorial};
pub use flips::{Change, Flip, Flips, flips};
pub use judge::{Found, Judge};
pub use plan::Plan;
pub use regression::{
    Alias, Aliased, Estimate, Joint, Outcome, Regression, Sample, SpecError, Statistics, Variable,
};
pub use run::{Reached, Watch, run};
pub use space::{Choice, Exclusion, Space, SpaceError};
pub use tally::{Counts, Tally};
pub use walks::{Shapley, Share, walks};
