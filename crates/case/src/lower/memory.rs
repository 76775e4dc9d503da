//! What has been looked up once and is asked for again and again.

use crate::model::{ActorId, Name};
use counterpoise_dates::DayRange;
use std::collections::{BTreeMap, HashSet};

/// Words and actors that are known already. To remember saves time and changes no answer.
#[derive(Clone, Default)]
pub(crate) struct Memory {
    words: HashSet<Name>,
    /// The same in the order in which they came.
    in_order: Vec<Name>,
    /// Texts that mean one actor, and nobody else at any time: the actor, and when it existed.
    actors: BTreeMap<String, (ActorId, Vec<DayRange>)>,
    /// Texts whose meaning depends on the date, with the days asked about.
    actors_then: BTreeMap<(String, Option<DayRange>), ActorId>,
}

impl Memory {
    pub(crate) fn word(&self, word: &str) -> Option<Name> {
        self.words.get(word).cloned()
    }

    pub(crate) fn actor(&self, text: &str, on: Option<DayRange>) -> Option<ActorId> {
        if let Some((actor, existence)) = self.actors.get(text) {
            let then = |on: DayRange| existence.iter().any(|span| span.intersect(on).is_some());
            return on.is_none_or(then).then_some(*actor);
        }
        if self.actors_then.is_empty() {
            None
        } else {
            self.actors_then.get(&(text.to_owned(), on)).copied()
        }
    }

    pub(crate) fn keep_word(&mut self, word: &Name) {
        if self.words.insert(word.clone()) {
            self.in_order.push(word.clone());
        }
    }

    pub(crate) fn keep_actor(&mut self, text: &str, actor: ActorId, existence: Vec<DayRange>) {
        self.actors.insert(text.to_owned(), (actor, existence));
    }

    pub(crate) fn keep_actor_then(&mut self, text: &str, on: Option<DayRange>, actor: ActorId) {
        self.actors_then.insert((text.to_owned(), on), actor);
    }

    /// With what another one remembers.
    pub(crate) fn join(&mut self, mut other: Memory) {
        other.in_order.iter().for_each(|word| self.keep_word(word));
        self.actors.append(&mut other.actors);
        self.actors_then.append(&mut other.actors_then);
    }
}
