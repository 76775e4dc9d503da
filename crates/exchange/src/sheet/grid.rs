//! A sheet as rows of cells.

use crate::field::{Field, Part, part_of};

/// The largest number of cells that is read.
pub(super) const MAX_CELLS: usize = 4_000_000;

/// How far down the row with the names of the columns is looked for.
const HEADER_DEPTH: usize = 20;

/// What kind of cell a workbook says it is. Cells of a CSV file are all text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Text,
    Number,
    /// A true date, shown as EDTF.
    Day,
    Truth,
    /// An error value such as `#REF!`.
    Fault,
}

/// A cell that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    /// Whether it is computed; the text is the value as last computed.
    pub(crate) formula: bool,
}

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// As the spreadsheet numbers it, from 1.
    pub(crate) number: usize,
    /// Cells that are not empty, with their columns from 0, in this order.
    pub(crate) cells: Vec<(usize, Cell)>,
}

impl Row {
    pub(crate) fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |(at, _)| *at).ok().map(|at| &self.cells[at].1)
    }

    pub(crate) fn text(&self, column: usize) -> &str {
        self.cell(column).map_or("", |c| c.text.as_str())
    }

    pub(super) fn width(&self) -> usize {
        self.cells.last().map_or(0, |(at, _)| at + 1)
    }
}

/// Merged cells: rows and columns, first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) rows: (usize, usize),
    pub(crate) columns: (usize, usize),
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// How it was read, in words.
    pub(crate) read_as: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) merged: Vec<Merged>,
    /// The row in which a quotation mark opens that nothing closes.
    pub(crate) unclosed: Option<usize>,
}

impl Sheet {
    /// The position among the rows of the one that names the columns: the first that has an `id`
    /// and a `date`.
    pub(crate) fn header(&self) -> Option<usize> {
        let names = |row: &Row, field| {
            row.cells.iter().any(|(_, c)| part_of(&c.text) == Some(Part::Whole(field)))
        };
        self.rows
            .iter()
            .take(HEADER_DEPTH)
            .position(|r| names(r, Field::Id) && names(r, Field::Date))
    }

    /// Number of columns that are used.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(Row::width).max().unwrap_or(0)
    }
}
