//! Why a claim is no better than it is, as a value.

use serde::Serialize;

/// The kinds of reasons. A claim has those of the tests that decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ReasonKind {
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
    WeakTest,
    ClueAgainst,
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
pub struct ClaimReason {
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// The reason in one clause.
    pub text: String,
}

impl ClaimReason {
    pub(crate) fn new(kind: ReasonKind, text: impl Into<String>) -> ClaimReason {
        ClaimReason { kind, text: text.into() }
    }
}

impl ReasonKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [ReasonKind; 20] = [
        ReasonKind::TooFewEvents,
        ReasonKind::TooFewSources,
        ReasonKind::NobodyLooked,
        ReasonKind::NotKnown,
        ReasonKind::DrawsSplit,
        ReasonKind::NotResampled,
        ReasonKind::NoEvidence,
        ReasonKind::OutOfScope,
        ReasonKind::OrderOpen,
        ReasonKind::SpanOpen,
        ReasonKind::ShiftOpen,
        ReasonKind::FallsWithASource,
        ReasonKind::FallsWithAClue,
        ReasonKind::HangsOnDates,
        ReasonKind::OtherLabel,
        ReasonKind::OtherNumber,
        ReasonKind::OtherOrder,
        ReasonKind::OtherExplanation,
        ReasonKind::WeakTest,
        ReasonKind::ClueAgainst,
    ];

    /// The kind in a few words: `too few events`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            ReasonKind::TooFewEvents => "too little evidence",
            ReasonKind::TooFewSources => "too few sources",
            ReasonKind::NobodyLooked => "nobody looked",
            ReasonKind::NotKnown => "something is not known",
            ReasonKind::DrawsSplit => "the re-readings are split",
            ReasonKind::NotResampled => "not resampled",
            ReasonKind::NoEvidence => "no evidence",
            ReasonKind::OutOfScope => "out of scope",
            ReasonKind::OrderOpen => "the dates leave the order open",
            ReasonKind::SpanOpen => "the dates leave open how long it was",
            ReasonKind::ShiftOpen => "the numbers leave a shift open",
            ReasonKind::FallsWithASource => "falls with one source",
            ReasonKind::FallsWithAClue => "falls with one clue",
            ReasonKind::HangsOnDates => "hangs on uncertain days",
            ReasonKind::OtherLabel => "another label",
            ReasonKind::OtherNumber => "another number",
            ReasonKind::OtherOrder => "another order",
            ReasonKind::OtherExplanation => "another explanation",
            ReasonKind::WeakTest => "the test is too weak",
            ReasonKind::ClueAgainst => "a clue speaks against it",
        }
    }

    /// What it has in common with others.
    #[must_use]
    pub fn family(self) -> Family {
        use ReasonKind as K;
        match self {
            K::TooFewEvents | K::TooFewSources | K::NobodyLooked | K::NotKnown | K::NoEvidence => {
                Family::TooLittle
            }
            K::DrawsSplit
            | K::NotResampled
            | K::OutOfScope
            | K::OrderOpen
            | K::SpanOpen
            | K::ShiftOpen
            | K::WeakTest => Family::CannotTell,
            K::FallsWithASource | K::FallsWithAClue | K::HangsOnDates => Family::Fragile,
            K::OtherLabel
            | K::OtherNumber
            | K::OtherOrder
            | K::OtherExplanation
            | K::ClueAgainst => Family::Contrary,
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
