//! Sums into the store: all files, or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::add::{AddOptions, Added, publish};
use crate::append::{link_beside, no_base, none_known, together};
use crate::batch::{Batches, schema, year_column};
use crate::column::Column;
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::key::Gathering;
use crate::kind::Shape;
use crate::manifest::{FORMAT, Manifest, SourceFile};
use crate::naming::{checked_name, vintage_name};
use crate::own_names;
use crate::progress::{Progress, Stage, Watch, tell};
use crate::store::{Store, UNFINISHED};
use crate::writer::{Writer, Written};

use super::frame::{Frame, files};
use super::layout::{KIND, Sum};
use super::together::{Together, Whole};

/// The folder of the sum by names, beside that of the data and laid out like it.
const NAMES: &str = "names";

impl Store {
    /// Imports both sums of events, in one step at the end.
    ///
    /// # Errors
    /// Where a file is no such sum, files contradict each other, days or rows are missing, the disk
    /// refuses, another program is writing to the store, or `watch` breaks off.
    pub(crate) fn add_event_sums(
        &self,
        options: &AddOptions,
        watch: Watch<'_>,
    ) -> Result<Added, Error> {
        refuse_other_words(options)?;
        let frames = frames(&options.files)?;
        let files = hashed(&frames, watch)?;
        let bytes = files.iter().map(|file| file.bytes).sum();
        let _lock = self.lock()?;
        self.sweep()?;
        let folder = self.folder.join(format!("{UNFINISHED}{}", KIND.name));
        disk::make_folder(&folder)?;
        let added = (|| {
            let (mut sums, whole) = write(&folder, &frames, options.allow_gaps, bytes, watch)?;
            let dataset = dataset(options, &whole)?;
            self.spelt_apart(&dataset)?;
            if let Some(old) = self.same_sums(options, &dataset, &files)? {
                return Ok(Added::Already(Box::new(old)));
            }
            let base = match options.append {
                true => Some(self.base_of_sums(&dataset, &files, &whole, options.allow_gaps)?),
                false => None,
            };
            for part in &mut sums[Sum::Names as usize].parts {
                part.path = format!("{NAMES}/{}", part.path);
            }
            if let Some(base) = &base {
                let old = self.vintage_folder(base);
                let [dyads, names] = &mut sums;
                link_beside(&old, &folder, &base.parts, &mut dyads.parts)?;
                link_beside(&old, &folder, &base.names, &mut names.parts)?;
            }
            let manifest = self.manifest_of_sums(options, dataset, files, sums, &whole, base)?;
            publish(self, &folder, manifest).map(|manifest| Added::New(Box::new(manifest)))
        })();
        if !matches!(added, Ok(Added::New(_))) {
            disk::remove_folder(&folder)?;
        }
        added
    }

    /// The vintage that these files made before, or joined.
    fn same_sums(
        &self,
        options: &AddOptions,
        dataset: &str,
        files: &[SourceFile],
    ) -> Result<Option<Manifest>, Error> {
        let hashes = |files: &[SourceFile]| {
            files.iter().map(|file| file.sha256.clone()).collect::<BTreeSet<String>>()
        };
        let wanted = hashes(files);
        let same = |old: &Manifest| {
            let own = hashes(&old.files);
            let has_them = if options.append { own.is_superset(&wanted) } else { own == wanted };
            old.kind == KIND.name && has_them
        };
        let mut vintages = self.vintages(dataset)?;
        if options.append {
            vintages = vintages.pop().into_iter().collect();
        }
        Ok(vintages.into_iter().find(same))
    }

    /// The newest vintage of the dataset, if these sums can join it.
    fn base_of_sums(
        &self,
        dataset: &str,
        files: &[SourceFile],
        whole: &Whole,
        allow_gaps: bool,
    ) -> Result<Manifest, Error> {
        let Some(base) = self.vintages(dataset)?.pop() else { return Err(no_base(dataset)) };
        none_known(&base, files)?;
        whole.joins(&base, allow_gaps)?;
        Ok(base)
    }

    fn manifest_of_sums(
        &self,
        options: &AddOptions,
        dataset: String,
        mut files: Vec<SourceFile>,
        [dyads, names]: [Written; 2],
        whole: &Whole,
        base: Option<Manifest>,
    ) -> Result<Manifest, Error> {
        let vintage = match &options.vintage {
            Some(name) => checked_name(name)?,
            None => {
                let years = base.iter().flat_map(|base| base.coverage.keys());
                let before = base.iter().flat_map(|base| &base.files);
                vintage_name(
                    years.chain(dyads.coverage.keys()),
                    before.chain(&files).map(|file| file.sha256.as_str()),
                )
            }
        };
        let newest = self.vintages(&dataset)?.pop();
        for (file, rows) in files.iter_mut().zip(&whole.rows_of_files) {
            file.rows = *rows;
        }
        let columns = Sum::Dyads.kept();
        let named = columns.iter().map(|column| column.name.clone());
        let states: BTreeSet<String> = dyads.states.iter().chain(&names.states).cloned().collect();
        let states: Vec<String> = states.into_iter().collect();
        let rows_written = dyads.coverage.values().sum();
        let mut coverage = dyads.coverage;
        for year in whole.days.keys() {
            coverage.entry(*year).or_insert(0);
        }
        let usual = format!("sums of {}", whole.data);
        let without = "no sum by names is there: which states the source names, and who comes and goes, is not known";
        let own = Manifest {
            format: FORMAT,
            vintage,
            dataset,
            sequence: newest.map_or(1, |newest| newest.sequence + 1),
            kind: KIND.name.to_owned(),
            shape: Shape::EventSums,
            title: KIND.title.to_owned(),
            version: options.version.clone().unwrap_or(usual),
            importer: format!("{} {}", KIND.name, env!("CARGO_PKG_VERSION")),
            url: String::new(),
            licence: KIND.licence.to_owned(),
            cite: KIND.cite.to_owned(),
            bibtex: String::new(),
            files,
            rows_in: whole.rows,
            rows_kept: whole.rows,
            rows_set_aside: 0,
            set_aside: BTreeMap::new(),
            rows_written,
            missing: named.clone().zip(dyads.missing).collect(),
            zeros: named.zip(dyads.zeros).filter_map(|(name, n)| Some((name, n?))).collect(),
            columns: std::iter::once(year_column()).chain(columns).collect(),
            missing_means: KIND.missing.to_owned(),
            absent: KIND.absent,
            coverage,
            states_named: Some(own_names::of_years(&whole.named, &[], &states)),
            states,
            notes: (!whole.has_names)
                .then(|| (without.to_owned(), rows_written))
                .into_iter()
                .collect(),
            duplicates: None,
            dedup: whole.dedup,
            key: ["source", "target", "year", "month", "first_day"].map(str::to_owned).to_vec(),
            on_conflict: None,
            mapping: String::new(),
            dates: String::new(),
            days: whole
                .days
                .iter()
                .map(|(year, (first, last))| (*year, (first.number(), last.number())))
                .collect(),
            summed: whole.data.clone(),
            names: names.parts,
            parts: dyads.parts,
        };
        let Some(base) = base else { return Ok(own) };
        let days = whole.days_with(&base, options.allow_gaps);
        let mut all = together(&base, own);
        all.days = days;
        all.states_named = Some(self.named_in_both(&base, &whole.named, &all.states)?);
        Ok(all)
    }

    /// The states that the source names as such, in a vintage and in what joins it.
    fn named_in_both(
        &self,
        base: &Manifest,
        new: &BTreeMap<i32, Vec<String>>,
        states: &[String],
    ) -> Result<Vec<String>, Error> {
        let mut known = base.states_named.clone().unwrap_or_default();
        if known.is_empty() && !base.names.is_empty() {
            // Too few to be told then, and perhaps not with those of now.
            known = own_names::in_parts(&self.vintage_folder(base), &base.names)?;
        }
        Ok(own_names::of_years(new, &known, states))
    }
}

/// Words that say nothing about sums.
fn refuse_other_words(options: &AddOptions) -> Result<(), Error> {
    let said = [
        ("--dedup: the SQL says which reports count", options.dedup.is_some()),
        ("--on-conflict", options.on_conflict.is_some()),
        ("--mapping", options.mapping.is_some()),
        ("--sheet", options.sheet.is_some()),
        ("--dates", options.dates.is_some()),
    ];
    match said.into_iter().find(|(_, said)| *said) {
        Some((word, _)) => {
            let what = "The sums of events are taken as the SQL gave them.";
            Err(Error::new(ErrorKind::Request, what, format!("Leave out {word}.")))
        }
        None => Ok(()),
    }
}

/// Looks at every file; the faults of all of them come together.
fn frames(named: &[PathBuf]) -> Result<Vec<Frame>, Error> {
    if named.is_empty() {
        let help = "Name what the SQL gave: files, or folders of them.";
        return Err(Error::new(ErrorKind::Request, "No file was named.", help));
    }
    let (mut frames, mut faults) = (Vec::new(), Vec::new());
    for path in files(named)? {
        match Frame::of(&path) {
            Ok(frame) => frames.push(frame),
            Err(fault) => faults.push(fault),
        }
    }
    if let Some(fault) = Error::joined(faults) {
        return Err(fault);
    }
    if frames.iter().all(|frame| frame.sum == Sum::Names) {
        let what = "No file has the sum by dyads, only that by names.";
        let help = "Run the text of `counterpoise sql dyad-months`, and add its output too.";
        return Err(Error::new(ErrorKind::Missing, what, help));
    }
    Ok(frames)
}

fn hashed(frames: &[Frame], watch: Watch<'_>) -> Result<Vec<SourceFile>, Error> {
    let sizes: Vec<u64> =
        frames.iter().map(|frame| disk::size(&frame.path)).collect::<Result<_, _>>()?;
    let total_bytes = sizes.iter().sum();
    let (mut files, mut before) = (Vec::new(), 0);
    for frame in frames {
        tell(watch, Progress { stage: Stage::Hashing, bytes: before, total_bytes, rows: 0 })?;
        let (sha256, bytes) = disk::sha256(&frame.path)?;
        let name = frame.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push(SourceFile { name, sha256, bytes, rows: 0, sheet: String::new() });
        before += bytes;
    }
    Ok(files)
}

/// Writes both tables, and gives what all files say together.
fn write(
    folder: &Path,
    frames: &[Frame],
    allow_gaps: bool,
    total_bytes: u64,
    watch: Watch<'_>,
) -> Result<([Written; 2], Whole), Error> {
    let columns: [Vec<Column>; 2] = Sum::ALL.map(Sum::kept);
    let schemas = [schema(&columns[0]), schema(&columns[1])];
    let folders = [folder.to_owned(), folder.join(NAMES)];
    let mut writers =
        [Writer::new(&folders[0], &columns[0]), Writer::new(&folders[1], &columns[1])];
    let mut together = Together::default();
    let (mut rows, mut bytes, mut empty) = (0, 0, Empty::default());
    let mut files_rows = Vec::new();
    for frame in frames {
        let sum = frame.sum as usize;
        together.begin(frame);
        let mut see = |first: u64, values: &[crate::table::Values]| {
            let mut batches = Batches::new(&columns[sum], Gathering::Nothing);
            together.take(frame, first, values, &mut batches)?;
            rows += batches.rows;
            tell(watch, Progress { stage: Stage::Reading, bytes, total_bytes, rows })?;
            let path = frame.path.display().to_string();
            let (batches, _) =
                batches.finish(&schemas[sum]).map_err(|cause| Error::damaged(&path, &cause))?;
            writers[sum].write(batches)
        };
        let found = frame.each(&mut see)?;
        files_rows.push(found);
        empty.see(&frame.path, found);
        bytes += disk::size(&frame.path)?;
    }
    empty.refused()?;
    let whole = together.whole(allow_gaps)?;
    tell(watch, Progress { stage: Stage::Finishing, bytes, total_bytes, rows })?;
    let [dyads, names] = writers;
    Ok(([dyads.finish()?, names.finish()?], Whole { rows_of_files: files_rows, ..whole }))
}

/// Files without a row. An engine may write some beside others that have rows; where all of a
/// folder are so, its query found nothing.
#[derive(Default)]
struct Empty {
    rows: BTreeMap<PathBuf, u64>,
}

impl Empty {
    fn see(&mut self, path: &Path, rows: u64) {
        *self.rows.entry(path.parent().unwrap_or(path).to_owned()).or_insert(0) += rows;
    }

    fn refused(&self) -> Result<(), Error> {
        let without = self.rows.iter().filter(|(_, rows)| **rows == 0);
        let fault = |(folder, _): (&PathBuf, &u64)| {
            let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let what = format!("The files of {} have no rows.", here.display());
            let help = "See that the view `events` has rows; leave the files out if there are none on these days.";
            Error::new(ErrorKind::Empty, what, help)
        };
        Error::joined(without.map(fault).collect()).map_or(Ok(()), Err)
    }
}

/// `gdelt1-sums` of what was made of `gdelt1@2013-2014.3f2a9c1e`.
fn dataset(options: &AddOptions, whole: &Whole) -> Result<String, Error> {
    if let Some(name) = &options.dataset {
        return checked_name(name);
    }
    let source = whole.data.split('@').next().unwrap_or_default();
    Ok(checked_name(&format!("{source}-sums")).unwrap_or_else(|_| KIND.name.to_owned()))
}
