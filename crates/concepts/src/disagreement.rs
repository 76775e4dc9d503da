//! Why schools disagree about a cell: by definition, or on the facts.

use counterpoise_case::model::{AttributeId, EventId, SchoolId};
use serde::Serialize;

/// The schools that disagree about one cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disagreement {
    /// Pairs of schools with different outcomes, in the order of the verdicts.
    pub pairs: Vec<SchoolPair>,
    /// Pairs of schools compared.
    pub compared: usize,
    /// Pairs that differ by definition.
    pub definitional: usize,
    /// Pairs that differ on the facts.
    pub factual: usize,
}

/// Two schools that disagree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchoolPair {
    /// The one.
    pub a: SchoolId,
    /// The other.
    pub b: SchoolId,
    /// What the one says; `None`: indeterminate.
    pub label_a: Option<String>,
    /// What the other says; `None`: indeterminate.
    pub label_b: Option<String>,
    /// Why they differ.
    pub kind: PairKind,
    /// The attribute with the largest influence on the difference, if one has any.
    pub attribute: Option<AttributeId>,
    /// The events it rests on most, the weightiest first, at most five.
    pub events: Vec<EventId>,
}

/// Why two schools differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PairKind {
    /// The rules differ: given the other's reading of the facts, neither changes to the other's label.
    Definitional,
    /// The reading of the facts differs: given the other's values of the indicators that both use, one of them changes to
    /// the other's label.
    Factual,
}
