//! A file of sums, in whatever form the engine wrote it.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_schema::DataType;
use counterpoise_dates::Day;
use parquet::basic::Compression;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};

use crate::column::Type;
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::input::Input;
use crate::parts;
use crate::table::{Gathering, Values};

use super::layout::{Given, Sum};

/// Rows that are looked at together.
const BATCH: usize = 64 * 1024;
const PARQUET: &[u8] = b"PAR1";

/// A file of sums whose columns have been looked at.
pub(super) struct Frame {
    pub(super) path: PathBuf,
    pub(super) sum: Sum,
    parquet: bool,
}

/// Whoever is shown the rows of a file, many at a time.
pub(super) type See<'a> = &'a mut dyn FnMut(u64, &[Values]) -> Result<(), Error>;

/// The files that are named, those in folders included. What engines lay beside their output begins
/// with `_` or a dot.
pub(super) fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in named {
        if !disk::is_folder(path) {
            files.push(path.clone());
            continue;
        }
        let beside = |file: &PathBuf| {
            let within = file.strip_prefix(path).unwrap_or(file);
            within.iter().any(|part| part.to_string_lossy().starts_with(['_', '.']))
        };
        let found: Vec<PathBuf> =
            disk::files_below(path)?.into_iter().filter(|file| !beside(file)).collect();
        if found.is_empty() {
            let what = format!("There is no file in the folder {}.", path.display());
            let help = "Write the output of the SQL there, as Parquet or CSV.";
            return Err(Error::new(ErrorKind::Empty, what, help));
        }
        files.extend(found);
    }
    Ok(files)
}

impl Frame {
    /// Looks at a file: which sum it is, and whether it has the columns.
    pub(super) fn of(path: &Path) -> Result<Frame, Error> {
        if disk::size(path)? == 0 {
            let what = format!("{} is empty.", path.display());
            return Err(Error::new(
                ErrorKind::Empty,
                what,
                "Run the SQL again and write all of it.",
            ));
        }
        let parquet = disk::beginning(path, PARQUET.len())? == PARQUET;
        let names = if parquet { parquet_names(path)? } else { csv_names(path)? };
        let sum = which(path, &names)?;
        let frame = Frame { path: path.to_owned(), sum, parquet };
        if parquet {
            frame.types()?;
        }
        Ok(frame)
    }

    /// Shows the columns of [`Sum::given`], many rows at a time, with the number of the first of
    /// them: the line of a CSV file, the row of a Parquet file. Gives the number of rows.
    pub(super) fn each(&self, see: See<'_>) -> Result<u64, Error> {
        if self.parquet { self.each_of_parquet(see) } else { self.each_of_csv(see) }
    }

    /// Where a row stands: its line in a CSV file, its number in a Parquet file.
    pub(super) fn place(&self, row: u64) -> String {
        format!("{}, {} {row}", self.path.display(), if self.parquet { "row" } else { "line" })
    }

    fn damaged(&self, cause: &dyn std::fmt::Display) -> Error {
        Error::damaged(&self.path.display().to_string(), cause)
    }

    /// Refuses a column that holds something else.
    fn types(&self) -> Result<(), Error> {
        let metadata =
            parts::metadata(&disk::open(&self.path)?).map_err(|cause| self.damaged(&cause))?;
        let mut faults = Vec::new();
        let groups = metadata.metadata().row_groups().iter();
        let packing =
            groups.flat_map(RowGroupMetaData::columns).map(ColumnChunkMetaData::compression);
        let known = |packing: &Compression| {
            matches!(packing, Compression::SNAPPY | Compression::UNCOMPRESSED)
        };
        if let Some(other) = packing.into_iter().find(|packing| !known(packing)) {
            let what = format!("{} is compressed by {other}.", self.path.display());
            let help = "Write it with snappy, as DuckDB and Spark do: with Sail .write.parquet(FOLDER, compression=\"snappy\").";
            faults.push(Error::new(ErrorKind::WrongKind, what, help));
        }
        for given in self.sum.given() {
            let Ok(field) = metadata.schema().field_with_name(given.name) else { continue };
            let (fits, needed) = match given.kind {
                Type::Text => (matches!(field.data_type(), DataType::Dictionary(..)), "text"),
                Type::Day => (*field.data_type() == DataType::Date32, "days"),
                _ => (field.data_type().is_signed_integer(), "whole numbers"),
            };
            if !fits {
                let what = format!(
                    "The column {} of {} holds {}, where {needed} must be.",
                    given.name,
                    self.path.display(),
                    field.data_type()
                );
                faults.push(Error::new(ErrorKind::WrongKind, what, UNCHANGED));
            }
        }
        Error::joined(faults).map_or(Ok(()), Err)
    }

    fn each_of_parquet(&self, see: See<'_>) -> Result<u64, Error> {
        let builder =
            parts::reader(disk::open(&self.path)?).map_err(|cause| self.damaged(&cause))?;
        let reader = builder.with_batch_size(BATCH).build();
        let mut rows = 0;
        for batch in reader.map_err(|cause| self.damaged(&cause))? {
            let batch = batch.map_err(|cause| self.damaged(&cause))?;
            let column = |given: &Given| {
                let array = batch.column_by_name(given.name);
                let array = array.ok_or_else(|| self.damaged(&format!("no {}", given.name)))?;
                let mut gathering = Gathering::new(given.kind);
                gathering.push(array);
                Ok(gathering.values)
            };
            let columns: Vec<Values> =
                self.sum.given().into_iter().map(column).collect::<Result<_, Error>>()?;
            see(rows + 1, &columns)?;
            rows += batch.num_rows() as u64;
        }
        Ok(rows)
    }

    fn each_of_csv(&self, see: See<'_>) -> Result<u64, Error> {
        let mut reader = csv_reader(&self.path)?;
        let header = reader.headers().map_err(|cause| self.damaged(&cause))?.clone();
        let given = self.sum.given();
        let positions: Vec<usize> = given
            .iter()
            .map(|own| header.iter().position(|name| name == own.name).unwrap_or(usize::MAX))
            .collect();
        let mut cells: Vec<Cells> = given.iter().map(|own| Cells::new(own.kind)).collect();
        let (mut rows, mut first, mut held) = (0, 2, 0);
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|cause| self.damaged(&cause))? {
            let line = record.position().map_or(0, csv::Position::line);
            if held == 0 {
                first = line;
            }
            for ((own, position), cells) in given.iter().zip(&positions).zip(&mut cells) {
                cells.push(record.get(*position).unwrap_or_default()).map_err(|needed| {
                    let text = record.get(*position).unwrap_or_default();
                    let what = format!(
                        "{}, column {}: \"{text}\" is no {needed}.",
                        self.place(line),
                        own.name
                    );
                    Error::new(ErrorKind::WrongKind, what, UNCHANGED)
                })?;
            }
            (rows, held) = (rows + 1, held + 1);
            if held == BATCH {
                flush(&mut cells, &given, first, see)?;
                held = 0;
            }
        }
        if held > 0 {
            flush(&mut cells, &given, first, see)?;
        }
        Ok(rows)
    }
}

/// What can be done about a file that is not as the SQL makes it.
const UNCHANGED: &str = "Write the output of the SQL as it is: no column left out, renamed or turned into another type.";

fn flush(cells: &mut [Cells], given: &[&Given], first: u64, see: See<'_>) -> Result<(), Error> {
    let fresh = given.iter().map(|own| Cells::new(own.kind));
    let done = cells.iter_mut().zip(fresh).map(|(cells, fresh)| std::mem::replace(cells, fresh));
    let values: Vec<Values> = done.map(|cells| cells.values).collect();
    see(first, &values)
}

/// A column of a CSV file in the making.
struct Cells {
    values: Values,
    positions: HashMap<String, u32>,
}

impl Cells {
    fn new(kind: Type) -> Cells {
        Cells { values: Gathering::new(kind).values, positions: HashMap::new() }
    }

    /// Takes a cell, or says what should stand there.
    fn push(&mut self, text: &str) -> Result<(), &'static str> {
        match &mut self.values {
            Values::Text { codes, dictionary } => {
                let next = u32::try_from(dictionary.len()).unwrap_or(u32::MAX);
                let mut number = || {
                    if let Some(known) = self.positions.get(text) {
                        return *known;
                    }
                    dictionary.push(text.to_owned());
                    self.positions.insert(text.to_owned(), next);
                    next
                };
                codes.push((!text.is_empty()).then(&mut number));
            }
            Values::Int(numbers) => {
                let number = || text.parse::<i64>().map_err(|_| "whole number");
                numbers.push(if text.is_empty() { None } else { Some(number()?) });
            }
            Values::Day(days) => {
                let found = || day(text).ok_or("day such as 2014-03-18");
                days.push(if text.is_empty() { None } else { Some(found()?) });
            }
            Values::Float(_) | Values::Flag(_) => {}
        }
        Ok(())
    }
}

fn day(text: &str) -> Option<Day> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn csv_reader(path: &Path) -> Result<csv::Reader<Box<dyn std::io::Read + Send>>, Error> {
    let content = Input::new(path, None)?.content(&Arc::default())?;
    Ok(csv::ReaderBuilder::new().from_reader(content))
}

fn csv_names(path: &Path) -> Result<Vec<String>, Error> {
    let mut reader = csv_reader(path)?;
    let header =
        reader.headers().map_err(|cause| Error::damaged(&path.display().to_string(), &cause))?;
    Ok(header.iter().map(str::to_owned).collect())
}

fn parquet_names(path: &Path) -> Result<Vec<String>, Error> {
    let metadata = parts::metadata(&disk::open(path)?)
        .map_err(|cause| Error::damaged(&path.display().to_string(), &cause))?;
    Ok(metadata.schema().fields().iter().map(|field| field.name().clone()).collect())
}

/// Which sum has these columns: the one of which the fewest are lacking.
fn which(path: &Path, names: &[String]) -> Result<Sum, Error> {
    let lacking = |sum: Sum| {
        let lacks = |own: &&Given| !names.iter().any(|name| name == own.name);
        sum.given().into_iter().filter(lacks).map(|own| own.name).collect::<Vec<_>>()
    };
    let [dyads, by_name] = Sum::ALL.map(lacking);
    let (sum, lacking) =
        if by_name.len() < dyads.len() { (Sum::Names, by_name) } else { (Sum::Dyads, dyads) };
    let refuse = |what: String| Err(Error::new(ErrorKind::WrongKind, what, UNCHANGED));
    if let [only] = names
        && let Some(other) = only.chars().find(|ch| matches!(ch, ';' | '\t' | '|'))
    {
        let what = format!("{} has one column, whose name has {other:?}.", path.display());
        return Err(Error::new(
            ErrorKind::WrongKind,
            what,
            "Write it with commas between columns.",
        ));
    }
    if !lacking.is_empty() {
        let s = if lacking.len() == 1 { "" } else { "s" };
        return refuse(format!(
            "{} lacks the column{s} {} of `{}`.",
            path.display(),
            lacking.join(", "),
            sum.command()
        ));
    }
    let mut seen = BTreeSet::new();
    match names.iter().find(|name| !seen.insert(name.as_str())) {
        Some(twice) => refuse(format!("{} has the column {twice} twice.", path.display())),
        None => Ok(sum),
    }
}
