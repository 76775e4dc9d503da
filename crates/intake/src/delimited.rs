//! Comma-, semicolon-, tab- and bar-separated text.

use crate::bounds::MAX_CELLS;
use crate::encoding::Decoded;
use crate::record::{End, end_of_record, first_line_end, hides_rows, line_ends};
use crate::sheet::{Cell, Fault, FaultKind, Origin, Row, Sheet};
use crate::unreadable::Unreadable;

/// The characters that may stand between cells.
pub const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// How many records are looked at to tell the separator.
const SAMPLE: usize = 60;

/// Reads a text; its separator is told where none is given: by Excel's own first line `sep=;`,
/// else by the text.
///
/// # Errors
/// Where the separator of a `sep=` line is none, or there are too many cells.
pub fn read_text(decoded: &Decoded<'_>, separator: Option<char>) -> Result<Sheet, Unreadable> {
    let (named, skipped) = separator_line(&decoded.text);
    let text = &decoded.text[skipped..];
    let separator = match separator.or(named) {
        Some(known) if SEPARATORS.contains(&known) => known,
        Some(other) => {
            let message = format!("`{other}` is no separator of cells");
            return Err(Unreadable::new(message, "use commas, semicolons, tabs or bars"));
        }
        None => separator_of(text),
    };
    let origin = Origin::Text { separator, encoding: decoded.encoding, strays: decoded.strays };
    let first_line = 1 + usize::from(skipped > 0);
    let mut sheet = parse(text, separator, None, first_line)?;
    // A quoted cell over several lines is what people write, and so is a quotation mark too many.
    // The width of the table tells the two apart.
    if let Some(width) = swallowing_width(text, separator, &sheet) {
        sheet = parse(text, separator, Some(width), first_line)?;
    }
    Ok(Sheet { origin, rows: sheet.rows, merged: Vec::new(), faults: sheet.faults })
}

/// Excel's own first line `sep=;`: the separator, and the bytes that the line takes.
fn separator_line(text: &str) -> (Option<char>, usize) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = &text[..end];
    let Some(value) = line.get(..4).filter(|it| it.eq_ignore_ascii_case("sep=")) else {
        return (None, 0);
    };
    let mut named = line[value.len()..].chars();
    match (named.next(), named.next()) {
        (Some(separator), None) => {
            let rest = &text[end..];
            let ending = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
            (Some(separator), end + ending)
        }
        _ => (None, 0),
    }
}

/// The separator of a text: the one under which most of its first records have the same number of
/// cells, more than one; among equals, the one that gives most cells.
#[must_use]
pub fn separator_of(text: &str) -> char {
    let score = |separator: char| {
        let widths = widths(text, separator);
        let most = common(&widths).filter(|width| *width > 1)?;
        let alike = widths.iter().filter(|width| **width == most).count();
        // In steps of a tenth, so that a title line or a stray cell does not decide.
        Some((10 * alike / widths.len(), most))
    };
    let mut best = (None, ',');
    for separator in SEPARATORS {
        let own = score(separator);
        if own > best.0 {
            best = (own, separator);
        }
    }
    best.1
}

/// The numbers of cells of the first records.
fn widths(text: &str, separator: char) -> Vec<usize> {
    let mut widths = Vec::new();
    let mut at = 0;
    while at < text.len() && widths.len() < SAMPLE {
        let (end, _) = record(text, at, separator);
        let line = &text[at..end];
        if !line.trim().is_empty() {
            widths.push(cells(line, separator, false).len());
        }
        at = end;
    }
    widths
}

/// The commonest number; of several, the largest.
fn common(numbers: &[usize]) -> Option<usize> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b);
    runs.max_by_key(|run| (run.len(), run[0])).map(|run| run[0])
}

/// The table's width, if a record of several lines has another one.
fn swallowing_width(text: &str, separator: char, sheet: &Parsed) -> Option<usize> {
    if sheet.several_lines.is_empty() {
        return None;
    }
    let width = common(&widths(text, separator))?;
    sheet.several_lines.iter().any(|own| *own != width).then_some(width)
}

/// A text cut into rows.
struct Parsed {
    rows: Vec<Row>,
    faults: Vec<Fault>,
    /// The widths of records of several lines.
    several_lines: Vec<usize>,
}

/// Cuts a text into rows. With a `width`, a record of several lines that has another width is cut
/// at its first line.
fn parse(
    text: &str,
    separator: char,
    width: Option<usize>,
    first_line: usize,
) -> Result<Parsed, Unreadable> {
    let mut parsed = Parsed { rows: Vec::new(), faults: Vec::new(), several_lines: Vec::new() };
    let (mut at, mut number, mut line, mut count) = (0, 0, first_line, 0);
    while at < text.len() {
        number += 1;
        let (mut end, mut fault) = record(text, at, separator);
        let mut found = cells(&text[at..end], separator, fault.is_some());
        let record = &text.as_bytes()[at..end];
        if line_ends(record) > 1 && fault.is_none() {
            let swallows =
                |width| width != found.len() && hides_rows(record, separator as u8, width);
            if width.is_some_and(swallows) {
                end = at + first_line_end(record);
                fault = Some(FaultKind::SwallowsRows);
                found = cells(&text[at..end], separator, true);
            } else {
                parsed.several_lines.push(found.len());
            }
        }
        let row = Row { number, line, written: found.len(), cells: filled(found) };
        if let Some(kind) = fault {
            parsed.faults.push(Fault { row: number, line, kind });
        }
        line += line_ends(&text.as_bytes()[at..end]).max(1);
        at = end;
        count += row.cells.len();
        if count > MAX_CELLS {
            return Err(Unreadable::new("the sheet has more than 10 million cells", "split it"));
        }
        if !row.cells.is_empty() || fault.is_some() {
            parsed.rows.push(row);
        }
    }
    Ok(parsed)
}

/// The end of the record that begins here, and what is wrong with it.
fn record(text: &str, at: usize, separator: char) -> (usize, Option<FaultKind>) {
    // All separators are ASCII.
    match end_of_record(text.as_bytes(), at, separator as u8, true) {
        End::At(end) => (end, None),
        End::Broken { next, unclosed: true } => (next, Some(FaultKind::Unclosed)),
        End::Broken { next, unclosed: false } => (next, Some(FaultKind::StrayMark)),
        End::Unknown => (text.len(), None),
    }
}

/// The texts of the cells of a record, its line end left out. A record that cannot be read is cut
/// at every separator, quotation marks and all.
fn cells(record: &str, separator: char, as_it_stands: bool) -> Vec<String> {
    let record = record.strip_suffix('\n').unwrap_or(record);
    let record = record.strip_suffix('\r').unwrap_or(record);
    if as_it_stands || !record.contains('"') {
        return record.split(separator).map(str::to_owned).collect();
    }
    let mut cells = Vec::new();
    let mut rest = record;
    loop {
        let (text, after) = match rest.strip_prefix('"') {
            Some(quoted) => unquoted(quoted),
            None => {
                let end = rest.find(separator).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        cells.push(text);
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None => return cells,
        }
    }
}

/// The text up to the closing mark, with doubled marks as one, and what follows.
fn unquoted(quoted: &str) -> (String, &str) {
    let mut text = String::new();
    let mut rest = quoted;
    while let Some(mark) = rest.find('"') {
        text.push_str(&rest[..mark]);
        rest = &rest[mark + 1..];
        match rest.strip_prefix('"') {
            Some(next) => {
                text.push('"');
                rest = next;
            }
            None => return (text, rest),
        }
    }
    text.push_str(rest);
    (text, "")
}

fn filled(cells: Vec<String>) -> Vec<(usize, Cell)> {
    let cells = cells.into_iter().enumerate().filter(|(_, text)| !text.is_empty());
    cells.map(|(at, text)| (at, Cell { text, ..Cell::default() })).collect()
}

#[cfg(test)]
mod tests {
    use super::{read_text, separator_of};
    use crate::encoding::decode;
    use crate::sheet::{FaultKind, Sheet};
    use proptest::prelude::*;

    fn sheet(text: &str) -> Sheet {
        read_text(&decode(text.as_bytes()).unwrap(), Some(',')).unwrap()
    }

    fn ours(text: &str) -> Vec<Vec<String>> {
        let sheet = sheet(text);
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
    fn rows_have_the_numbers_of_the_spreadsheet_and_of_the_editor() {
        let sheet = sheet("a,b\r\n\r\n\"one\nand two\",x\n,,\nlast,y");
        let rows: Vec<(usize, usize, &str)> =
            sheet.rows.iter().map(|r| (r.number, r.line, r.text(0))).collect();
        assert_eq!(rows, [(1, 1, "a"), (3, 3, "one\nand two"), (5, 6, "last")]);
        assert!(sheet.faults.is_empty());
    }

    #[test]
    fn a_mark_too_many_costs_its_row_and_no_other() {
        let sheet = sheet("c,y,t\nUSA,1,ok\nJPN,1,\"a \"bad\" one\"\nPRK,1,\"open\nCHN,1,x\n");
        let faults: Vec<_> = sheet.faults.iter().map(|f| (f.row, f.line, f.kind)).collect();
        assert_eq!(faults, [(3, 3, FaultKind::StrayMark), (4, 4, FaultKind::Unclosed)]);
        assert_eq!(sheet.rows[4].text(0), "CHN");
        assert_eq!(sheet.rows[2].text(2), "\"a \"bad\" one\"");
    }

    #[test]
    fn a_cell_that_swallows_rows_is_no_cell() {
        let sheet = sheet("a,b,c\n1,\"x,1\n2,y,2\n3,z\",3,4\n5,6,7\n8,9,9\n");
        assert_eq!(sheet.faults[0].kind, FaultKind::SwallowsRows);
        assert_eq!(sheet.rows.iter().filter(|r| r.text(0) == "2").count(), 1);
    }

    #[test]
    fn a_row_that_is_merely_too_wide_is_kept_whole() {
        let sheet = sheet("a,b,c\n1,\"x\ny\",2,3\n4,5,6\n7,8,9\n");
        assert!(sheet.faults.is_empty());
        assert_eq!((sheet.rows[1].written, sheet.rows[1].text(1)), (4, "x\ny"));
    }

    #[test]
    fn line_ends_of_old_macs() {
        assert_eq!(ours("a,b\rc,d\r"), [["a", "b"], ["c", "d"]]);
    }

    #[test]
    fn separators_are_told_by_the_whole() {
        assert_eq!(separator_of("a;b\n1,5;2\n3,5;4\n"), ';');
        assert_eq!(separator_of("a\tb, c, d\n1\tx, y\n"), '\t');
        assert_eq!(separator_of("a|b|c\n1|2|3\n"), '|');
        assert_eq!(separator_of("A title, with a comma\na;b;c\n1;2;3\n4;5;6\n"), ';');
        assert_eq!(separator_of("one column\n1\n2\n"), ',');
    }

    #[test]
    fn the_line_that_excel_writes_first() {
        let read = |text: &str| read_text(&decode(text.as_bytes()).unwrap(), None);
        let sheet = read("sep=;\r\na;b\r\n1;2\r\n").unwrap();
        assert_eq!((sheet.rows[0].line, sheet.rows[1].text(1)), (2, "2"));
        assert!(read("sep=x\na;b\n").is_err());
    }

    proptest! {
        /// The reference is the `csv` crate, on all that is well written.
        #[test]
        fn cells_are_those_of_another_reader(text in "([ab;é]{0,3}|\"[ab,\\n;é]{0,4}\")([,\\n]([ab;é]{0,3}|\"[ab,\\n;é]{0,4}\")){0,12}") {
            let sheet = sheet(&text);
            prop_assume!(sheet.faults.is_empty());
            prop_assert_eq!(ours(&text), theirs(&text));
        }

        /// No text is too odd, and none is lost.
        #[test]
        fn no_row_is_lost(text in "[ab,\"\\n\\r;é]{0,60}") {
            let sheet = sheet(&text);
            let letters = |t: &str| t.chars().filter(|c| "abé;".contains(*c)).count();
            let kept: usize =
                sheet.rows.iter().flat_map(|r| &r.cells).map(|(_, c)| letters(&c.text)).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
