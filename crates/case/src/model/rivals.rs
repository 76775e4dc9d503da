//! Rival explanations: hypotheses, clues, clusters, questions of cause.

use super::{Citation, ClueId, EventId, HypothesisId, Place, SetId, Test};
use counterpoise_dates::Date;
use serde::Serialize;

/// A rival explanation: a proposition of the literature, or one written out so that the set is
/// exclusive.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hypothesis {
    /// Short name.
    pub id: String,
    /// The explanation in a sentence.
    pub title: String,
    /// Its probability before the clues, if stated.
    pub prior: Option<f64>,
    /// Propositions it asserts; itself, where nothing is written.
    pub asserts: Vec<HypothesisId>,
    /// Propositions it denies.
    pub denies: Vec<HypothesisId>,
    /// Propositions that cannot be true together with it.
    pub excludes: Vec<HypothesisId>,
    /// Whether it is one of the exclusive set that is weighed, and not only a part of one.
    pub is_weighed: bool,
    /// Who holds it.
    pub held_by: Vec<Citation>,
    /// Where it was read.
    pub via: Vec<Citation>,
    /// What it predicts, in words.
    pub predicts: String,
    /// When it predicts it.
    pub when: Option<Date>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// Whether a clue was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClueStatus {
    /// It was looked for and found.
    #[default]
    Found,
    /// It was looked for and not found.
    NotFound,
    /// Nobody has looked.
    Open,
}

/// Something that was looked for, and how likely it is under each hypothesis.
#[derive(Clone, Debug, Serialize)]
pub struct Clue {
    /// Short name.
    pub id: String,
    /// What was looked for, in a sentence that says what finding it means.
    pub title: String,
    /// Whether it was found; of a computed clue, the test says.
    pub status: ClueStatus,
    /// The test that says whether it was found; `None`: a person says.
    pub computed: Option<Test>,
    /// Events in which it was found.
    pub events: Vec<EventId>,
    /// Sources that say so.
    pub cites: Vec<Citation>,
    /// Where they were read.
    pub via: Vec<Citation>,
    /// Where it was looked for.
    pub searched: String,
    /// Whether its likelihoods are decibels, not probabilities.
    pub in_decibels: bool,
    /// How likely it is: one for each hypothesis that is weighed and each person who was asked.
    pub likelihoods: Vec<Likelihood>,
    /// Clues of its cluster that [`Clue::conditionals`] take as known; empty: it counts by itself,
    /// or through its cluster.
    pub given: Vec<ClueId>,
    /// How likely it is to be found, given what came of those: again one for each hypothesis and
    /// person.
    pub conditionals: Vec<Likelihood>,
    /// Clues that rest on some of the same evidence and are, as is argued, no cluster with it.
    pub apart: Vec<ClueId>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// How likely a clue is under one hypothesis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Likelihood {
    /// Who says so; empty: whoever wrote the case.
    pub by: String,
    /// Under which hypothesis.
    pub hypothesis: HypothesisId,
    /// The least.
    pub low: f64,
    /// The number counted with.
    pub value: f64,
    /// The greatest.
    pub high: f64,
    /// As written: `likely`, `0.2..0.4`, `6 dB`.
    pub text: String,
    /// Why, in a sentence.
    pub because: String,
    /// Where it was read.
    pub place: Place,
}

/// Clues that hang together.
#[derive(Clone, Debug, Serialize)]
pub struct Cluster {
    /// Short name.
    pub id: String,
    /// What they have in common.
    pub title: String,
    /// Its clues, at least two.
    pub clues: Vec<ClueId>,
    /// The probability of all that was observed of them together, for each hypothesis that is
    /// weighed; empty: a dependence is stated instead, or some of the clues are given others of
    /// them.
    pub joint: Vec<Likelihood>,
    /// From 0 (independent) to 1 (they say one and the same thing).
    pub dependence: f64,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// A number for each causal type.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct TypeShares {
    pub adverse: f64,
    pub beneficial: f64,
    pub chronic: f64,
    pub destined: f64,
}

/// How something answers to what stands before it: shares.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct AnswerShares {
    pub never: f64,
    pub against: f64,
    pub with: f64,
    pub always: f64,
}

/// Did a cause bring about an outcome, given that both are there?
#[derive(Clone, Debug, Serialize)]
pub struct Cause {
    /// Short name.
    pub id: String,
    /// The question.
    pub title: String,
    /// Shares of the types among cases like this one.
    pub types: Option<TypeShares>,
    /// Clues within the case: which, and how likely each is in each type.
    pub clues: Vec<CauseClue>,
    /// The clue that tells whether the mediator was there, and how mediator and outcome answer.
    pub mediator: Option<Mediator>,
    /// Where the shares come from.
    pub cites: Vec<Citation>,
    /// Where they were read.
    pub via: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// A clue within the case.
#[derive(Clone, Debug, Serialize)]
pub struct CauseClue {
    /// Which.
    pub clue: ClueId,
    /// How likely it is in each type.
    pub under: TypeShares,
    /// Why.
    pub because: String,
}

/// Something between cause and outcome.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Mediator {
    /// The clue that tells whether it was there.
    pub clue: ClueId,
    /// How it answers to the cause.
    pub to_cause: AnswerShares,
    /// How the outcome answers to it.
    pub outcome: AnswerShares,
}
