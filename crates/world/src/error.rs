//! Why a code or name does not mean one state, in one sentence, and what to write instead.

use std::fmt;

use counterpoise_dates::DayRange;

use crate::actor::Actor;
use crate::span::{date_text, spans_text};
use crate::system::System;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// In which system.
    pub system: System,
    /// The code or name as written.
    pub text: String,
    /// At what date, if one was given.
    pub on: Option<DayRange>,
}

/// A state or other actor that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Our code.
    pub id: &'static str,
    /// The name at the date asked about, else the present one.
    pub name: &'static str,
    /// The system of `text`.
    pub system: System,
    /// The code or name by which it would be meant.
    pub text: &'static str,
    /// When that code or name meant it; when it existed, where it is proposed instead.
    pub spans: Vec<DayRange>,
}

/// A spelling that comes near to an unknown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Our code.
    pub id: &'static str,
    /// The present name.
    pub name: &'static str,
}

/// Why a code or name does not mean one actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookupError {
    /// Nobody ever bore it.
    Unknown {
        /// What was asked.
        question: Question,
        /// At most three actors with a similar name or code, the nearest first.
        suggestions: Vec<Suggestion>,
    },
    /// Several actors bore it at that date.
    Ambiguous {
        /// What was asked.
        question: Question,
        /// Those who bore it, by id.
        candidates: Vec<Candidate>,
    },
    /// Somebody bore it, but not at that date.
    OutOfDate {
        /// What was asked.
        question: Question,
        /// Those who bore it, with their dates.
        bearers: Vec<Candidate>,
        /// The same states under another code, their predecessors and successors, as far as they
        /// then existed.
        instead: Vec<Candidate>,
    },
}

impl Candidate {
    pub(crate) fn new(
        actor: &Actor<'_>,
        system: System,
        text: &'static str,
        spans: Vec<DayRange>,
        on: Option<DayRange>,
    ) -> Candidate {
        let day = on.and_then(|on| on.first.or(on.last));
        let name = day.map_or(actor.name(), |day| actor.name_on(day));
        Candidate { id: actor.id(), name, system, text, spans }
    }

    fn named(&self) -> String {
        format!("{} ({})", self.name, self.id)
    }

    /// "255 (Germany, DEU)" where the code says more than the id does.
    fn proposal(&self) -> String {
        let plain_id = matches!(self.system, System::Id | System::Name) || self.text == self.id;
        if plain_id {
            format!("{} ({})", self.id, self.name)
        } else {
            format!("{} ({}, {})", self.text, self.name, self.id)
        }
    }

    fn with_dates(&self) -> String {
        format!("{} {}", self.named(), spans_text(&self.spans))
    }

    fn with_system(&self) -> String {
        match self.system {
            System::Id | System::Name | System::Seat => self.named(),
            system => format!("{} by its {}", self.named(), system.noun()),
        }
    }
}

impl LookupError {
    /// What was asked.
    pub fn question(&self) -> &Question {
        match self {
            LookupError::Unknown { question, .. }
            | LookupError::Ambiguous { question, .. }
            | LookupError::OutOfDate { question, .. } => question,
        }
    }

    /// What to write instead, in one sentence.
    pub fn help(&self) -> String {
        match self {
            LookupError::Unknown { question, suggestions } => help_unknown(question, suggestions),
            LookupError::Ambiguous { question, candidates } => help_ambiguous(question, candidates),
            LookupError::OutOfDate { question, instead, .. } => help_out_of_date(question, instead),
        }
    }
}

/// The reason in one sentence.
impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let question = self.question();
        let (text, noun) = (&question.text, question.system.noun());
        let date = question.on.map_or_else(String::new, |on| format!(" {}", date_text(on)));
        match self {
            LookupError::Unknown { .. } => {
                write!(f, "`{text}` is not the {noun} of any known actor.")
            }
            LookupError::Ambiguous { candidates, .. } => {
                write!(
                    f,
                    "The {noun} `{text}`{date} may mean {}.",
                    alternatives(candidates, Candidate::with_system)
                )
            }
            LookupError::OutOfDate { bearers, .. } => {
                let meant: Vec<String> = bearers.iter().map(Candidate::with_dates).collect();
                write!(f, "The {noun} `{text}` meant {}, not{date}.", meant.join("; "))
            }
        }
    }
}

impl std::error::Error for LookupError {}

fn help_unknown(question: &Question, suggestions: &[Suggestion]) -> String {
    let names = alternatives(suggestions, |s| format!("{} ({})", s.id, s.name));
    match question.system {
        _ if !suggestions.is_empty() => format!("Did you mean {names}?"),
        System::Id | System::Any | System::Name => {
            "Write an ISO-3 code or the name of a state in English.".to_owned()
        }
        system => format!("Check that the column holds the {} of states.", plural(system)),
    }
}

fn help_ambiguous(question: &Question, candidates: &[Candidate]) -> String {
    let by_system = candidates.windows(2).any(|pair| pair[0].system != pair[1].system);
    let ids = alternatives(candidates, |c| c.id.to_owned());
    match question.on {
        _ if by_system => format!(
            "Say which code system is used, or write the id of the one that is meant: {ids}."
        ),
        None => format!("Give a date, or write the id of the one that is meant: {ids}."),
        Some(_) => format!("Write the id of the one that is meant: {ids}."),
    }
}

fn help_out_of_date(question: &Question, instead: &[Candidate]) -> String {
    let date = question.on.map_or_else(String::new, |on| format!(" {}", date_text(on)));
    if instead.is_empty() {
        return format!("No predecessor or successor is listed{date}: check the date.");
    }
    format!(
        "Check the date; those who existed{date} are written {}.",
        alternatives(instead, Candidate::proposal)
    )
}

/// "a", "a or b", "a, b or c"; past six, the number of the others.
fn alternatives<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    let mut texts: Vec<String> = items.iter().take(6).map(text).collect();
    let left_out = items.len() - texts.len();
    if left_out > 0 {
        texts.push(format!("one of {left_out} others"));
    }
    let last = texts.pop().unwrap_or_default();
    if texts.is_empty() { last } else { format!("{} or {last}", texts.join(", ")) }
}

fn plural(system: System) -> &'static str {
    match system {
        System::Iso3 => "ISO-3 codes",
        System::Iso2 => "ISO-2 codes",
        System::CowNumber => "COW numbers",
        System::CowLetters => "COW abbreviations",
        System::GwNumber => "Gleditsch-Ward numbers",
        System::GwLetters => "Gleditsch-Ward abbreviations",
        System::UnNumber => "M49 numbers",
        System::Fips => "FIPS codes",
        System::VdemNumber => "V-Dem numbers",
        System::PolityNumber => "Polity numbers",
        System::PolityLetters => "Polity abbreviations",
        System::Seat => "seats of governments",
        System::Id | System::Name | System::Any => "codes or names",
    }
}
