//! Numbers of figures, tables and notes, in the order in which a writer comes to them.

use crate::model::{Block, Document, Inline, figure_anchor, table_anchor};
use std::collections::BTreeMap;

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

/// Every place that a link may lead to, with a number from 1. The names of bookmarks are short and
/// plain, those of places are not, so that bookmarks are named by number.
pub(crate) fn places(document: &Document) -> BTreeMap<String, usize> {
    let mut places = BTreeMap::new();
    let mut tables = 0;
    for block in &document.blocks {
        let place = match block {
            Block::Heading { id, .. } => id.clone(),
            Block::Figure { name, .. } => figure_anchor(name),
            Block::Table { .. } => {
                tables += 1;
                table_anchor(tables)
            }
            Block::Paragraph(_) | Block::List { .. } | Block::Works(_) => continue,
        };
        let n = places.len() + 1;
        places.entry(place).or_insert(n);
    }
    places
}
