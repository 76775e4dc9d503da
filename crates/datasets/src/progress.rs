//! How far an import has come, told to whoever waits for it, who may stop it.

use std::ops::ControlFlow;

use crate::error::Error;

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Bytes read of the files as they lie on disk.
    pub bytes: u64,
    /// Bytes of all the files.
    pub total_bytes: u64,
    /// Rows of the files read so far.
    pub rows: u64,
}

/// What an import is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Hashing the files, to know whether they are in the store already.
    Hashing,
    /// Reading rows and writing them.
    Reading,
    /// Completing what was written, counting repetitions.
    Finishing,
}

/// Whoever waits for an import: told how far it has come, asked whether it shall go on.
pub(crate) type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Tells and asks.
///
/// # Errors
/// Where it shall not go on.
pub(crate) fn tell(watch: Watch<'_>, progress: Progress) -> Result<(), Error> {
    match watch(progress) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::interrupted()),
    }
}
