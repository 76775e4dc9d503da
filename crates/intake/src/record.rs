//! Where one record of delimited text ends.
//!
//! RFC 4180 has it that a field which begins with a quotation mark ends with one, directly before
//! a separator or a line end. People write `"a "bad" quote"` and forget the second mark; a reader
//! that takes the next mark in the file for it swallows all rows between, and nobody notices. Here
//! such a line is a record of its own that cannot be read, and reading goes on with the next line.

/// The end of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It ends before this byte, its line end included.
    At(usize),
    /// It cannot be read: its first line ends before this byte, and the next record begins there.
    Broken {
        /// Where the next record begins.
        next: usize,
        /// Whether a quotation mark is never closed (else, text stands behind a closing one).
        unclosed: bool,
    },
    /// More bytes are needed to tell.
    Unknown,
}

/// The end of the record that begins at `from`. `whole` says that nothing follows the bytes.
#[must_use]
pub fn end_of_record(bytes: &[u8], from: usize, separator: u8, whole: bool) -> End {
    let mut at = from;
    loop {
        if bytes.get(at) == Some(&b'"') {
            match closing_mark(bytes, at + 1) {
                Some(mark) => match bytes.get(mark + 1) {
                    None if !whole => return End::Unknown,
                    None => return End::At(bytes.len()),
                    Some(b'\n') => return End::At(mark + 2),
                    Some(b'\r') => return line_end(bytes, mark + 1, whole),
                    Some(next) if *next == separator => {
                        at = mark + 2;
                        continue;
                    }
                    Some(_) => return broken(bytes, at, false, whole),
                },
                None if whole => return broken(bytes, at, true, whole),
                None => return End::Unknown,
            }
        }
        let rest = &bytes[at..];
        match memchr::memchr3(separator, b'\n', b'\r', rest) {
            Some(offset) if rest[offset] == separator => at += offset + 1,
            Some(offset) if rest[offset] == b'\n' => return End::At(at + offset + 1),
            Some(offset) => return line_end(bytes, at + offset, whole),
            None if whole => return End::At(bytes.len()),
            None => return End::Unknown,
        }
    }
}

/// The mark that closes a field; two together are one mark of its text.
fn closing_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let mark = at + memchr::memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(mark + 1) != Some(&b'"') {
            return Some(mark);
        }
        at = mark + 2;
    }
}

/// A line end that begins with a carriage return, alone or before a line feed.
fn line_end(bytes: &[u8], at: usize, whole: bool) -> End {
    match bytes.get(at + 1) {
        Some(b'\n') => End::At(at + 2),
        None if !whole => End::Unknown,
        _ => End::At(at + 1),
    }
}

/// The record is cut at the end of the line on which the mark stands.
fn broken(bytes: &[u8], mark: usize, unclosed: bool, whole: bool) -> End {
    let next = match memchr::memchr2(b'\n', b'\r', &bytes[mark..]) {
        Some(offset) => match line_end(bytes, mark + offset, whole) {
            _ if bytes[mark + offset] == b'\n' => mark + offset + 1,
            End::At(end) => end,
            _ => return End::Unknown,
        },
        None if whole => bytes.len(),
        None => return End::Unknown,
    };
    End::Broken { next, unclosed }
}

/// The number of line ends: LF, CRLF, or CR alone.
#[must_use]
pub fn line_ends(bytes: &[u8]) -> usize {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    feeds + memchr::memchr_iter(b'\r', bytes).filter(alone).count()
}

/// The end of the first line, its line end included.
#[must_use]
pub fn first_line_end(bytes: &[u8]) -> usize {
    match memchr::memchr2(b'\n', b'\r', bytes) {
        Some(at) if bytes[at..].starts_with(b"\r\n") => at + 2,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

/// Whether a record of several lines hides rows of the table in a cell: one of its lines behind the
/// first looks like a row of that width. Else it is a row with a cell of several lines, and of a
/// width of its own.
#[must_use]
pub fn hides_rows(record: &[u8], separator: u8, width: usize) -> bool {
    let mut rest = &record[first_line_end(record)..];
    while !rest.is_empty() {
        let (line, behind) = rest.split_at(first_line_end(rest));
        // On the last line the cell may end at once, and then the row goes on.
        let end_of_cell = line.iter().position(|byte| *byte == b'"').unwrap_or(line.len());
        let in_cell = !behind.is_empty() || line[..end_of_cell].contains(&separator);
        let plain = memchr::memchr_iter(separator, line).count() + 1;
        if in_cell && (plain == width || width_of(line, separator) == Some(width)) {
            return true;
        }
        rest = behind;
    }
    false
}

/// The number of cells of a line, separators within quotation marks left out; `None` where it is no
/// record by itself.
fn width_of(line: &[u8], separator: u8) -> Option<usize> {
    let mut quoted = false;
    let mut width = 1;
    for byte in line {
        match byte {
            b'"' => quoted = !quoted,
            _ if *byte == separator && !quoted => width += 1,
            _ => {}
        }
    }
    (!quoted).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::{End, end_of_record, first_line_end, hides_rows, line_ends};

    fn end(text: &str) -> End {
        end_of_record(text.as_bytes(), 0, b',', true)
    }

    #[test]
    fn records_end_at_line_ends_outside_quotation_marks() {
        assert_eq!(end("a,b\nc"), End::At(4));
        assert_eq!(end("a,b\r\nc"), End::At(5));
        assert_eq!(end("a,b\rc"), End::At(4));
        assert_eq!(end("\"a\nb\",c\nd"), End::At(8));
        assert_eq!(end("\"a \"\"b\"\"\n\"\nd"), End::At(11));
        assert_eq!(end("5\" gun,b\nc"), End::At(9));
        assert_eq!(end("a,b"), End::At(3));
    }

    #[test]
    fn a_mark_that_does_not_close_costs_its_line_alone() {
        assert_eq!(end("a,\"bad \"quote\"\nc,d\n"), End::Broken { next: 15, unclosed: false });
        assert_eq!(end("a,\"open\nc,d\n"), End::Broken { next: 8, unclosed: true });
        // The mark that opens a later cell is no closing one.
        assert_eq!(end("3,\"yes\n3,\"Canada\"\n"), End::Broken { next: 7, unclosed: false });
    }

    #[test]
    fn lines_end_in_three_ways() {
        assert_eq!(line_ends(b"a\rb\nc\r\nd"), 3);
        assert_eq!(
            ["a\rb", "a\nb", "a\r\nb", "a"].map(|t| first_line_end(t.as_bytes())),
            [2, 2, 3, 1]
        );
    }

    #[test]
    fn a_row_in_a_cell_is_told_from_a_cell_of_two_lines() {
        assert!(hides_rows(b"PRK,\"x\nCHN,7\nRUS,\",8\n", b',', 2));
        assert!(hides_rows(b"PRK,\"x\n\"a, b\",7\nRUS,\",8\n", b',', 2));
        assert!(!hides_rows(b"USA,1,\"a\nb\",extra\n", b',', 3));
    }

    #[test]
    fn more_bytes_may_be_needed() {
        for text in ["a,b", "a,\"b", "a,\"b\"", "a\r", ""] {
            assert_eq!(end_of_record(text.as_bytes(), 0, b',', false), End::Unknown, "{text}");
        }
    }
}
