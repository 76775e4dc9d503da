//! Why a claim is no better than it is, as a value.

use super::found::{Leans, NoSide, Place};
use crate::called::Called;
use counterpoise_case::model::{Bound, Direction, HypothesisId, SourceId};
use counterpoise_concepts::Standing;
use counterpoise_dates::TimeBetween;
use counterpoise_ledger::Reason as NoNumber;
use counterpoise_shifts::Undefined;
use counterpoise_tracing::Problem;
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimReason {
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// The reason.
    pub why: Why,
}

impl ClaimReason {
    pub(crate) fn new(kind: ReasonKind, why: Why) -> ClaimReason {
        ClaimReason { kind, why }
    }
}

/// The reason itself. Shares are those of draws, 0..=1.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It rests on as much as so many ordinary acts, and so many are asked for.
    TooFewActs {
        /// Acts of ordinary weight.
        acts: f64,
        /// How many the case asks for.
        asked: u32,
        /// Where.
        place: Place,
    },
    /// It rests on so many sources.
    TooFewSources(Sources, Place),
    /// One author judges it, or nobody who is named.
    OneJudge(Option<SourceId>, Place),
    /// A clue, or several clues, rest on too few works.
    TooFewWorks {
        /// How many clues.
        clues: usize,
        /// On how many works they rest.
        works: usize,
        /// How many the case asks for.
        asked: usize,
    },
    /// No clue tells, so that only what was assumed is left.
    NoClueTells,
    /// The number is unknown.
    Unknown(Option<NoNumber>),
    /// None is recorded, and no recorded search covers it.
    NoneRecorded,
    /// The series lacks the number.
    NumberMissing,
    /// A ratio to zero has no value.
    RatioToZero,
    /// Nothing was judged.
    NothingToJudge,
    /// The date has no day.
    NoDay,
    /// No arena is judged in which a part of the pattern is looked for.
    NowhereJudged,
    /// An explanation is tested, which is no clue.
    ExplanationIsNoClue,
    /// There are no hypotheses.
    NoHypotheses,
    /// The hypotheses cannot be weighed.
    Refused(Vec<Problem>),
    /// The hypothesis is not weighed.
    NotWeighed,
    /// The clue does not count.
    ClueDoesNotCount,
    /// The likelihoods of the clue are decibels, which say nothing of its absence.
    ClueInDecibels,
    /// Nobody has looked for the clue.
    ClueNotLookedFor,
    /// The question of cause has no answer.
    NoCause,
    /// Nothing can be said of a shift.
    NoShift(Undefined),
    /// It is as claimed in this share, which is neither enough nor as little as that leaves.
    Split {
        /// The share.
        share: f64,
        /// What the case asks for.
        enough: f64,
    },
    /// Only this share bears it out.
    OnlyShare(f64),
    /// It is contrary as stated, but this share bears it out.
    ContraryBut(Contrary, f64),
    /// The clue is found in this share.
    ClueSplit(f64),
    /// The evidence was not drawn.
    NotDrawn,
    /// The evidence was not resampled.
    NotResampled,
    /// The school has nothing to say of the cell, or there is nothing that it could.
    Silent(Standing, Option<Place>),
    /// There is nothing to read a stance off.
    NoSide(NoSide),
    /// The order is the reverse.
    Reverse,
    /// The one goes on while the other does.
    Overlap,
    /// The dates leave the order open.
    OrderOpen,
    /// One of the two is undated.
    Undated,
    /// So far apart they ought to be.
    SpanNeeded(TimeBetween),
    /// The dates leave open how far apart they are; on this share of admissible days it is so.
    SpanOpen(Option<f64>, TimeBetween),
    /// The number ought to meet this.
    Needed(Bound),
    /// The number ought to change by at least so much; any change will do where that is 0.
    ChangeNeeded(Direction, f64),
    /// The first ought to exceed the second by at least so much.
    ExcessNeeded(f64),
    /// What is claimed of a shift ought to have this probability.
    ProbabilityNeeded(f64),
    /// A shift then is improbable beforehand, and the evidence says little.
    ShiftImprobable,
    /// It hangs on acts of uncertain day.
    UncertainDays,
    /// The name is another.
    Label(Called, Place),
    /// Every part of the pattern is there.
    EveryPart,
    /// The acts lean otherwise.
    Leans(Leans),
    /// It falls without one of these clues.
    FallsWithClues(Vec<String>),
    /// It falls without the clues of one of these sources or sides.
    FallsWithGroups(Vec<String>),
    /// The explanations say otherwise.
    Contrary(Contrary),
    /// By the clue this explanation falls behind.
    FallsBehind(HypothesisId),
    /// The clues say the contrary.
    CluesContrary,
    /// It is no hoop: missing it would cost less than this cut, in decibels.
    NoHoop(f64),
    /// It is no smoking gun: finding it gives less than this cut, in decibels.
    NoSmokingGun(f64),
    /// That a smoking gun was not found leaves it open.
    NoGunFound,
    /// Between the two the clues do not decide.
    CluesUndecided,
    /// The two answers to the question of cause part.
    AnswersPart,
}

/// The sources that something rests on, fewer than are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sources {
    /// None is cited.
    None,
    /// One.
    One(SourceId),
    /// So many.
    Many(usize),
}

/// How an explanation fares that is not ahead as it ought to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contrary {
    /// It ties with this one.
    Ties(HypothesisId),
    /// The one that it ought to lead is ahead of it.
    Behind(HypothesisId),
    /// Another leads.
    Leads(HypothesisId),
    /// It is ahead, but not by so much.
    NotBySoMuch,
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
