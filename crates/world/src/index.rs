//! Where a code or a name is looked up: ordered maps from its comparable form to whoever bore it,
//! and when.

use std::collections::BTreeMap;

use counterpoise_dates::DayRange;

use crate::actor::Organisation;
use crate::span::intersect;
use crate::state::{Name, State};
use crate::system::System;
use crate::text::{comparable, plain, without_title};

/// Position of an actor: states first, then the others, in the order of their tables.
pub(crate) type Position = usize;

/// One bearer of a code or name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) actor: Position,
    pub(crate) system: System,
    /// The code or name as the table writes it.
    pub(crate) text: &'static str,
    /// The days on which it meant this actor, which then existed.
    pub(crate) spans: Vec<DayRange>,
}

/// Every code and name of every actor.
#[derive(Debug, Default)]
pub(crate) struct Index {
    entries: BTreeMap<(System, String), Vec<Entry>>,
    /// Codes and names in plain letters, for suggestions.
    pub(crate) spellings: Vec<(String, Position)>,
}

impl Index {
    pub(crate) fn of(states: &[State], organisations: &[Organisation]) -> Index {
        let mut index = Index::default();
        for (position, state) in states.iter().enumerate() {
            index.add_state(position, state);
        }
        for (number, organisation) in organisations.iter().enumerate() {
            index.add_organisation(states.len() + number, organisation);
        }
        index.spellings.sort();
        index.spellings.dedup();
        index
    }

    /// The bearers of a code or name at any time, in the order of the tables.
    pub(crate) fn find(&self, system: System, text: &str) -> Vec<&Entry> {
        match system {
            System::Any => System::ALL.iter().flat_map(|system| self.find(*system, text)).collect(),
            System::Name => self.find_name(text),
            _ => self.exactly(system, key(system, text)),
        }
    }

    fn find_name(&self, text: &str) -> Vec<&Entry> {
        let name = comparable(text);
        let found = self.exactly(System::Name, name.clone());
        match without_title(&name) {
            Some(shorter) if found.is_empty() => self.exactly(System::Name, shorter),
            _ => found,
        }
    }

    fn exactly(&self, system: System, key: String) -> Vec<&Entry> {
        self.entries.get(&(system, key)).into_iter().flatten().collect()
    }

    fn add_state(&mut self, actor: Position, state: &State) {
        let whole = &state.existence;
        self.add(Entry { actor, system: System::Id, text: state.id, spans: whole.clone() });
        self.add(Entry { actor, system: System::Name, text: state.name, spans: whole.clone() });
        for code in &state.codes {
            self.add(Entry {
                actor,
                system: code.system,
                text: code.text,
                spans: code.spans.clone(),
            });
        }
        for name in &state.names {
            let spans = intersect(&[name.span], whole);
            self.add(Entry { actor, system: System::Name, text: name.text, spans });
        }
        self.add_unproposed(actor, System::Name, &state.foreign_names, whole);
        self.add_unproposed(actor, System::Seat, &state.seats, whole);
    }

    /// Names that are looked up and never proposed to one who has written another.
    fn add_unproposed(
        &mut self,
        actor: Position,
        system: System,
        names: &[Name],
        existence: &[DayRange],
    ) {
        for name in names {
            let key = (system, key(system, name.text));
            let spans = intersect(&[name.span], existence);
            let entry = Entry { actor, system, text: name.text, spans };
            self.entries.entry(key).or_default().push(entry);
        }
    }

    fn add_organisation(&mut self, actor: Position, organisation: &Organisation) {
        let spans = vec![organisation.existence];
        let names = [organisation.id, organisation.name]
            .into_iter()
            .chain(organisation.names.iter().copied());
        self.add(Entry { actor, system: System::Id, text: organisation.id, spans: spans.clone() });
        for text in names {
            self.add(Entry { actor, system: System::Name, text, spans: spans.clone() });
        }
        for code in &organisation.codes {
            let spans = code.spans.clone();
            self.add(Entry { actor, system: code.system, text: code.text, spans });
        }
        self.add_unproposed(actor, System::Name, &organisation.foreign_names, &spans);
        self.add_unproposed(actor, System::Seat, &organisation.seats, &spans);
    }

    fn add(&mut self, entry: Entry) {
        if matches!(entry.system, System::Id | System::Name) {
            self.spellings.push((plain(entry.text), entry.actor));
        }
        let key = (entry.system, key(entry.system, entry.text));
        self.entries.entry(key).or_default().push(entry);
    }
}

/// The form in which texts of a system are compared.
fn key(system: System, text: &str) -> String {
    match system {
        System::Name | System::Seat => comparable(text),
        numeric if numeric.is_numeric() => number_key(text.trim()),
        _ => text.trim().to_uppercase(),
    }
}

/// Numbers without leading zeros, so that `002` is `2`, and without the decimal that a program gave
/// to a column with gaps: `2.0`.
fn number_key(digits: &str) -> String {
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    let value: Option<u16> =
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    value.map_or_else(String::new, |value| value.to_string())
}
