//! What the lines of an unfolded hypothesis or clue are about.

use super::computed::Computed;
use super::would_flip::WouldFlip;
use counterpoise_case::model::{ClueId, HypothesisId, Likelihood, SetId};
use counterpoise_tracing::{Problem, Status, VanEvera};
use serde::Serialize;

/// What a line about hypotheses and clues is about. Odds and weights are decibels.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weighing {
    /// A hypothesis, and where it stands, if that is told.
    Hypothesis(HypothesisId, Option<Stands>),
    /// What a hypothesis predicts.
    Prediction(HypothesisId),
    /// The author's note on a hypothesis.
    HypothesisNote(HypothesisId),
    /// What a hypothesis asserts: the lines below.
    Asserts,
    /// What a hypothesis denies.
    Denies(Vec<HypothesisId>),
    /// What a hypothesis excludes.
    Excludes(Vec<HypothesisId>),
    /// Who asserts it.
    AssertedBy(Vec<HypothesisId>),
    /// Who denies it.
    DeniedBy(Vec<HypothesisId>),
    /// Nothing was weighed: the problems, or none, where there is nothing to weigh.
    Refused(Vec<Problem>),
    /// How probable a hypothesis is before the clues, and whether that is stated.
    Prior(f64, bool),
    /// How probable it is after the clues, and what the draws say of that.
    Posterior(f64, Option<DrawnPosterior>),
    /// The odds of a hypothesis against another.
    Against {
        /// The other.
        rival: HypothesisId,
        /// Whether that is the leader, as against the runner-up.
        leads: bool,
        /// The odds.
        odds: f64,
    },
    /// The odds before the clues.
    Beforehand(f64),
    /// Clues that are as likely under the one as under the other: the lines below.
    AsLikely,
    /// What a clue says for the one against the other.
    Weight {
        /// The clue.
        clue: ClueId,
        /// What it says.
        weight: f64,
        /// Whether it was found.
        found: ClueFound,
        /// The cluster that it counts in, by its position in the case.
        cluster: Option<usize>,
    },
    /// What a cluster counts beside the sum of its clues.
    Adjusted {
        /// The cluster, by its position in the case.
        cluster: usize,
        /// What hanging together adds, or takes away.
        by: f64,
        /// What it counts as.
        stated: f64,
        /// What its clues would add up to.
        naive: f64,
    },
    /// The odds after the clues, the sum of the lines before.
    Sum(f64),
    /// What would flip it: the lines below.
    Flips,
    /// One such change.
    Flip(WouldFlip),
    /// A clue, and whether it was found.
    Clue(ClueId, ClueFound),
    /// How likely a clue is, or how much it says: the lines below.
    Likelihoods(ClueId),
    /// How likely a clue is under a hypothesis, as somebody states it.
    Likelihood {
        /// The clue.
        clue: ClueId,
        /// What is stated.
        stated: Likelihood,
        /// Whether it is stated given other clues.
        given: bool,
        /// How likely what was observed is, where that is not the same.
        seen: Option<f64>,
    },
    /// The same by everybody who was asked together.
    Pooled(ClueId, HypothesisId, f64),
    /// The clue does not count; the set that is off, if that is why.
    DoesNotCount(Option<SetId>),
    /// A test that the clue is computed by.
    Computed(Computed),
    /// Where a clue was looked for.
    Search(ClueId),
    /// The author's note on a clue.
    ClueNote(ClueId),
    /// The cluster that a clue stands in, by its position in the case.
    Cluster(usize),
    /// The cluster does not count.
    ClusterOpen,
    /// What the clues of a cluster say together.
    Together {
        /// For whom.
        of: HypothesisId,
        /// Against whom.
        over: HypothesisId,
        /// What they say.
        weight: f64,
        /// What they would add up to.
        naive: f64,
    },
    /// The author's note on a cluster.
    ClusterNote(usize),
    /// Which of Van Evera's tests a clue is of a hypothesis, by this cut.
    TestType(HypothesisId, VanEvera, f64),
    /// What a clue says by itself.
    Alone {
        /// For whom.
        of: HypothesisId,
        /// Against whom.
        over: HypothesisId,
        /// What it says.
        weight: f64,
    },
    /// What would be without a clue and what hangs on it; `None`: no hypothesis would be left.
    Without(Vec<ClueId>, Option<StandsWithout>),
    /// What looking for a clue would teach, in bits, and how likely it is to be found.
    Expected(f64, f64),
    /// Who would lead if it were found.
    IfFound(LeadsThen),
    /// Who would lead if it were missed.
    IfMissed(LeadsThen),
    /// A question of cause, by its position in the case, that asks for a clue.
    Cause(usize, ClueId),
}

/// Where a hypothesis stands after the clues.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// It is weighed.
    Weighed {
        /// Its probability.
        posterior: f64,
        /// Its place, from 1.
        rank: usize,
        /// Of so many.
        of: usize,
    },
    /// It is a part of hypotheses.
    Part {
        /// The probability of those that assert it.
        at_least: f64,
        /// The probability of those that do not deny it.
        at_most: f64,
    },
}

/// A hypothesis in the draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DrawnPosterior {
    /// The probability that one draw in twenty falls short of, and that one in twenty exceeds.
    pub band: [f64; 2],
    /// How many draws there are.
    pub draws: u32,
    /// In which share of them it leads.
    pub leads: f64,
}

/// Whether a clue was found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ClueFound {
    /// Whether, or in which share.
    pub status: Status,
    /// Whether it asks for a shift: then the share is not one of draws, but what the evidence would
    /// make of even odds.
    pub is_shift: bool,
    /// Whether it is counted: its cluster may not be whole.
    pub is_counted: bool,
}

/// How things stand without a clue.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StandsWithout {
    /// Who leads then.
    pub leader: HypothesisId,
    /// Who comes next.
    pub runner_up: HypothesisId,
    /// By how much, in decibels.
    pub margin: f64,
    /// Whether they tie.
    pub is_tied: bool,
    /// The probability of that leader.
    pub posterior: f64,
    /// Who leads now.
    pub now: HypothesisId,
    /// The probability of the present leader without the clue, and with it.
    pub of_now: [f64; 2],
}

/// Who would lead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeadsThen {
    /// One, with this probability.
    One(HypothesisId, f64),
    /// Nobody: the first two tie.
    Nobody,
    /// No hypothesis is left.
    NoneLeft,
}

/// A clue or, of clues that hang together, their cluster by its position among those of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClueOrCluster {
    /// A clue.
    Clue(ClueId),
    /// A cluster.
    Cluster(usize),
}
