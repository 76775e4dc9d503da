//! What the mapping says of a column of states: its code system, whether a cell may hold several,
//! and whom some of its texts mean.

use counterpoise_world::{System, World};

/// The code systems by the names that a mapping gives them.
pub(super) const SYSTEMS: [(&str, System); 13] = [
    ("id", System::Id),
    ("iso3", System::Iso3),
    ("iso2", System::Iso2),
    ("cow", System::CowNumber),
    ("cow-letters", System::CowLetters),
    ("gw", System::GwNumber),
    ("gw-letters", System::GwLetters),
    ("polity", System::PolityNumber),
    ("polity-letters", System::PolityLetters),
    ("vdem", System::VdemNumber),
    ("fips", System::Fips),
    ("un", System::UnNumber),
    ("name", System::Name),
];

/// The word for a system that the column as a whole must tell.
const AUTO: &str = "auto";

/// What is said of a column of states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StateColumn {
    /// The code system; `System::Any` where the column as a whole must tell it.
    pub(super) system: System,
    /// Whether a cell may hold several states: a row for each.
    pub(super) several: bool,
    /// Whether a code is read at whatever distance from the life of its state: statistics of
    /// territories before they were states.
    pub(super) whenever: bool,
    pub(super) label: String,
}

impl StateColumn {
    /// Reads what stands behind the column's name: `gw, several, label`.
    pub(super) fn parse(text: &str) -> Result<StateColumn, String> {
        let (system, mut rest) = parted(text);
        let system = named(system).ok_or_else(|| no_system(system))?;
        let (mut several, mut whenever) = (false, false);
        loop {
            let (word, behind) = parted(rest);
            match word {
                "several" => several = true,
                "whenever" => whenever = true,
                _ => break,
            }
            rest = behind;
        }
        Ok(StateColumn { system, several, whenever, label: rest.to_owned() })
    }
}

/// The text up to the first comma, and what is behind it.
fn parted(text: &str) -> (&str, &str) {
    let (word, behind) = text.split_once(',').unwrap_or((text, ""));
    (word.trim(), behind.trim())
}

fn named(name: &str) -> Option<System> {
    if name == AUTO {
        return Some(System::Any);
    }
    SYSTEMS.iter().find(|(own, _)| *own == name).map(|(_, system)| *system)
}

/// The word of a mapping for a system.
pub(super) fn word(system: System) -> &'static str {
    SYSTEMS.iter().find(|(_, own)| *own == system).map_or(AUTO, |(name, _)| name)
}

fn no_system(name: &str) -> String {
    let names: Vec<&str> = SYSTEMS.iter().map(|(name, _)| *name).collect();
    format!("\"{name}\" is no code system: write {} or {AUTO}", names.join(", "))
}

/// A line `code COLUMN: TEXT = ID`: whom a text of a column means, or of every column of states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renamed {
    /// The column that is made; `None` for all of them.
    pub(super) column: Option<String>,
    pub(super) text: String,
    pub(super) id: &'static str,
}

impl Renamed {
    pub(super) fn parse(column: &str, value: &str) -> Result<Renamed, String> {
        let shape = || "it is not of the form `code COLUMN: TEXT = ID`".to_owned();
        let (text, id) = value.rsplit_once('=').ok_or_else(shape)?;
        let (text, id) = (text.trim(), id.trim());
        if text.is_empty() || id.is_empty() {
            return Err(shape());
        }
        let state = World::builtin().state(id).ok_or_else(|| no_state(id))?;
        let column = (!column.is_empty()).then(|| column.to_owned());
        Ok(Renamed { column, text: text.to_owned(), id: state.id })
    }

    /// Whether another line gives the same text of the same column to another state.
    pub(super) fn contradicts(&self, other: &Renamed) -> bool {
        self.column == other.column && self.text == other.text && self.id != other.id
    }

    /// Whether the line speaks of a column.
    pub(super) fn is_of(&self, column: &str) -> bool {
        self.column.as_deref().is_none_or(|own| own == column)
    }
}

fn no_state(id: &str) -> String {
    let near = World::builtin().lookup(System::Name, id, None);
    let hint = near.map_or_else(|_| String::new(), |state| format!(": write {}", state.id));
    format!("\"{id}\" is the id of no state{hint}")
}

/// What an empty side says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    /// That there is no state on that side.
    NotApplicable,
    /// That there is one, and the table does not name it.
    Missing,
}

impl Empty {
    pub(super) fn parse(text: &str) -> Result<Empty, String> {
        match text {
            "not-applicable" => Ok(Empty::NotApplicable),
            "missing" => Ok(Empty::Missing),
            _ => Err(format!("\"{text}\" is none of not-applicable, missing")),
        }
    }

    /// The note that is counted for each.
    pub(super) fn note(self, column: &str) -> String {
        let means = match self {
            Empty::NotApplicable => "not applicable: no state is on that side",
            Empty::Missing => "missing",
        };
        format!("An empty cell of the column \"{column}\" is {means}, as the mapping says.")
    }
}
