//! What a verdict says.

use counterpoise_case::model::{ActorId, AttributeId, ConceptId, SchoolId};
use counterpoise_kernel::Part;
use counterpoise_ledger::{Cell, Evidence};
use serde::Serialize;

/// A degree of membership in a fuzzy set: an interval, and a point where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Membership {
    /// The least it may be, 0..=1.
    pub lo: f64,
    /// The greatest it may be, 0..=1.
    pub hi: f64,
    /// The degree, if it is known; of sources that disagree, their mean.
    pub point: Option<f64>,
}

impl Membership {
    /// Nothing is known.
    pub const UNKNOWN: Membership = Membership { lo: 0.0, hi: 1.0, point: None };

    /// The degree is known.
    #[must_use]
    pub fn known(degree: f64) -> Membership {
        Membership { lo: degree, hi: degree, point: Some(degree) }
    }

    /// The point, or, where it is not known, the least.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.point.unwrap_or(self.lo)
    }
}

/// What the subject's behaviour in a cell is, by the definition of one school.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// Subject and target.
    pub dyad: (ActorId, ActorId),
    /// Where and when.
    pub cell: Cell,
    /// By whose definition.
    pub school: SchoolId,
    /// The label, or why there is none.
    pub outcome: Outcome,
    /// Labels with their memberships, the highest first; what is not applicable is left out.
    pub labels: Vec<LabelMembership>,
    /// Concepts of the school, building blocks among them, in the order of the case.
    pub memberships: Vec<ConceptMembership>,
    /// Attributes that the school's concepts use, in the order of the case.
    pub attributes: Vec<AttributeMembership>,
}

/// What stands in the place of a label where none of a school's labels is what was done.
pub const NONE_OF_THESE: &str = "none of these";

/// A label or none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Outcome {
    /// By this definition the behaviour is this.
    Label(String),
    /// None of the school's labels.
    NoneOfThese {
        /// Why.
        reason: Reason,
    },
}

/// Why a verdict has no label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Reason {
    /// No act counts, and none of the school's attributes has an act, a search, a judge or a
    /// series.
    NoEvidence,
    /// No concept reaches one half.
    NoConceptAboveHalf {
        /// The label of the highest.
        best: String,
        /// Its membership; of an unknown one the greatest it may be.
        value: f64,
    },
    /// No concept of the school applies here.
    NotApplicable,
}

/// A label and the highest membership among the concepts that carry it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelMembership {
    /// The label.
    pub label: String,
    /// Its membership.
    pub membership: Membership,
}

/// A concept in a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConceptMembership {
    /// The concept.
    pub concept: ConceptId,
    /// What a verdict by it is called.
    pub label: String,
    /// Whether it may be a verdict, as against a building block.
    pub is_verdict: bool,
    /// Its membership; `None`: not applicable here.
    pub membership: Option<Membership>,
    /// Its conditions, each with its membership, in the order of the rule.
    pub terms: Vec<TermMembership>,
    /// Position in `terms` of the condition that binds: the lowest.
    pub binding: Option<usize>,
    /// Attributes that it uses, also through other concepts, in the order of the case.
    pub attributes: Vec<AttributeId>,
}

/// One condition of a concept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TermMembership {
    /// The condition as written: `obstructs`, `not formal-alliance`, `a or b`.
    pub text: String,
    /// Its part in the rule.
    pub part: Part,
    /// How far it is met; of an excluded term, how far it is absent. `None`: not applicable.
    pub membership: Option<Membership>,
}

/// An attribute in a cell. `View::indicator` of the ledger unfolds it to events and pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttributeMembership {
    /// The attribute.
    pub attribute: AttributeId,
    /// The indicator's value.
    pub value: Evidence,
    /// The indicator's bounds, where sources disagree.
    pub bounds: Option<(f64, f64)>,
    /// The probability of what it asks by its own evidence.
    pub membership: Membership,
    /// Whether an act, a judge or a series shows it: without, a presence is not asserted.
    pub shown: bool,
}

impl Outcome {
    /// The label; `None` if none of these.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        match self {
            Outcome::Label(label) => Some(label),
            Outcome::NoneOfThese { .. } => None,
        }
    }
}

impl Verdict {
    /// The label; `None` if none of these.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.outcome.label()
    }

    /// The highest label and its membership, whether or not it is the verdict.
    #[must_use]
    pub fn leader(&self) -> Option<&LabelMembership> {
        self.labels.first()
    }

    /// The next highest.
    #[must_use]
    pub fn runner_up(&self) -> Option<&LabelMembership> {
        self.labels.get(1)
    }
}
