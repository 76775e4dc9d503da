//! Errors, each a sentence and what to do about it.

use std::fmt;
use std::path::Path;

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// A file, dataset, vintage or column that is not there.
    Missing,
    /// The operating system refused to read or write.
    Disk,
    /// A file that is not of the kind it was said to be.
    WrongKind,
    /// A file without rows.
    Empty,
    /// A file that breaks off or cannot be unpacked.
    Damaged,
    /// Another program is writing to the store.
    Busy,
    /// Something that was asked for cannot be done.
    Request,
    /// Rows of the files that contradict each other.
    Conflict,
    /// Whoever asked for it wanted it stopped.
    Interrupted,
}

/// Why something in the store, or with a file to import, could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The sort of error.
    pub kind: ErrorKind,
    /// What is wrong, in one or two sentences.
    pub what: String,
    /// What to do about it, in one sentence; may be empty.
    pub help: String,
    /// Whatever else is wrong, so that all of it can be mended at once.
    pub others: Vec<Error>,
}

impl Error {
    /// An error of that kind.
    pub(crate) fn new(kind: ErrorKind, what: impl Into<String>, help: impl Into<String>) -> Error {
        Error { kind, what: what.into(), help: help.into(), others: Vec::new() }
    }

    /// Several errors as one; `None` where there are none.
    pub(crate) fn joined(errors: Vec<Error>) -> Option<Error> {
        let mut all = errors.into_iter();
        let mut first = all.next()?;
        first.others.extend(all);
        Some(first)
    }

    /// What was to be done is no longer wanted.
    pub(crate) fn interrupted() -> Error {
        Error::new(ErrorKind::Interrupted, "Interrupted: the store is as it was before.", "")
    }

    /// This error, then the others.
    pub fn all(&self) -> impl Iterator<Item = &Error> {
        std::iter::once(self).chain(&self.others)
    }

    /// Every sentence on a line of its own, with its help beneath; a help that several share is
    /// said once, after the last of them.
    #[must_use]
    pub fn lines(&self) -> String {
        let all: Vec<&Error> = self.all().collect();
        let mut lines = Vec::new();
        for (at, error) in all.iter().enumerate() {
            lines.push(error.what.clone());
            let again = all.get(at + 1).is_some_and(|next| next.help == error.help);
            if !again && !error.help.is_empty() {
                lines.push(format!("  {}", error.help));
            }
        }
        lines.join("\n")
    }

    /// A refusal of the operating system.
    pub(crate) fn disk(doing: &str, path: &Path, cause: &std::io::Error) -> Error {
        let what = format!("{doing} {} failed: {cause}.", path.display());
        Error::new(
            ErrorKind::Disk,
            what,
            "Check that the folder exists, that it may be written, and that the disk has space.",
        )
    }

    /// A file that cannot be unpacked or decoded.
    pub(crate) fn damaged(name: &str, cause: &dyn fmt::Display) -> Error {
        let what = format!("{name} cannot be read to its end: {cause}.");
        Error::new(
            ErrorKind::Damaged,
            what,
            "Download the file again: it seems to be cut off or damaged.",
        )
    }

    /// What to do about it.
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Error {}
