//! What comes of rival explanations, as plain data.

use super::computed::Computed;
use super::weighing::{ClueFound, ClueOrCluster};
use super::would_flip::WouldFlip;
use counterpoise_case::model::{ActorId, Case, ClueId, EventId, HypothesisId, SourceId, TestKind};
use counterpoise_tracing::{
    CausalFitted, ChainFitted, Fitted, Problem, Resampled, SeenMediator, Spec, Status,
};
use serde::Serialize;

/// The rival explanations, weighed. Positions in `fitted` are positions in `hypotheses`, `clues`
/// and `clusters` here.
#[derive(Clone, Debug, Serialize)]
pub struct Rivals {
    /// What is weighed, in the order of the case.
    pub hypotheses: Vec<HypothesisId>,
    /// Clues of sets that are on and that could be read, in the order of the case.
    pub clues: Vec<ClueId>,
    /// Whether each was found, as it is counted.
    pub status: Vec<Status>,
    /// Positions of the clusters among those of the case.
    pub clusters: Vec<usize>,
    /// Clues that are not counted, since only a part of their cluster is there.
    pub uncounted: Vec<Uncounted>,
    /// Computed clues, with what was found.
    pub computed: Vec<Computed>,
    /// What the groups that are left out have in common, as in [`Fitted::without_groups`].
    pub groups: Vec<GroupKind>,
    /// What was weighed.
    #[serde(skip)]
    pub spec: Spec,
    /// What came of the weighing.
    pub fitted: Fitted,
    /// The weighing with every likelihood drawn from its interval; `None` without draws.
    pub resampled: Option<Resampled>,
    /// How probable each proposition is that the hypotheses are put together of.
    pub parts: Vec<Part>,
    /// The smallest changes that would flip the lead.
    pub flips: Vec<WouldFlip>,
    /// Questions of cause.
    pub causes: Vec<CauseAnswers>,
}

/// A proposition that hypotheses are put together of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Which.
    pub hypothesis: HypothesisId,
    /// The probability of the hypotheses that assert it.
    pub at_least: f64,
    /// The probability of those that do not deny it.
    pub at_most: f64,
}

/// What came of the rival explanations of a case.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Explained {
    /// They were weighed.
    Weighed(Box<Rivals>),
    /// They cannot be weighed, and why.
    Refused(Vec<Problem>),
}

impl Explained {
    /// What was weighed.
    #[must_use]
    pub fn weighed(&self) -> Option<&Rivals> {
        match self {
            Explained::Weighed(rivals) => Some(rivals),
            Explained::Refused(_) => None,
        }
    }
}

impl Rivals {
    /// The position of a hypothesis.
    #[must_use]
    pub fn position(&self, id: HypothesisId) -> Option<usize> {
        self.hypotheses.iter().position(|h| *h == id)
    }

    /// The position of a clue; `None`: it does not count.
    #[must_use]
    pub fn clue(&self, id: ClueId) -> Option<usize> {
        self.clues.iter().position(|c| *c == id)
    }

    /// The step of the cluster that the clue at a position counts in.
    #[must_use]
    pub fn cluster_of(&self, clue: usize) -> Option<usize> {
        self.fitted.steps.iter().position(|s| s.cluster.is_some() && s.clues.contains(&clue))
    }

    /// How many clues were looked for and are counted.
    #[must_use]
    pub fn looked_for(&self) -> usize {
        self.fitted.steps.iter().map(|s| s.clues.len()).sum()
    }

    /// How many clues nobody has looked for, or are not known.
    #[must_use]
    pub fn open(&self) -> usize {
        self.status.iter().filter(|s| **s == Status::Open).count()
    }

    /// The name of the hypothesis at a position.
    #[must_use]
    pub fn name<'c>(&self, case: &'c Case, at: usize) -> &'c str {
        &case[self.hypotheses[at]].id
    }

    /// The clue or the cluster of a step.
    #[must_use]
    pub fn step(&self, step: usize) -> ClueOrCluster {
        let of = &self.fitted.steps[step];
        match of.cluster {
            Some(cluster) => ClueOrCluster::Cluster(self.clusters[cluster]),
            None => ClueOrCluster::Clue(self.clues[of.clues[0]]),
        }
    }

    /// The name of a step: that of its clue or of its cluster.
    #[must_use]
    pub fn step_name<'c>(&self, case: &'c Case, step: usize) -> &'c str {
        let of = &self.fitted.steps[step];
        match of.cluster {
            Some(cluster) => &case.clusters[self.clusters[cluster]].id,
            None => &case[self.clues[of.clues[0]]].id,
        }
    }

    /// The title of a step.
    #[must_use]
    pub fn step_title<'c>(&self, case: &'c Case, step: usize) -> &'c str {
        let of = &self.fitted.steps[step];
        match of.cluster {
            Some(cluster) => &case.clusters[self.clusters[cluster]].title,
            None => &case[self.clues[of.clues[0]]].title,
        }
    }

    /// The cluster of a step, by its position among those of the case.
    #[must_use]
    pub fn cluster(&self, step: usize) -> Option<usize> {
        self.fitted.steps[step].cluster.map(|own| self.clusters[own])
    }

    /// Whether the clue at a position was found.
    #[must_use]
    pub fn found(&self, case: &Case, clue: usize) -> ClueFound {
        ClueFound {
            status: self.status[clue],
            is_shift: self.is_shift(case, clue),
            is_counted: !self.uncounted.iter().any(|u| u.clues.contains(&self.clues[clue])),
        }
    }

    /// Whether the clue at a position asks for a shift.
    #[must_use]
    pub fn is_shift(&self, case: &Case, clue: usize) -> bool {
        let test = case[self.clues[clue]].computed.as_ref();
        test.is_some_and(|test| matches!(test.kind, TestKind::Shift { .. }))
    }

    /// Events of the clues, the case's and those that computed clues count, each once.
    #[must_use]
    pub fn events(&self, case: &Case) -> Vec<EventId> {
        let mut found: Vec<EventId> =
            self.clues.iter().flat_map(|id| case[*id].events.iter().copied()).collect();
        found.extend(self.computed.iter().flat_map(|c| c.evidence.iter().copied()));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The answers to one question of cause.
#[derive(Clone, Debug, Serialize)]
pub struct CauseAnswers {
    /// Position among the causes of the case.
    pub cause: usize,
    /// Clusters of the case, by position, whose clues do not count by the types: how they hang
    /// together is stated of hypotheses.
    pub uncounted: Vec<usize>,
    /// By the types, if they are stated.
    pub types: Option<CauseAnswer<CausalFitted>>,
    /// Through the mediator, if one is stated, with whether it was there.
    pub chain: Option<(CauseAnswer<ChainFitted>, SeenMediator)>,
}

/// An answer, or why there is none.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CauseAnswer<T> {
    /// The answer.
    Is(T),
    /// Why there is none.
    None(Vec<Problem>),
}

/// What clues that are left out together have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupKind {
    /// They rest on one source.
    Source(SourceId),
    /// They rest on sources that speak from or for one side.
    Side(ActorId),
}

/// Clues that are not counted, because what they say together is stated only with others that are
/// missing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Uncounted {
    /// Position of the cluster among those of the case.
    pub cluster: usize,
    /// Its clues that were looked for.
    pub clues: Vec<ClueId>,
    /// Its clues that are missing: of a set that is off, or not known.
    pub missing: Vec<ClueId>,
}
