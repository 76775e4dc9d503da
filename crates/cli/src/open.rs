//! Reading a case for a command.

pub(crate) mod measured;
mod overrule;

use crate::args::CaseArgs;
use crate::commands::check::few_of_each;
use crate::failure::{Failure, Result};
use crate::output::{error, note};
use counterpoise_case::model::{ActorId, ArenaId, Case, PeriodId, SchoolId, Settings};
use counterpoise_case::{Folder, Loaded, load, read_folder};
use counterpoise_diagnostic::{human, summary};
use counterpoise_world::near_miss;
use std::path::Path;

/// A case that can be judged.
pub(crate) struct Opened {
    pub(crate) folder: Folder,
    pub(crate) loaded: Loaded,
    /// The vintages of data that gave values of series, each with the hash of its files.
    pub(crate) data: Vec<(String, String)>,
}

impl Opened {
    pub(crate) fn case(&self) -> &Case {
        &self.loaded.case
    }
}

/// Reads, checks, applies what the command line says; `None` if the case has errors, which have
/// then been shown.
pub(crate) fn open(args: &CaseArgs) -> Result<Option<Opened>> {
    let folder = folder(&args.folder)?;
    let mut loaded = load(&folder, &args.with);
    measured::check(&mut loaded);
    if loaded.has_errors() {
        let (early, _) = few_of_each(&loaded.diagnostics, 5);
        for diagnostic in early.into_iter().filter(|d| d.is_error()).take(20) {
            note(&human(diagnostic, &loaded.files, crate::style::colour()));
        }
        error(&format!(
            "{}: {}; `counterpoise check {}` shows all",
            args.folder.display(),
            summary(&loaded.diagnostics),
            args.folder.display()
        ));
        return Ok(None);
    }
    overrule(&mut loaded.case.settings, args)?;
    let data = match &args.store {
        Some(store) => measured::fill(&mut loaded.case, store)?,
        None => Vec::new(),
    };
    Ok(Some(Opened { folder, loaded, data }))
}

/// The same, with another cut for the types of tests.
pub(crate) fn open_at(args: &CaseArgs, cut: Option<f64>) -> Result<Option<Opened>> {
    let mut opened = open(args)?;
    if let Some((opened, cut)) = opened.as_mut().zip(cut) {
        opened.loaded.case.settings.cut = cut;
    }
    Ok(opened)
}

/// The files of a case folder.
pub(crate) fn folder(path: &Path) -> Result<Folder> {
    if path.is_dir() {
        return Ok(read_folder(path));
    }
    let why = if path.exists() {
        "is a file; name the folder it stands in"
    } else {
        "does not exist; `counterpoise new` makes a case"
    };
    Err(Failure::new(format!("{} {why}", path.display())))
}

fn overrule(settings: &mut Settings, args: &CaseArgs) -> Result<()> {
    if let Some(draws) = args.draws {
        settings.draws = draws;
    }
    if let Some(seed) = args.seed {
        settings.seed = seed;
    }
    args.set.iter().try_for_each(|choice| overrule::set(settings, choice))
}

/// `RUS:CHN`, or the case's own pair.
pub(crate) fn dyad(case: &Case, text: Option<&str>) -> Result<Option<(ActorId, ActorId)>> {
    let Some(text) = text else { return Ok(None) };
    let bad = || {
        Failure::new(format!(
            "--dyad {text}: write SUBJECT:TARGET with two actors of the case, as in --dyad CHN:RUS"
        ))
    };
    let (subject, target) = text.split_once(':').ok_or_else(bad)?;
    let find =
        |code: &str| case.actors.iter().position(|a| &*a.code == code).map(|at| ActorId(at as u32));
    let (subject, target) = find(subject).zip(find(target)).ok_or_else(bad)?;
    if subject == target { Err(bad()) } else { Ok(Some((subject, target))) }
}

pub(crate) fn arena(case: &Case, id: &str) -> Result<ArenaId> {
    let found = case.arenas.iter().position(|a| a.id == id).map(|at| ArenaId(at as u32));
    found.ok_or_else(|| unknown("arena", id, case.arenas.iter().map(|a| a.id.as_str())))
}

pub(crate) fn period(case: &Case, id: &str) -> Result<PeriodId> {
    let found = case.periods.iter().position(|p| p.id == id).map(|at| PeriodId(at as u32));
    found.ok_or_else(|| unknown("period", id, case.periods.iter().map(|p| p.id.as_str())))
}

pub(crate) fn school(case: &Case, id: &str) -> Result<SchoolId> {
    let found = case.schools.iter().position(|s| s.id == id).map(|at| SchoolId(at as u32));
    found.ok_or_else(|| unknown("school", id, case.schools.iter().map(|s| s.id.as_str())))
}

fn unknown<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let known: Vec<&str> = known.collect();
    let near = near_miss(id, known.iter().copied());
    let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    Failure::new(format!("no {what} is called `{id}`; {did}there are {}", known.join(", ")))
}
