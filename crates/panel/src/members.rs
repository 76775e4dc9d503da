//! Systems of states: who is a member when, and under which code.
//!
//! A panel is of one system. A row is there while both of its states are members: on some day of the
//! period, as the lists of dyad-years have it. A row is known by the codes of its states and its
//! period, and no other row has the same. Two things would break that, and are settled here:
//!
//! - *A code that passes from one state to another* (345 of the Correlates of War, of Serbia until
//!   November 1918, then of Yugoslavia, of Serbia again from June 2006): the row of such a period is
//!   that of the state that bears the code last.
//! - *A state whose code changes within a period* (Germany, 260 until 2 October 1990, 255 from the
//!   3rd; Yemen, 678 and 679 in May of that year) is in it two members with a row each. The data
//!   that have a row for either code answer for that code; the others answer for the state.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use counterpoise_dates::{Day, DayRange};
use counterpoise_world::{System, World};

use crate::scope::{Scope, Who};
use crate::states::StateNo;

/// A list of the members of the system of states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateSystem {
    /// Correlates of War, State System Membership v2016; its last day is an open end.
    Cow,
    /// Gleditsch and Ward, without their tentative list of microstates.
    Gw,
}

/// The members of every period of a scope, each with its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The list.
    pub system: StateSystem,
    /// The first period.
    first: i32,
    /// For each period, which of the memberships holds.
    holds: Vec<u32>,
    /// The members with their codes, each time that they are others than before.
    memberships: Vec<Membership>,
}

/// The code of every state, by its number; `None` for no member.
type Membership = Vec<Option<u16>>;

/// A code that a state bore.
struct Bearing {
    state: StateNo,
    code: u16,
    span: DayRange,
}

impl StateSystem {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            StateSystem::Cow => "cow",
            StateSystem::Gw => "gw",
        }
    }

    /// The name in a sentence.
    pub fn title(self) -> &'static str {
        match self {
            StateSystem::Cow => "Correlates of War",
            StateSystem::Gw => "Gleditsch-Ward",
        }
    }

    /// What a column of its codes is called.
    pub(crate) fn code(self) -> &'static str {
        match self {
            StateSystem::Cow => "ccode",
            StateSystem::Gw => "gwcode",
        }
    }

    fn bearings(self) -> &'static [Bearing] {
        static COW: OnceLock<Vec<Bearing>> = OnceLock::new();
        static GW: OnceLock<Vec<Bearing>> = OnceLock::new();
        match self {
            StateSystem::Cow => COW.get_or_init(|| bearings(System::CowNumber)),
            StateSystem::Gw => GW.get_or_init(|| bearings(System::GwNumber)),
        }
    }
}

fn bearings(system: System) -> Vec<Bearing> {
    let states = World::builtin().states().iter().zip(StateNo::all());
    let of = |(state, no): (&counterpoise_world::State, StateNo)| {
        let codes = state.codes_on(system, None).filter(|code| !code.tentative);
        let spans = codes.filter_map(move |code| {
            let number = code.text.parse().ok()?;
            Some(code.spans.iter().map(move |span| Bearing {
                state: no,
                code: number,
                span: *span,
            }))
        });
        spans.flatten().collect::<Vec<_>>()
    };
    states.flat_map(of).collect()
}

impl Roster {
    /// The members in every period of the scope.
    pub fn of(system: StateSystem, scope: Scope) -> Roster {
        let changes = changes(system);
        let periods = scope.periods();
        let mut roster = Roster {
            system,
            first: *periods.start(),
            holds: Vec::with_capacity(periods.clone().count()),
            memberships: Vec::new(),
        };
        let mut before: Option<Day> = None;
        for period in periods {
            let ends = scope.period.first_day(period).zip(scope.period.first_day(period + 1));
            let Some((first, next)) = ends else { break };
            let same = before.is_some_and(|day| changes.range(day.plus(1)..next).next().is_none());
            if !same {
                roster.memberships.push(by_number(members(system, first, next.plus(-1))));
            }
            roster.holds.push(u32::try_from(roster.memberships.len() - 1).unwrap_or(u32::MAX));
            before = Some(first);
        }
        roster
    }

    /// The code of a member in a period; `None` for no member.
    pub fn code(&self, state: StateNo, period: i32) -> Option<u16> {
        let at = usize::try_from(period.checked_sub(self.first)?).ok()?;
        let membership = self.memberships.get(*self.holds.get(at)? as usize)?;
        *membership.get(usize::from(state.0))?
    }

    /// Whether all states of a row are members in its period.
    pub fn has(&self, who: Who, period: i32) -> bool {
        let member = |state| self.code(state, period).is_some();
        match who {
            Who::Dyad(one, other) => member(one) && member(other),
            Who::State(state) => member(state),
            Who::System => true,
        }
    }

    /// Everyone who is a member in some period, by their first code.
    pub fn everyone(&self) -> Vec<StateNo> {
        let mut first = BTreeMap::new();
        for membership in &self.memberships {
            let members = membership.iter().zip(0..).filter_map(|(code, at)| code.zip(Some(at)));
            for (code, at) in members {
                first.entry(StateNo(at)).or_insert(code);
            }
        }
        let mut all: Vec<(u16, StateNo)> =
            first.into_iter().map(|(state, code)| (code, state)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, state)| state).collect()
    }
}

/// The days on which the members are others than on the day before.
fn changes(system: StateSystem) -> BTreeSet<Day> {
    let ends = system
        .bearings()
        .iter()
        .flat_map(|it| [it.span.first, it.span.last.map(|day| day.plus(1))]);
    ends.flatten().collect()
}

fn by_number(members: BTreeMap<StateNo, u16>) -> Membership {
    let most = members.keys().next_back().map_or(0, |state| usize::from(state.0) + 1);
    let mut codes = vec![None; most];
    members.into_iter().for_each(|(state, code)| codes[usize::from(state.0)] = Some(code));
    codes
}

/// The members in a span of days, each code once.
fn members(system: StateSystem, first: Day, last: Day) -> BTreeMap<StateNo, u16> {
    let span = DayRange::between(first, last);
    let within = |it: &&Bearing| it.span.intersect(span).is_some();
    let end = |it: &Bearing| it.span.last.map_or(last, |day| day.min(last));
    let mut borne: Vec<&Bearing> = system.bearings().iter().filter(within).collect();
    // The last bearer of a code has it, and a state is known by the last code that it bore.
    borne.sort_by_key(|it| (it.code, end(it)));
    borne.reverse();
    borne.dedup_by_key(|it| it.code);
    borne.sort_by_key(|it| end(it));
    let mut members = BTreeMap::new();
    for it in borne {
        if let Some(former) = members.insert(it.state, it.code) {
            members.extend(it.state.under(former).map(|no| (no, former)));
        }
    }
    members
}
