//! What an importer is: it knows its files by their first lines, and turns a row into rows of a
//! table.

use std::collections::BTreeMap;
use std::path::Path;

use counterpoise_dates::DayOrder;
use counterpoise_intake::record::{End, end_of_record, line_ends};

use crate::batch::Batches;
use crate::book::SEPARATOR;
use crate::column::Column;
use crate::error::{Error, ErrorKind};
use crate::fields::Fields;
use crate::head::Head;
use crate::input::Input;
use crate::kind::{Absent, Kind, Shape};
use crate::on_conflict::OnConflict;
use crate::quarantine::Quarantined;
use crate::resolver::Resolver;
use crate::row::Row;

/// One kind of file.
pub(crate) trait Importer: Sync {
    /// What is known of the kind.
    fn kind(&self) -> &'static Kind;

    /// Whether a file that begins so is of this kind.
    fn recognises(&self, head: &Head) -> bool;

    /// How these files are read. Small tables that others refer to may be read whole here.
    ///
    /// # Errors
    /// Where a file is of another kind or lacks a column.
    fn plan(&self, files: &[Source], settings: &Settings) -> Result<Plan, Error>;
}

/// The version of data that do not tell theirs.
pub(crate) const NOT_STATED: &str = "not stated";

/// A file to import, with its first lines.
pub(crate) struct Source {
    pub(crate) input: Input,
    pub(crate) head: Head,
    /// Its hash in hexadecimal; empty until it is known.
    pub(crate) sha256: String,
}

impl Source {
    /// Looks at a file; of a workbook with several sheets, at the one of that name.
    ///
    /// # Errors
    /// Where there is no such file, it cannot be unpacked, or it is empty.
    pub(crate) fn of(path: &Path, sheet: Option<&str>) -> Result<Source, Error> {
        let input = Input::new(path, sheet)?;
        let head = Head::of(&input)?;
        if head.is_empty() {
            let what = format!("{} is empty.", input.name);
            return Err(Error::new(
                ErrorKind::Empty,
                what,
                "Check that the file was downloaded whole.",
            ));
        }
        Ok(Source { input, head, sha256: String::new() })
    }
}

/// What the reader may say about an import beyond its kind and files.
#[derive(Default)]
pub(crate) struct Settings {
    /// The text of a mapping file (kind `generic`).
    pub(crate) mapping: Option<String>,
    /// Which of several rows with one key and other values is taken.
    pub(crate) on_conflict: Option<OnConflict>,
    /// Which number of `3/4/2014` is the day, where the reader says so.
    pub(crate) dates: Option<DayOrder>,
}

/// A table to be made from files.
pub(crate) struct Plan {
    /// The name of the dataset.
    pub(crate) dataset: String,
    pub(crate) shape: Shape,
    /// The columns that say what a row is about, `year` among them where it is; none where two like
    /// rows are two things.
    pub(crate) key: Vec<String>,
    /// The columns after `year`.
    pub(crate) columns: Vec<Column>,
    /// The files that are streamed, in order: position among the sources, and how each is read.
    pub(crate) streams: Vec<Stream>,
    /// The version of the data as far as the files tell.
    pub(crate) version: String,
    /// What a reader of the manifest should know, each with a count of rows that it concerns.
    pub(crate) notes: BTreeMap<String, u64>,
    /// Whether rows of a table that is read whole contradicted each other, so that a rule decided.
    pub(crate) ruled: bool,
    /// Terms and citation other than the kind's own.
    pub(crate) terms: Option<Terms>,
    /// What an absent row says, where it is not what the kind says.
    pub(crate) absent: Option<Absent>,
}

impl Plan {
    /// A plan still without columns and files.
    pub(crate) fn new(dataset: &str, shape: Shape, key: &[&str]) -> Plan {
        Plan {
            dataset: dataset.to_owned(),
            shape,
            key: key.iter().map(|name| (*name).to_owned()).collect(),
            columns: Vec::new(),
            streams: Vec::new(),
            version: NOT_STATED.to_owned(),
            notes: BTreeMap::new(),
            ruled: false,
            terms: None,
            absent: None,
        }
    }
}

/// Title, terms and citation of a table of the reader's own.
#[derive(Default)]
pub(crate) struct Terms {
    pub(crate) title: String,
    pub(crate) licence: String,
    pub(crate) bibtex: String,
}

/// One file to be streamed.
pub(crate) struct Stream {
    pub(crate) source: usize,
    pub(crate) format: Format,
    pub(crate) reader: Box<dyn Reader>,
    /// The column of days, if its days may be written with slashes: it has to prove their order.
    pub(crate) days: Option<usize>,
}

impl Stream {
    /// A stream without days.
    pub(crate) fn new(source: usize, format: Format, reader: impl Reader + 'static) -> Stream {
        Stream { source, format, reader: Box::new(reader), days: None }
    }
}

/// How a file is cut into rows.
#[derive(Debug, Clone)]
pub(crate) struct Format {
    pub(crate) delimiter: u8,
    /// Whether fields may be quoted and run over several lines.
    pub(crate) quotes: bool,
    /// Lines before the first row, the header included.
    pub(crate) skip: usize,
    /// The number of fields in every row; 0 for any number.
    pub(crate) width: usize,
    /// The column names, for sentences.
    pub(crate) names: Vec<String>,
    /// Texts that mean that a number is missing.
    pub(crate) missing: &'static [&'static str],
    /// Whether bytes that are no UTF-8 are Windows-1252.
    pub(crate) windows: bool,
    /// Whether the text was made of a workbook or Stata file: every record is a row of it, whatever
    /// the lines in its cells.
    pub(crate) book: bool,
    /// Which number of `3/4/2014` is the day; `None` where nothing proves it.
    pub(crate) order: Option<DayOrder>,
}

/// The usual ways of writing that a number is missing.
pub(crate) const MISSING: &[&str] = &["", "NA", "NaN", "nan", "N/A", "None", ".."];
/// The same, with the -9 of the Correlates of War.
pub(crate) const MISSING_COW: &[&str] = &["", "NA", "NaN", "nan", "-9", "-9.0"];

impl Format {
    /// Comma-, semicolon- or tab-separated text whose header is the line `at` (from 0).
    pub(crate) fn with_header(head: &Head, at: usize, missing: &'static [&'static str]) -> Format {
        let names = head.row(at).to_vec();
        let skip = head.line_after(at);
        Format {
            delimiter: head.delimiter,
            quotes: true,
            skip,
            width: names.len(),
            names,
            missing,
            windows: false,
            book: head.book,
            order: None,
        }
    }

    /// Tab-separated lines without quotation marks.
    pub(crate) fn tabs(names: &[&str], skip: usize) -> Format {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Format {
            delimiter: b'\t',
            quotes: false,
            skip,
            width: names.len(),
            names,
            missing: MISSING,
            windows: false,
            book: false,
            order: None,
        }
    }

    /// The same of a text that was made of a workbook, whatever the files of the kind look like.
    pub(crate) fn of_a_book(&mut self) {
        (self.delimiter, self.quotes, self.book) = (SEPARATOR, true, true);
    }

    /// The line of the file, or row of the sheet, behind these records.
    pub(crate) fn line_after(&self, line: u64, records: &[u8]) -> u64 {
        if !self.book {
            // Where nothing is quoted a carriage return alone ends no line.
            let ends = memchr::memchr_iter(b'\n', records).count();
            return line + if self.quotes { line_ends(records) } else { ends } as u64;
        }
        let (mut at, mut rows) = (0, 0);
        while let End::At(end) = end_of_record(records, at, self.delimiter, true)
            && at < records.len()
        {
            (at, rows) = (end, rows + 1);
        }
        line + rows
    }

    /// A row of a file of this format.
    pub(crate) fn row<'a>(&'a self, fields: Fields<'a>) -> Row<'a> {
        Row {
            fields,
            names: &self.names,
            missing: self.missing,
            decimal_comma: self.delimiter == b';',
            book: self.book,
            order: self.order,
        }
    }
}

/// What one layout makes of its rows.
pub(crate) trait Reader: Sync + Send {
    /// Puts the rows that a row of the file becomes, or says why it is set aside. A reader that may
    /// refuse does so before it puts anything.
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined>;

    /// What a line says that is no row at all, in a sentence for the notes: a remark at the foot.
    fn no_row(&self, _: &Row<'_>) -> Option<String> {
        None
    }
}
