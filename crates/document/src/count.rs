//! Numbers of figures, tables and notes, in the order in which a writer comes to them.

use crate::model::Inline;

/// What was counted so far, and the notes that wait for the end.
#[derive(Debug, Default)]
pub(crate) struct Count<'a> {
    figures: usize,
    tables: usize,
    /// The notes so far, in their order.
    pub(crate) notes: Vec<&'a [Inline]>,
}

impl<'a> Count<'a> {
    /// The number of the next figure.
    pub(crate) fn figure(&mut self) -> usize {
        self.figures += 1;
        self.figures
    }

    /// The number of the next table.
    pub(crate) fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// Keeps a note, and says its number.
    pub(crate) fn note(&mut self, note: &'a [Inline]) -> usize {
        self.notes.push(note);
        self.notes.len()
    }
}

/// The width of a picture as a share of the text; what is absurd is the whole width.
pub(crate) fn share(width: f64) -> f64 {
    if width.is_finite() && width > 0.0 { width.min(1.0) } else { 1.0 }
}
