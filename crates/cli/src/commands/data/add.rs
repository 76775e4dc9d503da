//! `data add`: files into the store, all of them or nothing.

use crate::args::AddArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{note, screen, show, width};
use crate::progress::Importing;
use crate::store::open;
use crate::style::dim;
use counterpoise_datasets::{AddOptions, guess_kind, kind, kinds};
use counterpoise_present::screens::stored as screens;
use counterpoise_present::tables::stored as tables;
use counterpoise_world::near_miss;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &AddArgs) -> Result {
    let (kind, files) = kind_and_files(args)?;
    let store = open(&args.store)?;
    let options = AddOptions {
        kind,
        files,
        vintage: args.vintage.clone(),
        dataset: args.dataset.clone(),
        version: args.version.clone(),
        mapping: args.mapping.clone(),
        dedup: args.dedup.map(Into::into),
        on_conflict: args.on_conflict.map(Into::into),
        sheet: args.sheet.clone(),
        dates: args.dates.map(Into::into),
        allow_gaps: args.allow_gaps,
        append: args.append,
    };
    let added = {
        let bar = Importing::new();
        store.add(&options, &mut |progress| bar.at(progress))?
    };
    let vintages = store.vintages(&added.manifest().dataset)?;
    show(
        args.shown.format,
        || tables::added(&added),
        || screen(&screens::added(&added, &vintages, width())),
    )?;
    Ok(Outcome::Well)
}

/// The first word is a kind where it is the name of one; else the files tell.
fn kind_and_files(args: &AddArgs) -> Result<(String, Vec<PathBuf>)> {
    let (first, rest) =
        args.what.split_first().ok_or_else(|| Failure::new("name the files to add"))?;
    let word = first.to_string_lossy();
    if kind(&word).is_some() {
        return Ok((word.into_owned(), rest.to_vec()));
    }
    if !first.exists() && !rest.is_empty() && !word.contains(['.', '/', '\\']) {
        return Err(Failure::new(no_kind(&word)));
    }
    if args.mapping.is_some() {
        return Ok(("generic".to_owned(), args.what.clone()));
    }
    guessed(&args.what, args.sheet.as_deref()).map(|kind| (kind, args.what.clone()))
}

/// `there is no kind ...`, with the nearest name.
pub(super) fn no_kind(word: &str) -> String {
    let near = near_miss(word, kinds().into_iter().map(|kind| kind.name));
    let near = near.map_or_else(|| ";".to_owned(), |name| format!("; did you mean `{name}`?"));
    format!("there is no kind `{word}`{near} `counterpoise data kinds` lists them all")
}

/// The one kind that all the files look like.
fn guessed(files: &[PathBuf], sheet: Option<&str>) -> Result<String> {
    let (mut found, mut faults, mut unknown) = (BTreeSet::new(), Vec::new(), Vec::new());
    for file in files {
        match guess_kind(file, sheet) {
            Ok(Some(kind)) => drop(found.insert(kind.name)),
            Ok(None) => unknown.push(name(file)),
            Err(error) => faults.push(Failure::from(error).to_string()),
        }
    }
    if !unknown.is_empty() {
        faults.push(format!(
            "the columns of {} are those of no kind\n  Name the kind before the files (`counterpoise data kinds`), or describe \
             the table in a mapping file (`counterpoise data kinds generic`).",
            unknown.join(", ")
        ));
    }
    if !faults.is_empty() {
        return Err(Failure::new(faults.join("\n")));
    }
    let kinds: Vec<&str> = found.into_iter().collect();
    match kinds.as_slice() {
        [one] => {
            note(&dim(&format!("kind: {one}, told by the columns")));
            Ok((*one).to_owned())
        }
        several => Err(Failure::new(format!(
            "the files are of several kinds: {}\n  Add those of each kind by themselves.",
            several.join(", ")
        ))),
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
