//! Runs a whole case: judges it under every school, tests its claims, gathers the answer.
//!
//! *For:* one call, [`answer`], from a case to everything that a surface may show, as facts: ids of
//! the case, numbers, citations. *May use:* everything below: the case, the ledger, the concepts.
//! *Must never know:* how anything is said, HTML, SVG, JSON, the terminal, files, clocks.
//!
//! *Invariant.* The same case and the same choices give the same answer, on any number of threads, in any time zone.

mod answer;
mod bench;
mod called;
mod capabilities;
mod cells;
mod claims;
mod commitments;
mod disagree;
mod event_labels;
mod fingerprint;
mod inquiry;
mod memo;
mod needs;
mod node;
mod patterns;
mod positions;
mod reliability;
mod reread;
mod rivals;
mod run;
mod shifts;
mod stress;
mod subject;
mod why;

pub use answer::{
    Answer, ArenaMonths, ArenaPath, CellAnswer, CellDisagreement, Drawn, Judged, PeriodPatterns,
    Ratio, SeriesLine,
};
pub use bench::{Choices, Control, Domains, Question, ReadAgain, Step, Stopped, Tried, Unanswered};
pub use called::Called;
pub use capabilities::{StatesNumbers, compared, numbers_of_states, vintages, year_of};
pub use cells::{changes, path_draws};
pub use claims::{
    AnsweredBy, Apart, Calibration, Carried, ClaimOutcome, ClaimReason, ClaimResult, Contrary,
    Family, Found, InArena, Leans, NoSide, NoValue, Obstacle, Outside, OutsideKind, PartFound,
    Place, ReasonKind, Reproduced, Sources, TestResult, Through, Why, WithoutCause, of_schools,
    of_study, reasons_of, tally,
};
pub use commitments::{Committed, commitments};
pub use counterpoise_concepts::Scene;
pub use counterpoise_multiverse::{Curve, Line, Share, Watch};
pub use disagree::differing;
pub use event_labels::{speaks_for, speaks_for_nodes};
pub use fingerprint::{Fingerprint, as_text, fingerprint, sha256};
pub use inquiry::Inquiry;
pub use memo::{Belief, Memo};
pub use needs::{Lack, Missing, Need, needs};
pub use node::Node;
pub use positions::{
    Agreement, Chains, End, Evidenced, Filled, Gap, GapKind, LabelCell, Link, LinkKind, OnPart,
    Positions, Ran, Shared, Word, by_camp, chains, positions, without_origins,
};
pub use reliability::{Coded, NoAlpha, Reliability, reliability};
pub use reread::{Reread, Rereading, rereading};
pub use rivals::{
    Adjusted, CauseAnswer, CauseAnswers, ClueFound, ClueOrCluster, Computed, Distance, DrawnLead,
    DrawnPosterior, Explained, FurthestApart, GroupKind, LeadsThen, OtherLikelihood, OwnChange,
    Part, Relation, Rivals, Stands, StandsWithout, Uncounted, Weighing, WouldFlip, clue_node,
    furthest_apart, hypothesis_node,
};
pub use run::{answer, claims_of, rivals_of, verdict_of};
pub use shifts::{
    Beyond, Density, Pooled, Possibility, PossibilityOf, Power, ShiftFinding, Shifts, Told,
    Watched, Within, shifts_of,
};
pub use stress::{
    ChoiceShare, ClaimShare, ExplainedElsewhere, Flipped, Moved, NOT_WEIGHED, SchoolShare, Stress,
    StressError, StressSpec, Stressed, TIED, stress,
};
pub use subject::{Lasting, Shares, SpeaksFor, Subject, Written};
pub use why::{Unfolding, claim_node, event_node};
