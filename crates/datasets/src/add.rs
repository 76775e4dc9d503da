//! Adding files to a store: all of them, or nothing.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use counterpoise_dates::DayOrder;

use crate::append::{self, Base, has_file, none_known};
use crate::dedup::Dedup;
use crate::disk;
use crate::error::{Error, ErrorKind};
use crate::event_sums;
use crate::import::{self, Tally};
use crate::importer::{Importer, NOT_STATED, Plan, Settings, Source, Terms};
use crate::key::Key;
use crate::kind::Shape;
use crate::kinds;
use crate::manifest::{FORMAT, Manifest, SourceFile};
use crate::naming::{checked_name, vintage_name};
use crate::on_conflict::OnConflict;
use crate::order_of_days;
use crate::progress::{Progress, Stage, Watch, tell};
use crate::quarantine::Reason;
use crate::repeats::{Comparing, Names, doubled};
use crate::store::{Store, UNFINISHED};
use crate::writer::{Writer, Written};

/// What to add.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddOptions {
    /// The kind, by name.
    pub kind: String,
    /// The files. Kinds with several tables want all of them at once.
    pub files: Vec<PathBuf>,
    /// A name for the vintage; else it is named by its years and the hash of its files.
    pub vintage: Option<String>,
    /// A name for the dataset; else the kind's own.
    pub dataset: Option<String>,
    /// The version of the data, where the files do not tell.
    pub version: Option<String>,
    /// The mapping file (kind `generic`).
    pub mapping: Option<PathBuf>,
    /// For events: which of several reports of one thing count. All rows stay in the table.
    pub dedup: Option<Dedup>,
    /// Which of several rows with one key and other values is taken; without it such rows are an
    /// error.
    pub on_conflict: Option<OnConflict>,
    /// The sheet that is meant, where a workbook has several.
    pub sheet: Option<String>,
    /// Which number of `3/4/2014` is the day, where the column does not show it.
    pub dates: Option<DayOrder>,
    /// For sums of events: whether days that no file covers are days without events.
    pub allow_gaps: bool,
    /// For events and sums of them: whether the files join the newest vintage of the dataset, as a
    /// new one.
    pub append: bool,
}

/// What came of an addition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// A new vintage.
    New(Box<Manifest>),
    /// The same files are in the store already.
    Already(Box<Manifest>),
}

impl Added {
    /// The manifest of the vintage, new or old.
    pub fn manifest(&self) -> &Manifest {
        match self {
            Added::New(manifest) | Added::Already(manifest) => manifest,
        }
    }
}

impl Store {
    /// Imports files. The store is changed in one step at the end: killed at any moment, it is as
    /// it was before.
    ///
    /// # Errors
    /// Where the kind is unknown, a file is of another kind, empty or damaged or named twice, rows
    /// contradict each other, the disk refuses, another program is writing to the store, or `watch`
    /// breaks off. Faults of several files come together.
    pub fn add(
        &self,
        options: &AddOptions,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Added, Error> {
        if options.kind == event_sums::KIND.name {
            return self.add_event_sums(options, watch);
        }
        let importer = kinds::importer(&options.kind)?;
        let mut sources = sources(&options.files, options.sheet.as_deref())?;
        hash(&mut sources, watch)?;
        each_once(&sources)?;
        let settings = settings(options)?;
        let mut plan = importer.plan(&sources, &settings)?;
        of_books(&mut plan, &sources);
        order_of_days::settle(&mut plan, &sources, settings.dates)?;
        let dataset = checked(options, &plan)?;
        let _lock = self.lock()?;
        self.sweep()?;
        self.spelt_apart(&dataset)?;
        let files = source_files(&sources);
        let mapping = settings
            .mapping
            .as_deref()
            .map_or_else(String::new, |text| disk::hash_of_texts(std::iter::once(text)));
        let base = match options.append {
            true => Some(Base::of(self, &dataset, &options.kind, &plan, options.on_conflict)?),
            false => None,
        };
        let already = match &base {
            Some(base) if files.iter().all(|file| has_file(&base.manifest, &file.sha256)) => {
                Some(base.manifest.clone())
            }
            Some(_) => None,
            None => self.already(&dataset, options, &files, &mapping)?,
        };
        if let Some(manifest) = already {
            return Ok(Added::Already(Box::new(self.with_dedup(manifest, options.dedup)?)));
        }
        if let Some(base) = &base {
            none_known(&base.manifest, &files)?;
        }
        let (plan, sources) = (&plan, &sources);
        let work = Work { store: self, importer, plan, sources, options, dataset, mapping, base };
        work.import(watch).map(|manifest| Added::New(Box::new(manifest)))
    }

    /// The same vintage with the rule for repetitions that was asked for, if one was.
    fn with_dedup(&self, manifest: Manifest, dedup: Option<Dedup>) -> Result<Manifest, Error> {
        match dedup.filter(|dedup| *dedup != manifest.dedup) {
            Some(dedup) => {
                let changed = Manifest { dedup, ..manifest };
                changed.write(&self.vintage_folder(&changed))?;
                Ok(changed)
            }
            None => Ok(manifest),
        }
    }

    /// The vintage that these files would become again. Which of contradicting rows is taken makes
    /// another vintage, where there are any.
    fn already(
        &self,
        dataset: &str,
        options: &AddOptions,
        files: &[SourceFile],
        mapping: &str,
    ) -> Result<Option<Manifest>, Error> {
        let rule = |old: &Manifest| {
            options.on_conflict.is_none()
                || old.on_conflict.is_none_or(|own| options.on_conflict == Some(own))
        };
        let hashes = |files: &[SourceFile]| {
            let mut hashes: Vec<(String, String)> =
                files.iter().map(|file| (file.sha256.clone(), file.sheet.clone())).collect();
            hashes.sort();
            hashes
        };
        let wanted = hashes(files);
        Ok(self.vintages(dataset)?.into_iter().find(|old| {
            old.kind == options.kind
                && old.mapping == mapping
                && rule(old)
                && old.dates == dates_said(options)
                && hashes(&old.files) == wanted
        }))
    }

    /// Refuses a name that a system which does not tell capitals apart takes for one in the store.
    ///
    /// # Errors
    /// Where a dataset has the same name but for capitals.
    pub(crate) fn spelt_apart(&self, dataset: &str) -> Result<(), Error> {
        let names = disk::names(&self.folder)?;
        if names.iter().any(|name| name == dataset) {
            return Ok(());
        }
        let Some(like) = names.iter().find(|name| name.eq_ignore_ascii_case(dataset)) else {
            return Ok(());
        };
        let what = format!(
            "The store has a dataset \"{like}\": \"{dataset}\" differs from it by capitals only, which some systems \
             do not tell apart."
        );
        let help = format!("Write `--dataset {like}`, or choose another name.");
        Err(Error::new(ErrorKind::Request, what, help))
    }
}

struct Work<'a> {
    store: &'a Store,
    importer: &'static dyn Importer,
    plan: &'a Plan,
    sources: &'a [Source],
    options: &'a AddOptions,
    dataset: String,
    /// The hash of the mapping; empty where there is none.
    mapping: String,
    /// What the files join.
    base: Option<Base<'a>>,
}

impl Work<'_> {
    fn import(&self, watch: Watch<'_>) -> Result<Manifest, Error> {
        let folder = self.store.folder.join(format!("{UNFINISHED}{}", self.dataset));
        disk::make_folder(&folder)?;
        let made = self.fill(&folder, watch);
        if made.is_err() {
            disk::remove_folder(&folder)?;
        }
        made
    }

    fn fill(&self, folder: &Path, watch: Watch<'_>) -> Result<Manifest, Error> {
        let (writer, tally) = self.write(folder, watch)?;
        let bytes = total_bytes(self.sources);
        tell(
            watch,
            Progress { stage: Stage::Finishing, bytes, total_bytes: bytes, rows: tally.rows_in },
        )?;
        let mut written = writer.finish()?;
        if let Some(base) = &self.base {
            base.join(folder, &mut written.parts)?;
        }
        let mut manifest = self.manifest(tally, written)?;
        if manifest.shape == Shape::Events {
            manifest.duplicates = Some(crate::duplicates::count(folder, &manifest)?);
            manifest.states_named = Some(crate::own_names::states_named(folder, &manifest)?);
        }
        publish(self.store, folder, manifest)
    }

    /// Writes the rows. Only where keys stand twice are the files read again: once for the rows in
    /// question, and once more to write the table without those that are not taken.
    fn write(&self, folder: &Path, watch: Watch<'_>) -> Result<(Writer, Tally), Error> {
        let (plan, sources) = (self.plan, self.sources);
        let key = match &self.base {
            Some(base) => base.key(&plan.columns),
            None => Key::of(&plan.key, &plan.columns),
        };
        let mut writer = Writer::new(folder, &plan.columns);
        let (tally, hashes) = import::run(plan, sources, key.as_ref(), &mut writer, watch)?;
        let Some(key) = key else { return Ok((writer, tally)) };
        let mut comparing = Comparing::new(self.options.on_conflict);
        let doubled = match &self.base {
            None => doubled(hashes),
            Some(base) => {
                let (years, found) = append::suspects(base, &writer, &key, &plan.columns, hashes)?;
                if !found.is_empty() {
                    base.compare(&years, &key, &found, &plan.columns, &mut comparing)?;
                }
                found
            }
        };
        if doubled.is_empty() {
            return Ok((writer, tally));
        }
        import::compare(plan, sources, &key, &doubled, &mut comparing, watch)?;
        let files = plan.streams.iter().map(|stream| sources[stream.source].input.name.as_str());
        let words = match &self.base {
            Some(_) => "number".to_owned(),
            None => all_of(&plan.key),
        };
        let help = plan.terms.as_ref().map_or(MEND, |_| MEND_OR_KEY);
        let names = Names { files: files.collect(), key: &words, help };
        let aside = comparing.aside(&names)?;
        if aside.is_empty() {
            return Ok((writer, tally));
        }
        drop(writer);
        disk::remove_folder(folder)?;
        disk::make_folder(folder)?;
        let mut writer = Writer::new(folder, &plan.columns);
        let tally = import::run_without(plan, sources, &aside, &mut writer, watch)?;
        Ok((writer, tally))
    }

    fn manifest(&self, tally: Tally, written: Written) -> Result<Manifest, Error> {
        let on_conflict = self
            .options
            .on_conflict
            .filter(|_| self.plan.ruled || tally.quarantined.contains_key(&Reason::Conflict));
        let kind = self.importer.kind();
        let base = self.base.as_ref().map(|base| &base.manifest);
        let mut files = source_files(self.sources);
        for (index, rows) in &tally.rows_by_source {
            files[*index].rows = *rows;
        }
        let terms = self.plan.terms.as_ref();
        let or = |own: &dyn Fn(&Terms) -> String, usual: &str| {
            terms.map_or_else(|| usual.to_owned(), own)
        };
        let vintage = match &self.options.vintage {
            Some(name) => checked_name(name)?,
            None => {
                let before = base.into_iter().flat_map(|base| &base.files);
                let texts = before.chain(&files).map(|file| file.sha256.as_str());
                let mapping = Some(self.mapping.as_str()).filter(|hash| !hash.is_empty());
                let rule = on_conflict.map(OnConflict::word);
                let sheets =
                    files.iter().map(|file| file.sheet.as_str()).filter(|it| !it.is_empty());
                let dates = dates_said(self.options);
                let dates = Some(dates.as_str()).filter(|said| !said.is_empty());
                let years = base.into_iter().flat_map(|base| base.coverage.keys());
                vintage_name(
                    years.chain(written.coverage.keys()),
                    texts.chain(mapping).chain(rule).chain(sheets).chain(dates),
                )
            }
        };
        let columns: Vec<_> = std::iter::once(crate::batch::year_column())
            .chain(self.plan.columns.iter().cloned())
            .collect();
        let names = self.plan.columns.iter().map(|column| column.name.clone());
        let own = Manifest {
            format: FORMAT,
            dataset: self.dataset.clone(),
            vintage,
            sequence: self
                .store
                .vintages(&self.dataset)?
                .last()
                .map_or(1, |newest| newest.sequence + 1),
            kind: kind.name.to_owned(),
            shape: self.plan.shape,
            title: or(&|terms| terms.title.clone(), kind.title),
            version: self.version(),
            importer: format!("{} {}", kind.name, env!("CARGO_PKG_VERSION")),
            url: if terms.is_some() { String::new() } else { kind.url.to_owned() },
            licence: or(&|terms| terms.licence.clone(), kind.licence),
            cite: if terms.is_some() { String::new() } else { kind.cite.to_owned() },
            bibtex: or(&|terms| terms.bibtex.clone(), kind.bibtex),
            files,
            rows_in: tally.rows_in,
            rows_kept: tally.kept,
            rows_set_aside: tally.rows_in - tally.kept,
            set_aside: tally.quarantined,
            rows_written: written.coverage.values().sum(),
            missing: names.clone().zip(written.missing).collect(),
            zeros: names
                .zip(written.zeros)
                .filter_map(|(name, zeros)| Some((name, zeros?)))
                .collect(),
            columns,
            missing_means: kind.missing.to_owned(),
            absent: self.plan.absent.unwrap_or(kind.absent),
            coverage: written.coverage,
            states: written.states,
            notes: tally.notes,
            duplicates: None,
            states_named: None,
            dedup: self.options.dedup.or(base.map(|base| base.dedup)).unwrap_or_default(),
            key: self.plan.key.clone(),
            on_conflict,
            mapping: self.mapping.clone(),
            dates: dates_said(self.options),
            days: BTreeMap::new(),
            summed: String::new(),
            names: Vec::new(),
            parts: written.parts,
        };
        Ok(match &self.base {
            Some(base) => append::together(&base.manifest, own),
            None => own,
        })
    }

    /// The version as the command says it, else as the files or the vintage that they join have it.
    fn version(&self) -> String {
        let said = self.options.version.clone();
        let joined = || self.base.as_ref().map(|base| base.manifest.version.clone());
        said.or_else(joined).unwrap_or_else(|| {
            if self.plan.version == NOT_STATED {
                of_files(self.sources).unwrap_or_else(|| NOT_STATED.to_owned())
            } else {
                self.plan.version.clone()
            }
        })
    }
}

/// The version that all files name in a column `version`, as tables of the Correlates of War do.
fn of_files(sources: &[Source]) -> Option<String> {
    let of = |source: &Source| {
        let at = source.head.header().find(&["version"])?;
        source.head.row(1).get(at).map(|text| text.trim().to_owned()).filter(|it| !it.is_empty())
    };
    let named: Vec<String> = sources.iter().filter_map(of).collect();
    let first = named.first()?.clone();
    (named.len() == sources.len() && named.iter().all(|one| *one == first)).then_some(first)
}

/// The one step in which the vintage appears.
pub(crate) fn publish(store: &Store, folder: &Path, manifest: Manifest) -> Result<Manifest, Error> {
    let home = store.folder.join(&manifest.dataset);
    let target = home.join(&manifest.vintage);
    if disk::is_folder(&target) {
        let what = format!(
            "The dataset \"{}\" already has a vintage \"{}\" from other files.",
            manifest.dataset, manifest.vintage
        );
        return Err(Error::new(
            ErrorKind::Request,
            what,
            "Give the new one another name, or remove the old one.",
        ));
    }
    let names = disk::names(&home)?;
    if let Some(like) = names.iter().find(|name| name.eq_ignore_ascii_case(&manifest.vintage)) {
        let what = format!(
            "The vintage \"{}\" differs from \"{like}\" by capitals only, which some systems do not tell apart.",
            manifest.vintage
        );
        return Err(Error::new(ErrorKind::Request, what, "Give the new one another name."));
    }
    manifest.write(folder)?;
    disk::sync_folder(folder)?;
    disk::make_folder(&home)?;
    disk::rename(folder, &target)?;
    disk::sync_folder(&home)?;
    disk::sync_folder(&store.folder)?;
    Ok(manifest)
}

/// Looks at every file; the faults of all of them come together.
fn sources(files: &[PathBuf], sheet: Option<&str>) -> Result<Vec<Source>, Error> {
    if files.is_empty() {
        return Err(Error::new(
            ErrorKind::Request,
            "No file was named.",
            "Name the files after the kind.",
        ));
    }
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for path in files {
        match Source::of(path, sheet) {
            Ok(mut source) => {
                source.head.looks_like = kinds::guess(&source.head);
                sources.push(source);
            }
            Err(fault) => faults.push(fault),
        }
    }
    Error::joined(faults).map_or(Ok(sources), Err)
}

/// Tells the plan which of its files are workbooks or of Stata, and what is to be said of them.
fn of_books(plan: &mut Plan, sources: &[Source]) {
    for stream in &mut plan.streams {
        if sources[stream.source].input.book.is_some() {
            stream.format.of_a_book();
        }
    }
    for book in sources.iter().filter_map(|source| source.input.book.as_ref()) {
        for (note, rows) in &book.notes {
            *plan.notes.entry(note.clone()).or_insert(0) += rows;
        }
    }
}

/// What can be done about rows that contradict each other.
const MEND: &str = "Mend the file, or say which of them is taken: --on-conflict first, last or set-aside (none of them).";
/// The same, where the reader says what the columns are.
const MEND_OR_KEY: &str = "Mend the file, name in the mapping the columns that tell the rows apart (`key: COLUMN, COLUMN`), or say \
                           which of them is taken: --on-conflict first, last or set-aside (none of them).";

/// `state and year`.
fn all_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Refuses files that are one and the same: all their rows would count twice.
fn each_once(sources: &[Source]) -> Result<(), Error> {
    let mut faults = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        if let Some(first) = sources[..at].iter().find(|first| first.sha256 == source.sha256) {
            let (first, again) = (first.input.path.display(), source.input.path.display());
            let what = if first.to_string() == again.to_string() {
                format!("{first} is named twice.")
            } else {
                format!("{first} and {again} are the same file.")
            };
            faults.push(Error::new(ErrorKind::Request, what, "Name each file once."));
        }
    }
    Error::joined(faults).map_or(Ok(()), Err)
}

/// The name of the dataset, and whether everything else that was asked for can be.
fn checked(options: &AddOptions, plan: &Plan) -> Result<String, Error> {
    if options.allow_gaps {
        let what = "Only sums of events have files for days that may be missing.";
        return Err(Error::new(ErrorKind::Request, what, "Leave --allow-gaps out."));
    }
    if options.dedup.is_some() && plan.shape != Shape::Events {
        let what =
            format!("The rows of the kind {} are no events: none repeats another.", options.kind);
        return Err(Error::new(ErrorKind::Request, what, "Leave the rule for repetitions out."));
    }
    if options.on_conflict.is_some() && plan.key.is_empty() && !options.append {
        let what = format!(
            "Rows of the kind {} are told apart by no key: none contradicts another.",
            options.kind
        );
        return Err(Error::new(ErrorKind::Request, what, "Leave the rule for conflicts out."));
    }
    options.vintage.as_deref().map(checked_name).transpose()?;
    checked_name(options.dataset.as_deref().unwrap_or(&plan.dataset))
}

/// Hashes the files, which is how one is known again.
fn hash(sources: &mut [Source], watch: Watch<'_>) -> Result<(), Error> {
    let total_bytes = total_bytes(sources);
    let mut before = 0;
    for source in sources {
        let told = &mut |bytes: u64| {
            tell(
                watch,
                Progress { stage: Stage::Hashing, bytes: before + bytes, total_bytes, rows: 0 },
            )
        };
        source.sha256 = disk::sha256_told(&source.input.path, told)?.0;
        before += source.input.bytes;
    }
    Ok(())
}

fn total_bytes(sources: &[Source]) -> u64 {
    sources.iter().map(|source| source.input.bytes).sum()
}

/// The order of dates as the command says it; empty where it does not.
fn dates_said(options: &AddOptions) -> String {
    options.dates.map_or_else(String::new, |order| order.to_string())
}

fn settings(options: &AddOptions) -> Result<Settings, Error> {
    let mapping = options.mapping.as_deref().map(mapping).transpose()?;
    Ok(Settings { mapping, on_conflict: options.on_conflict, dates: options.dates })
}

/// A mapping file; where there is none, the mapping of that name that comes with the program.
fn mapping(path: &Path) -> Result<String, Error> {
    let named = |one: &&kinds::ShippedMapping| path.as_os_str() == one.name;
    match kinds::MAPPINGS.iter().find(named) {
        Some(shipped) if !disk::is_file(path) => Ok(shipped.text.to_owned()),
        _ => disk::read_text(path),
    }
}

fn source_files(sources: &[Source]) -> Vec<SourceFile> {
    let file = |source: &Source| SourceFile {
        name: source.input.name.clone(),
        sha256: source.sha256.clone(),
        bytes: source.input.bytes,
        rows: 0,
        sheet: source.input.book.as_ref().map(|book| book.sheet.clone()).unwrap_or_default(),
    };
    sources.iter().map(file).collect()
}
