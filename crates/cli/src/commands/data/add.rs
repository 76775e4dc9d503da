//! `data add`: files into the store, all of them or nothing.

use super::list::number;
use super::manifest_words::{conflict_rule, key, on_disk, rule, span, word};
use crate::amounts::{counted, grouped, size};
use crate::args::AddArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, line, note, table};
use crate::progress::Importing;
use crate::store::open;
use crate::style::{bold, dim, poor};
use counterpoise_datasets::{
    AddOptions, Added, Duplicates, Manifest, Reason, guess_kind, kind, kinds,
};
use counterpoise_frames::{Cell, Table};
use counterpoise_world::near_miss;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// So many notes are told in words.
const NOTES: usize = 3;

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
    match args.shown.format {
        Format::Text => say(&added, &store.vintages(&added.manifest().dataset)?)?,
        format => table(&row(&added), format)?,
    }
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

fn say(added: &Added, older: &[Manifest]) -> Result<()> {
    let manifest = added.manifest();
    let place = format!("{}/{}", manifest.dataset, manifest.vintage);
    match added {
        Added::Already(_) => {
            line(&format!("{} is in the store already; nothing was changed", bold(&place)))?;
        }
        Added::New(_) => line(&format!("{} is in the store: {}", bold(&place), manifest.title))?,
    }
    line(&format!(
        "  {} read, {} kept, {} set aside; {} written for {}, {}, {}",
        counted(manifest.rows_in, "row"),
        grouped(manifest.rows_kept),
        grouped(manifest.rows_set_aside),
        counted(manifest.rows_written, "row"),
        span(manifest),
        counted(manifest.states.len() as u64, "state"),
        size(on_disk(manifest)),
    ))?;
    if manifest.rows_set_aside > 0 {
        let reasons: Vec<String> = manifest
            .set_aside
            .iter()
            .map(|(reason, n)| format!("{} {reason}", grouped(*n)))
            .collect();
        line(&format!("  set aside: {}", poor(&reasons.join(", "))))?;
        line(&dim(&format!(
            "  counterpoise data quarantine {} lists them with line and reason",
            manifest.dataset
        )))?;
    }
    doubled(manifest)?;
    if let Some(duplicates) = manifest.duplicates {
        repetitions(manifest, duplicates)?;
    }
    notes(manifest, NOTES)?;
    if let Some(last) = older.iter().rfind(|old| old.vintage != manifest.vintage) {
        beside(manifest, last)?;
    }
    Ok(())
}

/// What was read otherwise than written: those that concern most rows, and how many more there are.
pub(super) fn notes(manifest: &Manifest, most: usize) -> Result<()> {
    let mut notes: Vec<(&String, u64)> =
        manifest.notes.iter().map(|(text, n)| (text, *n)).collect();
    notes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (text, n) in notes.iter().take(most) {
        line(&dim(&format!("  note, {}: {text}", counted(*n, "row"))))?;
    }
    let rest = notes.get(most..).unwrap_or_default();
    if rest.is_empty() {
        return Ok(());
    }
    let n = rest.iter().map(|(_, n)| n).sum();
    let all = format!("counterpoise data show {} notes", manifest.dataset);
    line(&dim(&format!(
        "  and {} on {} (`{all}` lists them)",
        counted(rest.len() as u64, "more note"),
        counted(n, "row")
    )))
}

/// Rows that another row of the same key makes superfluous or doubtful.
pub(super) fn doubled(manifest: &Manifest) -> Result<()> {
    let (repeats, conflicts) =
        (manifest.set_aside_for(Reason::Repeat), manifest.set_aside_for(Reason::Conflict));
    if repeats > 0 {
        let repeat = if repeats == 1 { "repeats" } else { "repeat" };
        line(&format!(
            "  {} {repeat} another (the same {}, the same values), which counts once",
            counted(repeats, "row"),
            key(manifest)
        ))?;
    }
    if conflicts > 0 {
        let contradict = if conflicts == 1 { "contradicts" } else { "contradict" };
        line(&poor(&format!(
            "  {} {contradict} another (the same {}, other values): {}",
            counted(conflicts, "row"),
            key(manifest),
            conflict_rule(manifest)
        )))?;
    }
    Ok(())
}

/// The newest vintage is the one that is used, also where it reaches less far.
fn beside(manifest: &Manifest, old: &Manifest) -> Result<()> {
    line(&format!(
        "  beside the vintage {} ({}); this one is used from now on",
        old.vintage,
        span(old)
    ))?;
    let less =
        manifest.coverage.len() < old.coverage.len() || manifest.states.len() < old.states.len();
    if less {
        line(&poor(&format!(
            "  it covers fewer years or states than that: `counterpoise data use {} --vintage {}` goes back",
            manifest.dataset, old.vintage
        )))?;
    }
    Ok(())
}

/// How many rows repeat another, and which of them count.
pub(super) fn repetitions(manifest: &Manifest, duplicates: Duplicates) -> Result<()> {
    line(&format!(
        "  between two states: {}; with an actor that belongs to none, so in no count of states: {}",
        counted(duplicates.events, "event"),
        grouped(duplicates.without_state)
    ))?;
    line(&format!(
        "  repeat the day, pair and code of another: {}; the day and pair: {}",
        share(duplicates.same_day_pair_code, duplicates.events),
        share(duplicates.same_day_pair, duplicates.events)
    ))?;
    line(&format!("  repetitions left out: {}", rule(manifest.dedup)))
}

/// `827 (49.4%)`.
pub(super) fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return grouped(part);
    }
    format!("{} ({:.1}%)", grouped(part), 100.0 * part as f64 / whole as f64)
}

fn row(added: &Added) -> Table {
    let manifest = added.manifest();
    let is_new = matches!(added, Added::New(_));
    let duplicates =
        |of: fn(&Duplicates) -> u64| manifest.duplicates.as_ref().map(|d| number(of(d)));
    let events = manifest.shape.has_events();
    let cells: Vec<Cell> = vec![
        manifest.dataset.as_str().into(),
        manifest.vintage.as_str().into(),
        is_new.into(),
        number(manifest.rows_in),
        number(manifest.rows_kept),
        number(manifest.rows_set_aside),
        number(manifest.rows_written),
        manifest
            .set_aside
            .iter()
            .map(|(reason, n)| format!("{reason} {n}"))
            .collect::<Vec<String>>()
            .into(),
        duplicates(|d| d.events).into(),
        duplicates(|d| d.without_state).into(),
        duplicates(|d| d.same_day_pair_code).into(),
        duplicates(|d| d.same_day_pair).into(),
        events.then(|| word(manifest.dedup)).into(),
    ];
    let columns = [
        "dataset",
        "vintage",
        "new",
        "rows_in",
        "rows_kept",
        "rows_set_aside",
        "rows_written",
        "set_aside_by_reason",
        "events_between_states",
        "events_without_a_state",
        "same_day_pair_code",
        "same_day_pair",
        "dedup",
    ];
    Table::new(&columns).with([cells])
}
