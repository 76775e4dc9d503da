//! An event as text, field by field: what stands between a case, a table and a directive.

mod from_case;
mod read;
mod write;

use crate::field::{FIELDS, Field};

/// Between what stands in several lines of one field in a directive, where it stands in one cell.
const BETWEEN_LINES: &str = " | ";

/// The fields of one event as the event table shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    cells: [String; FIELDS.len()],
}

impl Default for Draft {
    fn default() -> Self {
        Draft { cells: std::array::from_fn(|_| String::new()) }
    }
}

impl Draft {
    pub(crate) fn get(&self, field: Field) -> &str {
        &self.cells[field as usize]
    }

    pub(crate) fn set(&mut self, field: Field, text: impl Into<String>) {
        self.cells[field as usize] = text.into();
    }

    pub(crate) fn is_silent(&self, field: Field) -> bool {
        self.get(field).is_empty()
    }

    /// A row of the event table.
    pub(crate) fn into_row(self) -> Vec<String> {
        self.cells.into()
    }

    /// The codes of a list of actors.
    pub(crate) fn codes(&self, field: Field) -> Vec<&str> {
        self.get(field).split(',').map(str::trim).filter(|c| !c.is_empty()).collect()
    }

    /// Whether the actors act together.
    pub(crate) fn is_joint(&self) -> bool {
        self.get(Field::Relation) == "with"
    }
}
