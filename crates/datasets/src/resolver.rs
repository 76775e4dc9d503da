//! From a code or name in a file to a state, remembered from row to row.
//!
//! Every lookup carries a date. Two things are read with a note rather than refused, and each note
//! is counted in the manifest, so that nobody has to guess:
//! - a code that passed from one state to another within a year, in a table by years: who bore it
//!   on 31 December;
//! - a code or name outside the dates of its state, where only one state ever bore it: statistics
//!   and votes reach back before independence (the Ukrainian SSR votes from 1946).
//!
//! Some published kinds have states before they were states, and their code books say so: there the
//! second is read at whatever distance. Of a table of the reader's own nobody knows it, and the
//! tables of the Correlates of War keep to their list of states. There a code more than two years
//! outside the life of its state is more likely one of another system (Polity's 347 is Yugoslavia,
//! that of the Correlates of War Kosovo), and is refused: `near_year` and `near_day`.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use counterpoise_dates::{Day, DayRange};
use counterpoise_world::{LookupError, System, World, on_day, year};

use crate::quarantine::{Quarantined, Reason};

/// How many years outside the life of its state a code is still read where nothing says that the
/// table has states before they were: lists differ by that much in when a state began and ended.
const NEAR: u32 = 2;

#[derive(Clone)]
enum Verdict {
    /// The state, and how a code was read that it did not then have.
    One(&'static str, Option<Outside>),
    /// Several bearers within the year; a day decides.
    Several,
    Refused(Quarantined),
}

/// A code outside the dates of its state.
#[derive(Clone)]
struct Outside {
    note: Arc<str>,
    /// The refusal where that is too far for a table of the reader's own.
    far: Option<Arc<Quarantined>>,
}

type Known = HashMap<Vec<u8>, Verdict, BuildHasherDefault<Quick>>;

/// How many answers a thread remembers before it begins anew.
const REMEMBERED: usize = 200_000;

thread_local! {
    /// Answers hang on the system, the text and the year alone, so that a thread may keep them from
    /// chunk to chunk.
    static KNOWN: RefCell<Known> = RefCell::default();
    /// Names that no state ever bore.
    static NOBODY: RefCell<HashSet<Box<str>, BuildHasherDefault<Quick>>> = RefCell::default();
}

/// The states that the codes and names of one chunk of a file mean, and the notes on how they were
/// read.
pub(crate) struct Resolver {
    world: &'static World,
    key: Vec<u8>,
    notes: Vec<(Arc<str>, u64)>,
}

impl Resolver {
    pub(crate) fn new() -> Resolver {
        Resolver { world: World::builtin(), key: Vec::new(), notes: Vec::new() }
    }

    /// The state that a code or name means in a table by years.
    pub(crate) fn in_year(
        &mut self,
        system: System,
        text: &str,
        in_year: i32,
    ) -> Result<&'static str, Quarantined> {
        match self.verdict(system, text, in_year) {
            Verdict::Several => self.last_day(system, text, in_year),
            Verdict::One(id, note) => Ok(self.noted(id, note.as_ref())),
            Verdict::Refused(quarantined) => Err(quarantined),
        }
    }

    /// The state that a code or name means where the table keeps to states: none more than two years
    /// outside its life.
    pub(crate) fn near_year(
        &mut self,
        system: System,
        text: &str,
        in_year: i32,
    ) -> Result<&'static str, Quarantined> {
        self.not_far(system, text, in_year)?;
        self.in_year(system, text, in_year)
    }

    /// As `near_year`, on a day.
    pub(crate) fn near_day(
        &mut self,
        system: System,
        text: &str,
        day: Day,
    ) -> Result<&'static str, Quarantined> {
        self.not_far(system, text, day.year())?;
        self.on_day(system, text, day)
    }

    fn not_far(&mut self, system: System, text: &str, in_year: i32) -> Result<(), Quarantined> {
        match self.verdict(system, text, in_year) {
            Verdict::One(_, Some(Outside { far: Some(far), .. })) => Err((*far).clone()),
            _ => Ok(()),
        }
    }

    /// The state that a code or name means on a day.
    pub(crate) fn on_day(
        &mut self,
        system: System,
        text: &str,
        day: Day,
    ) -> Result<&'static str, Quarantined> {
        let verdict = self.verdict(system, text, day.year());
        self.decided(verdict, system, text, day)
    }

    fn decided(
        &mut self,
        verdict: Verdict,
        system: System,
        text: &str,
        day: Day,
    ) -> Result<&'static str, Quarantined> {
        match verdict {
            Verdict::Several => self
                .world
                .lookup(system, text, on_day(day))
                .map(|state| state.id)
                .map_err(|e| refusal(&e)),
            Verdict::One(id, note) => Ok(self.noted(id, note.as_ref())),
            Verdict::Refused(quarantined) => Err(quarantined),
        }
    }

    /// The state that a code or name means in a table that names states before they existed; counts
    /// no note.
    pub(crate) fn whenever(
        &mut self,
        system: System,
        text: &str,
        in_year: i32,
    ) -> Result<&'static str, Quarantined> {
        match self.verdict(system, text, in_year) {
            Verdict::One(id, _) => Ok(id),
            _ => self.in_year(system, text, in_year),
        }
    }

    /// The state that a name means with a publisher who lists its namesake under another name.
    pub(crate) fn as_listed(
        &mut self,
        own: &[(&str, &str)],
        name: &str,
        in_year: i32,
    ) -> Result<&'static str, Quarantined> {
        match own.iter().find(|(listed, _)| *listed == name) {
            Some((_, id)) => self.in_year(System::Id, id, in_year),
            None => self.in_year(System::Name, name, in_year),
        }
    }

    /// The state that an actor of an event belongs to; `None` for a territory or an organisation,
    /// which is no state, for a state that has ended (Zanzibar of today is a part of Tanzania), and
    /// for one that begins more than two years later (Kosovo in 1999 was a part of Yugoslavia).
    pub(crate) fn actor(
        &mut self,
        system: System,
        text: &str,
        day: Day,
    ) -> Result<Option<&'static str>, Quarantined> {
        let verdict = self.verdict(system, text, day.year());
        if let Verdict::One(id, Some(outside)) = &verdict {
            let ended = self.has_ended(id, day);
            if ended || outside.far.is_some() {
                let why = if ended { "had ended" } else { "had not begun" };
                self.note(&format!(
                    "The {} \"{text}\" of a state that {why} is read as no state.",
                    system.noun()
                ));
                return Ok(None);
            }
        }
        match self.decided(verdict, system, text, day) {
            Ok(id) => Ok(Some(id)),
            Err(quarantined) if quarantined.reason == Reason::NotAState => Ok(None),
            Err(quarantined) => Err(quarantined),
        }
    }

    /// The same where a text that means no state is no fault: a person, a firm, a people. Each is
    /// looked up once, and nobody is told what may have been meant.
    pub(crate) fn actor_if_any(
        &mut self,
        system: System,
        text: &str,
        day: Day,
    ) -> Option<&'static str> {
        if NOBODY.with_borrow(|nobody| nobody.contains(text)) {
            return None;
        }
        // At whatever date: what never meant a state need not be asked for again in every year.
        if self.world.is_known(system, text) {
            return self.actor(system, text, day).ok().flatten();
        }
        NOBODY.with_borrow_mut(|nobody| {
            if nobody.len() >= REMEMBERED {
                nobody.clear();
            }
            nobody.insert(text.into());
        });
        None
    }

    /// What was read otherwise than written, and how many times.
    pub(crate) fn into_notes(self) -> BTreeMap<String, u64> {
        let mut notes = BTreeMap::new();
        for (note, count) in self.notes {
            *notes.entry(note.to_string()).or_insert(0) += count;
        }
        notes
    }

    /// Counts a note of the importer's own.
    pub(crate) fn note(&mut self, text: &str) {
        match self.notes.iter_mut().find(|(note, _)| &**note == text) {
            Some((_, count)) => *count += 1,
            None => self.notes.push((text.into(), 1)),
        }
    }

    fn verdict(&mut self, system: System, text: &str, in_year: i32) -> Verdict {
        self.key.clear();
        self.key.push(system as u8);
        self.key.extend_from_slice(&in_year.to_le_bytes());
        self.key.extend_from_slice(text.as_bytes());
        if let Some(verdict) = KNOWN.with_borrow(|known| known.get(self.key.as_slice()).cloned()) {
            return verdict;
        }
        let verdict = self.look_up(system, text, in_year);
        KNOWN.with_borrow_mut(|known| {
            if known.len() >= REMEMBERED {
                known.clear();
            }
            known.insert(self.key.clone(), verdict.clone());
        });
        verdict
    }

    fn look_up(&self, system: System, text: &str, in_year: i32) -> Verdict {
        match self.world.lookup(system, text, year(in_year)) {
            Ok(state) => Verdict::One(state.id, None),
            Err(LookupError::Ambiguous { .. }) => Verdict::Several,
            Err(error @ LookupError::OutOfDate { .. }) => {
                self.out_of_date(system, text, in_year, &error)
            }
            Err(error) => {
                Verdict::Refused(self.other_actor(system, text).unwrap_or_else(|| refusal(&error)))
            }
        }
    }

    /// A territory, organisation or bloc that `world` knows by that text.
    fn other_actor(&self, system: System, text: &str) -> Option<Quarantined> {
        let other = self.world.other_actor(system, text)?;
        let sentence = format!("\"{text}\" is {}, which is in no list of states.", other.name);
        Some(Quarantined::new(Reason::NotAState, sentence))
    }

    fn has_ended(&self, id: &str, day: Day) -> bool {
        let last = self.world.state(id).and_then(|state| state.existence.last());
        last.and_then(|span| span.last).is_some_and(|last| last < day)
    }

    fn out_of_date(
        &self,
        system: System,
        text: &str,
        in_year: i32,
        error: &LookupError,
    ) -> Verdict {
        let id = match self.world.lookup(system, text, None::<DayRange>) {
            Ok(state) => Some(state.id),
            Err(_) => by_other_list(error),
        };
        let Some(state) = id.and_then(|id| self.world.state(id)) else {
            return Verdict::Refused(refusal(error));
        };
        let note = format!(
            "The {} \"{text}\" outside the dates of its state is read as {} ({}).",
            system.noun(),
            state.name,
            state.id
        );
        let far = (state.years_outside(in_year) > NEAR).then(|| Arc::new(refusal(error)));
        Verdict::One(state.id, Some(Outside { note: note.into(), far }))
    }

    fn last_day(
        &mut self,
        system: System,
        text: &str,
        in_year: i32,
    ) -> Result<&'static str, Quarantined> {
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

    fn noted(&mut self, id: &'static str, outside: Option<&Outside>) -> &'static str {
        let Some(Outside { note, .. }) = outside else { return id };
        // One verdict hands out one text; another thread's equal text is joined when the notes are
        // counted.
        match self.notes.iter_mut().find(|(known, _)| Arc::ptr_eq(known, note)) {
            Some((_, count)) => *count += 1,
            None => self.notes.push((note.clone(), 1)),
        }
        id
    }
}

/// Among several bearers, none of them at the date by this list, the one that another list of states
/// has then: Yugoslavia in 1942, which was no member of the COW system but is in the Gleditsch-Ward
/// list.
fn by_other_list(error: &LookupError) -> Option<&'static str> {
    let LookupError::OutOfDate { bearers, instead, .. } = error else { return None };
    let mut existed =
        bearers.iter().filter(|bearer| instead.iter().any(|other| other.id == bearer.id));
    let first = existed.next()?;
    existed.next().is_none().then_some(first.id)
}

/// The reason in the words of `world`, without a way out: the file is not the reader's to change.
fn refusal(error: &LookupError) -> Quarantined {
    let reason = match error {
        LookupError::Ambiguous { .. } => Reason::AmbiguousActor,
        _ => Reason::UnknownActor,
    };
    Quarantined::new(reason, error.to_string())
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
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word))
                .wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}
