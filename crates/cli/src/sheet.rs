//! Tables of numbers, as people have them: with commas, semicolons or tabs, remarks, missing
//! values; workbooks and Stata files.

use crate::failure::{Failure, Result};
use counterpoise_intake::missing::{self, Column};
use counterpoise_intake::{Malformed, NoColumn, Record, Table, named_column, number};
use counterpoise_world::near_miss;
use std::path::{Path, PathBuf};

/// A file with a heading. Rows that cannot be read stand in their place with what is wrong.
pub(crate) struct Sheet {
    path: PathBuf,
    pub(crate) heads: Vec<String>,
    /// Each with its line.
    pub(crate) rows: Vec<std::result::Result<Numbered, String>>,
    decimal_comma: bool,
}

/// The cells of a row, with its line.
pub(crate) type Numbered = (usize, Vec<String>);

/// So many errors are shown.
const SHOWN: usize = 12;

impl Sheet {
    pub(crate) fn read(path: &Path) -> Result<Sheet> {
        let place = path.display();
        let table = Table::read(&crate::files::read(path)?)
            .map_err(|unreadable| Failure::new(format!("{place}: {unreadable}")))?;
        let row = |row: std::result::Result<Record, Malformed>| match row {
            Ok(record) => Ok((record.line, record.cells)),
            Err(bad) => Err(format!("{place}:{}: {}", bad.line, bad.message)),
        };
        let rows = table.rows.into_iter().map(row).collect();
        let (heads, decimal_comma) = (table.heads, table.decimal_comma);
        Ok(Sheet { path: path.to_owned(), heads, rows, decimal_comma })
    }

    /// The position of a column.
    pub(crate) fn column(&self, name: &str) -> Result<usize> {
        let heads = &self.heads;
        let help = match named_column(heads, name) {
            Ok(at) => return Ok(at),
            Err(NoColumn::Several(places)) => {
                let places: Vec<String> = places.iter().map(usize::to_string).collect();
                return Err(Failure::new(format!(
                    "{}: columns {} are all named `{name}`; rename all but one",
                    self.path.display(),
                    places.join(" and ")
                )));
            }
            Err(NoColumn::Missing) => match near_miss(name, heads.iter().map(String::as_str)) {
                Some(it) => format!("did you mean `{it}`?"),
                None if heads.iter().all(String::is_empty) => "its first line is empty".to_owned(),
                None => format!("it has {}", heads.join(", ")),
            },
        };
        Err(Failure::new(format!("{}: no column `{name}`; {help}", self.path.display())))
    }

    /// A cell as a number, NaN where it is missing. Where cells are not separated by commas, a
    /// comma is a decimal comma.
    pub(crate) fn number(
        &self,
        (line, cells): &Numbered,
        column: usize,
    ) -> std::result::Result<f64, String> {
        let cell = &cells[column];
        if is_missing(cell) {
            return Ok(f64::NAN);
        }
        number(cell, self.decimal_comma).ok_or_else(|| {
            let place = self.place(*line);
            format!("{place}: column `{}`: `{cell}` is no number", self.heads[column])
        })
    }

    pub(crate) fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }

    pub(crate) fn no_rows(&self) -> String {
        format!("{}: no rows", self.path.display())
    }
}

/// Whether a cell that should hold a number says that there is none.
pub(crate) fn is_missing(cell: &str) -> bool {
    missing::is_missing(cell, Column::Number)
}

/// All errors at once, but not a book of them.
pub(crate) fn refused(mut errors: Vec<String>) -> Failure {
    let more = errors.len().saturating_sub(SHOWN);
    errors.truncate(SHOWN);
    if more > 0 {
        errors.push(format!("and {more} more"));
    }
    Failure::new(errors.join("\n"))
}
