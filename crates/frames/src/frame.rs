//! A table: columns of equal length, each of one type.

use crate::Datum;
use crate::fields::iso;
use crate::table::{Cell, Table};

/// A table. Every column has the same number of rows; [`Frame::rows`] is that of the shortest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// What the table is, in a line.
    pub label: String,
    /// What its reader should know: versions of the data, rows set aside, how to cite.
    pub notes: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name: lower-case letters, digits and `_`.
    pub name: String,
    /// What it is, in a line.
    pub label: String,
    /// The unit; empty for codes and names.
    pub unit: String,
    /// Whether a column `NAME_status` stands beside it, saying of each value whether it is one.
    pub status: bool,
    /// The values.
    pub values: Values,
}

/// The values of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Text.
    Text(Vec<Datum<String>>),
    /// Whole numbers.
    Integer(Vec<Datum<i64>>),
    /// Numbers.
    Real(Vec<Datum<f64>>),
    /// Days since 1970-01-01.
    Day(Vec<Datum<i32>>),
    /// Text of which few differ, each kept once.
    Words(Words),
}

/// Texts of a column, each kept once, and which of them stands in each row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The texts.
    pub list: Vec<String>,
    /// The place of each row's text in the list.
    pub rows: Vec<Datum<u32>>,
}

impl Words {
    /// The text of a row, if there is one.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<&str> {
        self.rows[row].value().and_then(|at| self.list.get(*at as usize)).map(String::as_str)
    }
}

impl Frame {
    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.iter().map(|c| c.values.len()).min().unwrap_or(0)
    }
}

impl Values {
    /// Number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Values::Text(v) => v.len(),
            Values::Integer(v) => v.len(),
            Values::Real(v) => v.len(),
            Values::Day(v) => v.len(),
            Values::Words(v) => v.rows.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the value of a row is: `value`, `missing`, `not applicable`, `outside coverage`,
    /// `undefined`.
    #[must_use]
    pub fn status(&self, row: usize) -> &'static str {
        match self {
            Values::Text(v) => v[row].status(),
            Values::Integer(v) => v[row].status(),
            Values::Real(v) => v[row].status(),
            Values::Day(v) => v[row].status(),
            Values::Words(v) => v.rows[row].status(),
        }
    }
}

/// The name of the column that says whether there is a value.
pub(crate) fn status_name(column: &Column) -> String {
    format!("{}_status", column.name)
}

impl Frame {
    /// The same by rows, for whoever reads it; what is absent is nothing.
    #[must_use]
    pub fn table(&self) -> Table {
        let names: Vec<String> = self
            .columns
            .iter()
            .flat_map(|c| [Some(c.name.clone()), c.status.then(|| status_name(c))])
            .flatten()
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Table::new(&names).with((0..self.rows()).map(|row| self.cells(row)))
    }

    fn cells(&self, row: usize) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(self.columns.len() * 2);
        for column in &self.columns {
            cells.push(column.values.cell(row));
            if column.status {
                cells.push(column.values.status(row).into());
            }
        }
        cells
    }
}

impl Values {
    fn cell(&self, row: usize) -> Cell {
        match self {
            Values::Text(v) => v[row].value().cloned().into(),
            Values::Integer(v) => v[row].value().map(|n| Cell::Written(n.to_string())).into(),
            Values::Real(v) => v[row].value().copied().into(),
            Values::Day(v) => v[row].value().map(|day| iso(*day)).into(),
            Values::Words(v) => v.text(row).map(str::to_owned).into(),
        }
    }
}
