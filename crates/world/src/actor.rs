//! States and the rest: whoever can be named as an actor.

use counterpoise_dates::{Day, DayRange};

use crate::state::{Code, Name, State};

/// What sort of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A member of the system of states.
    State,
    /// States acting as one in some field: the European Union, an alliance.
    Bloc,
    /// A standing body of states.
    Organisation,
    /// An informal or regional set of states.
    Group,
    /// A body within a state: a ministry, a firm, a bank.
    Agency,
    /// Anything else: a territory, a movement.
    Other,
}

impl ActorKind {
    /// The kind of that name, lower case.
    pub fn named(name: &str) -> Option<ActorKind> {
        use ActorKind::{Agency, Bloc, Group, Organisation, Other, State};
        [State, Bloc, Organisation, Group, Agency, Other]
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    /// The name, lower case.
    pub fn name(self) -> &'static str {
        match self {
            ActorKind::State => "state",
            ActorKind::Bloc => "bloc",
            ActorKind::Organisation => "organisation",
            ActorKind::Group => "group",
            ActorKind::Agency => "agency",
            ActorKind::Other => "other",
        }
    }
}

/// An actor that is no state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Our code, upper case: `SCO`, `WARSAW-PACT`.
    pub id: &'static str,
    /// What sort of actor.
    pub kind: ActorKind,
    /// The full name.
    pub name: &'static str,
    /// Other names.
    pub names: Vec<&'static str>,
    /// Names in other languages, never displayed.
    pub foreign_names: Vec<Name>,
    /// Cities that stand for it.
    pub seats: Vec<Name>,
    /// Codes of a territory in systems that have it.
    pub codes: Vec<Code>,
    /// When it existed: from signature or founding to its end.
    pub existence: DayRange,
}

/// A state or another actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor<'a> {
    /// A state.
    State(&'a State),
    /// Any other actor.
    Organisation(&'a Organisation),
}

impl Actor<'_> {
    /// Our code.
    pub fn id(&self) -> &'static str {
        match self {
            Actor::State(state) => state.id,
            Actor::Organisation(organisation) => organisation.id,
        }
    }

    /// The present, or last, name.
    pub fn name(&self) -> &'static str {
        match self {
            Actor::State(state) => state.name,
            Actor::Organisation(organisation) => organisation.name,
        }
    }

    /// The name on a day.
    pub fn name_on(&self, day: Day) -> &'static str {
        match self {
            Actor::State(state) => state.name_on(day),
            Actor::Organisation(organisation) => organisation.name,
        }
    }

    /// What sort of actor.
    pub fn kind(&self) -> ActorKind {
        match self {
            Actor::State(_) => ActorKind::State,
            Actor::Organisation(organisation) => organisation.kind,
        }
    }

    /// When it existed, earliest span first.
    pub fn existence(&self) -> Vec<DayRange> {
        match self {
            Actor::State(state) => state.existence.clone(),
            Actor::Organisation(organisation) => vec![organisation.existence],
        }
    }

    /// Whether it existed on a day.
    pub fn exists_on(&self, day: Day) -> bool {
        self.existence().iter().any(|span| span.contains(day))
    }
}
