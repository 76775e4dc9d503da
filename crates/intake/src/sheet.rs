//! A sheet as rows of cells.

use crate::encoding::{Encoding, Strays};

/// What kind of cell a workbook says it is. Cells of a text are all text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    #[default]
    Text,
    /// A number.
    Number,
    /// A true date, as `2014-03-18`.
    Day,
    /// `TRUE` or `FALSE`.
    Truth,
    /// An error value such as `#REF!`.
    Fault,
    /// A formula whose value was never stored; the text is the formula.
    Uncomputed,
    /// A missing value of a statistics program: `.`, `.a` to `.z`.
    Missing,
}

/// A cell that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it is computed; the text is the value as last computed.
    pub formula: bool,
    /// The number behind the text, where a label stands for it (Stata).
    pub coded: Option<String>,
}

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet numbers it, from 1: a record of several lines counts once, an empty line
    /// counts.
    pub number: usize,
    /// The line of the text on which it begins, from 1; in a workbook, the same as `number`.
    pub line: usize,
    /// How many cells it has as written, empty ones too; 0 where there is no such number, as in a
    /// workbook.
    pub written: usize,
    /// Cells that are not empty, with their columns from 0, in this order.
    pub cells: Vec<(usize, Cell)>,
}

impl Row {
    /// A cell that is not empty.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |(at, _)| *at).ok().map(|at| &self.cells[at].1)
    }

    /// The text of a cell; empty where there is none.
    #[must_use]
    pub fn text(&self, column: usize) -> &str {
        self.cell(column).map_or("", |cell| cell.text.as_str())
    }

    /// The number of columns up to the last cell that is not empty.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.last().map_or(0, |(at, _)| at + 1)
    }
}

/// Merged cells: rows (from 1) and columns (from 0), first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

/// A line of a text that cannot be cut into cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row, as in [`Row::number`].
    pub row: usize,
    /// Its line.
    pub line: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A quotation mark opens a cell that nothing closes.
    Unclosed,
    /// A quotation mark within a quoted cell is not doubled.
    StrayMark,
    /// A quoted cell runs over the lines of other rows: the row would have another number of
    /// columns than the table, and a line of the cell has that of the table.
    SwallowsRows,
}

impl FaultKind {
    /// One sentence, without capital and full stop.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            FaultKind::Unclosed => "a quotation mark opens a cell in this line and is never closed",
            FaultKind::StrayMark => {
                "a quotation mark stands in the middle of a quoted cell, or a mark before it is \
                 never closed"
            }
            FaultKind::SwallowsRows => {
                "a quotation mark opens a cell in this line and closes only rows later"
            }
        }
    }
}

/// Where a sheet comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Text with this character between the cells.
    Text {
        /// The separator.
        separator: char,
        /// How it was encoded.
        encoding: Encoding,
        /// Bytes that did not fit the encoding.
        strays: Option<Strays>,
    },
    /// A sheet of a workbook.
    Workbook {
        /// Its name.
        name: String,
        /// Whether the workbook hides it.
        hidden: bool,
        /// Whether the workbook counts days from 1904.
        from_1904: bool,
    },
    /// A file of Stata.
    Stata,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Where it comes from.
    pub origin: Origin,
    /// Rows that are not empty, in order.
    pub rows: Vec<Row>,
    /// Merged cells.
    pub merged: Vec<Merged>,
    /// Lines that cannot be cut into cells, in order. Each stands among the rows too, cut at every
    /// separator.
    pub faults: Vec<Fault>,
}

impl Sheet {
    pub(crate) fn new(origin: Origin) -> Sheet {
        Sheet { origin, rows: Vec::new(), merged: Vec::new(), faults: Vec::new() }
    }

    /// Number of columns that are used.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Row::width).max().unwrap_or(0)
    }

    /// What is wrong with a row, if it could not be cut into cells.
    #[must_use]
    pub fn fault(&self, row: &Row) -> Option<&Fault> {
        let at = self.faults.binary_search_by_key(&row.number, |fault| fault.row).ok()?;
        self.faults.get(at)
    }

    /// The name of a sheet of a workbook.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.origin {
            Origin::Workbook { name, .. } => Some(name),
            _ => None,
        }
    }

    /// Whether a workbook hides it.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        matches!(self.origin, Origin::Workbook { hidden: true, .. })
    }

    /// Whether a comma in a number is a decimal comma: where it does not separate the cells.
    #[must_use]
    pub fn decimal_comma(&self) -> bool {
        !matches!(self.origin, Origin::Text { separator: ',', .. })
    }

    /// How it was read, in words: `comma-separated text`, `sheet "Events" of a workbook`.
    #[must_use]
    pub fn read_as(&self) -> String {
        match &self.origin {
            Origin::Text { separator: ',', .. } => "comma-separated text".to_owned(),
            Origin::Text { separator: ';', .. } => "semicolon-separated text".to_owned(),
            Origin::Text { separator: '\t', .. } => "tab-separated text".to_owned(),
            Origin::Text { separator, .. } => format!("text separated by `{separator}`"),
            Origin::Workbook { name, .. } => format!("sheet \"{name}\" of a workbook"),
            Origin::Stata => "a Stata file".to_owned(),
        }
    }
}
