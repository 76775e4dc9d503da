//! Comma-, semicolon- and tab-separated text.

use super::grid::{Cell, MAX_CELLS, Row, Sheet};
use crate::row_diagnostic::{RowDiagnostic, trouble};

const SEPARATORS: [(char, &str); 3] = [
    (',', "comma-separated text"),
    (';', "semicolon-separated text"),
    ('\t', "tab-separated text"),
];

/// Reads a text with the separator under which it has a header.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, RowDiagnostic> {
    let text = decoded(bytes)?;
    let (named, text) = separator_line(text);
    let wanted = SEPARATORS.iter().filter(|(c, _)| named.is_none_or(|n| n == *c));
    let mut sheets = Vec::new();
    for (separator, words) in wanted {
        let sheet = Sheet { read_as: (*words).to_owned(), ..parse(text, *separator)? };
        if sheet.header().is_some() {
            return Ok(sheet);
        }
        sheets.push(sheet);
    }
    sheets
        .into_iter()
        .next()
        .ok_or_else(|| trouble("the separator named in the first line is not known", "use commas"))
}

/// UTF-8, with or without a byte order mark.
fn decoded(bytes: &[u8]) -> Result<&str, RowDiagnostic> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(trouble(
            "the file is UTF-16 (Excel's \"Unicode Text\")",
            "save it as `CSV UTF-8`",
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|b| **b == b'\n').count() + 1;
        let message = format!("the file is not UTF-8: byte {} (in line {line}) is 0x{:02X}", at + 1, bytes[at]);
        trouble(&message, "in Excel save it as `CSV UTF-8`, not as `CSV`, which is Windows-1252 and loses letters")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Excel's own first line `sep=;`, and the text behind it.
fn separator_line(text: &str) -> (Option<char>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut named = line.trim_end_matches('\r').chars();
    let is_line = ['s', 'e', 'p', '=']
        .iter()
        .all(|c| named.next().is_some_and(|n| n.eq_ignore_ascii_case(c)));
    match (named.next(), named.next()) {
        (Some(separator), None) if is_line => (Some(separator), rest),
        _ => (None, text),
    }
}

/// Rows by RFC 4180, read generously: text behind a closing quotation mark belongs to the cell,
/// lines may end in any way.
///
/// This is a reader of our own because a row must have the number that a spreadsheet gives it, with
/// empty rows counted and cells of several lines counted once.
pub(crate) fn parse(text: &str, separator: char) -> Result<Sheet, RowDiagnostic> {
    let mut reader =
        Reader { separator, chars: text.chars().peekable(), sheet: Sheet::default(), cells: 0 };
    let mut number = 0;
    while reader.chars.peek().is_some() {
        number += 1;
        reader.row(number);
        if reader.cells > MAX_CELLS {
            return Err(trouble("the sheet has more than 4 million cells", "split it"));
        }
    }
    Ok(reader.sheet)
}

struct Reader<'a> {
    separator: char,
    chars: std::iter::Peekable<std::str::Chars<'a>>,
    sheet: Sheet,
    cells: usize,
}

impl Reader<'_> {
    fn row(&mut self, number: usize) {
        let mut row = Row { number, cells: Vec::new() };
        let mut column = 0;
        loop {
            let (text, more) = self.cell(number);
            if !text.is_empty() {
                row.cells.push((column, Cell { text, ..Cell::default() }));
            }
            column += 1;
            if !more {
                break;
            }
        }
        self.cells += row.cells.len();
        if !row.cells.is_empty() {
            self.sheet.rows.push(row);
        }
    }

    /// The text of a cell, and whether another one follows in the row.
    fn cell(&mut self, number: usize) -> (String, bool) {
        let mut text = String::new();
        if self.chars.next_if_eq(&'"').is_some() {
            self.quoted(&mut text, number);
        }
        loop {
            match self.chars.next() {
                Some(c) if c == self.separator => return (text, true),
                Some('\r') => {
                    self.chars.next_if_eq(&'\n');
                    return (text, false);
                }
                Some('\n') | None => return (text, false),
                Some(c) => text.push(c),
            }
        }
    }

    /// Up to the closing quotation mark; two of them are one.
    fn quoted(&mut self, text: &mut String, number: usize) {
        while let Some(c) = self.chars.next() {
            if c == '"' && self.chars.next_if_eq(&'"').is_none() {
                return;
            }
            text.push(c);
        }
        self.sheet.unclosed.get_or_insert(number);
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use proptest::prelude::*;

    fn ours(text: &str) -> Vec<Vec<String>> {
        let sheet = parse(text, ',').unwrap();
        let width = sheet.width();
        sheet.rows.iter().map(|r| (0..width).map(|c| r.text(c).to_owned()).collect()).collect()
    }

    fn theirs(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = reader
            .records()
            .map(|r| r.unwrap().iter().map(str::to_owned).collect())
            .filter(|r: &Vec<String>| r.iter().any(|c| !c.is_empty()))
            .collect();
        let used = |r: &Vec<String>| r.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1);
        let width = rows.iter().map(used).max().unwrap_or(0);
        rows.iter_mut().for_each(|r| r.resize(width, String::new()));
        rows
    }

    #[test]
    fn rows_have_the_numbers_of_the_spreadsheet() {
        let sheet = parse("a,b\r\n\r\n\"one\nand two\",x\n,,\nlast", ',').unwrap();
        let rows: Vec<(usize, &str)> = sheet.rows.iter().map(|r| (r.number, r.text(0))).collect();
        assert_eq!(rows, [(1, "a"), (3, "one\nand two"), (5, "last")]);
    }

    #[test]
    fn an_open_quotation_mark_is_noticed() {
        assert_eq!(parse("a\n\"b,c\nd", ',').unwrap().unclosed, Some(2));
    }

    proptest! {
        /// The reference is the `csv` crate.
        #[test]
        fn cells_are_those_of_another_reader(text in "[ab,\"\\n\\r;é]{0,40}") {
            prop_assert_eq!(ours(&text), theirs(&text));
        }
    }
}
