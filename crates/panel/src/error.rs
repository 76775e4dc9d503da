//! Why a question has no answer: in a sentence, with its help.

use std::fmt;

/// What sort of thing stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The question is not understood: a measure, variant, state or period that is none.
    Question,
    /// The store lacks the data.
    NotInStore,
    /// The store itself: a file that cannot be read.
    Store,
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The sort of error.
    pub kind: ErrorKind,
    /// What is wrong, in a sentence.
    pub what: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, what: impl Into<String>, help: impl Into<String>) -> Error {
        Error { kind, what: what.into(), help: help.into() }
    }

    pub(crate) fn question(what: impl Into<String>, help: impl Into<String>) -> Error {
        Error::new(ErrorKind::Question, what, help)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  {}", self.help) }
    }
}

impl std::error::Error for Error {}

impl From<counterpoise_datasets::Error> for Error {
    fn from(error: counterpoise_datasets::Error) -> Error {
        let help = error.help().to_owned();
        Error::new(ErrorKind::Store, error.what, help)
    }
}
