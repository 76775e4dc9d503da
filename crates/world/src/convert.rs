//! From one code system to another, at a date.

use std::fmt;

use counterpoise_dates::DayRange;

use crate::error::LookupError;
use crate::span::{date_text, spans_text};
use crate::state::{Code, State};
use crate::system::System;
use crate::world::World;

/// Why a code has no one counterpart in another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConvertError {
    /// The code does not mean one state.
    Lookup(LookupError),
    /// The state has no code in that system at that date.
    NoCode {
        /// The state's id.
        id: &'static str,
        /// Its name.
        name: &'static str,
        /// The system asked for.
        to: System,
        /// The date, if one was given.
        on: Option<DayRange>,
    },
    /// The state changed its code within the date.
    SeveralCodes {
        /// The state's id.
        id: &'static str,
        /// Its name.
        name: &'static str,
        /// The system asked for.
        to: System,
        /// Its codes with their dates.
        codes: Vec<Code>,
    },
}

impl World {
    /// The code of a state in another system: `convert(System::Iso3, "DEU", System::CowNumber,
    /// year(1960))` is `260`.
    ///
    /// A name is the present one without a date, else the one on its first day. ISO codes of the
    /// present serve the past as well, as is the custom of the field: Russia in 1970 is `RUS`.
    ///
    /// # Errors
    /// As [`World::lookup`], and where the state has no code, or several, in that system at that
    /// date.
    pub fn convert(
        &self,
        from: System,
        code: &str,
        to: System,
        on: Option<DayRange>,
    ) -> Result<&'static str, ConvertError> {
        let state = self.lookup(from, code, on).map_err(ConvertError::Lookup)?;
        state.code_in(to, on)
    }
}

impl State {
    /// The state's one code in a system at a date.
    ///
    /// # Errors
    /// [`ConvertError::NoCode`] and [`ConvertError::SeveralCodes`].
    pub fn code_in(&self, to: System, on: Option<DayRange>) -> Result<&'static str, ConvertError> {
        match to {
            System::Id | System::Any => Ok(self.id),
            System::Name => {
                Ok(on.and_then(|on| on.first).map_or(self.name, |day| self.name_on(day)))
            }
            _ => self.listed_code(to, on),
        }
    }

    fn listed_code(&self, to: System, on: Option<DayRange>) -> Result<&'static str, ConvertError> {
        let codes: Vec<&Code> = self.codes_on(to, on).collect();
        let principal = codes.iter().find(|code| code.principal);
        match (principal, codes.as_slice()) {
            (Some(code), _) | (None, [code]) => Ok(code.text),
            (None, []) => Err(ConvertError::NoCode { id: self.id, name: self.name, to, on }),
            (None, several) => {
                let codes = several.iter().map(|code| (*code).clone()).collect();
                Err(ConvertError::SeveralCodes { id: self.id, name: self.name, to, codes })
            }
        }
    }
}

impl ConvertError {
    /// What to write or do instead, in one sentence.
    pub fn help(&self) -> String {
        match self {
            ConvertError::Lookup(error) => error.help(),
            ConvertError::NoCode { to, .. } => {
                format!(
                    "Leave the state out where a {} is needed, or use another code system.",
                    to.noun()
                )
            }
            ConvertError::SeveralCodes { .. } => {
                "Give the day, or a shorter span of days.".to_owned()
            }
        }
    }
}

/// The reason in one sentence.
impl fmt::Display for ConvertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConvertError::Lookup(error) => error.fmt(f),
            ConvertError::NoCode { id, name, to, on } => {
                let date = on.map_or_else(String::new, |on| format!(" {}", date_text(on)));
                write!(f, "{name} ({id}) has no {}{date}.", to.noun())
            }
            ConvertError::SeveralCodes { id, name, to, codes } => {
                let texts =
                    codes.iter().map(|code| format!("{} {}", code.text, spans_text(&code.spans)));
                let texts: Vec<String> = texts.collect();
                write!(f, "{name} ({id}) has more than one {}: {}.", to.noun(), texts.join("; "))
            }
        }
    }
}

impl std::error::Error for ConvertError {}
