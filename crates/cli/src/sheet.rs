//! CSV files of numbers, as people have them: with commas, semicolons or tabs, comments, missing
//! values.

use crate::failure::{Failure, Result};
use counterpoise_world::near_miss;
use std::path::{Path, PathBuf};

/// A file with a heading. Rows that cannot be read stand in their place with what is wrong.
pub(crate) struct Sheet {
    path: PathBuf,
    pub(crate) heads: Vec<String>,
    separator: char,
    /// Each with its line.
    pub(crate) rows: Vec<std::result::Result<(u64, csv::StringRecord), String>>,
}

/// How a missing value may be written.
const MISSING: [&str; 8] = ["", "NA", "N/A", "NaN", "nan", ".", "..", "-"];
/// So many errors are shown.
const SHOWN: usize = 12;

impl Sheet {
    pub(crate) fn read(path: &Path) -> Result<Sheet> {
        let bytes = crate::files::read(path)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
            Failure::new(format!(
                "{}:{line}: not UTF-8; save the file as CSV UTF-8",
                path.display()
            ))
        })?;
        let text = text.trim_start_matches('\u{feff}');
        let separator = separator(text);
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .delimiter(separator as u8)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let heads = reader.headers().map_err(|error| Failure::new(broken(path, &error)))?;
        let heads: Vec<String> = heads.iter().map(str::to_owned).collect();
        let row = |record: std::result::Result<csv::StringRecord, csv::Error>| {
            let record = record.map_err(|error| broken(path, &error))?;
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() == heads.len() {
                return Ok((line, record));
            }
            let place = path.display();
            Err(format!(
                "{place}:{line}: {} cells, and the heading has {}",
                record.len(),
                heads.len()
            ))
        };
        let rows = reader.records().map(row).collect();
        Ok(Sheet { path: path.to_owned(), separator, rows, heads })
    }

    /// The position of a column.
    pub(crate) fn column(&self, name: &str) -> Result<usize> {
        if let Some(at) = self.heads.iter().position(|it| it == name) {
            return Ok(at);
        }
        let help = match near_miss(name, self.heads.iter().map(String::as_str)) {
            Some(it) => format!("did you mean `{it}`?"),
            None if self.heads.iter().all(String::is_empty) => "its first line is empty".to_owned(),
            None => format!("it has {}", self.heads.join(", ")),
        };
        Err(Failure::new(format!("{}: no column `{name}`; {help}", self.path.display())))
    }

    /// A cell as a number, NaN where it is missing. In files parted by semicolons a comma is a
    /// decimal comma.
    pub(crate) fn number(
        &self,
        (line, record): &(u64, csv::StringRecord),
        column: usize,
    ) -> std::result::Result<f64, String> {
        let cell = &record[column];
        if is_missing(cell) {
            return Ok(f64::NAN);
        }
        let decimal = self.separator == ';' && !cell.contains('.');
        let text = if decimal { cell.replace(',', ".") } else { cell.to_owned() };
        let value = text.parse().ok().filter(|it: &f64| it.is_finite());
        value.ok_or_else(|| {
            format!("{}: column `{}`: `{cell}` is no number", self.place(*line), self.heads[column])
        })
    }

    pub(crate) fn place(&self, line: u64) -> String {
        format!("{}:{line}", self.path.display())
    }

    pub(crate) fn no_rows(&self) -> String {
        format!("{}: no rows", self.path.display())
    }
}

pub(crate) fn is_missing(cell: &str) -> bool {
    MISSING.contains(&cell)
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

fn broken(path: &Path, error: &csv::Error) -> String {
    let line = error.position().map_or(1, csv::Position::line);
    format!("{}:{line}: {error}", path.display())
}

/// Comma, semicolon or tab, whichever the heading has most of.
fn separator(text: &str) -> char {
    let heading =
        text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or("");
    let count = |c: char| heading.matches(c).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(|c| count(*c)).unwrap_or(',')
}
