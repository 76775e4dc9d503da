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

/// Why a command could not do what it was asked, in a sentence with its help.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    cause: Cause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Fault,
    ClosedPipe,
    Interrupted,
}

pub(crate) type Result<T = Outcome> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), cause: Cause::Fault }
    }

    /// Whoever read our output has gone: no fault of ours (`counterpoise table ... | head`).
    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.cause == Cause::ClosedPipe
    }

    /// Somebody pressed Ctrl-C, and what was begun has been taken back.
    pub(crate) fn is_interrupted(&self) -> bool {
        self.cause == Cause::Interrupted
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        let closed = error.kind() == std::io::ErrorKind::BrokenPipe;
        Failure {
            cause: if closed { Cause::ClosedPipe } else { Cause::Fault },
            message: error.to_string(),
        }
    }
}

impl From<counterpoise_engine::Error> for Failure {
    fn from(error: counterpoise_engine::Error) -> Failure {
        Failure::new(error.to_string())
    }
}

impl From<counterpoise_estimates::Error> for Failure {
    fn from(error: counterpoise_estimates::Error) -> Failure {
        Failure::new(error.to_string())
    }
}

/// All that is wrong, each with its help on a line of its own.
impl From<counterpoise_datasets::Error> for Failure {
    fn from(error: counterpoise_datasets::Error) -> Failure {
        let interrupted = error.kind == counterpoise_datasets::ErrorKind::Interrupted;
        Failure {
            message: error.lines(),
            cause: if interrupted { Cause::Interrupted } else { Cause::Fault },
        }
    }
}
