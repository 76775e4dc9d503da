//! Concepts, schools and verdicts.
//!
//! *What it is for.* Says by the definition of a school what the behaviour in a cell is, or that it
//! cannot be said and why ([`judge`]); how likely each label is when events, sources, dates and
//! calibration are in doubt ([`resample`]); whether it holds wherever the acts of unknown day fall
//! ([`date_robustness`]); why two schools disagree ([`disagreement`]); what it would be had other
//! choices been made ([`Universes`]); patterns across arenas, by their central reading and draw by
//! draw ([`draw_pattern`]), and the path in time. How a verdict is reached is told in
//! `docs/verdicts.md`.
//!
//! *What it may use.* The kernel's compiled cells, the ledger and its numbers, the case as plain
//! data, deterministic arithmetic and seeded streams.
//!
//! *What it must never know.* Which school says what (schools are data), files, clocks, how
//! anything is shown.
//!
//! *Invariants.* Memberships lie in 0..=1; what is unknown widens a verdict and never makes it more
//! definite; the same seed gives the same probabilities on any number of threads; an event of
//! another pair or arena moves no number.

mod bounds;
mod cell_plan;
mod compile;
mod dates;
mod dependence;
mod disagreement;
mod draw;
mod families;
mod gamma;
mod judge;
mod labels;
mod order;
mod path;
mod pattern;
mod placements;
mod plan;
mod quantity;
mod reliable;
mod resample;
mod resampling_plan;
mod settle;
mod simd;
mod stance;
mod streams;
mod strike;
mod ties;
mod universe;
mod values;
mod verdict;
mod weigh;

pub use counterpoise_kernel::marginal::Leans;
pub use counterpoise_kernel::{Part, indexed_for, indicators_of};
pub use dates::{DEFAULT_BUDGET, DateAnswer, DateRobustness, date_robustness, date_robustness_all};
pub use dependence::Dependence;
pub use disagreement::{Disagreement, PairKind, SchoolPair, disagreement};
pub use judge::{judge, judge_all};
pub use labels::{DrawnLabels, draw_labels};
pub use path::{PathPoint, path};
pub use pattern::{
    LookedAt, PartFinding, PatternFinding, PatternState, draw_pattern, find_pattern,
};
pub use quantity::draw_quantity;
pub use resample::{
    Band, CellDoubt, LabelProbability, Question, SchoolDoubt, resample, resample_from,
    resample_groups,
};
pub use settle::{HangsOn, Information, Prop, Settled, Standing};
pub use stance::{StanceFound, StanceState, central_stance};
pub use strike::strike;
pub use universe::{Room, Scene, TooMany, Touched, Universes};
pub use verdict::{
    AttributeMembership, ConceptMembership, LabelMembership, Membership, NONE_OF_THESE, Outcome,
    Reason, TermMembership, Verdict,
};
