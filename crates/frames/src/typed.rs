//! From rows of cells to typed columns.

use crate::Datum;
use crate::frame::{Column, Frame, Values};
use crate::table::{Cell, Heading, Table, full};

impl Table {
    /// The same with typed columns. `label` says what the table is, in a line.
    ///
    /// A column of whole numbers is one of integers, a column of numbers is real; a column of ranges
    /// is two, `NAME_low` and `NAME_high`; yes and no are 1 and 0; everything else is text, in which
    /// several words are parted by semicolons. Nothing is missing; a column of numbers in which there
    /// is none is real. A name keeps its letters in lower
    /// case and its figures, and `_` for the rest; its label is the name as it was.
    #[must_use]
    pub fn frame(&self, label: &str) -> Frame {
        let columns = self.columns.iter().enumerate().flat_map(|(at, head)| self.typed(at, head));
        let mut columns: Vec<Column> = columns.collect();
        part_names(&mut columns);
        Frame { label: label.to_owned(), notes: Vec::new(), columns }
    }

    fn typed(&self, at: usize, head: &Heading) -> Vec<Column> {
        let cells: Vec<&Cell> =
            self.rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Nothing)).collect();
        if head.is_range {
            let end = |of: fn(&Cell) -> Option<f64>, end: &str| {
                let values = Values::Real(cells.iter().map(|cell| datum(of(cell))).collect());
                column(&format!("{} {end}", head.name), "", values)
            };
            return vec![end(low, "low"), end(high, "high")];
        }
        let all = |of: fn(&Cell) -> bool| {
            let given = |cell: &&&Cell| !matches!(cell, Cell::Nothing);
            cells.iter().any(|cell| given(&cell)) && cells.iter().filter(given).all(|cell| of(cell))
        };
        let (unit, values) = if all(|cell| matches!(cell, Cell::Truth(_))) {
            let truth = |cell: &&Cell| match cell {
                Cell::Truth(truth) => Datum::Value(i64::from(*truth)),
                _ => Datum::Missing,
            };
            ("1 yes, 0 no", Values::Integer(cells.iter().map(truth).collect()))
        } else if all(|cell| whole(cell).is_some()) {
            ("", Values::Integer(cells.iter().map(|cell| datum(whole(cell))).collect()))
        } else if all(|cell| number(cell).is_some()) || head.is_number && is_empty(&cells) {
            ("", Values::Real(cells.iter().map(|cell| datum(number(cell))).collect()))
        } else {
            let text = |cell: &&Cell| match cell {
                Cell::Nothing => Datum::Missing,
                other => Datum::Value(other.plain()),
            };
            ("", Values::Text(cells.iter().map(text).collect()))
        };
        vec![column(&head.name, unit, values)]
    }
}

fn is_empty(cells: &[&Cell]) -> bool {
    cells.iter().all(|cell| matches!(cell, Cell::Nothing))
}

fn datum<T>(of: Option<T>) -> Datum<T> {
    of.map_or(Datum::Missing, Datum::Value)
}

fn column(name: &str, unit: &str, values: Values) -> Column {
    Column {
        name: plain_name(name),
        label: name.to_owned(),
        unit: unit.to_owned(),
        status: false,
        values,
    }
}

/// `its probability` as `its_probability`, `90%` as `p90`.
fn plain_name(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let words: String = name.chars().map(letter).collect();
    let name = words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("p{name}") } else { name }
}

/// No two columns have one name: the second `net` is `net_2`.
fn part_names(columns: &mut [Column]) {
    for at in 0..columns.len() {
        let (before, own) = columns.split_at_mut(at);
        let is_taken = |name: &str| before.iter().any(|column| column.name == name);
        let name = own[0].name.clone();
        let mut number = 2;
        while is_taken(&own[0].name) {
            own[0].name = format!("{name}_{number}");
            number += 1;
        }
    }
}

fn whole(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Written(text) => text.parse().ok(),
        _ => None,
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Written(text) => text.parse().ok(),
        Cell::Number(n) => Some(full(*n)),
        _ => None,
    }
}

fn low(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Range(low, _) => Some(full(*low)),
        other => number(other),
    }
}

fn high(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Range(_, high) => Some(full(*high)),
        other => number(other),
    }
}
