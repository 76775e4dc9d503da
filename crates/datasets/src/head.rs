//! The first lines of a file: what separates its columns, and what they are called.

use counterpoise_intake::encoding::mended;
use counterpoise_intake::record::{End, end_of_record, first_line_end, line_ends};

use crate::book::SEPARATOR;
use crate::error::{Error, ErrorKind};
use crate::fields::Header;
use crate::input::Input;
use crate::kind::Kind;

/// How much of a file is looked at.
const BYTES: usize = 64 * 1024;
/// How many rows of it are kept.
const ROWS: usize = 24;

/// The beginning of a file.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// The file's name without folders.
    pub(crate) name: String,
    /// The character between columns.
    pub(crate) delimiter: u8,
    /// The first rows, cut into fields.
    pub(crate) rows: Vec<Vec<String>>,
    /// For each of them, the number of lines up to its end; in a workbook, of rows.
    lines: Vec<usize>,
    /// Whether the text was made of a workbook or Stata file.
    pub(crate) book: bool,
    /// The kind that the file looks like. Told by whoever has the list of kinds, so that a kind can
    /// refuse a file with a hint at another without knowing the others.
    pub(crate) looks_like: Option<&'static Kind>,
}

impl Head {
    /// Reads the beginning of a file.
    ///
    /// # Errors
    /// Where the file cannot be opened or unpacked.
    pub(crate) fn of(input: &Input) -> Result<Head, Error> {
        let bytes = input.beginning(BYTES)?;
        if bytes.contains(&0) {
            let what = format!("{} is no text.", input.name);
            let help = "A database, or a file of SPSS or R, must be exported as CSV.";
            return Err(Error::new(ErrorKind::WrongKind, what, help));
        }
        let book = input.book.is_some();
        let mut head = Head::cut(&input.name, &bytes, book.then_some(SEPARATOR));
        head.book = book;
        Ok(head)
    }

    #[cfg(test)]
    pub(crate) fn new(name: &str, bytes: &[u8]) -> Head {
        Head::cut(name, bytes, None)
    }

    /// Cuts a beginning into rows; the separator is told where it is not known.
    fn cut(name: &str, bytes: &[u8], book: Option<u8>) -> Head {
        let text = to_text(bytes);
        let text = text.trim_start_matches('\u{feff}');
        let delimiter = book.unwrap_or_else(|| delimiter(text));
        let (rows, lines) = cut(text, delimiter, book.is_some());
        Head { name: name.to_owned(), delimiter, rows, lines, book: false, looks_like: None }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row of the beginning; empty when there is none.
    pub(crate) fn row(&self, at: usize) -> &[String] {
        self.rows.get(at).map_or(&[], Vec::as_slice)
    }

    /// The first row as a header.
    pub(crate) fn header(&self) -> Header {
        self.header_at(0)
    }

    pub(crate) fn header_at(&self, at: usize) -> Header {
        Header::new(self.row(at))
    }

    /// How many lines of the file lie before the row after this one.
    pub(crate) fn line_after(&self, at: usize) -> usize {
        self.lines.get(at).copied().unwrap_or(at + 1)
    }

    /// Whether every row has one of so many columns.
    pub(crate) fn all_wide(&self, widths: &[usize]) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(|row| widths.contains(&row.len()))
    }

    /// The first row for a sentence: its columns, quoted.
    pub(crate) fn found(&self) -> String {
        let names: Vec<String> =
            self.row(0).iter().take(24).map(|name| format!("\"{name}\"")).collect();
        let more = self.row(0).len().saturating_sub(24);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}", names.join(", "))
    }
}

/// UTF-8, and Windows-1252 where it is none.
fn to_text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // The beginning may end within a character.
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
        }
        Err(_) => mended(bytes).0,
    }
}

/// The separator of the first line that has any. Text between tabs may be full of commas, never the
/// other way round.
fn delimiter(text: &str) -> u8 {
    let count = |line: &str, delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    let separated = |line: &&str| b"\t,;|".iter().any(|delimiter| count(line, *delimiter) > 0);
    let Some(line) = text.lines().find(separated) else { return b',' };
    if count(line, b'\t') >= 2 {
        return b'\t';
    }
    [b',', b';', b'\t', b'|']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| count(line, *delimiter))
        .unwrap_or(b',')
}

/// The first rows, and the number of lines up to the end of each. Lines that cannot be cut into
/// fields are left out; the import sets them aside.
fn cut(text: &str, delimiter: u8, book: bool) -> (Vec<Vec<String>>, Vec<usize>) {
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    let (mut at, mut records) = (0, 0);
    while rows.len() < ROWS && at < text.len() {
        let (end, whole) = record_end(text, at, delimiter);
        let row = whole.then(|| fields(&text[at..end], delimiter)).flatten();
        if let Some(row) = row {
            rows.push(row);
            lines.push(if book { records + 1 } else { line_ends(&text.as_bytes()[..end]) });
        }
        (at, records) = (end, records + 1);
    }
    drop_cut_row(text, &mut rows, &mut lines);
    (rows, lines)
}

/// The end of a record, and whether it can be cut into fields. Between tabs quotation marks are
/// letters, unless they enclose the cells of a line.
fn record_end(text: &str, at: usize, delimiter: u8) -> (usize, bool) {
    if delimiter == b'\t' {
        return (at + first_line_end(&text.as_bytes()[at..]), true);
    }
    match end_of_record(text.as_bytes(), at, delimiter, true) {
        End::At(end) => (end, true),
        End::Broken { next, .. } => (next, false),
        End::Unknown => (text.len(), true),
    }
}

/// The fields of one record; `None` of an empty line.
fn fields(record: &str, delimiter: u8) -> Option<Vec<String>> {
    let whole = End::At(record.len());
    let quoting = end_of_record(record.as_bytes(), 0, delimiter, true) == whole;
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true).quoting(quoting);
    let mut reader = builder.from_reader(record.as_bytes());
    let first = reader.records().next()?.ok()?;
    Some(first.iter().map(|field| field.trim().to_owned()).collect())
}

/// The last row is cut where the beginning ends within it.
fn drop_cut_row(text: &str, rows: &mut Vec<Vec<String>>, lines: &mut Vec<usize>) {
    let read_all = rows.len() < ROWS;
    if read_all && rows.len() > 1 && text.len() + 4 >= BYTES && !text.ends_with('\n') {
        rows.pop();
        lines.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::Head;

    #[test]
    fn columns_by_their_separator() {
        let head = Head::new("a", b"\xef\xbb\xbfccode,year,\"a, b\"\n2,1816,x\n");
        assert_eq!(
            (head.delimiter, head.row(0).to_vec()),
            (b',', vec!["ccode".into(), "year".into(), "a, b".to_owned()])
        );
        assert_eq!(Head::new("a", b"a;b;c\n1,5;2;3\n").delimiter, b';');
        assert_eq!(Head::new("a", b"a\tb\tc, d, e, f\n").delimiter, b'\t');
        assert!(Head::new("a", b"").is_empty());
    }

    #[test]
    fn quotation_marks_around_cells_between_tabs_are_no_letters() {
        let head = Head::new("a", b"\"ccode\"\t\"a year\"\t\"v\"\n2\t1816\t5\" gun\n");
        assert_eq!(head.row(0), ["ccode", "a year", "v"]);
        assert_eq!(head.row(1), ["2", "1816", "5\" gun"]);
    }

    #[test]
    fn lines_before_the_rows() {
        let head = Head::new("a", b"\"a\nb\",c\n1,2\n");
        assert_eq!((head.line_after(0), head.line_after(1)), (2, 3));
        let windows = Head::new("a", b"a,b\r\n1,2\r\n");
        assert_eq!((windows.line_after(0), windows.line_after(1)), (1, 2));
        let mixed = Head::new("a", b"a,b\r1,2\n3,4\n");
        assert_eq!((mixed.line_after(0), mixed.line_after(1)), (1, 2));
    }
}
