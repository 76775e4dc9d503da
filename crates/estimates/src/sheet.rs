//! Tables of numbers, as people have them: with commas, semicolons or tabs, remarks, missing
//! values; workbooks and Stata files.

use crate::error::{Error, Result};
use counterpoise_intake::missing::{self, Column};
use counterpoise_intake::{Malformed, NoColumn, Record, Table, named_column, number};
use counterpoise_world::near_miss;

/// A file with a heading. Rows that cannot be read stand in their place with what is wrong.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What the file is called in messages.
    name: String,
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
    /// The table that the bytes of a file hold; messages call it by its name.
    ///
    /// # Errors
    /// Where the bytes are no table. What is wrong with a row is said by whoever takes the rows.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Sheet> {
        let table =
            Table::read(bytes).map_err(|unreadable| Error::new(format!("{name}: {unreadable}")))?;
        let row = |row: std::result::Result<Record, Malformed>| match row {
            Ok(record) => Ok((record.line, record.cells)),
            Err(bad) => Err(format!("{name}:{}: {}", bad.line, bad.message)),
        };
        let rows = table.rows.into_iter().map(row).collect();
        let (heads, decimal_comma) = (table.heads, table.decimal_comma);
        Ok(Sheet { name: name.to_owned(), heads, rows, decimal_comma })
    }

    /// A failure of the whole file.
    pub(crate) fn failed(&self, why: &str) -> Error {
        Error::new(format!("{}: {why}", self.name))
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The position of a column.
    pub(crate) fn column(&self, name: &str) -> Result<usize> {
        let heads = &self.heads;
        let help = match named_column(heads, name) {
            Ok(at) => return Ok(at),
            Err(NoColumn::Several(places)) => {
                let places: Vec<String> = places.iter().map(usize::to_string).collect();
                return Err(self.failed(&format!(
                    "columns {} are all named `{name}`; rename all but one",
                    places.join(" and ")
                )));
            }
            Err(NoColumn::Missing) => match near_miss(name, heads.iter().map(String::as_str)) {
                Some(it) => format!("did you mean `{it}`?"),
                None if heads.iter().all(String::is_empty) => "its first line is empty".to_owned(),
                None => format!("it has {}", heads.join(", ")),
            },
        };
        Err(self.failed(&format!("no column `{name}`; {help}")))
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
        format!("{}:{line}", self.name)
    }

    pub(crate) fn no_rows(&self) -> String {
        format!("{}: no rows", self.name)
    }
}

/// Whether a cell that should hold a number says that there is none.
pub(crate) fn is_missing(cell: &str) -> bool {
    missing::is_missing(cell, Column::Number)
}

/// All errors at once, but not a book of them.
pub(crate) fn refused(mut errors: Vec<String>) -> Error {
    let more = errors.len().saturating_sub(SHOWN);
    errors.truncate(SHOWN);
    if more > 0 {
        errors.push(format!("and {more} more"));
    }
    Error::new(errors.join("\n"))
}
