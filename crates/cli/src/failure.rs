//! What ends a command early.

use std::fmt;

/// How a command ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Well,
    /// It worked, and what it looked at is wanting: errors, failing claims, differences.
    Wanting,
}

/// Why a command could not do what it was asked, in a sentence with its mend.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    closed_pipe: bool,
}

pub(crate) type Result<T = Outcome> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), closed_pipe: false }
    }

    /// Whoever read our output has gone: no fault of ours (`counterpoise table ... | head`).
    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure { closed_pipe: error.kind() == std::io::ErrorKind::BrokenPipe, message: error.to_string() }
    }
}
