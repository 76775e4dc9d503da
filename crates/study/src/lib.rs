//! Runs a whole case: judges it under every school, tests its claims, gathers the answer.
//!
//! *For:* one call, [`answer`], from a case to everything that a surface may show, as plain data. *May use:* everything
//! below: the case, the ledger, the concepts. *Must never know:* HTML, SVG, JSON, the terminal,
//! files, clocks.
//!
//! *Invariant.* The same case and the same choices give the same answer, on any number of threads, in any time zone.

mod answer;
mod bench;
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
mod text;
mod why;

pub use answer::{
    Answer, ArenaMonths, ArenaPath, CellAnswer, CellDisagreement, Judged, PeriodPatterns, Ratio,
    SeriesLine,
};
pub use bench::{Choices, Control, Domains, Question, ReadAgain, Step, Stopped, Tried, Unanswered};
pub use capabilities::{compared, vintages, year_of};
pub use cells::{changes, path_draws};
pub use claims::{
    Calibration, Carried, ClaimOutcome, ClaimReason, ClaimResult, Family, Outside, OutsideKind,
    ReasonKind, Reproduced, TestResult, Through, of_schools, of_study, reasons_of, tally,
};
pub use commitments::{Committed, commitments};
pub use counterpoise_concepts::Scene;
pub use counterpoise_multiverse::{Curve, Line, Share, Watch};
pub use disagree::differing;
pub use event_labels::{SpeaksFor, speaks_for, speaks_for_nodes};
pub use fingerprint::{Fingerprint, as_text, fingerprint, sha256};
pub use inquiry::Inquiry;
pub use memo::Memo;
pub use needs::{Missing, Need, needs};
pub use node::{Node, Subject};
pub use positions::{
    Agreement, Chains, End, Evidenced, Filled, Gap, GapKind, LabelCell, Link, LinkKind, OnPart,
    Positions, Ran, Shared, Word, by_camp, chains, positions, without_origins,
};
pub use reliability::{Coded, Reliability, reliability};
pub use reread::{Reread, Rereading, rereading};
pub use rivals::{
    Adjusted, CauseAnswer, CauseAnswers, Computed, Distance, Explained, GroupKind, Part, Rivals,
    Uncounted, bare_decibels_text, changed_text, clue_node, clue_word, decibels_text,
    distance_text, flip_sentences, furthest_apart, hypothesis_node, probability_text, times_text,
    uncounted_text,
};
pub use run::{answer, claims_of, rivals_of, verdict_of};
pub use shifts::{
    Density, Found, Pooled, Possibility, PossibilityOf, Power, Shifts, Told, Watched, shifts_of,
};
pub use stress::{
    ChoiceShare, ClaimShare, ExplainedElsewhere, Flipped, Moved, NOT_WEIGHED, SchoolShare, Stress,
    StressError, StressSpec, Stressed, TIED, brief, stress, summary,
};
pub use text::{
    bound_text, carried_text, cell_text, citation_text, citations_text, counted, date_text,
    dyad_text, evidence_text, hangs_on_text, number, outside_text, rereading_text, rows_text,
    rules_text, thousands, through_text,
};
pub use why::{Unfolding, assessment_node, causal_text, claim_node, event_node};
