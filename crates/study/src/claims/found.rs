//! What a test finds, as facts.

use crate::called::Called;
use crate::memo::Belief;
use counterpoise_case::model::{
    ActorId, ArenaId, End, EventId, HypothesisId, PeriodId, SeriesId, WatchId,
};
use counterpoise_dates::Date;
use counterpoise_ledger::Evidence;
use counterpoise_shifts::Undefined;
use counterpoise_tracing::Status;
use serde::Serialize;

/// What a test finds. Shares are those of the draws in which it is as claimed, 0..=1.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// The name that a school gives; no share where nothing was drawn.
    Verdict(Called, Option<f64>),
    /// There is nothing to judge.
    NoVerdict,
    /// Which way the acts lean, and the share.
    Stance(Leans, f64),
    /// The date has no day, and so no stance.
    NoStance,
    /// A stance that could not be drawn.
    NotDrawn,
    /// There is nothing to read a stance off.
    NoSide(NoSide),
    /// The names that a pattern looks for; the least and the greatest share, none where nothing was
    /// drawn.
    Pattern(Vec<PartFound>, Option<(f64, f64)>),
    /// The number of a quantity.
    Level(Evidence, Option<f64>),
    /// The numbers of a quantity before and after.
    Change([Evidence; 2], Option<f64>),
    /// The numbers of two quantities.
    Compared([Evidence; 2], Option<f64>),
    /// So many events certainly match, and so many if all of uncertain day are counted.
    Events {
        /// Those that certainly do.
        least: usize,
        /// All of them.
        most: usize,
    },
    /// A value of a series.
    Value(SeriesId, Date, f64),
    /// A series that has no such value.
    NoValue(SeriesId, Date, NoValue),
    /// One value over another.
    Ratio {
        /// The one.
        over: f64,
        /// The other.
        under: f64,
        /// What it comes to.
        ratio: f64,
    },
    /// A ratio to a value that is zero.
    RatioToZero(SeriesId, Date),
    /// Two events, of which one ought to be the earlier.
    Order(EventId, EventId),
    /// How far two ends lie apart; `None`: nobody can say.
    Span(End, End, Option<Apart>),
    /// What the evidence says of a shift.
    Shift {
        /// Of what.
        watch: WatchId,
        /// Whether it is claimed that there was none then.
        negated: bool,
        /// The probability of what is claimed.
        probability: f64,
        /// What it is made of.
        belief: Belief,
    },
    /// Nothing can be said of a shift.
    NoShift(WatchId, Undefined),
    /// How an explanation fares.
    Explanation {
        /// Its probability after the clues.
        posterior: f64,
        /// How far it is ahead of its nearest rival, in decibels.
        ahead: f64,
        /// That rival.
        rival: HypothesisId,
        /// The share.
        share: Option<f64>,
    },
    /// How a clue came out, with what finding and missing it say against all others, in decibels.
    Clue {
        /// Whether it was found.
        status: Status,
        /// What finding it says.
        if_found: f64,
        /// What missing it says.
        if_missed: f64,
    },
    /// How probable the outcome is without the cause, by each answer.
    Without(Vec<WithoutCause>),
    /// Nothing was weighed.
    NotWeighed,
}

/// How probable it is that acts lean to a side, to neither, and against it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Leans {
    pub to: f64,
    pub mixed: f64,
    pub against: f64,
}

/// Why acts lean nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoSide {
    /// No act takes a side.
    NoneTaken,
    /// No act counts.
    NoAct,
}

/// A part of a pattern, where its name is the most probable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartFound {
    /// The name.
    pub label: String,
    /// Where, and how probable it is there; `None`: nothing can be said of any place.
    pub best: Option<(Place, f64)>,
}

/// Why a series has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoValue {
    /// It is missing.
    Missing,
    /// The series does not reach so far.
    Outside,
}

/// How far one day lies from another, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Apart {
    /// So many days later at the least and at the most.
    Later(i64, i64),
    /// So many days earlier.
    Earlier(i64, i64),
    /// It is the same day.
    SameDay,
    /// No more than so many, in either order.
    AtMost(i64),
}

/// How probable the outcome is without its cause.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WithoutCause {
    /// By what it is answered, where there are two answers.
    pub by: Option<AnsweredBy>,
    /// After the clues.
    pub after: f64,
    /// Before them.
    pub before: f64,
}

/// The two ways of answering a question of cause, which are not to be added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnsweredBy {
    /// By types of cases and their clues.
    Types,
    /// Through what the cause works by.
    Mediator,
}

/// Where something is looked for, as far as a test looks in several places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The pair.
    pub dyad: Option<(ActorId, ActorId)>,
    /// The arena.
    pub arena: Option<InArena>,
    /// The period.
    pub period: Option<PeriodId>,
}

/// One arena, or all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InArena {
    /// All of them.
    All,
    /// One.
    One(ArenaId),
}

impl InArena {
    pub(crate) fn of(arena: Option<ArenaId>) -> InArena {
        arena.map_or(InArena::All, InArena::One)
    }
}
