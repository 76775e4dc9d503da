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
    Known(Known),
    /// It is no date of this grammar; perhaps it is written in another way.
    Foreign(Piece<'a>),
}

/// A fault that is known, and the text that says the same without it, if there is one.
pub(crate) struct Known {
    pub(crate) error: DateError,
    pub(crate) mend: Option<Mend>,
}

/// What to write in place of a part of the input so that nothing of its meaning is lost.
pub(crate) struct Mend {
    pub(crate) span: Range<usize>,
    pub(crate) text: String,
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
        let error = DateError::new(self.span(), message, help);
        Err(Fault::Known(Known { error, mend: None }))
    }

    /// The error that this piece is at fault, where the body that it belongs to is better written
    /// so; `before` are the words before that in the help.
    pub(crate) fn mend<T>(
        self,
        message: impl Into<String>,
        before: &str,
        body: Piece<'_>,
        better: String,
    ) -> Reading<'a, T> {
        let error = DateError::new(self.span(), message, format!("{before} {better}"));
        let mend = Some(Mend { span: body.span(), text: better });
        Err(Fault::Known(Known { error, mend }))
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
