//! A sheet as a table: one row of names, and rows of as many cells.

use crate::Unreadable;
use crate::sheet::{Cell, Row, Sheet};

/// A table with a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns, without blanks around them.
    pub heads: Vec<String>,
    /// The rows below, in order.
    pub rows: Vec<Result<Record, Malformed>>,
    /// Whether a comma in a number is a decimal comma.
    pub decimal_comma: bool,
}

/// A row, cut into as many cells as the heading has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its line, from 1; in a workbook, its row.
    pub line: usize,
    /// Its cells, without blanks around them. Where a label stands for a number, the number.
    pub cells: Vec<String>,
}

/// A row that cannot be cut so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Its line, from 1; in a workbook, its row.
    pub line: usize,
    /// What is wrong, in one sentence without capital and full stop.
    pub message: String,
}

/// Why a column cannot be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoColumn {
    /// No column has this name.
    Missing,
    /// Several have it: their positions, from 1.
    Several(Vec<usize>),
}

impl Table {
    /// The one sheet of a file as a table: of a workbook, the first that is not hidden and not
    /// empty. Its first row that is no remark names the columns; rows whose first cell begins with
    /// `#` are remarks.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
        let sheets = crate::read(bytes)?;
        let seen = sheets.iter().find(|sheet| !sheet.is_hidden() && !sheet.rows.is_empty());
        Ok(seen.or(sheets.first()).map(Table::of).unwrap_or_default())
    }

    /// A sheet as a table.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Table {
        let is_remark = |row: &&Row| !row.text(0).starts_with('#');
        let mut rows = sheet.rows.iter().filter(is_remark);
        let Some(heading) = rows.next() else { return Table::default() };
        let width = heading.written.max(heading.width());
        let heads: Vec<String> = (0..width).map(|at| heading.text(at).trim().to_owned()).collect();
        let record = |row: &Row| match sheet.fault(row) {
            Some(fault) => {
                let message = fault.kind.sentence().to_owned();
                Err(Malformed { line: row.line, message })
            }
            None => record(row, width),
        };
        Table { rows: rows.map(record).collect(), heads, decimal_comma: sheet.decimal_comma() }
    }
}

/// The position of a column among the names of a heading.
///
/// # Errors
/// Where no column has the name, or several have it.
pub fn named_column(heads: &[String], name: &str) -> Result<usize, NoColumn> {
    let found: Vec<usize> = (0..heads.len()).filter(|at| heads[*at] == name).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(NoColumn::Missing),
        several => Err(NoColumn::Several(several.iter().map(|at| at + 1).collect())),
    }
}

fn record(row: &Row, width: usize) -> Result<Record, Malformed> {
    let written = if row.written == 0 { row.width() } else { row.written };
    let too_wide = written > width;
    let too_narrow = row.written != 0 && written < width;
    if too_wide || too_narrow {
        let message = format!("{written} cells, and the heading has {width}");
        return Err(Malformed { line: row.line, message });
    }
    let text = |cell: &Cell| cell.coded.as_deref().unwrap_or(&cell.text).trim().to_owned();
    let cells = (0..width).map(|at| row.cell(at).map(text).unwrap_or_default()).collect();
    Ok(Record { line: row.line, cells })
}

#[cfg(test)]
mod tests {
    use super::{NoColumn, Table, named_column};

    #[test]
    fn remarks_blanks_and_rows_of_another_width() {
        let table = Table::read(b"# a remark\na, b ,b\n1,2,3\n\n4,5\n6,7,8,9\n,,\n").unwrap();
        assert_eq!(table.heads, ["a", "b", "b"]);
        let lines: Vec<_> =
            table.rows.iter().map(|row| row.as_ref().map(|r| r.line).map_err(|m| m.line)).collect();
        assert_eq!(lines, [Ok(3), Err(5), Err(6)]);
        assert_eq!(named_column(&table.heads, "a"), Ok(0));
        assert_eq!(named_column(&table.heads, "b"), Err(NoColumn::Several(vec![2, 3])));
        assert_eq!(named_column(&table.heads, "c"), Err(NoColumn::Missing));
    }
}
