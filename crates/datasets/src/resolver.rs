//! From a code or name in a file to a state, remembered from row to row.
//!
//! Every lookup carries a date. Three things are read with a note rather than refused, and each note is counted in the
//! manifest, so that nobody has to guess:
//! - a code that passed from one state to another within a year, in a table by years: who bore it on 31 December;
//! - a code or name outside the dates of its state, where only one state ever bore it: statistics and votes reach back
//!   before independence (the Ukrainian SSR votes from 1946);
//! - a name that World knows only under another spelling listed here.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use counterpoise_dates::{Day, DayRange};
use counterpoise_world::{LookupError, System, World, on_day, year};

use crate::aside::{Aside, Reason};

type Note = usize;

#[derive(Clone)]
enum Verdict {
    One(&'static str, Option<Note>),
    /// Several bearers within the year; a day decides.
    Several,
    Refused(Aside),
}

/// The states that the codes and names of one file mean.
pub(crate) struct Resolver {
    world: &'static World,
    known: HashMap<Vec<u8>, Verdict, BuildHasherDefault<Quick>>,
    key: Vec<u8>,
    notes: Vec<(String, u64)>,
}

impl Resolver {
    pub(crate) fn new() -> Resolver {
        Resolver { world: World::builtin(), known: HashMap::default(), key: Vec::new(), notes: Vec::new() }
    }

    /// The state that a code or name means in a table by years.
    pub(crate) fn in_year(&mut self, system: System, text: &str, in_year: i32) -> Result<&'static str, Aside> {
        match self.verdict(system, text, in_year) {
            Verdict::Several => self.last_day(system, text, in_year),
            Verdict::One(id, note) => Ok(self.noted(id, note)),
            Verdict::Refused(aside) => Err(aside),
        }
    }

    /// The state that a code or name means on a day.
    pub(crate) fn on_day(&mut self, system: System, text: &str, day: Day) -> Result<&'static str, Aside> {
        match self.verdict(system, text, day.year()) {
            Verdict::Several => self.world.lookup(system, text, on_day(day)).map(|state| state.id).map_err(|e| refusal(&e)),
            Verdict::One(id, note) => Ok(self.noted(id, note)),
            Verdict::Refused(aside) => Err(aside),
        }
    }

    /// What was read otherwise than written, and how many times.
    pub(crate) fn into_notes(self) -> BTreeMap<String, u64> {
        let mut notes = BTreeMap::new();
        for (note, count) in self.notes {
            *notes.entry(note).or_insert(0) += count;
        }
        notes
    }

    /// Counts a note of the importer's own.
    pub(crate) fn note(&mut self, text: &str) {
        let note = self.note_of(text);
        self.notes[note].1 += 1;
    }

    fn verdict(&mut self, system: System, text: &str, in_year: i32) -> Verdict {
        self.key.clear();
        self.key.push(system as u8);
        self.key.extend_from_slice(&in_year.to_le_bytes());
        self.key.extend_from_slice(text.as_bytes());
        if let Some(verdict) = self.known.get(self.key.as_slice()) {
            return verdict.clone();
        }
        let verdict = self.look_up(system, text, in_year);
        self.known.insert(self.key.clone(), verdict.clone());
        verdict
    }

    fn look_up(&mut self, system: System, text: &str, in_year: i32) -> Verdict {
        match self.world.lookup(system, text, year(in_year)) {
            Ok(state) => Verdict::One(state.id, None),
            Err(LookupError::Ambiguous { .. }) => Verdict::Several,
            Err(error @ LookupError::OutOfDate { .. }) => self.out_of_date(system, text, &error),
            Err(error) => Verdict::Refused(refusal(&error)),
        }
    }

    fn out_of_date(&mut self, system: System, text: &str, error: &LookupError) -> Verdict {
        match self.world.lookup(system, text, None::<DayRange>) {
            Ok(state) => {
                let sentence =
                    format!("The {} \"{text}\" outside the dates of its state is read as {} ({}).", system.noun(), state.name, state.id);
                Verdict::One(state.id, Some(self.note_of(&sentence)))
            }
            Err(_) => Verdict::Refused(refusal(error)),
        }
    }

    fn last_day(&mut self, system: System, text: &str, in_year: i32) -> Result<&'static str, Aside> {
        let last = Day::new(in_year, 12, 31).and_then(on_day);
        let state = self.world.lookup(system, text, last).map_err(|error| refusal(&error))?;
        self.note(&format!(
            "The {} \"{text}\" passed to {} ({}) within {in_year}; a row of that year is read as that state's.",
            system.noun(),
            state.name,
            state.id
        ));
        Ok(state.id)
    }

    fn noted(&mut self, id: &'static str, note: Option<Note>) -> &'static str {
        if let Some(note) = note {
            self.notes[note].1 += 1;
        }
        id
    }

    fn note_of(&mut self, text: &str) -> Note {
        let found = self.notes.iter().position(|(note, _)| note == text);
        found.unwrap_or_else(|| {
            self.notes.push((text.to_owned(), 0));
            self.notes.len() - 1
        })
    }
}

/// The reason in the words of `world`, without a way out: the file is not the reader's to change.
fn refusal(error: &LookupError) -> Aside {
    let reason = match error {
        LookupError::Ambiguous { .. } => Reason::AmbiguousActor,
        _ => Reason::UnknownActor,
    };
    Aside::new(reason, error.to_string())
}

/// A quick hash for short keys of our own making; the files are the reader's, no adversary's.
#[derive(Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}
