//! Why a claim is no better than it is, as a value.

use serde::Serialize;

/// The kinds of reasons. A claim has those of the tests that decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum GroundKind {
    TooFewEvents,
    TooFewSources,
    NobodyLooked,
    NotKnown,
    DrawsSplit,
    NotResampled,
    NoEvidence,
    OutOfScope,
    OrderOpen,
    SpanOpen,
    ShiftOpen,
    FallsWithASource,
    FallsWithAClue,
    HangsOnDates,
    OtherLabel,
    OtherNumber,
    OtherOrder,
    OtherExplanation,
}

/// What the kinds have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// There is less evidence than the case asks for, or none.
    TooLittle,
    /// There is evidence, and it does not decide.
    CannotTell,
    /// The evidence decides, but one source or one day less and it would not.
    Fragile,
    /// The evidence decides otherwise.
    Contrary,
}

/// One reason, with its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ground {
    /// What kind of reason it is.
    pub kind: GroundKind,
    /// The reason in one clause.
    pub text: String,
}

impl Ground {
    pub(crate) fn new(kind: GroundKind, text: impl Into<String>) -> Ground {
        Ground { kind, text: text.into() }
    }
}

impl GroundKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [GroundKind; 18] = [
        GroundKind::TooFewEvents,
        GroundKind::TooFewSources,
        GroundKind::NobodyLooked,
        GroundKind::NotKnown,
        GroundKind::DrawsSplit,
        GroundKind::NotResampled,
        GroundKind::NoEvidence,
        GroundKind::OutOfScope,
        GroundKind::OrderOpen,
        GroundKind::SpanOpen,
        GroundKind::ShiftOpen,
        GroundKind::FallsWithASource,
        GroundKind::FallsWithAClue,
        GroundKind::HangsOnDates,
        GroundKind::OtherLabel,
        GroundKind::OtherNumber,
        GroundKind::OtherOrder,
        GroundKind::OtherExplanation,
    ];

    /// The kind in a few words: `too few events`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            GroundKind::TooFewEvents => "too little evidence",
            GroundKind::TooFewSources => "too few sources",
            GroundKind::NobodyLooked => "nobody looked",
            GroundKind::NotKnown => "something is not known",
            GroundKind::DrawsSplit => "the draws are split",
            GroundKind::NotResampled => "not resampled",
            GroundKind::NoEvidence => "no evidence",
            GroundKind::OutOfScope => "out of scope",
            GroundKind::OrderOpen => "the dates leave the order open",
            GroundKind::SpanOpen => "the dates leave open how long it was",
            GroundKind::ShiftOpen => "the numbers leave a shift open",
            GroundKind::FallsWithASource => "falls with one source",
            GroundKind::FallsWithAClue => "falls with one clue",
            GroundKind::HangsOnDates => "hangs on uncertain days",
            GroundKind::OtherLabel => "another label",
            GroundKind::OtherNumber => "another number",
            GroundKind::OtherOrder => "another order",
            GroundKind::OtherExplanation => "another explanation",
        }
    }

    /// What it has in common with others.
    #[must_use]
    pub fn family(self) -> Family {
        use GroundKind as K;
        match self {
            K::TooFewEvents | K::TooFewSources | K::NobodyLooked | K::NotKnown | K::NoEvidence => {
                Family::TooLittle
            }
            K::DrawsSplit
            | K::NotResampled
            | K::OutOfScope
            | K::OrderOpen
            | K::SpanOpen
            | K::ShiftOpen => Family::CannotTell,
            K::FallsWithASource | K::FallsWithAClue | K::HangsOnDates => Family::Fragile,
            K::OtherLabel | K::OtherNumber | K::OtherOrder | K::OtherExplanation => {
                Family::Contrary
            }
        }
    }
}

impl Family {
    /// In a few words: `too little evidence`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Family::TooLittle => "too little evidence",
            Family::CannotTell => "the evidence cannot tell",
            Family::Fragile => "it falls with little",
            Family::Contrary => "the evidence says otherwise",
        }
    }
}
