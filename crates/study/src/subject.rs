//! What the lines of an unfolding are about, as facts with their numbers.

use crate::called::Called;
use crate::claims::{
    Calibration, Carried, ClaimOutcome, ClaimReason, Found, Outside, ReasonKind, Through,
};
use crate::rivals::{ClueOrCluster, Weighing};
use crate::stress::SchoolShare;
use counterpoise_case::model::{
    ActorId, ArenaId, AssessmentId, AttributeId, Causal, ClueId, ConceptId, EventId, HypothesisId,
    IndicatorId, PeriodId, Reading, SchoolId, SeriesId, Term,
};
use counterpoise_concepts::{
    DateRobustness, HangsOn, Membership, Reason as NoLabel, TermMembership,
};
use counterpoise_dates::Date;
use counterpoise_ledger::{Cell, Contribution, Evidence, Sums};
use counterpoise_tracing::VanEvera;
use serde::Serialize;

/// Names with their probabilities, 0..=1, the likeliest first; `None`: none of the school's.
pub type Shares = Vec<(Option<String>, f64)>;

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A verdict.
    Verdict {
        /// Of whom towards whom.
        dyad: (ActorId, ActorId),
        /// Where and when.
        cell: Cell,
        /// By whose definition.
        school: SchoolId,
        /// What it comes to.
        called: Called,
    },
    /// How often each name came out of the draws; `None`: none were asked for.
    Drawn(Option<Shares>),
    /// The same as another coder would read the acts.
    Reread(Shares),
    /// Why the central reading has no name.
    NoLabel(NoLabel),
    /// What the dates leave open.
    Dates(DateRobustness),
    /// An event of uncertain day, and whether it is placed in the window.
    Placed(EventId, bool),
    /// How the verdict fares under other choices.
    OtherChoices(SchoolShare),
    /// What the probability of a name hangs on.
    Hanging(Option<String>),
    /// One of the things that it hangs on.
    HangsOn(HangsOn),
    /// What is new in a window and what only lasted into it.
    NewAndOld,
    /// Acts that are new in the window, or perhaps so.
    New(Lasting),
    /// Acts that certainly began before it.
    Old(Lasting),
    /// Whether the school speaks of such a pair, and in which share of the draws.
    Scope(Option<f64>),
    /// One thing that a school asks of a pair, and how far it is so.
    ScopeTerm(Term, Option<f64>),
    /// A concept and its membership.
    Concept(ConceptId, Option<Membership>),
    /// One condition of a concept, and whether it is the weakest.
    Condition {
        /// The condition.
        term: TermMembership,
        /// Whether it is the weakest.
        binds: bool,
    },
    /// An attribute and its membership.
    Attribute(AttributeId, Membership),
    /// An indicator and its number.
    Indicator(IndicatorId, Evidence),
    /// A part of an indicator's number, its sum and how many events it counts.
    Part(Sums, f64, usize),
    /// What one event adds to a number.
    Counted(Contribution),
    /// A value of a series.
    Series(SeriesId, Date, f64),
    /// A series that is watched for a shift.
    Watched(SeriesId),
    /// A line of what the values of a series are computed from, by its position.
    SeriesBasis(SeriesId, usize),
    /// That the case holds the values of a series, which names a measure.
    HeldByCase(SeriesId),
    /// A source's judgement: a degree, 0..=1.
    Assessment(AssessmentId, f64),
    /// An event.
    Event(EventId),
    /// How an event is coded.
    Coding(EventId),
    /// One of several readings of an event.
    Reading(Reading),
    /// What the source prints in place of the date, and why that is corrected.
    Printed(EventId),
    /// The author's note on an event.
    EventNote(EventId),
    /// Where something is written: see the citations of the line.
    Source(Written),
    /// What an act speaks for in a cell.
    SpeaksIn(Option<ArenaId>, PeriodId),
    /// What it speaks for by one school.
    SpeaksFor(SpeaksFor),
    /// By so many schools it moves no name.
    MovesNone(usize),
    /// A claim, by its position in the case, and what came of it.
    Claim {
        /// Its position.
        claim: usize,
        /// What came of it.
        outcome: ClaimOutcome,
        /// Why it is no better.
        reasons: Vec<ReasonKind>,
    },
    /// The causal word that a claim uses.
    Causal(Causal),
    /// What a claim says of the school that it calibrates; why, where it could not be tried.
    Calibrates(Calibration, Vec<ReasonKind>),
    /// What of a claim cannot be tested.
    Untestable(usize),
    /// What the study rests a claim on.
    RestsOn,
    /// No test counts any of the events that the study rests the claim on.
    CountsNone,
    /// An event that no test counts.
    RestsOutside(Outside),
    /// How a claim was put as a test.
    PutAs(usize),
    /// A test as written, and what it finds.
    Test(String, ClaimOutcome, Found),
    /// Why a test comes out as it does.
    Reason(ClaimReason),
    /// What carried over from before a period.
    Carried(Carried),
    /// Events that a test cannot count.
    Outside(Vec<Outside>),
    /// Through which work events were read.
    Through(Through),
    /// What kind of test a clue is of a hypothesis.
    AsTest(HypothesisId, VanEvera),
    /// A clue that a test rests on.
    OfClue(ClueId),
    /// The odds of one hypothesis over another before the clues, in decibels.
    PriorOdds {
        /// The one.
        of: HypothesisId,
        /// The other.
        over: HypothesisId,
        /// The odds.
        decibels: f64,
    },
    /// What a clue or a cluster says, in decibels, and what the odds are then.
    Step(ClueOrCluster, f64, f64),
    /// Something about hypotheses and clues.
    Weighing(Weighing),
}

/// Acts with their weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lasting {
    /// The acts, by their ids.
    pub acts: Vec<EventId>,
    /// Weight x certainty x share of all of them.
    pub amount: f64,
}

/// How something is written where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Written {
    /// It is cited.
    Cited,
    /// It was read there; no work is cited for it.
    AssertedIn,
    /// It was read there.
    ReadIn,
    /// It tells of a clue.
    ToldBy,
    /// It holds a hypothesis.
    HeldBy,
    /// Nowhere.
    Nowhere,
}

/// What an act changes in a cell, by one school.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpeaksFor {
    /// Where; `None`: all arenas together.
    pub arena: Option<ArenaId>,
    /// When.
    pub period: PeriodId,
    /// By whose definition.
    pub school: SchoolId,
    /// Labels with their degrees of membership, 0 to 1, without the act and with it; the greatest
    /// change first.
    pub labels: Vec<(String, f64, f64)>,
    /// Attributes that it changes and the school asks for, with the change of their degrees.
    pub attributes: Vec<(AttributeId, f64)>,
}
