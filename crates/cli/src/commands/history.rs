//! `history`: what the versions of a case said, from git.
//!
//! Each commit that changed the folder is read and judged by this program. A version that no longer
//! reads is named and left out; without git, or outside of a repository, that is said.

use crate::args::HistoryArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::Opened;
use crate::output::{note, screen, show, width};
use crate::style::poor;
use counterpoise_case::Folder;
use counterpoise_engine::{Asked, Found, Options, Query, Session};
use counterpoise_present::tables::history::Past;
use counterpoise_present::{screens, tables, verdict_text};
use counterpoise_study::CellAnswer;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// A commit that changed the folder.
struct Version {
    id: String,
    date: String,
}

pub(crate) fn run(args: &HistoryArgs) -> Result {
    let folder = &args.case.folder;
    let mut versions = versions(folder, args.last)?;
    // The oldest first: what changed is told against what came before.
    versions.reverse();
    let mut past: Vec<Past> = Vec::new();
    let mut left_out = 0;
    for version in &versions {
        match judged(args, version) {
            Ok(found) => past.extend(changes(&past, found)),
            Err(why) => {
                left_out += 1;
                note(&poor(&format!("{} ({}) is left out: {why}", version.id, version.date)));
            }
        }
    }
    show(
        args.shown.format,
        || tables::history::history(&past, false),
        || screen(&screens::history(&past, versions.len(), left_out, width())),
    )?;
    Ok(if left_out == versions.len() && left_out > 0 { Outcome::Wanting } else { Outcome::Well })
}

fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("git").arg("-C").arg(folder).args(args).output();
    let output = output.map_err(|error| {
        Failure::new(format!(
            "git cannot be started ({error}); the history of a case is that of git"
        ))
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("it does not say why").to_owned();
    Err(Failure::new(format!("{}: git has no history of it: {said}", folder.display())))
}

fn versions(folder: &Path, last: u32) -> Result<Vec<Version>> {
    let text = git(folder, &["log", "--format=%h %cs", &format!("-{last}"), "--", "."])?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let version = |line: &str| {
        let (id, date) = line.split_once(' ')?;
        Some(Version { id: id.to_owned(), date: date.to_owned() })
    };
    let found: Vec<Version> = text.lines().filter_map(version).collect();
    if found.is_empty() {
        return Err(Failure::new(format!("no commit has changed {}", folder.display())));
    }
    Ok(found)
}

/// The files of a folder as they were.
fn folder_of(folder: &Path, version: &Version) -> Result<Folder> {
    let names = git(folder, &["ls-tree", "-r", "-z", "--name-only", &version.id, "./"])?;
    let names = String::from_utf8_lossy(&names).into_owned();
    let mut files = Vec::new();
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let bytes = git(folder, &["show", &format!("{}:./{name}", version.id)])?;
        files.push((name.to_owned(), bytes));
    }
    Ok(Folder { files, unreadable: Vec::new() })
}

/// What the author's school of that version says in each of its cells.
fn judged(args: &HistoryArgs, version: &Version) -> Result<Vec<Past>> {
    let switches = &args.case.switches;
    let options = Options {
        with: switches.with.clone(),
        without: switches.without.clone(),
        set: switches.set.clone(),
        target: switches.target.clone(),
        draws: args.case.draws,
        seed: args.case.seed,
        store: args.case.store.clone(),
        ..Options::default()
    };
    let session = Session::of(folder_of(&args.case.folder, version)?, options)?;
    if !session.is_sound() {
        let errors = session.diagnostics().iter().filter(|one| one.is_error()).count();
        return Err(Failure::new(format!("it no longer reads ({errors} errors)")));
    }
    let opened = Opened { session };
    let case = opened.case();
    let school = case.header.author_school.or_else(|| case.header.schools.last().copied());
    let school = school.ok_or_else(|| Failure::new("it judges by no school"))?;
    let asked = Asked { school: Some(case[school].id.clone()), ..Asked::default() };
    let cells: Vec<Arc<CellAnswer>> = opened
        .session
        .query(&Query::Cells(asked))?
        .into_iter()
        .filter_map(|found| match found {
            Found::Cell(fact) => Some(fact.is),
            _ => None,
        })
        .collect();
    let mut rows = Vec::new();
    for cell in cells.iter().filter(|cell| cell.domain.is_none()) {
        for judged in cell.verdicts.iter().filter(|own| own.verdict.school == school) {
            rows.push(Past {
                version: version.id.clone(),
                date: version.date.clone(),
                arena: cell.arena.map_or_else(|| "all".to_owned(), |id| case[id].id.clone()),
                period: case[cell.period].id.clone(),
                school: case[school].id.clone(),
                verdict: verdict_text(judged),
                probability: (!judged.is_silent()).then(|| judged.probability()),
                changed: true,
            });
        }
    }
    Ok(rows)
}

/// Whether each verdict differs from the last one of its cell.
fn changes(before: &[Past], now: Vec<Past>) -> Vec<Past> {
    now.into_iter().map(|own| changed(before, own)).collect()
}

fn changed(before: &[Past], now: Past) -> Past {
    let is_of_cell = |own: &&Past| (&own.arena, &own.period) == (&now.arena, &now.period);
    let last = before.iter().rfind(is_of_cell);
    Past { changed: last.is_none_or(|last| last.verdict != now.verdict), ..now }
}
