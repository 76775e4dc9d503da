//! A stretch of the input, and why it could not be read.

use std::ops::Range;

use crate::DateError;

/// A stretch of the input, and where it begins.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
}

/// Why a piece could not be read.
pub(crate) enum Fault<'a> {
    /// It is a date with a fault of its own.
    Known(DateError),
    /// It is no date of this grammar; perhaps it is written in another way.
    Foreign(Piece<'a>),
}

pub(crate) type Reading<'a, T> = Result<T, Fault<'a>>;

impl<'a> Piece<'a> {
    pub(crate) fn span(self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    /// The error that this piece is at fault.
    pub(crate) fn fault<T>(
        self,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Reading<'a, T> {
        Err(Fault::Known(DateError::new(self.span(), message, help)))
    }

    /// The piece from one byte to another of its own text; both on character boundaries.
    pub(crate) fn slice(self, from: usize, to: usize) -> Piece<'a> {
        Piece { text: &self.text[from..to], at: self.at + from }
    }

    pub(crate) fn split_once(self, mark: &str) -> Option<(Piece<'a>, Piece<'a>)> {
        let at = self.text.find(mark)?;
        Some((self.slice(0, at), self.slice(at + mark.len(), self.text.len())))
    }

    pub(super) fn trimmed(self) -> Piece<'a> {
        let start = self.text.len() - self.text.trim_start().len();
        Piece { text: self.text.trim(), at: self.at + start }
    }
}
