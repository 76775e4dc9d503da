//! Why a claim is no better than it is, as a value.

use serde::Serialize;

/// The kinds of reasons. A claim that is thin has those of its thin tests, one that fails those of its failing ones.
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
    NoLabel,
    SourcesDisagree,
    OrderOpen,
    SpanOpen,
    ShiftOpen,
    FallsWithASource,
    FallsWithAClue,
    HangsOnDates,
    DatesNotDecided,
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
    pub const ALL: [GroundKind; 19] = [
        GroundKind::TooFewEvents,
        GroundKind::TooFewSources,
        GroundKind::NobodyLooked,
        GroundKind::NotKnown,
        GroundKind::DrawsSplit,
        GroundKind::NotResampled,
        GroundKind::NoLabel,
        GroundKind::SourcesDisagree,
        GroundKind::OrderOpen,
        GroundKind::SpanOpen,
        GroundKind::ShiftOpen,
        GroundKind::FallsWithASource,
        GroundKind::FallsWithAClue,
        GroundKind::HangsOnDates,
        GroundKind::DatesNotDecided,
        GroundKind::OtherLabel,
        GroundKind::OtherNumber,
        GroundKind::OtherOrder,
        GroundKind::OtherExplanation,
    ];

    /// The kind in a few words: `too few events`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            GroundKind::TooFewEvents => "too few events",
            GroundKind::TooFewSources => "too few sources",
            GroundKind::NobodyLooked => "nobody looked",
            GroundKind::NotKnown => "something is not known",
            GroundKind::DrawsSplit => "the draws are split",
            GroundKind::NotResampled => "not resampled",
            GroundKind::NoLabel => "no label comes out",
            GroundKind::SourcesDisagree => "sources disagree",
            GroundKind::OrderOpen => "the dates leave the order open",
            GroundKind::SpanOpen => "the dates leave open how long it was",
            GroundKind::ShiftOpen => "the numbers leave a shift open",
            GroundKind::FallsWithASource => "falls with one source",
            GroundKind::FallsWithAClue => "falls with one clue",
            GroundKind::HangsOnDates => "hangs on uncertain days",
            GroundKind::DatesNotDecided => "the search over days was given up",
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
            K::TooFewEvents | K::TooFewSources | K::NobodyLooked | K::NotKnown => Family::TooLittle,
            K::DrawsSplit
            | K::NotResampled
            | K::NoLabel
            | K::SourcesDisagree
            | K::OrderOpen
            | K::SpanOpen
            | K::ShiftOpen => Family::CannotTell,
            K::FallsWithASource | K::FallsWithAClue | K::HangsOnDates | K::DatesNotDecided => Family::Fragile,
            K::OtherLabel | K::OtherNumber | K::OtherOrder | K::OtherExplanation => Family::Contrary,
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
