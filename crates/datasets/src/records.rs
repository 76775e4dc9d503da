//! The records of a chunk of delimited text, one after the other.

use counterpoise_intake::record::{End, end_of_record, first_line_end, hides_rows};
use csv::ByteRecord;

use crate::chunk::Chunk;
use crate::importer::Format;

/// One record, or a line that cannot be cut into fields.
pub(crate) struct Found<'a> {
    /// Its fields; what is wrong with the line where it has none.
    pub(crate) fields: Result<&'a ByteRecord, &'static str>,
    /// Its bytes, without the line end.
    pub(crate) raw: &'a [u8],
    /// The line of the file on which it begins, from 1.
    pub(crate) line: u64,
}

/// Shows every record that is not blank. A quotation mark that nothing closes, or that closes only
/// rows later, costs its own line and no other.
pub(crate) fn each_record(chunk: &Chunk, format: &Format, visit: &mut dyn FnMut(&Found<'_>)) {
    let bytes = chunk.bytes.as_slice();
    let mut record = ByteRecord::new();
    let mut scratch = Vec::new();
    let (mut at, mut line) = (0, chunk.first_line);
    while at < bytes.len() {
        let (mut end, mut fault) = match end_of_record(bytes, at, format.delimiter, true) {
            End::At(end) => (end, None),
            End::Broken { next, unclosed: true } => (next, Some(UNCLOSED)),
            End::Broken { next, unclosed: false } => (next, Some(STRAY)),
            End::Unknown => (bytes.len(), None),
        };
        if fault.is_none() {
            cut(without_line_end(&bytes[at..end]), format.delimiter, &mut record, &mut scratch);
            let first = at + first_line_end(&bytes[at..end]);
            let other = format.width != 0 && record.len() != format.width && !format.book;
            if other && first < end && hides_rows(&bytes[at..end], format.delimiter, format.width) {
                (end, fault) = (first, Some(SWALLOWS));
            }
        }
        let raw = without_line_end(&bytes[at..end]);
        let blank = record.iter().all(|field| field.trim_ascii().is_empty());
        if fault.is_some() || !blank {
            let fields = fault.map_or(Ok(&record), Err);
            visit(&Found { fields, raw, line });
        }
        line = format.line_after(line, &bytes[at..end]);
        at = end;
    }
}

const UNCLOSED: &str = "A quotation mark opens a cell in this line and is never closed.";
const STRAY: &str = "A quotation mark stands in the middle of a quoted cell, or one before it is \
                     never closed.";
const SWALLOWS: &str = "A quotation mark opens a cell in this line and closes only rows later.";

fn without_line_end(record: &[u8]) -> &[u8] {
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    record.strip_suffix(b"\r").unwrap_or(record)
}

/// Cuts a record that is well formed into its fields.
fn cut(raw: &[u8], delimiter: u8, record: &mut ByteRecord, scratch: &mut Vec<u8>) {
    record.clear();
    let mut rest = raw;
    loop {
        let after = match rest.strip_prefix(b"\"") {
            Some(quoted) => unquote(quoted, scratch, record),
            None => {
                let end = memchr::memchr(delimiter, rest).unwrap_or(rest.len());
                record.push_field(&rest[..end]);
                &rest[end..]
            }
        };
        match after.split_first() {
            Some((_, next)) => rest = next,
            None => return,
        }
    }
}

/// Adds the field that begins behind a quotation mark; what follows its closing mark comes back.
fn unquote<'a>(quoted: &'a [u8], scratch: &mut Vec<u8>, record: &mut ByteRecord) -> &'a [u8] {
    scratch.clear();
    let mut rest = quoted;
    while let Some(mark) = memchr::memchr(b'"', rest) {
        scratch.extend_from_slice(&rest[..mark]);
        rest = &rest[mark + 1..];
        match rest.strip_prefix(b"\"") {
            Some(next) => {
                scratch.push(b'"');
                rest = next;
            }
            None => break,
        }
    }
    record.push_field(scratch);
    rest
}

#[cfg(test)]
mod tests {
    use super::each_record;
    use crate::chunk::Chunk;
    use crate::head::Head;
    use crate::importer::{Format, MISSING};
    use proptest::prelude::*;

    fn records(text: &str, width: usize) -> Vec<(u64, Result<Vec<String>, ()>)> {
        let head = Head::new("x", b"a,b\n");
        let format = Format { width, ..Format::with_header(&head, 0, MISSING) };
        let chunk = Chunk { bytes: text.as_bytes().to_vec(), first_line: 1 };
        let mut found = Vec::new();
        each_record(&chunk, &format, &mut |record| {
            let cells = |fields: &csv::ByteRecord| {
                fields.iter().map(|f| String::from_utf8_lossy(f).into_owned()).collect()
            };
            found.push((record.line, record.fields.map(cells).map_err(|_| ())));
        });
        found
    }

    #[test]
    fn a_stray_mark_costs_one_line() {
        let text = "USA,1\nJPN,\"4\nKOR,5\n\"a \"b\" c\",2\nRUS,\"x\ny\"\n";
        let lines: Vec<(u64, bool)> =
            records(text, 2).into_iter().map(|(line, cells)| (line, cells.is_ok())).collect();
        assert_eq!(lines, [(1, true), (2, false), (3, true), (4, false), (5, true)]);
    }

    #[test]
    fn rows_inside_a_cell_are_rows() {
        let found = records("PRK,\"x\nCHN,7\nRUS,\",8\nJPN,9\n", 2);
        let ok: Vec<u64> = found.iter().filter(|(_, c)| c.is_ok()).map(|(line, _)| *line).collect();
        assert_eq!(ok, [2, 4]);
    }

    #[test]
    fn a_row_that_is_merely_too_wide_hides_none() {
        let found = records("USA,\"a\nb\",2\nCHN,7\n", 2);
        let widths: Vec<(u64, usize)> =
            found.into_iter().map(|(line, cells)| (line, cells.unwrap().len())).collect();
        assert_eq!(widths, [(1, 3), (3, 2)]);
    }

    proptest! {
        /// The reference is the `csv` crate, on all that is well written.
        #[test]
        fn records_are_those_of_another_reader(text in "([ab;]{0,3}|\"[ab,\\n;]{0,4}\")([,\\n]([ab;]{0,3}|\"[ab,\\n;]{0,4}\")){0,12}") {
            let ours = records(&text, 0);
            prop_assume!(ours.iter().all(|(_, cells)| cells.is_ok()));
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = reader
                .records()
                .map(|r| r.unwrap().iter().map(str::to_owned).collect())
                .filter(|r: &Vec<String>| r.iter().any(|c| !c.trim().is_empty()))
                .collect();
            let ours: Vec<Vec<String>> = ours.into_iter().filter_map(|(_, c)| c.ok()).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
