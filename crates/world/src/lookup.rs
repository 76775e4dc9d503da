//! From a code or a name, in a stated system and at a date, to the one state that it means.

use counterpoise_dates::DayRange;

use crate::actor::{Actor, Organisation};
use crate::error::{Candidate, LookupError, Question};
use crate::index::{Entry, Position};
use crate::span::any_on;
use crate::state::State;
use crate::system::System;
use crate::world::World;

/// ISO-2 codes of states that are also words of English or another language of the field: they mean
/// a state only where ISO-2 is named.
const WORDS: [&str; 30] = [
    "AD", "AL", "AM", "AT", "BE", "BY", "CO", "DE", "DO", "ES", "ET", "ID", "IE", "IL", "IN", "IS",
    "IT", "LA", "MA", "ME", "MR", "MY", "NA", "NO", "PA", "SE", "SI", "SO", "TO", "TV",
];

/// `CHN`: three capital letters, as a code is written and a word is not.
fn is_code_in_capitals(text: &str) -> bool {
    let text = text.trim();
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

impl World {
    /// The one state that a code or name means.
    ///
    /// `on` is the day, or the days between which it lies: a bearer on any of these days counts, so
    /// that a year in which a code passed from one state to another is ambiguous. Without a date,
    /// every bearer at any time counts.
    ///
    /// # Errors
    /// [`LookupError::Unknown`] where nobody ever bore it, [`LookupError::Ambiguous`] where several
    /// did at that date, [`LookupError::OutOfDate`] where only others bore it or the bearer did not
    /// then exist.
    ///
    /// ```
    /// use counterpoise_world::{System, World, year};
    /// let world = World::builtin();
    /// assert_eq!(world.lookup(System::Iso2, "NA", year(2000)).unwrap().name, "Namibia");
    /// let error = world.lookup(System::Name, "Korea", year(1960)).unwrap_err();
    /// assert_eq!(error.help(), "Write the id of the one that is meant: KOR or PRK.");
    /// ```
    pub fn lookup(
        &self,
        system: System,
        text: &str,
        on: Option<DayRange>,
    ) -> Result<&State, LookupError> {
        let question = Question { system, text: text.to_owned(), on };
        let found = self.bearers(system, text);
        let position = self.decide(&found, &question, self.states.len())?;
        Ok(&self.states[position])
    }

    /// Whether any state bears or bore a code or name: whether [`World::lookup`] would say anything
    /// but [`LookupError::Unknown`]. It proposes nothing, and so costs a hundredth of that where
    /// most texts mean no state.
    pub fn is_known(&self, system: System, text: &str) -> bool {
        !self.bearers(system, text).is_empty()
    }

    /// The states that bear or bore a code or name, at whatever time.
    fn bearers(&self, system: System, text: &str) -> Vec<&Entry> {
        let mut found = self.index.find(system, text);
        if found.is_empty() && system == System::Name && is_code_in_capitals(text) {
            found = self.index.find(System::Iso3, text);
        }
        found.retain(|entry| entry.actor < self.states.len());
        found
    }

    /// The one state that a code or name means, or none: as [`World::lookup`] without a reason,
    /// which costs far more than the look itself where thousands of texts mean no state. A name is
    /// here no code.
    pub fn known(&self, system: System, text: &str, on: Option<DayRange>) -> Option<&State> {
        let mut found = self.index.find(system, text);
        found.retain(|entry| entry.actor < self.states.len());
        match one_each(found.into_iter().filter(|entry| any_on(&entry.spans, on))).as_slice() {
            [only] => self.states.get(only.actor),
            _ => None,
        }
    }

    /// The one actor, state or other, that a text means. Our own ids come first: `AUS` is Australia
    /// here, although it is Austria in COW letters; else every code system and name counts, save
    /// ISO-2 codes that are words: `NA`, `NO`, `IN`.
    ///
    /// # Errors
    /// As [`World::lookup`].
    pub fn find_actor(&self, text: &str, on: Option<DayRange>) -> Result<Actor<'_>, LookupError> {
        let mut found = self.index.find(System::Id, text);
        if found.is_empty() {
            found = self.index.find(System::Any, text);
            let is_word = WORDS.contains(&text.trim().to_uppercase().as_str());
            // Those of territories are too little known to be meant by two letters in prose.
            found.retain(|entry| {
                entry.system != System::Iso2 || entry.actor < self.states.len() && !is_word
            });
        }
        let question = Question { system: System::Any, text: text.to_owned(), on };
        let position = self.decide(&found, &question, usize::MAX)?;
        Ok(self.actor_at(position))
    }

    /// The actor for whose government a city or building stands: `Moscow`, `the Kremlin`. A metonym,
    /// which whoever reads one must say; [`World::find_actor`] never takes it.
    ///
    /// # Errors
    /// As [`World::lookup`].
    ///
    /// ```
    /// use counterpoise_world::{World, year};
    /// let world = World::builtin();
    /// assert_eq!(world.find_by_seat("Bonn", year(1980)).unwrap().id(), "DEU");
    /// let error = world.find_by_seat("Brussels", year(2014)).unwrap_err();
    /// assert_eq!(error.help(), "Write the id of the one that is meant: BEL, EU or NATO.");
    /// ```
    pub fn find_by_seat(&self, text: &str, on: Option<DayRange>) -> Result<Actor<'_>, LookupError> {
        let found = self.index.find(System::Seat, text);
        let question = Question { system: System::Seat, text: text.to_owned(), on };
        self.decide(&found, &question, usize::MAX).map(|position| self.actor_at(position))
    }

    /// The territory, organisation or bloc that a text of a system means at whatever date, by code,
    /// id or name; `None` where there is none or several.
    pub fn other_actor(&self, system: System, text: &str) -> Option<&Organisation> {
        let mut found = self.index.find(system, text);
        if found.is_empty() {
            found =
                [System::Id, System::Name].iter().flat_map(|s| self.index.find(*s, text)).collect();
        }
        match one_each(found.into_iter()).as_slice() {
            [only] => self.organisations.get(only.actor.checked_sub(self.states.len())?),
            _ => None,
        }
    }

    fn decide(
        &self,
        found: &[&Entry],
        question: &Question,
        below: Position,
    ) -> Result<Position, LookupError> {
        let valid =
            one_each(found.iter().copied().filter(|entry| any_on(&entry.spans, question.on)));
        match valid.as_slice() {
            [only] => Ok(only.actor),
            [] if found.is_empty() => Err(self.unknown(question, below)),
            [] => Err(self.out_of_date(found, question)),
            several => Err(self.ambiguous(several, question)),
        }
    }

    fn unknown(&self, question: &Question, below: Position) -> LookupError {
        LookupError::Unknown {
            question: question.clone(),
            suggestions: self.suggestions(&question.text, below),
        }
    }

    fn ambiguous(&self, entries: &[&Entry], question: &Question) -> LookupError {
        let mut candidates: Vec<Candidate> =
            entries.iter().map(|entry| self.bearer(entry, question)).collect();
        candidates.sort_by_key(|candidate| candidate.id);
        LookupError::Ambiguous { question: question.clone(), candidates }
    }

    fn out_of_date(&self, found: &[&Entry], question: &Question) -> LookupError {
        let bearers = one_each(found.iter().copied());
        let instead = self.instead(&bearers, question);
        let bearers = bearers.iter().map(|entry| self.bearer(entry, question)).collect();
        LookupError::OutOfDate { question: question.clone(), bearers, instead }
    }

    fn bearer(&self, entry: &Entry, question: &Question) -> Candidate {
        Candidate::new(
            &self.actor_at(entry.actor),
            entry.system,
            entry.text,
            entry.spans.clone(),
            question.on,
        )
    }

    /// The bearers themselves and their predecessors and successors, as far as they existed at the
    /// date.
    fn instead(&self, bearers: &[&Entry], question: &Question) -> Vec<Candidate> {
        let mut positions: Vec<Position> = bearers.iter().map(|entry| entry.actor).collect();
        for entry in bearers {
            positions.extend(self.relatives(entry.actor));
        }
        let mut seen = Vec::new();
        positions.retain(|position| {
            !seen.contains(position) && {
                seen.push(*position);
                true
            }
        });
        positions.iter().filter_map(|position| self.stand_in(*position, question)).collect()
    }

    /// An actor that existed at the date, with the code it then had in the system asked about.
    fn stand_in(&self, position: Position, question: &Question) -> Option<Candidate> {
        let actor = self.actor_at(position);
        let existence = actor.existence();
        if !any_on(&existence, question.on) {
            return None;
        }
        let code = match actor {
            Actor::State(state) => state.codes_on(question.system, question.on).next(),
            Actor::Organisation(_) => None,
        };
        let system = code.map_or(System::Id, |code| code.system);
        let text = code.map_or(actor.id(), |code| code.text);
        Some(Candidate::new(&actor, system, text, existence, question.on))
    }
}

/// The first entry of each actor.
fn one_each<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<&'a Entry> {
    let mut kept: Vec<&Entry> = Vec::new();
    for entry in entries {
        if !kept.iter().any(|k| k.actor == entry.actor) {
            kept.push(entry);
        }
    }
    kept
}
