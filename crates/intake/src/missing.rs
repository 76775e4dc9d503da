//! The words that programs write where there is no value.
//!
//! One table for all readers, by what the column holds: `NA` is no number, and no name, but it is
//! Namibia in a column of ISO 3166-1 alpha-2 codes. Numbers such as `-9` are values until the
//! column's own documentation says otherwise, and so is `none`, which is an answer.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Numbers, days, yes or no.
    Number,
    /// Names and other text.
    Text,
    /// Codes in which two letters may be a word (ISO 3166-1 alpha-2).
    Iso2,
}

/// Marks that no column takes for a value: an empty cell; the data bases; Excel; R and pandas.
const ALWAYS: [&str; 8] = ["", "\\N", "#N/A", "#N/A N/A", "#NULL!", "<NA>", "NULL", "null"];

/// Marks of a text.
const TEXT: [&str; 6] = ["NA", "N/A", "n/a", "NaN", "nan", "n.a."];

/// Further marks where a number is expected: Stata and SPSS (a point), the World Bank (two), pandas
/// and old spreadsheets.
const NUMBER: [&str; 16] = [
    ".",
    "..",
    "...",
    "-",
    "\u{2013}",
    "\u{2014}",
    "None",
    "none",
    "-nan",
    "-NaN",
    "NAN",
    "N.A.",
    "k.A.",
    "#NA",
    "missing",
    "(missing)",
];

/// Whether a cell says that there is no value.
#[must_use]
pub fn is_missing(cell: &str, column: Column) -> bool {
    if ALWAYS.contains(&cell) {
        return true;
    }
    match column {
        Column::Iso2 => false,
        Column::Text => TEXT.contains(&cell),
        Column::Number => TEXT.contains(&cell) || NUMBER.contains(&cell) || is_stated(cell),
    }
}

/// Whether it is one of the values with which Stata says why there is none: `.a` to `.z`.
#[must_use]
pub fn is_stated(cell: &str) -> bool {
    matches!(cell.as_bytes(), [b'.', b'a'..=b'z'])
}

#[cfg(test)]
mod tests {
    use super::{Column, is_missing};

    #[test]
    fn namibia_is_there() {
        assert!(!is_missing("NA", Column::Iso2));
        assert!(is_missing("NA", Column::Text));
        assert!(is_missing("NA", Column::Number));
    }

    #[test]
    fn what_is_an_answer_is_no_gap() {
        assert!(!is_missing("none", Column::Text));
        assert!(!is_missing("-9", Column::Number));
        assert!(!is_missing("-", Column::Text));
        assert!(!is_missing("0", Column::Number));
    }

    #[test]
    fn programs_have_their_own() {
        for mark in [".", ".a", ".z", "..", "NULL", "\\N", "NaN", "#N/A", "", "None", "<NA>"] {
            assert!(is_missing(mark, Column::Number), "{mark}");
        }
    }
}
