//! What keeps an event out of a test.

use counterpoise_case::model::{
    ActorId, ArenaId, Condition, EventId, Name, PeriodId, SchoolId, SetId,
};
use serde::Serialize;

/// An event that lies outside of all tests, with what keeps it out of the one that comes nearest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outside {
    /// The event.
    pub event: EventId,
    /// What keeps it out.
    pub why: Obstacle,
}

/// What keeps an event out of a test.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// The test counts no events.
    CountsNone,
    /// The test compares other events.
    OtherEvents(Vec<EventId>),
    /// The event is context: it is never counted.
    Context,
    /// It is aimed at something else of the target than was asked for.
    Aim,
    /// Its set is off.
    SetOff(SetId),
    /// It is an act of these towards those, and the test counts another pair.
    Direction(Vec<(ActorId, ActorId)>, (ActorId, ActorId)),
    /// It happened in these arenas, and the test counts another; `None`: it counts all, and the
    /// event bears on none.
    Arena(Vec<ArenaId>, Option<ArenaId>),
    /// It belongs to these domains, and the test counts another.
    Domain(Vec<Name>, Name),
    /// Its date lies outside these periods.
    Period(Vec<PeriodId>),
    /// No rule of the school counts an act of its kind.
    School(SchoolId),
    /// It does not meet these conditions.
    Filter(Vec<Condition>),
}

/// The kinds of obstacles; the later, the nearer the event comes to being counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutsideKind {
    /// The test counts no events.
    CountsNone,
    /// The test compares two other events.
    OtherEvents,
    /// The event is context: it is never counted.
    Context,
    /// It is aimed at something else of the target than was asked for.
    Aim,
    /// Its set is off.
    SetOff,
    /// It is no act of the one towards the other.
    Direction,
    /// It happened elsewhere.
    Arena,
    /// It belongs to other matters.
    Domain,
    /// It happened at another time.
    Period,
    /// It is of another kind.
    Filter,
}

impl Obstacle {
    /// What kind of obstacle it is.
    #[must_use]
    pub fn kind(&self) -> OutsideKind {
        match self {
            Obstacle::CountsNone => OutsideKind::CountsNone,
            Obstacle::OtherEvents(_) => OutsideKind::OtherEvents,
            Obstacle::Context => OutsideKind::Context,
            Obstacle::Aim => OutsideKind::Aim,
            Obstacle::SetOff(_) => OutsideKind::SetOff,
            Obstacle::Direction(..) => OutsideKind::Direction,
            Obstacle::Arena(..) => OutsideKind::Arena,
            Obstacle::Domain(..) => OutsideKind::Domain,
            Obstacle::Period(_) => OutsideKind::Period,
            Obstacle::School(_) | Obstacle::Filter(_) => OutsideKind::Filter,
        }
    }
}
