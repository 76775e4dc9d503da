//! What is wrong with a date, and how to mend it.

use std::fmt;
use std::ops::Range;

/// A date that cannot be read: where, why, and what to write instead.
///
/// It prints as `message; help`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// The bytes of the input that are at fault; on character boundaries.
    pub span: Range<usize>,
    /// One sentence, without capital and full stop: `there is no 31 April`.
    pub message: String,
    /// What to do about it: `the last day is 2014-04-30`.
    pub help: String,
}

impl DateError {
    pub(crate) fn new(
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> DateError {
        DateError { span, message: message.into(), help: help.into() }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

impl std::error::Error for DateError {}
