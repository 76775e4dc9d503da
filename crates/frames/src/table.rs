//! A table by rows, as a command makes it: each cell says what it is.

use crate::guide::{Choices, Guide, Note};

/// A table. Every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Heading>,
    /// The rows; words are the language's own.
    pub rows: Vec<Vec<Cell>>,
    /// What a workbook offers whoever fills it in; no other form has room for it.
    pub guide: Guide,
}

/// The head of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its name.
    pub name: String,
    /// Whether its cells are ranges: CSV writes it as two columns, `NAME low` and `NAME high`.
    pub is_range: bool,
    /// Whether its cells are numbers as a person wrote them, also where there is none yet.
    pub is_number: bool,
}

/// What stands in a row under a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing: unknown, or not said. Empty in text, `null` in JSON; never zero.
    #[default]
    Nothing,
    /// Words.
    Text(String),
    /// A number as a person wrote it; it is shown so everywhere.
    Written(String),
    /// A number that was computed.
    Number(f64),
    /// From a least to a greatest value, both included.
    Range(f64, f64),
    /// Yes or no.
    Truth(bool),
    /// Several words. CSV parts them by semicolons.
    List(Vec<String>),
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(columns: &[&str]) -> Table {
        let column = |name: &&str| Heading { name: (*name).to_owned(), ..Heading::default() };
        Table { columns: columns.iter().map(column).collect(), ..Table::default() }
    }

    /// With rows.
    #[must_use]
    pub fn with<R: IntoIterator<Item = impl Into<Cell>>>(
        mut self,
        rows: impl IntoIterator<Item = R>,
    ) -> Table {
        self.rows.extend(rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()));
        self
    }

    /// Says which columns hold ranges.
    #[must_use]
    pub fn ranges(mut self, names: &[&str]) -> Table {
        self.columns
            .iter_mut()
            .filter(|c| names.contains(&c.name.as_str()))
            .for_each(|c| c.is_range = true);
        self
    }

    /// The table without these columns.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Table {
        for name in names {
            if let Some(at) = self.column(name) {
                self.columns.remove(at);
                self.rows
                    .iter_mut()
                    .filter(|row| at < row.len())
                    .for_each(|row| drop(row.remove(at)));
            }
        }
        self
    }

    /// Names of the columns in which no row has anything; none where there is no row at all, since
    /// then nothing tells them from the others.
    #[must_use]
    pub fn empty_columns(&self) -> Vec<&str> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let mut empty = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let mut cells = self.rows.iter().filter_map(|row| row.get(at));
            if cells.all(|cell| cell.plain().trim().is_empty()) {
                empty.push(column.name.as_str());
            }
        }
        empty
    }

    /// Says which columns hold numbers as a person wrote them.
    #[must_use]
    pub fn numbers(mut self, names: &[&str]) -> Table {
        for at in names.iter().filter_map(|name| self.column(name)).collect::<Vec<_>>() {
            self.columns[at].is_number = true;
            self.rows.iter_mut().filter_map(|row| row.get_mut(at)).for_each(Cell::make_number);
        }
        self
    }

    /// Says which words a column holds; `several`: a cell may hold more than one, parted by commas.
    #[must_use]
    pub fn choices(mut self, column: &str, words: Vec<String>, several: bool) -> Table {
        self.guide.choices.push(Choices { column: column.to_owned(), words, several });
        self
    }

    /// Puts a note on a cell; rows count from 0, without the head.
    pub fn note(&mut self, row: usize, column: &str, text: String) {
        self.guide.notes.push(Note { row, column: column.to_owned(), text });
    }

    /// The position of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == name)
    }
}

impl Cell {
    /// What a person reads: numbers with three decimals at most, a range `0.2..0.5`, nothing as
    /// nothing.
    #[must_use]
    pub fn reading(&self) -> String {
        match self {
            Cell::Number(n) => three(*n),
            Cell::Range(low, high) if low == high || high - low < 1e-9 => three(*low),
            Cell::Range(low, high) => format!("{}..{}", three(*low), three(*high)),
            Cell::List(words) if words.iter().all(|word| !word.contains(',')) => words.join(", "),
            other => other.plain(),
        }
    }

    /// What a program reads: numbers in full.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) | Cell::Written(text) => text.clone(),
            Cell::Number(n) => full(*n).to_string(),
            Cell::Range(low, high) => format!("{}..{}", full(*low), full(*high)),
            Cell::Truth(truth) => if *truth { "yes" } else { "no" }.to_owned(),
            Cell::List(words) => words.join("; "),
        }
    }

    fn make_number(&mut self) {
        if let Cell::Text(text) = self {
            *self = Cell::Written(std::mem::take(text));
        }
    }
}

/// Twelve decimals: what lies beyond is rounding of the machine, not of the matter.
pub(crate) fn full(n: f64) -> f64 {
    let rounded = (n * 1e12).round() / 1e12;
    // Adding zero makes a negative zero plain; a number too large to be rounded so has no such
    // decimals.
    if n.abs() < 1e3 { rounded + 0.0 } else { n }
}

fn three(n: f64) -> String {
    let text = format!("{n:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::from(text.to_owned())
    }
}

impl From<f64> for Cell {
    fn from(n: f64) -> Cell {
        Cell::Number(n)
    }
}

impl From<usize> for Cell {
    fn from(n: usize) -> Cell {
        Cell::Written(n.to_string())
    }
}

impl From<bool> for Cell {
    fn from(truth: bool) -> Cell {
        Cell::Truth(truth)
    }
}

impl From<Vec<String>> for Cell {
    fn from(words: Vec<String>) -> Cell {
        Cell::List(words)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(of: Option<T>) -> Cell {
        of.map_or(Cell::Nothing, Into::into)
    }
}
