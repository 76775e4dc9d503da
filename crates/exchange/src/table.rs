//! A table: named columns, rows of text.

/// A table. Every row has as many cells as there are columns; an empty cell says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows; values are in the language's own words.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub(crate) fn new(columns: &[&str]) -> Table {
        Table { columns: columns.iter().map(|c| (*c).to_owned()).collect(), rows: Vec::new() }
    }

    /// With rows.
    pub(crate) fn with<const N: usize>(mut self, rows: impl Iterator<Item = [String; N]>) -> Table {
        self.rows.extend(rows.map(Vec::from));
        self
    }

    /// The position of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == name)
    }
}
