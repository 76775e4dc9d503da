//! A case that is open.

use crate::memo::{Computed, Memo};
use crate::overrule;
use crate::query::{Asked, Fact, Found, Query, Resolved, Unheard, name_of, position};
use counterpoise_case::content::{Content, content};
use counterpoise_case::model::Case;
use counterpoise_case::{Folder, Links, Loaded, Switched, load_switched, narrow, read_folder_with};
use counterpoise_concepts::Scene;
use counterpoise_diagnostic::{Diagnostic, Files};
use counterpoise_study::{
    CellAnswer, Choices, Control, Domains, Inquiry, ReadAgain, Step, Tried, answer, changes,
};
use rayon::prelude::*;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// What is said beside the case.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Sets of evidence that are switched on.
    pub with: Vec<String>,
    /// Sets of evidence that are switched off.
    pub without: Vec<String>,
    /// Choices that are overruled, each as `NAME=VALUE`.
    pub set: Vec<String>,
    /// What of the target acts must be aimed at: its code, or a project or institution.
    pub target: Option<String>,
    /// Draws, in place of the case's.
    pub draws: Option<u32>,
    /// Seed, in place of the case's.
    pub seed: Option<u64>,
    /// The cut between types of clues, in decibels, in place of the case's.
    pub cut: Option<f64>,
    /// Where data lie that give the values of series.
    pub store: Option<PathBuf>,
    /// Whether links that lead out of the folder are followed.
    pub follow_links: bool,
}

/// Why a case cannot be opened, in a sentence with its help. That a case has errors is none: they
/// are among its diagnostics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    pub(crate) fn new(text: impl Into<String>) -> Error {
        Error(text.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// What was read of the texts as they stand.
struct Read {
    case: Arc<Case>,
    /// What the whole case says, once it is asked: of a large one that takes a while.
    whole: OnceLock<Content>,
    files: Files,
    diagnostics: Vec<Diagnostic>,
    /// The vintages of data that gave values of series, each with the hash of its files.
    data: Vec<(String, String)>,
    /// Series for which there are no data.
    lacking: Vec<Lacking>,
}

/// A series that names a measure for which the store has no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The series.
    pub series: String,
    /// Whether the case has values of its own, which then stand.
    pub has_own: bool,
    /// What is missing, and where it is to be had.
    pub why: String,
}

/// An open case.
///
/// Queries take `&self` and may be asked from several threads; an edit takes `&mut self`.
pub struct Session {
    /// The texts as they stand: those of the folder, and edits of them.
    folder: Folder,
    options: Options,
    read: Read,
    memo: Memo,
    /// What is computed on the way to facts.
    parts: Arc<counterpoise_study::Memo>,
    stop: Arc<AtomicBool>,
}

impl Session {
    /// Opens a folder.
    ///
    /// # Errors
    ///
    /// Where there is no such folder, an option is not understood, or the store cannot be read.
    pub fn open(folder: &Path, options: Options) -> Result<Session, Error> {
        if folder.is_dir() {
            let links = if options.follow_links { Links::All } else { Links::Within };
            return Session::of(read_folder_with(folder, links), options);
        }
        let why = if folder.exists() {
            "is a file; name the folder it stands in"
        } else {
            "does not exist; `counterpoise new` makes a case"
        };
        Err(Error::new(format!("{} {why}", folder.display())))
    }

    /// Opens texts, wherever they are from.
    ///
    /// # Errors
    ///
    /// Where an option is not understood, or the store cannot be read.
    pub fn of(folder: Folder, options: Options) -> Result<Session, Error> {
        let read = read(&folder, &options)?;
        let (memo, parts, stop) = (Memo::default(), Arc::default(), Arc::default());
        Ok(Session { folder, options, read, memo, parts, stop })
    }

    /// Puts a text in the place of a file's, or adds one; nothing is saved. The case as it was
    /// stands where this fails.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn edit(&mut self, file: &str, text: impl Into<Vec<u8>>) -> Result<(), Error> {
        let mut folder = self.folder.clone();
        // What could not be read from the disk can be, now that its text is here.
        folder.unreadable.retain(|(name, _)| name != file);
        match folder.files.iter_mut().find(|(name, _)| name == file) {
            Some((_, bytes)) => *bytes = text.into(),
            None => {
                folder.files.push((file.to_owned(), text.into()));
                folder.files.sort();
            }
        }
        self.read = read(&folder, &self.options)?;
        self.folder = folder;
        Ok(())
    }

    /// The texts as they stand.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// What was said beside the case.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The case as it stands; complete only if it has no errors.
    #[must_use]
    pub fn case(&self) -> &Arc<Case> {
        &self.read.case
    }

    /// Everything that is wrong or doubtful, by file and place.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.read.diagnostics
    }

    /// The texts that diagnostics point into.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.read.files
    }

    /// The vintages of data that gave values of series, each with the hash of its files.
    #[must_use]
    pub fn data(&self) -> &[(String, String)] {
        &self.read.data
    }

    /// Series for which the store has no data.
    #[must_use]
    pub fn lacking(&self) -> &[Lacking] {
        &self.read.lacking
    }

    /// Whether the case can be judged.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.read.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// How much was computed since the session began; what was found before is not computed again.
    #[must_use]
    pub fn computed(&self) -> Computed {
        self.memo.computed()
    }

    /// Stops whatever is being asked, from any thread, once it is set; set back before the next
    /// query by whoever asks.
    #[must_use]
    pub fn stopper(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Answers.
    ///
    /// # Errors
    ///
    /// See [`Unheard`].
    pub fn query(&self, query: &Query) -> Result<Vec<Found>, Unheard> {
        self.followed(query, &|_| {})
    }

    /// Answers, and tells what is being done.
    ///
    /// # Errors
    ///
    /// See [`Unheard`].
    pub fn followed(&self, query: &Query, told: &dyn Fn(Step)) -> Result<Vec<Found>, Unheard> {
        if !self.is_sound() {
            return Err(Unheard::Broken);
        }
        match query {
            Query::Cells(asked) => self.cells(asked),
            Query::Claims(names) => self.claims(names.as_deref()),
            Query::Rivals => self.whole("rivals", |inquiry| {
                Found::Rivals(Fact::new(self.case(), inquiry.rivals().cloned()))
            }),
            Query::Shifts => self
                .whole("shifts", |inquiry| Found::Shifts(Fact::new(self.case(), inquiry.shifts()))),
            Query::Universes(asked) => self.universes(asked),
            Query::Answer(asked, choices) => self.answer(asked, *choices, told),
        }
    }

    fn inquiry(&self, resolved: &Resolved) -> Result<Inquiry<'_>, Unheard> {
        Ok(Inquiry::new(self.case(), &resolved.question, CELL, &self.parts, &self.stop)?)
    }

    fn cells(&self, asked: &Asked) -> Result<Vec<Found>, Unheard> {
        let case = self.case();
        let resolved = asked.resolve(case)?;
        let inquiry = self.inquiry(&resolved)?;
        let mut scenes = inquiry.scenes();
        scenes.retain(|scene| if scene.arena.is_some() { resolved.apart } else { resolved.pooled });
        let dependence = inquiry.dependence();
        let one = |scene: &Scene| {
            let name = name_of(case, &resolved, scene);
            let on = inquiry.cell_depends_on(scene, &dependence);
            self.kept(name, on, || Found::Cell(Fact::new(case, inquiry.cell(scene))))
        };
        let found: Result<Vec<Found>, Unheard> = scenes.par_iter().map(one).collect();
        Ok(with_changes(found?))
    }

    fn claims(&self, names: Option<&[String]>) -> Result<Vec<Found>, Unheard> {
        let case = self.case();
        let inquiry = self.inquiry(&Asked::default().resolve(case)?)?;
        let known = || case.claims.iter().map(|claim| claim.id.as_str());
        let claims: Vec<usize> = match names {
            None => inquiry.claims(),
            Some(names) => names
                .iter()
                .map(|name| position("claim", name, known()).map(|at| at as usize))
                .collect::<Result<_, _>>()?,
        };
        let on: Vec<(usize, Option<Content>)> =
            claims.into_par_iter().map(|at| (at, inquiry.claim_depends_on(at))).collect();
        let name = |at: usize| format!("claim {}", case.claims[at].id);
        // Explanations are weighed once, before claims of them are tested side by side.
        let is_new = |at: &usize| self.memo.known(&name(*at), self.whole_says()).is_none();
        if on.iter().any(|(at, on)| on.is_none() && is_new(at)) {
            let _ = inquiry.rivals();
        }
        let one = |&(at, on): &(usize, Option<Content>)| {
            let on = on.unwrap_or_else(|| self.whole_says());
            self.kept(name(at), on, || Found::Claim(Fact::new(case, inquiry.claim(at))))
        };
        on.par_iter().map(one).collect()
    }

    fn universes(&self, asked: &Asked) -> Result<Vec<Found>, Unheard> {
        let case = self.case();
        let resolved = asked.resolve(case)?;
        self.whole_of(&format!("universes {asked:?}"), &resolved, |inquiry| {
            let mut scenes = inquiry.scenes();
            scenes.retain(|own| if own.arena.is_some() { resolved.apart } else { resolved.pooled });
            Found::Universes(Fact::new(case, inquiry.universes(scenes)))
        })
    }

    fn answer(
        &self,
        asked: &Asked,
        choices: Choices,
        told: &dyn Fn(Step),
    ) -> Result<Vec<Found>, Unheard> {
        let case = self.case();
        let resolved = asked.resolve(case)?;
        let (name, on) = (format!("answer {asked:?} {choices:?}"), self.whole_says());
        if let Some(found) = self.memo.known(&name, on) {
            return Ok(vec![found]);
        }
        let control = Control { told, stop: &self.stop };
        let found = answer(case, &resolved.question, choices, control)?;
        let found = Found::Answer(Fact::new(case, found));
        self.memo.keep(name, on, found.clone());
        Ok(vec![found])
    }

    /// What the whole case says.
    fn whole_says(&self) -> Content {
        let case = self.case();
        *self.read.whole.get_or_init(|| content(case, &**case))
    }

    /// Something that rests on the whole case.
    fn whole(
        &self,
        name: &str,
        compute: impl FnOnce(&Inquiry<'_>) -> Found,
    ) -> Result<Vec<Found>, Unheard> {
        self.whole_of(name, &Asked::default().resolve(self.case())?, compute)
    }

    fn whole_of(
        &self,
        name: &str,
        resolved: &Resolved,
        compute: impl FnOnce(&Inquiry<'_>) -> Found,
    ) -> Result<Vec<Found>, Unheard> {
        let inquiry = self.inquiry(resolved)?;
        Ok(vec![self.kept(name.to_owned(), self.whole_says(), || compute(&inquiry))?])
    }

    /// What is known of this, or else is computed, unless it was stopped.
    fn kept(
        &self,
        name: String,
        on: Content,
        compute: impl FnOnce() -> Found,
    ) -> Result<Found, Unheard> {
        if let Some(found) = self.memo.known(&name, on) {
            return Ok(found);
        }
        let is_stopped = || self.stop.load(Ordering::Relaxed);
        if is_stopped() {
            return Err(Unheard::Stopped);
        }
        let found = compute();
        // What was stopped half way is no fact.
        if is_stopped() {
            return Err(Unheard::Stopped);
        }
        self.memo.keep(name, on, found.clone());
        Ok(found)
    }
}

/// How a cell is looked at by itself: its verdicts, without what asks for other cells or other
/// readings.
const CELL: Choices = Choices {
    domains: Domains::Not,
    universes: Tried::Not,
    read_again: ReadAgain::Not,
    ..Choices::VERDICTS
};

/// Adds to each cell its change since the period before, which is a matter of two cells.
fn with_changes(found: Vec<Found>) -> Vec<Found> {
    let cells: Vec<Fact<CellAnswer>> = found
        .into_iter()
        .filter_map(|found| if let Found::Cell(fact) = found { Some(fact) } else { None })
        .collect();
    let of_cases: Vec<(&Case, &CellAnswer)> =
        cells.iter().map(|cell| (&*cell.case, &*cell.is)).collect();
    let changed = |(own, rises): (&Fact<CellAnswer>, Option<f64>)| {
        Found::Cell(Fact::new(&own.case, CellAnswer { rises, ..(*own.is).clone() }))
    };
    cells.iter().zip(changes(&of_cases)).map(changed).collect()
}

fn read(folder: &Folder, options: &Options) -> Result<Read, Error> {
    let switched = Switched { on: &options.with, off: &options.without };
    if let Some(set) = switched.contradictions().next() {
        return Err(Error::new(format!(
            "the set `{set}` cannot be both with and without; name it once"
        )));
    }
    let mut loaded = load_switched(folder, switched);
    #[cfg(feature = "store")]
    crate::measured::check(&mut loaded);
    let settings = &mut loaded.case.settings;
    settings.draws = options.draws.unwrap_or(settings.draws);
    settings.seed = options.seed.unwrap_or(settings.seed);
    settings.cut = options.cut.unwrap_or(settings.cut);
    options.set.iter().try_for_each(|choice| overrule::set(settings, choice))?;
    if let Some(target) = options.target.as_ref().filter(|_| !loaded.has_errors()) {
        narrow(&mut loaded.case, target).map_err(|why| Error::new(format!("--target {why}")))?;
    }
    let (data, lacking) = filled(&mut loaded, options)?;
    let Loaded { case, files, diagnostics } = loaded;
    let (case, whole) = (Arc::new(case), OnceLock::new());
    Ok(Read { case, whole, files, diagnostics, data, lacking })
}

type Filled = (Vec<(String, String)>, Vec<Lacking>);

#[cfg(feature = "store")]
fn filled(loaded: &mut Loaded, options: &Options) -> Result<Filled, Error> {
    match options.store.as_ref().filter(|_| !loaded.has_errors()) {
        Some(store) => crate::measured::fill(&mut loaded.case, store),
        None => Ok(Filled::default()),
    }
}

#[cfg(not(feature = "store"))]
fn filled(_: &mut Loaded, options: &Options) -> Result<Filled, Error> {
    match &options.store {
        Some(_) => Err(Error::new("no store can be read here")),
        None => Ok(Filled::default()),
    }
}
