//! Events between states, row group by row group, as plain slices.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int16Type, Int32Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use counterpoise_world::{cameo, plover};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use rayon::prelude::*;

use crate::assigned::{Assigned, Assignment};
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::kind::Shape;
use crate::manifest::Manifest;
use crate::parts::{self, part_year};
use crate::store::Store;

/// The score of an event that its source does not score.
pub const NO_SCORE: i16 = i16::MIN;
/// The code of an event that this program has no number for.
pub const NO_CODE: u16 = u16::MAX;

/// Which events are wanted. Events between two different states are given; all others never are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// The first and last year; all of them where none are given.
    pub years: Option<(i32, i32)>,
    /// Whether both sides must be the state itself or an organ of it.
    pub official: bool,
}

/// The events of a vintage, ready to be read group by group on any number of threads.
#[derive(Debug)]
pub struct Events {
    /// The vintage.
    pub manifest: Manifest,
    /// The ids of the states, in order: the numbers in a batch are positions in this list.
    pub states: Vec<String>,
    /// The groups, in the order of years and files.
    pub groups: Vec<EventGroup>,
    filter: EventFilter,
    positions: BTreeMap<String, u32>,
    assigned: Assigned,
}

/// A row group of one file.
#[derive(Debug, Clone)]
pub struct EventGroup {
    /// The year of its events.
    pub year: i32,
    /// Its rows, those without two states included.
    pub rows: usize,
    path: PathBuf,
    group: usize,
    metadata: ArrowReaderMetadata,
}

/// Events, column by column; all columns have the same length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventBatch {
    /// Days since 1970-01-01.
    pub day: Vec<i32>,
    /// Who acted, as a position in [`Events::states`].
    pub source: Vec<u32>,
    /// Who was acted on.
    pub target: Vec<u32>,
    /// The code: `CameoCode::index`, or the position among `plover::types()`; [`NO_CODE`] for none.
    pub code: Vec<u16>,
    /// The CAMEO root, 1 to 20; 0 where the source has another ontology.
    pub root: Vec<u8>,
    /// The class, 1 to 4.
    pub quad: Vec<u8>,
    /// The score in tenths; [`NO_SCORE`] for none.
    pub score: Vec<i16>,
}

/// An event on its way into a sum.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) day: i32,
    pub(crate) source: u32,
    pub(crate) target: u32,
    pub(crate) statement: bool,
    pub(crate) quad: u8,
    pub(crate) score: i16,
}

impl Store {
    /// The events of a vintage; of the newest where none is named.
    ///
    /// # Errors
    /// Where there is no such dataset, its rows are no events, or a file cannot be read.
    pub fn events(
        &self,
        dataset: &str,
        vintage: Option<&str>,
        filter: &EventFilter,
    ) -> Result<Events, Error> {
        let manifest = self.manifest(dataset, vintage)?;
        if manifest.shape != Shape::Events {
            let what = format!("The rows of the dataset \"{dataset}\" are no events.");
            return Err(Error::new(
                ErrorKind::Request,
                what,
                "Name a dataset of GDELT, ICEWS or POLECAT.",
            ));
        }
        let folder = self.vintage_folder(&manifest);
        Events::of(manifest, &folder, filter)
    }
}

impl Events {
    /// The events of a vintage in whatever folder it lies.
    pub(crate) fn of(
        manifest: Manifest,
        folder: &std::path::Path,
        filter: &EventFilter,
    ) -> Result<Events, Error> {
        let wanted = |path: &str| {
            filter
                .years
                .is_none_or(|years| part_year(path).is_some_and(|y| years.0 <= y && y <= years.1))
        };
        let paths =
            manifest.parts.iter().map(|part| part.path.as_str()).filter(|path| wanted(path));
        let paths: Vec<(i32, PathBuf)> =
            paths.map(|path| (part_year(path).unwrap_or_default(), folder.join(path))).collect();
        let groups: Vec<Vec<EventGroup>> =
            paths.par_iter().map(|(year, path)| groups(*year, path)).collect::<Result<_, _>>()?;
        Ok(Events::new(manifest, groups.concat(), filter.clone()))
    }

    fn new(manifest: Manifest, groups: Vec<EventGroup>, filter: EventFilter) -> Events {
        let states = manifest.states.clone();
        let positions = states.iter().cloned().zip(0..).collect();
        Events { manifest, states, groups, filter, positions, assigned: Assigned::default() }
    }

    /// The same events, and with them those of actors that the source leaves without a state and
    /// the list gives one.
    #[must_use]
    pub fn assigning(self, list: &[Assignment]) -> Events {
        let mut states = self.states;
        states.extend(list.iter().map(|one| one.state.clone()));
        states.sort();
        states.dedup();
        let positions = states.iter().cloned().zip(0..).collect();
        Events { assigned: Assigned::new(list, &positions), states, positions, ..self }
    }

    /// The events of one group between two different states.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read(&self, group: &EventGroup) -> Result<EventBatch, Error> {
        self.each_part(group, &[], &mut |_, _| Some(()))
    }

    /// Visits the events of one group between two different states, without their codes and without
    /// gathering them.
    pub(crate) fn visit(
        &self,
        group: &EventGroup,
        visit: &mut dyn FnMut(Seen),
    ) -> Result<(), Error> {
        let damaged = |cause: &dyn std::fmt::Display| {
            Error::damaged(&group.path.display().to_string(), cause)
        };
        let names = ["date", "source", "target", "root", "quad", "score"];
        for part in self.parts(group, names.to_vec())? {
            let part = part.map_err(|cause| damaged(&cause))?;
            self.visit_part(&part, visit).ok_or_else(|| damaged(&"a column is missing"))?;
        }
        Ok(())
    }

    fn visit_part(&self, part: &RecordBatch, visit: &mut dyn FnMut(Seen)) -> Option<()> {
        let days = part.column_by_name("date")?.as_primitive_opt::<Date32Type>()?.values();
        let source = self.side(part, "source", "source_name", days)?;
        let target = self.side(part, "target", "target_name", days)?;
        let small = |name: &str| part.column_by_name(name)?.as_primitive_opt::<Int16Type>();
        let (roots, quads, scores) = (small("root")?, small("quad")?, small("score")?);
        let between = |row: &usize| self.wanted(part, &source, &target, *row);
        for row in (0..part.num_rows()).filter(between) {
            visit(Seen {
                day: days[row],
                source: source[row],
                target: target[row],
                statement: roots.values()[row] == 1,
                quad: u8::try_from(quads.values()[row]).unwrap_or(0),
                score: if scores.is_null(row) { NO_SCORE } else { scores.values()[row] },
            });
        }
        Some(())
    }

    /// A group in parts, with these columns and those by which events are chosen.
    fn parts(
        &self,
        group: &EventGroup,
        mut names: Vec<&str>,
    ) -> Result<ParquetRecordBatchReader, Error> {
        let damaged = |cause: &dyn std::fmt::Display| {
            Error::damaged(&group.path.display().to_string(), cause)
        };
        let file = disk::open(&group.path)?;
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, group.metadata.clone());
        if self.filter.official {
            names.extend(["source_official", "target_official"]);
        }
        if !self.assigned.is_empty() {
            names.extend(["source_name", "target_name"]);
        }
        let mask = ProjectionMask::columns(builder.parquet_schema(), names);
        let builder = builder
            .with_projection(mask)
            .with_row_groups(vec![group.group])
            .with_batch_size(64 * 1024);
        builder.build().map_err(|cause| damaged(&cause))
    }

    /// The events of one group; `visit` sees every part of it, with the columns named beside the
    /// usual ones, and the positions of the rows that were taken.
    pub(crate) fn each_part(
        &self,
        group: &EventGroup,
        columns: &[&str],
        visit: &mut dyn FnMut(&RecordBatch, &[usize]) -> Option<()>,
    ) -> Result<EventBatch, Error> {
        let damaged = |cause: &dyn std::fmt::Display| {
            Error::damaged(&group.path.display().to_string(), cause)
        };
        let mut names = vec!["date", "source", "target", "code", "root", "quad", "score"];
        names.extend(columns);
        let mut batch = EventBatch::default();
        for part in self.parts(group, names)? {
            let part = part.map_err(|cause| damaged(&cause))?;
            let kept =
                self.append(&part, &mut batch).ok_or_else(|| damaged(&"a column is missing"))?;
            visit(&part, &kept).ok_or_else(|| damaged(&"a column is missing"))?;
        }
        Ok(batch)
    }

    /// Reads every group in parallel and hands over the batches one by one, in the order of the
    /// groups.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn for_each(&self, mut visit: impl FnMut(&EventGroup, EventBatch)) -> Result<(), Error> {
        let handful = rayon::current_num_threads() * 2;
        for groups in self.groups.chunks(handful) {
            let batches: Vec<EventBatch> =
                groups.par_iter().map(|group| self.read(group)).collect::<Result<_, _>>()?;
            for (group, batch) in groups.iter().zip(batches) {
                visit(group, batch);
            }
        }
        Ok(())
    }

    fn append(&self, part: &RecordBatch, batch: &mut EventBatch) -> Option<Vec<usize>> {
        let days = part.column_by_name("date")?.as_primitive_opt::<Date32Type>()?.values();
        let source = self.side(part, "source", "source_name", days)?;
        let target = self.side(part, "target", "target_name", days)?;
        let kept: Vec<usize> =
            (0..part.num_rows()).filter(|row| self.wanted(part, &source, &target, *row)).collect();
        let codes = codes(part.column_by_name("code")?)?;
        let small = |name: &str| part.column_by_name(name)?.as_primitive_opt::<Int16Type>();
        let (roots, quads, scores) = (small("root")?, small("quad")?, small("score")?);
        batch.day.extend(kept.iter().map(|row| days[*row]));
        batch.source.extend(kept.iter().map(|row| source[*row]));
        batch.target.extend(kept.iter().map(|row| target[*row]));
        batch.code.extend(kept.iter().map(|row| codes[*row]));
        let byte = |array: &arrow_array::Int16Array, row: usize| {
            u8::try_from(array.values()[row]).unwrap_or(0)
        };
        batch.root.extend(kept.iter().map(|row| byte(roots, *row)));
        batch.quad.extend(kept.iter().map(|row| byte(quads, *row)));
        let score = |row: usize| if scores.is_null(row) { NO_SCORE } else { scores.values()[row] };
        batch.score.extend(kept.iter().map(|row| score(*row)));
        Some(kept)
    }

    /// The states of one side, those of assigned actors included.
    fn side(&self, part: &RecordBatch, state: &str, name: &str, days: &[i32]) -> Option<Vec<u32>> {
        let mut states = self.actors(part.column_by_name(state)?)?;
        if !self.assigned.is_empty() {
            self.assigned.fill(part.column_by_name(name)?, days, &mut states, NOBODY)?;
        }
        Some(states)
    }

    fn wanted(&self, part: &RecordBatch, source: &[u32], target: &[u32], row: usize) -> bool {
        let between = source[row] != NOBODY && target[row] != NOBODY && source[row] != target[row];
        let official = |name: &str| {
            let flags = part.column_by_name(name).and_then(|array| array.as_boolean_opt());
            flags.is_some_and(|flags| flags.value(row))
        };
        between
            && (!self.filter.official || official("source_official") && official("target_official"))
    }

    /// The numbers of a column of states; [`NOBODY`] for an empty cell.
    fn actors(&self, array: &ArrayRef) -> Option<Vec<u32>> {
        numbers(array, NOBODY, |id| self.positions.get(id).copied().unwrap_or(NOBODY))
    }
}

/// The number of an actor that belongs to no state.
const NOBODY: u32 = u32::MAX;

fn codes(array: &ArrayRef) -> Option<Vec<u16>> {
    let of_plover = |name: &str| {
        plover::types()
            .iter()
            .position(|kind| kind.name == name)
            .and_then(|at| u16::try_from(at).ok())
    };
    numbers(array, NO_CODE, |text| {
        cameo::find(text).map(|code| code.index).or_else(|| of_plover(text)).unwrap_or(NO_CODE)
    })
}

/// Each row's number, found once for each text of the dictionary.
fn numbers<N: Copy>(array: &ArrayRef, none: N, number: impl Fn(&str) -> N) -> Option<Vec<N>> {
    let texts = array.as_dictionary_opt::<Int32Type>()?;
    let own: Vec<N> = texts
        .values()
        .as_string_opt::<i32>()?
        .iter()
        .map(|text| text.map_or(none, &number))
        .collect();
    let keys = texts.keys();
    let of_key =
        |key: i32| usize::try_from(key).ok().and_then(|key| own.get(key)).copied().unwrap_or(none);
    Some(if keys.null_count() == 0 {
        keys.values().iter().map(|key| of_key(*key)).collect()
    } else {
        keys.iter().map(|key| key.map_or(none, of_key)).collect()
    })
}

fn groups(year: i32, path: &std::path::Path) -> Result<Vec<EventGroup>, Error> {
    let file = disk::open(path)?;
    let metadata = parts::metadata(&file)
        .map_err(|cause| Error::damaged(&path.display().to_string(), &cause))?;
    let inner = Arc::clone(metadata.metadata());
    let group = |(group, info): (usize, &parquet::file::metadata::RowGroupMetaData)| EventGroup {
        year,
        rows: usize::try_from(info.num_rows()).unwrap_or(0),
        path: path.to_owned(),
        group,
        metadata: metadata.clone(),
    };
    Ok(inner.row_groups().iter().enumerate().map(group).collect())
}

impl EventBatch {
    /// The number of events.
    pub fn len(&self) -> usize {
        self.day.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }
}
