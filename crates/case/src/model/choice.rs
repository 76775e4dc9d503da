//! Choices: what an analyst could have decided otherwise.

use super::{
    ActorId, Aggregation, Anchors, Citation, ClueId, Combine, Hardness, HypothesisId, Mode, Name,
    Place, Reach, SchoolId, SetId, SourceId, SourceKind, Undated,
};
use counterpoise_dates::Day;
use serde::Serialize;

/// A choice with its defensible options.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// Short name.
    pub id: String,
    /// The question that is decided.
    pub title: String,
    /// The options, at least one.
    pub options: Vec<ChoiceOption>,
    /// Position of the preferred option: the case as it stands, if that is one of them.
    pub preferred: usize,
    /// Why it is preferred.
    pub why: String,
    /// Options that no universe has together: one of this choice, and one of another (its position
    /// among the case's choices).
    pub excludes: Vec<(usize, (usize, usize))>,
    /// Groups of labels that count as one verdict where universes are compared.
    pub alike: Vec<Vec<String>>,
    /// Who decides otherwise.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// One option of a choice.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceOption {
    /// Short name.
    pub id: String,
    /// As a clause, to stand behind *unless*: `arms sales count as soft`.
    pub phrase: String,
    /// What it changes in the case; nothing: the case as it stands.
    pub edits: Vec<Edit>,
}

/// On which of its admissible days an act of unknown day is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub enum Placing {
    Earliest,
    Latest,
}

/// With which end of its interval a likelihood counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Ends {
    /// The least.
    Lowest,
    /// The greatest.
    Highest,
    /// The one that says less: nearer to one half, or to no decibels.
    Cautious,
    /// The one that says more.
    Bold,
}

/// One change to a case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Edit {
    /// The definition of this school.
    School(SchoolId),
    /// How necessary conditions combine.
    Aggregation(Aggregation),
    /// How acts of unknown day count.
    Undated(Undated),
    /// Acts of unknown day are put on one of their admissible days.
    Dates(Placing),
    /// In which arenas an act counts.
    Reach(Reach),
    /// The odds asked for a lean, from the least to the most.
    Lean(f64, f64),
    /// The share from which on there is *some*, from the least to the most.
    Some(f64, f64),
    /// How much evidence one act of weight 1 is.
    Unit(f64),
    /// The probability that must be reached for a verdict.
    SetAt(f64),
    /// How judges are combined.
    Combine(Combine),
    /// Attributes calibrated at the first points are calibrated at the second.
    Calibrate(Anchors, Anchors),
    /// Every act weighs the same.
    Weight(f64),
    /// Acts of this mode do not count.
    WithoutMode(Mode),
    /// Acts of this instrument count as hard, soft or plain.
    Hardness(Name, Hardness),
    /// Acts are coded as this second coder codes them, where that coder does.
    Coder(String),
    /// Series of the second measure stand where rules ask for the first.
    Measure(String, String),
    /// The turning point at this position parts the periods at another day.
    TurningPoint(usize, Day),
    /// A source is left out.
    WithoutSource(SourceId),
    /// All sources that speak from a side are left out.
    WithoutSide(ActorId),
    /// All sources of a kind are left out.
    WithoutKind(SourceKind),
    /// A set of evidence is on or off.
    Set(SetId, bool),
    /// All hypotheses are equally probable beforehand.
    EqualPriors,
    /// A hypothesis has this prior, and the others share what is left in their proportions.
    Prior(HypothesisId, f64),
    /// A clue is left out.
    WithoutClue(ClueId),
    /// The clues of the cluster at this position, or of all whose dependence is stated, hang
    /// together so much.
    Dependence(Option<usize>, f64),
    /// Where this person gave likelihoods, only these count; without a name: whoever wrote the
    /// case.
    Elicitor(String),
    /// Likelihoods count with an end of their intervals.
    Likelihoods(Ends),
}

impl Edit {
    /// Whether it changes nothing but how rival explanations are weighed.
    #[must_use]
    pub fn is_of_explanations(&self) -> bool {
        matches!(
            self,
            Edit::EqualPriors
                | Edit::Prior(..)
                | Edit::WithoutClue(_)
                | Edit::Dependence(..)
                | Edit::Elicitor(_)
                | Edit::Likelihoods(_)
        )
    }
}

impl Edit {
    /// The setting of the case that it overrules, by the name it has there.
    #[must_use]
    pub fn setting(&self) -> Option<&'static str> {
        match self {
            Edit::Aggregation(_) => Some("aggregation"),
            Edit::Undated(_) => Some("undated"),
            Edit::Reach(_) => Some("reach"),
            Edit::Lean(..) => Some("lean"),
            Edit::Some(..) => Some("some"),
            Edit::Unit(_) => Some("unit"),
            Edit::SetAt(_) => Some("set-at"),
            Edit::Combine(_) => Some("combine"),
            _ => None,
        }
    }
}
