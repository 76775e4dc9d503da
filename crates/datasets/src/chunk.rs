//! A stream of bytes cut into chunks of whole records, always at the same places.

use std::io::Read;

use counterpoise_intake::record::{End, end_of_record, first_line_end};

use crate::error::{Error, ErrorKind};
use crate::importer::Format;

/// How many bytes a chunk has, more or less.
const SIZE: usize = 2 << 20;
/// A record longer than this begins with a quotation mark that was never closed.
const LONGEST: usize = 32 << 20;

/// Whole records, in the encoding of the file.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) bytes: Vec<u8>,
    /// The line of the file on which it begins, from 1.
    pub(crate) first_line: u64,
}

/// Cuts a stream.
pub(crate) struct Chunker {
    content: Box<dyn Read + Send>,
    name: String,
    format: Format,
    quotes: Option<u8>,
    /// Lines to drop before the first row; of a workbook, rows.
    skip: usize,
    rest: Vec<u8>,
    line: u64,
    done: bool,
}

impl Chunker {
    pub(crate) fn new(content: Box<dyn Read + Send>, name: &str, format: &Format) -> Chunker {
        let quotes = format.quotes.then_some(format.delimiter);
        Chunker {
            content,
            name: name.to_owned(),
            format: format.clone(),
            quotes,
            skip: format.skip,
            rest: Vec::new(),
            line: 1,
            done: false,
        }
    }

    /// The next chunk; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Chunk>, Error> {
        let mut wanted = SIZE;
        loop {
            self.fill(wanted)?;
            self.drop_header();
            if self.rest.is_empty() && self.done {
                return Ok(None);
            }
            let end = if self.done { Some(self.rest.len()) } else { self.last_end() };
            match end {
                Some(end) if end > 0 => return Ok(Some(self.take(end))),
                _ if wanted > LONGEST => match self.open_mark() {
                    Some(end) => return Ok(Some(self.take(end))),
                    None => return Err(self.endless()),
                },
                _ => wanted *= 2,
            }
        }
    }

    fn fill(&mut self, wanted: usize) -> Result<(), Error> {
        let missing = wanted.saturating_sub(self.rest.len());
        let mut part = self.content.by_ref().take(missing as u64);
        let count =
            part.read_to_end(&mut self.rest).map_err(|cause| Error::damaged(&self.name, &cause))?;
        self.done = count < missing;
        Ok(())
    }

    /// Drops the lines before the first row as far as they have been read.
    fn drop_header(&mut self) {
        while self.skip > 0 {
            let Some(end) = self.end_of_line() else { return };
            self.rest.drain(..end);
            self.skip -= 1;
            self.line += 1;
        }
        if self.line == 1 && self.rest.starts_with(b"\xef\xbb\xbf") {
            self.rest.drain(..3);
        }
    }

    /// The end of the first line, whatever ends it, as far as it has been read; of a workbook, that
    /// of the first row.
    fn end_of_line(&self) -> Option<usize> {
        if self.format.book {
            return match end_of_record(&self.rest, 0, self.format.delimiter, self.done) {
                End::At(end) => Some(end),
                End::Broken { next, .. } => Some(next),
                End::Unknown => None,
            };
        }
        let end = first_line_end(&self.rest);
        // Behind a carriage return that was read last a line feed may follow.
        let ended = end < self.rest.len() || self.rest.ends_with(b"\n");
        (ended || self.done).then_some(end)
    }

    fn last_end(&self) -> Option<usize> {
        match self.quotes {
            None => memchr::memrchr(b'\n', &self.rest).map(|at| at + 1),
            Some(delimiter) => last_end_outside_quotes(&self.rest, delimiter),
        }
    }

    /// The end of the first line, where a quotation mark in it is not closed within as much as a
    /// record may have: the line cannot be read, and the others can.
    fn open_mark(&self) -> Option<usize> {
        match end_of_record(&self.rest, 0, self.quotes?, true) {
            End::Broken { next, .. } if next < self.rest.len() => Some(next),
            _ => None,
        }
    }

    fn take(&mut self, end: usize) -> Chunk {
        let rest = self.rest.split_off(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let first_line = self.line;
        self.line = self.format.line_after(self.line, &bytes);
        Chunk { bytes, first_line }
    }

    fn endless(&self) -> Error {
        let what =
            format!("{}: a record that begins after line {} does not end.", self.name, self.line);
        Error::new(
            ErrorKind::Damaged,
            what,
            "Look there for a quotation mark that is never closed, or for another kind of file.",
        )
    }
}

/// The end of the last record that ends within the bytes.
fn last_end_outside_quotes(bytes: &[u8], delimiter: u8) -> Option<usize> {
    if memchr::memchr(b'"', bytes).is_none() {
        return memchr::memrchr(b'\n', bytes).map(|at| at + 1);
    }
    let mut last = None;
    let mut at = 0;
    while let End::At(end) | End::Broken { next: end, .. } =
        end_of_record(bytes, at, delimiter, false)
    {
        last = Some(end);
        at = end;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::last_end_outside_quotes;

    #[test]
    fn a_line_break_in_quotes_ends_no_record() {
        let end = |text: &str| last_end_outside_quotes(text.as_bytes(), b',');
        assert_eq!(end("a,b\nc,\"d\ne"), Some(4));
        assert_eq!(end("a,\"b\n"), None);
        assert_eq!(end("a,\"b \"\"c\"\"\n\"\n"), Some(13));
        assert_eq!(end("a,5\" gun\nb"), Some(9));
        assert_eq!(end("a,\"b \"c\"\nd,e\nf"), Some(13));
    }
}
