//! Rows that are set aside: why, in one word and in one sentence.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a row could not be taken into the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Too few or too many columns.
    Malformed,
    /// Bytes that are no text in the encoding of the file.
    NotText,
    /// Something else where a number must be.
    BadNumber,
    /// A date that is no day of the calendar, or none at all.
    BadDate,
    /// A number outside the values that the codebook allows.
    OutOfRange,
    /// A code or name that no list of states has.
    UnknownActor,
    /// A code or name that several states bore at that date.
    AmbiguousActor,
    /// A territory, organisation or bloc that is in no list of states.
    NotAState,
    /// A region, income group or total, which is no state.
    Aggregate,
    /// Both sides are the same state.
    SelfDyad,
    /// An event, vote or other code that the codebook does not have.
    UnknownCode,
    /// A roll call, project or other record that the row names is in none of the files.
    NoPartner,
    /// A row of the same key and the same values stands elsewhere.
    Repeat,
    /// A row of the same key and other values stands elsewhere, and the reader said which is taken.
    Conflict,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 14] = [
        Reason::Malformed,
        Reason::NotText,
        Reason::BadNumber,
        Reason::BadDate,
        Reason::OutOfRange,
        Reason::UnknownActor,
        Reason::AmbiguousActor,
        Reason::NotAState,
        Reason::Aggregate,
        Reason::SelfDyad,
        Reason::UnknownCode,
        Reason::NoPartner,
        Reason::Repeat,
        Reason::Conflict,
    ];

    /// The reason's code, as manifests and quarantine tables write it.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Malformed => "malformed",
            Reason::NotText => "not-text",
            Reason::BadNumber => "bad-number",
            Reason::BadDate => "bad-date",
            Reason::OutOfRange => "out-of-range",
            Reason::UnknownActor => "unknown-actor",
            Reason::AmbiguousActor => "ambiguous-actor",
            Reason::NotAState => "not-a-state",
            Reason::Aggregate => "aggregate",
            Reason::SelfDyad => "self-dyad",
            Reason::UnknownCode => "unknown-code",
            Reason::NoPartner => "no-partner",
            Reason::Repeat => "repeat",
            Reason::Conflict => "conflict",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The verdict on a row that is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Why.
    pub reason: Reason,
    /// Why, in one sentence for the reader of the quarantine.
    pub sentence: String,
}

impl Quarantined {
    /// A row set aside for that reason.
    pub fn new(reason: Reason, sentence: impl Into<String>) -> Quarantined {
        Quarantined { reason, sentence: sentence.into() }
    }
}
