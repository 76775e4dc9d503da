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
use counterpoise_intake::encoding::mended;
use rayon::prelude::*;

use crate::batch::{Batches, schema};
use crate::chunk::{Chunk, Chunker};
use crate::column_of_days::WAY;
use crate::error::{Error, ErrorKind};
use crate::fields::Fields;
use crate::importer::{Format, Plan, Source, Stream};
use crate::key::{Gathering, Key, Seen};
use crate::kind::Shape;
use crate::progress::{Progress, Stage, Watch, tell};
use crate::quarantine::{Quarantined, Reason};
use crate::records::{Found, each_record};
use crate::repeats::{Aside, Comparing, Place, Refused};
use crate::resolver::Resolver;
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
    /// A hash of the key of every row of the table.
    hashes: Vec<u64>,
    /// Rows whose keys may stand twice.
    seen: Vec<(Place, Seen)>,
}

/// What the files are read for.
#[derive(Clone, Copy)]
enum Purpose<'a> {
    /// To be written, and their keys hashed.
    Write(Option<&'a Key>),
    /// For the rows whose keys have one of these hashes.
    Compare(&'a Key, &'a [u64]),
    /// To be written without the rows that are not taken.
    WriteWithout(&'a Aside<'a>),
}

/// Streams the files of a plan into a writer; gives a hash of the key of every row as well.
pub(crate) fn run(
    plan: &Plan,
    sources: &[Source],
    key: Option<&Key>,
    writer: &mut Writer,
    watch: Watch<'_>,
) -> Result<(Tally, Vec<u64>), Error> {
    write_all(plan, sources, Purpose::Write(key), writer, watch)
}

/// The same without rows that repeat or contradict another.
pub(crate) fn run_without(
    plan: &Plan,
    sources: &[Source],
    aside: &Aside<'_>,
    writer: &mut Writer,
    watch: Watch<'_>,
) -> Result<Tally, Error> {
    Ok(write_all(plan, sources, Purpose::WriteWithout(aside), writer, watch)?.0)
}

/// Reads the files again for the rows whose keys have one of these hashes.
pub(crate) fn compare(
    plan: &Plan,
    sources: &[Source],
    key: &Key,
    hashes: &[u64],
    comparing: &mut Comparing,
    watch: Watch<'_>,
) -> Result<(), Error> {
    let schema = schema(&plan.columns);
    let mut rows = 0;
    each_stream(plan, sources, watch, &mut |number, stream, mut chunker, told| {
        let purpose = Purpose::Compare(key, hashes);
        let name = &sources[stream.source].input.name;
        let mut pipe = Pipe { plan, stream, number, schema: &schema, name, purpose, chunks: 0 };
        loop {
            let parsed = pipe.next(&mut chunker)?;
            if parsed.is_empty() {
                return Ok(());
            }
            for part in parsed {
                rows += part.rows;
                part.seen.into_iter().for_each(|(place, seen)| comparing.add(place, seen));
            }
            told(rows)?;
        }
    })
}

/// Hears how many rows have been read; may break off.
type Told<'a> = &'a mut dyn FnMut(u64) -> Result<(), Error>;

/// Reads a stream, given its number and its content.
type Visit<'a> = &'a mut dyn FnMut(usize, &Stream, Chunker, Told<'_>) -> Result<(), Error>;

/// Opens the files of a plan one after the other.
fn each_stream(
    plan: &Plan,
    sources: &[Source],
    watch: Watch<'_>,
    visit: Visit<'_>,
) -> Result<(), Error> {
    let read = Arc::new(AtomicU64::new(0));
    let total_bytes = plan.streams.iter().map(|stream| sources[stream.source].input.bytes).sum();
    for (number, stream) in plan.streams.iter().enumerate() {
        let source = &sources[stream.source];
        let chunker =
            Chunker::new(source.input.content(&read)?, &source.input.name, &stream.format);
        visit(number, stream, chunker, &mut |rows| {
            let bytes = read.load(Ordering::Relaxed).min(total_bytes);
            tell(watch, Progress { stage: Stage::Reading, bytes, total_bytes, rows })
        })?;
    }
    Ok(())
}

fn write_all(
    plan: &Plan,
    sources: &[Source],
    purpose: Purpose<'_>,
    writer: &mut Writer,
    watch: Watch<'_>,
) -> Result<(Tally, Vec<u64>), Error> {
    let mut tally = Tally { notes: plan.notes.clone(), ..Tally::default() };
    let mut hashes = Vec::new();
    let schema = schema(&plan.columns);
    each_stream(plan, sources, watch, &mut |number, stream, chunker, told| {
        let name = &sources[stream.source].input.name;
        let pipe = Pipe { plan, stream, number, schema: &schema, name, purpose, chunks: 0 };
        pipe.write(chunker, writer, &mut tally, &mut hashes, told)
    })?;
    if tally.rows_in == 0 {
        return Err(nothing(&sources[plan.streams[0].source].input.name));
    }
    match &tally.first_fault {
        Some(_) if tally.kept == 0 && tally.quarantined.keys().eq([&Reason::Repeat]) => {
            Err(nothing_new(&sources[plan.streams[0].source].input.name))
        }
        Some((line, sentence)) if tally.kept == 0 => {
            Err(nothing_kept(&sources[plan.streams[0].source].input.name, *line, sentence))
        }
        _ => Ok((tally, hashes)),
    }
}

fn nothing_new(name: &str) -> Error {
    Error::new(
        ErrorKind::Request,
        format!("Every row of {name} is in the dataset already."),
        "There is nothing to add.",
    )
}

fn nothing_kept(name: &str, line: u64, sentence: &str) -> Error {
    let what = format!("No row of {name} could be read. Line {line}: {sentence}");
    let help = if sentence.contains(WAY) {
        "Say it once, and all rows are read."
    } else {
        "Check that the file is of this kind and has not been changed by another program."
    };
    Error::new(ErrorKind::WrongKind, what, help)
}

fn nothing(name: &str) -> Error {
    Error::new(
        ErrorKind::Empty,
        format!("{name} has no rows."),
        "Check that the file was downloaded whole.",
    )
}

struct Pipe<'a> {
    plan: &'a Plan,
    stream: &'a Stream,
    /// Which of the streams it is.
    number: usize,
    schema: &'a SchemaRef,
    name: &'a str,
    purpose: Purpose<'a>,
    /// Chunks handed out so far.
    chunks: usize,
}

impl Pipe<'_> {
    fn write(
        mut self,
        mut chunker: Chunker,
        writer: &mut Writer,
        tally: &mut Tally,
        hashes: &mut Vec<u64>,
        told: Told<'_>,
    ) -> Result<(), Error> {
        let mut parsed = self.next(&mut chunker)?;
        while !parsed.is_empty() {
            self.count(&parsed, tally);
            parsed.iter_mut().for_each(|part| hashes.append(&mut part.hashes));
            told(tally.rows_in)?;
            let name = self.name;
            let (written, next) =
                rayon::join(|| write(writer, parsed, name), || self.next(&mut chunker));
            written?;
            parsed = next?;
        }
        Ok(())
    }

    fn next(&mut self, chunker: &mut Chunker) -> Result<Vec<Parsed>, Error> {
        let mut chunks = Vec::new();
        while chunks.len() < HANDFUL
            && let Some(chunk) = chunker.next()?
        {
            chunks.push((self.chunks, chunk));
            self.chunks += 1;
        }
        let pipe = &*self;
        chunks.into_par_iter().map(|(number, chunk)| pipe.parse(number, chunk)).collect()
    }

    fn parse(&self, number: usize, chunk: Chunk) -> Result<Parsed, Error> {
        let (chunk, strays) = as_utf8(chunk, &self.stream.format);
        let mut parsing = Parsing::new(self, number);
        if self.stream.format.quotes {
            parsing.records(&chunk);
        } else {
            parsing.lines(&chunk);
        }
        let mut parsed = parsing.finish(self.schema)?;
        if strays > 0 {
            parsed.notes.insert(STRAYS.to_owned(), strays);
        }
        Ok(parsed)
    }

    fn count(&self, parsed: &[Parsed], tally: &mut Tally) {
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

/// A chunk as UTF-8, and how many of its lines had bytes that were none.
pub(crate) fn as_utf8(mut chunk: Chunk, format: &Format) -> (Chunk, u64) {
    if !format.windows || std::str::from_utf8(&chunk.bytes).is_ok() {
        return (chunk, 0);
    }
    let lines = chunk.bytes.split(|byte| *byte == b'\n');
    let odd = lines.filter(|line| std::str::from_utf8(line).is_err()).count() as u64;
    chunk.bytes = mended(&chunk.bytes).0.into_bytes();
    (chunk, odd)
}

/// What is noted of such bytes.
const STRAYS: &str = "Bytes of a row that are no UTF-8 are read as Windows-1252.";

/// One chunk on its way.
struct Parsing<'a> {
    stream: &'a Stream,
    shape: Shape,
    states: Resolver,
    out: Batches<'a>,
    quarantined: Vec<QuarantineEntry>,
    rows: u64,
    /// Which stream and chunk it is of.
    at: (usize, usize),
    /// Rows of the chunk that are not taken, by their number.
    aside: Option<(&'a Aside<'a>, &'a BTreeMap<usize, Refused>)>,
    seen: Vec<(Place, Seen)>,
}

impl<'a> Parsing<'a> {
    fn new(pipe: &Pipe<'a>, chunk: usize) -> Parsing<'a> {
        let gathering = match pipe.purpose {
            Purpose::Write(Some(key)) => Gathering::hashes(key),
            Purpose::Compare(key, hashes) => Gathering::suspects(key, hashes),
            Purpose::Write(None) | Purpose::WriteWithout(_) => Gathering::Nothing,
        };
        let aside = match pipe.purpose {
            Purpose::WriteWithout(aside) => aside.of(pipe.number, chunk).map(|rows| (aside, rows)),
            _ => None,
        };
        Parsing {
            stream: pipe.stream,
            shape: pipe.plan.shape,
            states: Resolver::new(),
            out: Batches::new(&pipe.plan.columns, gathering),
            quarantined: Vec::new(),
            rows: 0,
            at: (pipe.number, chunk),
            aside,
            seen: Vec::new(),
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

    fn records(&mut self, chunk: &Chunk) {
        let format = &self.stream.format;
        each_record(chunk, format, &mut |found| match found.fields {
            Ok(record) => self.row(Fields::Record(record), found.raw.trim_ascii_end(), found.line),
            Err(why) => self.malformed(why, found),
        });
    }

    /// A line that cannot be cut into fields.
    fn malformed(&mut self, why: &str, found: &Found<'_>) {
        self.rows += 1;
        let quarantined = Quarantined::new(Reason::Malformed, why);
        let raw = String::from_utf8_lossy(found.raw).into_owned();
        self.quarantined.push(QuarantineEntry { line: found.line, quarantined, raw });
    }

    fn row(&mut self, fields: Fields<'_>, raw: &[u8], line: u64) {
        let format = &self.stream.format;
        let row = format.row(fields);
        if let Some(note) = self.stream.reader.no_row(&row) {
            self.states.note(&note);
            return;
        }
        let number = self.rows as usize;
        self.rows += 1;
        let read = match (self.refused(number), width_fault(fields.len(), format)) {
            (Some(fault), _) | (None, Some(fault)) => Err(fault),
            (None, None) => self.stream.reader.row(&row, &mut self.states, &mut self.out),
        };
        if let Some(seen) = self.out.gathering.end_row()
            && read.is_ok()
        {
            let (stream, chunk) = self.at;
            self.seen.push((Place { stream, chunk, row: number, line }, seen));
        }
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

    /// Why a row of the chunk is not taken, if another is for its sake.
    fn refused(&self, number: usize) -> Option<Quarantined> {
        let (aside, rows) = self.aside?;
        rows.get(&number).map(|row| aside.quarantined(*row))
    }

    fn lines_only(&self, quarantined: &Quarantined) -> bool {
        quarantined.reason == Reason::SelfDyad && self.shape == Shape::Events
    }

    fn finish(self, schema: &SchemaRef) -> Result<Parsed, Error> {
        let (batches, gathering) =
            self.out.finish(schema).map_err(|cause| Error::damaged("The table", &cause))?;
        Ok(Parsed {
            batches,
            hashes: gathering.into_hashes(),
            seen: self.seen,
            quarantined: self.quarantined,
            rows: self.rows,
            notes: self.states.into_notes(),
        })
    }
}

/// The parts of a line between separators.
pub(crate) fn split<'a>(raw: &'a [u8], delimiter: u8, slices: &mut Vec<&'a [u8]>) {
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
