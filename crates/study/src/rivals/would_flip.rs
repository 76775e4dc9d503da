//! The smallest changes of mind that would pass the lead to another hypothesis, as facts.

use counterpoise_case::model::{ClueId, HypothesisId};
use serde::Serialize;

/// What would take the lead away, or would not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WouldFlip {
    /// The first two tie, so far apart, in decibels; the least change gives one of them the lead.
    Tie {
        /// The first.
        first: HypothesisId,
        /// The second.
        second: HypothesisId,
        /// How far apart they are.
        margin: f64,
    },
    /// Other priors.
    Priors {
        /// Who leads.
        leader: HypothesisId,
        /// Who comes next.
        second: HypothesisId,
        /// By how much, in decibels; without end, if the second is excluded.
        margin: f64,
        /// How many times as probable the second would have to have been thought.
        factor: f64,
    },
    /// Another likelihood.
    Likelihood(OtherLikelihood),
    /// No single likelihood does.
    NoLikelihood {
        /// Who leads.
        leader: HypothesisId,
        /// Whether some likelihoods do not count by themselves.
        by_itself: bool,
    },
    /// Clues given up.
    Clues {
        /// Who leads.
        leader: HypothesisId,
        /// The fewest clues; none, if no set of them does.
        clues: Vec<ClueId>,
        /// Who would lead; `None`: the first two would tie.
        then: Option<HypothesisId>,
        /// Whether every smaller set was tried.
        is_exact: bool,
    },
    /// Every judgement at the end of its interval that is worst for the leader.
    Worst {
        /// Who leads.
        leader: HypothesisId,
        /// Who would be ahead, or next.
        rival: HypothesisId,
        /// By how much the leader would be ahead, in decibels; below zero, behind.
        ahead: f64,
        /// What the draws say.
        drawn: Option<DrawnLead>,
    },
    /// Of another than the leader: other priors, so many times as probable; `None`: no prior does.
    OwnPriors {
        /// Which.
        own: HypothesisId,
        /// Who leads.
        leader: HypothesisId,
        /// How many times as probable.
        times: Option<f64>,
    },
    /// Of another than the leader: one likelihood under it; `None`: none does.
    OwnLikelihood {
        /// Which.
        own: HypothesisId,
        /// Who leads.
        leader: HypothesisId,
        /// The change.
        change: Option<OwnChange>,
        /// Whether some likelihoods do not count by themselves.
        by_itself: bool,
    },
    /// What a clue, a source or a side left out does: the names of those that make or break the
    /// lead.
    LeftOut {
        /// Of whom.
        own: HypothesisId,
        /// Whether it leads.
        leads: bool,
        /// The names.
        names: Vec<String>,
    },
}

/// The single likelihood that would have to change least.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OtherLikelihood {
    /// Of which clue.
    pub clue: ClueId,
    /// Under which hypothesis.
    pub under: HypothesisId,
    /// Who would draw level.
    pub leads: HypothesisId,
    /// Who leads now.
    pub leader: HypothesisId,
    /// By how many decibels it would have to change.
    pub decibels: f64,
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
    /// Whether that lies within what was stated for it.
    pub within: bool,
    /// Whether the same line speaks of the other hypothesis, and would not change for that.
    pub splits: bool,
    /// At how many other clues as many decibels would do.
    pub others: usize,
    /// At how many of these within what was stated.
    pub others_within: usize,
    /// Whether some likelihoods do not count by themselves.
    pub by_itself: bool,
}

/// What the draws say of the leader.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DrawnLead {
    /// In which share it leads.
    pub leads: f64,
    /// How many draws there are.
    pub draws: u32,
    /// In which share the first two tie.
    pub ties: f64,
}

/// A change of one likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OwnChange {
    /// Of which clue.
    pub clue: ClueId,
    /// By how many decibels.
    pub decibels: f64,
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
    /// Whether that lies within what was stated for it.
    pub within: bool,
}
