//! The states of a cell: whom it names, by the mapping and the code system.

use std::collections::BTreeMap;

use counterpoise_dates::Day;
use counterpoise_intake::missing;
use counterpoise_world::{System, World, year};

use crate::kinds::generic::mapping::{Mapping, Wanted};
use crate::kinds::generic::state_column::{Empty, Renamed};
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;

/// When a row was.
#[derive(Clone, Copy)]
pub(super) enum When {
    Year(i32),
    Day(Day),
}

impl When {
    pub(super) fn year(self) -> i32 {
        match self {
            When::Year(year) => year,
            When::Day(day) => day.year(),
        }
    }
}

/// What a column of states holds, among the words for a missing value.
const COLUMN: missing::Column = missing::Column::Text;

/// How the cells of one column of states are read.
pub(super) struct Sides {
    /// The column that is made.
    name: String,
    /// The column in the file.
    from: String,
    system: System,
    several: bool,
    whenever: bool,
    /// Whom texts mean, whatever the system says.
    renamed: BTreeMap<String, &'static str>,
    /// Texts that mean that a cell is empty, where they are no code.
    missing: Vec<String>,
    empty: Option<Empty>,
}

impl Sides {
    /// Of a column of states in that system.
    pub(super) fn of(mapping: &Mapping, wanted: &Wanted, system: System) -> Sides {
        // What is said of one column goes before what is said of all.
        let mut own: Vec<&Renamed> =
            mapping.renamed.iter().filter(|line| line.is_of(&wanted.name)).collect();
        own.sort_by_key(|line| line.column.is_some());
        Sides {
            name: wanted.name.clone(),
            from: wanted.from.clone(),
            system,
            several: wanted.several,
            whenever: wanted.whenever,
            renamed: own.into_iter().map(|line| (line.text.clone(), line.id)).collect(),
            missing: mapping.missing.clone(),
            empty: mapping.empty,
        }
    }

    /// The state of one code in another system, as it would be read.
    pub(super) fn in_system(
        &self,
        system: System,
        text: &str,
        in_year: i32,
        states: &mut Resolver,
    ) -> Result<&'static str, Quarantined> {
        in_time(system, text, When::Year(in_year), self.whenever, states)
    }

    /// Whether the mapping says whom a text means.
    pub(super) fn is_renamed(&self, text: &str) -> bool {
        self.renamed.contains_key(text)
    }

    /// Whether a cell says that there is nobody: by the mapping, or as programs write it. Asked of
    /// what is no code: `NA` may be one.
    pub(super) fn is_missing(&self, text: &str) -> bool {
        text.is_empty() || self.is_called_missing(text) || missing::is_missing(text, COLUMN)
    }

    /// The codes of a cell that may hold several, if it does.
    pub(super) fn several_in<'a>(&self, text: &'a str, system: System) -> Option<Vec<&'a str>> {
        Some(parts(text, system)).filter(|parts| self.several && parts.len() > 1)
    }

    fn is_called_missing(&self, text: &str) -> bool {
        self.missing.iter().any(|missing| missing == text)
    }

    /// The states that a cell names; `None` for a side that the mapping says may be empty.
    pub(super) fn read(
        &self,
        text: &str,
        when: When,
        states: &mut Resolver,
    ) -> Result<Vec<Option<&'static str>>, Quarantined> {
        if text.is_empty() {
            return self.nobody(text, states);
        }
        let refused = match self.one(text, when, states) {
            Ok(state) => return Ok(vec![Some(state)]),
            Err(refused) => refused,
        };
        let parts = self.parts(text);
        if parts.len() > 1 && self.several {
            return self.each(&parts, when, states);
        }
        if parts.len() > 1 && self.names_several(&parts, when) {
            let sentence =
                format!("Column \"{}\": several states in one cell, \"{text}\".", self.from);
            return Err(Quarantined::new(Reason::UnknownActor, sentence));
        }
        if refused.reason == Reason::UnknownActor && self.is_missing(text) {
            return self.nobody(text, states);
        }
        Err(self.with_a_way_out(refused, text, when))
    }

    fn nobody(
        &self,
        text: &str,
        states: &mut Resolver,
    ) -> Result<Vec<Option<&'static str>>, Quarantined> {
        if let Some(empty) = self.empty {
            states.note(&empty.note(&self.from));
            return Ok(vec![None]);
        }
        let what = match text {
            "" => "the cell is empty".to_owned(),
            _ if self.is_called_missing(text) => {
                format!("the cell is empty (\"{text}\" is missing, as the mapping says)")
            }
            _ => format!("the cell is empty (\"{text}\" is how programs write it)"),
        };
        let sentence = format!("Column \"{}\": {what}.", self.from);
        Err(Quarantined::new(Reason::UnknownActor, sentence))
    }

    fn one(
        &self,
        text: &str,
        when: When,
        states: &mut Resolver,
    ) -> Result<&'static str, Quarantined> {
        if let Some(id) = self.renamed.get(text) {
            let state = in_time(System::Id, id, when, self.whenever, states)?;
            states.note(&format!("\"{text}\" is {id}, as the mapping says."));
            return Ok(state);
        }
        in_time(self.system, text, when, self.whenever, states)
    }

    /// A row for each: all of a cell's states are known, or none is taken.
    fn each(
        &self,
        parts: &[&str],
        when: When,
        states: &mut Resolver,
    ) -> Result<Vec<Option<&'static str>>, Quarantined> {
        let mut found = Vec::new();
        for part in parts {
            let one = self.one(part, when, states);
            let state = Some(one.map_err(|refused| self.with_a_way_out(refused, part, when))?);
            if !found.contains(&state) {
                found.push(state);
            }
        }
        states.note(&format!(
            "A cell of the column \"{}\" with several states became a row for each.",
            self.from
        ));
        Ok(found)
    }

    /// The parts of a cell between semicolons, and commas where no name may have one.
    fn parts<'a>(&self, text: &'a str) -> Vec<&'a str> {
        parts(text, self.system)
    }

    /// Whether a cell that is no code is a list of codes.
    fn names_several(&self, parts: &[&str], when: When) -> bool {
        let on = year(when.year());
        let known = |part: &&str| {
            World::builtin().lookup(self.system, part, on).is_ok() || self.is_renamed(part)
        };
        let short = |part: &&str| part.len() < 5 && part.bytes().all(|b| b.is_ascii_alphanumeric());
        parts.iter().all(known) || self.system != System::Name && parts.iter().all(short)
    }

    /// The refusal with what a line of the mapping could do about it.
    fn with_a_way_out(&self, refused: Quarantined, text: &str, when: When) -> Quarantined {
        let hint = match refused.reason {
            Reason::AmbiguousActor => {
                format!(" A line `code {}: {text} = ID` in the mapping says which.", self.name)
            }
            Reason::UnknownActor if self.system == System::CowNumber => {
                let polity = polity(text, when.year());
                polity.map_or_else(String::new, |(name, id)| {
                    format!(" It is Polity's number of {name} ({id}): is the column `polity`?")
                })
            }
            _ => String::new(),
        };
        Quarantined { sentence: refused.sentence + &hint, ..refused }
    }
}

/// The parts of a cell of several states in that system: `Korea, Republic of` is one name. Where the
/// system is not yet known, a comma may belong to one.
pub(super) fn parts(text: &str, system: System) -> Vec<&str> {
    let names = matches!(system, System::Name | System::Any);
    let parts = text.split(|c: char| c == ';' || c == ',' && !names);
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn in_time(
    system: System,
    text: &str,
    when: When,
    whenever: bool,
    states: &mut Resolver,
) -> Result<&'static str, Quarantined> {
    match (when, whenever) {
        (When::Year(year), false) => states.near_year(system, text, year),
        (When::Year(year), true) => states.in_year(system, text, year),
        (When::Day(day), false) => states.near_day(system, text, day),
        (When::Day(day), true) => states.on_day(system, text, day),
    }
}

/// The state that a number has with Polity: its name in that year and its id.
pub(super) fn polity(text: &str, in_year: i32) -> Option<(&'static str, &'static str)> {
    let on = year(in_year);
    let state = World::builtin().lookup(System::PolityNumber, text, on).ok()?;
    let name = on.and_then(|on| on.last).map_or(state.name, |day| state.name_on(day));
    Some((name, state.id))
}
