//! The tables, read once, and the ways into them.

use std::sync::OnceLock;

use counterpoise_dates::Day;

use crate::actor::{Actor, Organisation};
use crate::index::{Index, Position};
use crate::majors::MAJOR_POWERS;
use crate::state::State;
use crate::system::System;
use crate::table;

/// States, organisations and blocs, with the index of their codes and names.
#[derive(Debug)]
pub struct World {
    pub(crate) states: Vec<State>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) index: Index,
    /// Predecessors and successors of each state, by position.
    relatives: Vec<Vec<Position>>,
}

impl World {
    /// The world compiled into the program, read at the first call.
    pub fn builtin() -> &'static World {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| {
            let mut states = table::states(include_str!("states.tsv"));
            let mut organisations = table::organisations(include_str!("organisations.tsv"));
            complete(&mut states, &mut organisations);
            World::new(states, organisations)
        })
    }

    /// Every state, by COW number of its region.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// Every other actor.
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// The actor of that id, at whatever date; ids are compared without regard to case.
    pub fn actor(&self, id: &str) -> Option<Actor<'_>> {
        let position = self.index.find(System::Id, id).first()?.actor;
        Some(self.actor_at(position))
    }

    /// The state of that id, at whatever date.
    pub fn state(&self, id: &str) -> Option<&State> {
        match self.actor(id)? {
            Actor::State(state) => Some(state),
            Actor::Organisation(_) => None,
        }
    }

    /// Whether the state was a major power on a day, by the Correlates of War.
    pub fn is_major(&self, id: &str, day: Day) -> bool {
        MAJOR_POWERS.iter().any(|major| major.id == id && major.span.contains(day))
    }

    /// Ids of the states that broke from this one, merged with it or replaced it.
    pub fn successors(&self, id: &str) -> Vec<&'static str> {
        let followers = self.states.iter().filter(|state| state.follows.contains(&id));
        followers.map(|state| state.id).collect()
    }

    pub(crate) fn new(states: Vec<State>, organisations: Vec<Organisation>) -> World {
        let index = Index::of(&states, &organisations);
        let relatives = states.iter().map(|state| related(&states, state)).collect();
        World { states, organisations, index, relatives }
    }

    /// The actor at a position handed out by the index.
    pub(crate) fn actor_at(&self, position: Position) -> Actor<'_> {
        match self.states.get(position) {
            Some(state) => Actor::State(state),
            None => Actor::Organisation(&self.organisations[position - self.states.len()]),
        }
    }

    pub(crate) fn relatives(&self, position: Position) -> &[Position] {
        self.relatives.get(position).map_or(&[], Vec::as_slice)
    }
}

/// Adds what stands in tables of its own: further codes, names in other languages, seats.
fn complete(states: &mut [State], organisations: &mut [Organisation]) {
    let codes = table::more_codes(include_str!("codes.tsv"));
    let mut foreign = table::names(include_str!("names.tsv"));
    let mut seats = table::names(include_str!("seats.tsv"));
    for state in states {
        let more = codes.get(state.id).and_then(|codes| codes.read(&state.life()));
        state.codes.extend(more.unwrap_or_default());
        state.foreign_names = foreign.remove(state.id).unwrap_or_default();
        state.seats = seats.remove(state.id).unwrap_or_default();
    }
    for other in organisations {
        let more = codes.get(other.id).and_then(|codes| codes.read(&[other.existence]));
        other.codes = more.unwrap_or_default();
        other.foreign_names = foreign.remove(other.id).unwrap_or_default();
        other.seats = seats.remove(other.id).unwrap_or_default();
    }
}

fn related(states: &[State], state: &State) -> Vec<Position> {
    let near =
        |other: &State| state.follows.contains(&other.id) || other.follows.contains(&state.id);
    (0..states.len()).filter(|position| near(&states[*position])).collect()
}
