//! Files through their readers into a vintage: in parallel, in bounded memory, in the order of the
//! files.
//!
//! Chunks are cut at the same places whatever the number of threads, parsed in parallel, and
//! written in their order; while one handful is written the next is parsed. So the bytes of a
//! vintage depend on the files alone.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use csv::ByteRecord;
use rayon::prelude::*;

use crate::batch::{Batches, schema};
use crate::chunk::{Chunk, Chunker};
use crate::error::{Error, ErrorKind};
use crate::fields::Fields;
use crate::importer::{Format, Plan, Source, Stream};
use crate::kind::Shape;
use crate::progress::{Progress, Stage, Watch, tell};
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;
use crate::writer::{QuarantineEntry, Writer};

/// How many chunks are held at once.
const HANDFUL: usize = 8;

/// What came of the rows of the files.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) rows_in: u64,
    pub(crate) kept: u64,
    pub(crate) quarantined: BTreeMap<Reason, u64>,
    pub(crate) notes: BTreeMap<String, u64>,
    /// Rows of each source, by position.
    pub(crate) rows_by_source: BTreeMap<usize, u64>,
    /// Why the first row was set aside that was.
    first_fault: Option<(u64, String)>,
}

/// What a chunk became.
struct Parsed {
    batches: Vec<(i32, RecordBatch)>,
    quarantined: Vec<QuarantineEntry>,
    rows: u64,
    notes: BTreeMap<String, u64>,
}

/// Streams the files of a plan into a writer.
pub(crate) fn run(
    plan: &Plan,
    sources: &[Source],
    writer: &mut Writer,
    watch: Watch<'_>,
) -> Result<Tally, Error> {
    let mut tally = Tally { notes: plan.notes.clone(), ..Tally::default() };
    let schema = schema(&plan.columns);
    let read = Arc::new(AtomicU64::new(0));
    let total_bytes = plan.streams.iter().map(|stream| sources[stream.source].input.bytes).sum();
    for stream in &plan.streams {
        let source = &sources[stream.source];
        let chunker =
            Chunker::new(source.input.content(&read)?, &source.input.name, &stream.format);
        let pipe = Pipe { plan, stream, schema: &schema, name: &source.input.name };
        pipe.run(chunker, writer, &mut tally, &mut |rows| {
            let bytes = read.load(Ordering::Relaxed).min(total_bytes);
            tell(watch, Progress { stage: Stage::Reading, bytes, total_bytes, rows })
        })?;
    }
    if tally.rows_in == 0 {
        return Err(nothing(&sources[plan.streams[0].source].input.name));
    }
    match &tally.first_fault {
        Some((line, sentence)) if tally.kept == 0 => {
            Err(nothing_kept(&sources[plan.streams[0].source].input.name, *line, sentence))
        }
        _ => Ok(tally),
    }
}

fn nothing_kept(name: &str, line: u64, sentence: &str) -> Error {
    let what = format!("No row of {name} could be read. Line {line}: {sentence}");
    Error::new(
        ErrorKind::WrongKind,
        what,
        "Check that the file is of this kind and has not been changed by another program.",
    )
}

fn nothing(name: &str) -> Error {
    Error::new(
        ErrorKind::Empty,
        format!("{name} has no rows."),
        "Check that the file was downloaded whole.",
    )
}

#[derive(Clone, Copy)]
struct Pipe<'a> {
    plan: &'a Plan,
    stream: &'a Stream,
    schema: &'a SchemaRef,
    name: &'a str,
}

impl Pipe<'_> {
    fn run(
        self,
        mut chunker: Chunker,
        writer: &mut Writer,
        tally: &mut Tally,
        progress: &mut dyn FnMut(u64) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut parsed = self.next(&mut chunker)?;
        while !parsed.is_empty() {
            self.count(&parsed, tally);
            progress(tally.rows_in)?;
            let (written, next) =
                rayon::join(|| write(writer, parsed, self.name), || self.next(&mut chunker));
            written?;
            parsed = next?;
        }
        Ok(())
    }

    fn next(self, chunker: &mut Chunker) -> Result<Vec<Parsed>, Error> {
        let mut chunks = Vec::new();
        while chunks.len() < HANDFUL
            && let Some(chunk) = chunker.next()?
        {
            chunks.push(chunk);
        }
        chunks.into_par_iter().map(|chunk| self.parse(chunk)).collect()
    }

    fn parse(self, mut chunk: Chunk) -> Result<Parsed, Error> {
        if self.stream.format.latin && std::str::from_utf8(&chunk.bytes).is_err() {
            chunk.bytes = latin(&chunk.bytes);
        }
        let mut parsing = Parsing::new(self.plan, self.stream);
        if self.stream.format.quotes {
            parsing.records(&chunk).map_err(|cause| Error::damaged(self.name, &cause))?;
        } else {
            parsing.lines(&chunk);
        }
        parsing.finish(self.schema)
    }

    fn count(self, parsed: &[Parsed], tally: &mut Tally) {
        for part in parsed {
            tally.rows_in += part.rows;
            tally.kept += part.rows - part.quarantined.len() as u64;
            *tally.rows_by_source.entry(self.stream.source).or_insert(0) += part.rows;
            for entry in &part.quarantined {
                tally
                    .first_fault
                    .get_or_insert_with(|| (entry.line, entry.quarantined.sentence.clone()));
                *tally.quarantined.entry(entry.quarantined.reason).or_insert(0) += 1;
            }
            for (note, count) in &part.notes {
                *tally.notes.entry(note.clone()).or_insert(0) += count;
            }
        }
    }
}

fn write(writer: &mut Writer, parsed: Vec<Parsed>, file: &str) -> Result<(), Error> {
    let mut batches: Vec<(i32, RecordBatch)> = Vec::new();
    for part in parsed {
        batches.extend(part.batches);
        writer.quarantine(file, &part.quarantined)?;
    }
    writer.write(batches)
}

/// Latin-1, in which every byte is a character, as UTF-8.
pub(crate) fn latin(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes()
}

/// One chunk on its way.
struct Parsing<'a> {
    stream: &'a Stream,
    shape: Shape,
    states: Resolver,
    out: Batches<'a>,
    quarantined: Vec<QuarantineEntry>,
    rows: u64,
}

impl<'a> Parsing<'a> {
    fn new(plan: &'a Plan, stream: &'a Stream) -> Parsing<'a> {
        let out = Batches::new(&plan.columns);
        Parsing {
            stream,
            shape: plan.shape,
            states: Resolver::new(),
            out,
            quarantined: Vec::new(),
            rows: 0,
        }
    }

    fn lines(&mut self, chunk: &Chunk) {
        let mut slices: Vec<&[u8]> = Vec::with_capacity(64);
        let mut rest = chunk.bytes.as_slice();
        let mut line = chunk.first_line;
        while !rest.is_empty() {
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let raw = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
            rest = rest.get(end + 1..).unwrap_or_default();
            if !raw.is_empty() {
                split(raw, self.stream.format.delimiter, &mut slices);
                self.row(Fields::Slices(&slices), raw, line);
            }
            line += 1;
        }
    }

    fn records(&mut self, chunk: &Chunk) -> Result<(), csv::Error> {
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(self.stream.format.delimiter).has_headers(false).flexible(true);
        let mut reader = builder.from_reader(chunk.bytes.as_slice());
        let mut record = ByteRecord::new();
        let mut begin = 0usize;
        let mut line = chunk.first_line;
        while reader.read_byte_record(&mut record)? {
            let end = usize::try_from(reader.position().byte()).unwrap_or(chunk.bytes.len());
            let raw = chunk.bytes.get(begin..end).unwrap_or_default();
            // The reader leaves the second character of a line end of Windows, and empty lines, to
            // the next record.
            let own =
                raw.len() - raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let (skipped, raw) = raw.split_at(raw.len() - own);
            line += memchr::memchr_iter(b'\n', skipped).count() as u64;
            begin = end;
            if !Fields::Record(&record).all_blank() {
                self.row(Fields::Record(&record), raw.trim_ascii_end(), line);
            }
            line += memchr::memchr_iter(b'\n', raw).count() as u64;
        }
        Ok(())
    }

    fn row(&mut self, fields: Fields<'_>, raw: &[u8], line: u64) {
        self.rows += 1;
        let format = &self.stream.format;
        let row = Row { fields, names: &format.names, missing: format.missing };
        let read = match width_fault(fields.len(), format) {
            Some(fault) => Err(fault),
            None => self.stream.reader.row(&row, &mut self.states, &mut self.out),
        };
        if let Err(quarantined) = read {
            // Domestic events are many and not faulty: their line is enough to find them again.
            let raw = if self.lines_only(&quarantined) {
                String::new()
            } else {
                String::from_utf8_lossy(raw).into_owned()
            };
            self.quarantined.push(QuarantineEntry { line, quarantined, raw });
        }
    }

    fn lines_only(&self, quarantined: &Quarantined) -> bool {
        quarantined.reason == Reason::SelfDyad && self.shape == Shape::Events
    }

    fn finish(self, schema: &SchemaRef) -> Result<Parsed, Error> {
        let batches =
            self.out.finish(schema).map_err(|cause| Error::damaged("The table", &cause))?;
        Ok(Parsed {
            batches,
            quarantined: self.quarantined,
            rows: self.rows,
            notes: self.states.into_notes(),
        })
    }
}

fn split<'a>(raw: &'a [u8], delimiter: u8, slices: &mut Vec<&'a [u8]>) {
    slices.clear();
    let mut begin = 0;
    for at in memchr::memchr_iter(delimiter, raw) {
        slices.push(&raw[begin..at]);
        begin = at + 1;
    }
    slices.push(&raw[begin..]);
}

fn width_fault(found: usize, format: &Format) -> Option<Quarantined> {
    (format.width != 0 && found != format.width).then(|| {
        let sentence = format!("The row has {found} columns where {} are expected.", format.width);
        Quarantined::new(Reason::Malformed, sentence)
    })
}
