//! `data show`: all that is known about a dataset.

use super::add::{doubled, notes as tell_notes, repetitions, share};
use super::kinds::field;
use super::list::number;
use super::manifest_words::{about, absence, conflict_rule, key, on_disk, span, word};
use crate::amounts::{counted, grouped, size};
use crate::args::{Part, ShowArgs};
use crate::failure::{Outcome, Result};
use crate::output::{Format, bytes, json, line, table};
use crate::store::open;
use crate::style::{bold, dim};
use counterpoise_datasets::{Column, Empty, Manifest, Reason, Shape, Store};
use counterpoise_frames::{Cell, Table};

/// So many notes are told in words.
const NOTES: usize = 8;
/// So many actors without a state are told in words.
const ACTORS: usize = 20;

pub(crate) fn run(args: &ShowArgs) -> Result {
    let store = open(&args.store)?;
    let manifest = store.manifest(&args.which.name, args.which.vintage.as_deref())?;
    match (args.part, args.shown.format) {
        (None, Format::Text) => say(&store, &manifest)?,
        (None, Format::Json) => json(&manifest)?,
        (Some(Part::Cite), Format::Text) => bytes(manifest.bibtex.as_bytes())?,
        (part, format) => table(&rows(&store, &manifest, part.unwrap_or(Part::Columns))?, format)?,
    }
    Ok(Outcome::Well)
}

fn rows(store: &Store, manifest: &Manifest, part: Part) -> Result<Table> {
    Ok(match part {
        Part::Columns => columns(manifest),
        Part::Years => years(manifest),
        Part::Files => files(manifest),
        Part::Notes => notes(manifest),
        Part::Actors => actors(store, manifest)?,
        Part::Cite => Table::new(&["dataset", "vintage", "version", "licence", "cite", "bibtex"])
            .with([[
                &manifest.dataset,
                &manifest.vintage,
                &manifest.version,
                &manifest.licence,
                &manifest.cite,
                &manifest.bibtex,
            ]
            .map(String::as_str)]),
    })
}

/// Cells by what they say. A column is filled, zero, missing and not applicable in as many rows as
/// the table has.
fn columns(manifest: &Manifest) -> Table {
    let row = |column: &Column| -> Vec<Cell> {
        let empty = manifest.missing.get(&column.name).copied().unwrap_or(0);
        let of = |kind: Empty| number(if column.empty == kind { empty } else { 0 });
        vec![
            column.name.as_str().into(),
            word(column.kind).into(),
            column.unit.as_str().into(),
            number(manifest.rows_written - empty),
            manifest.zeros.get(&column.name).copied().map(number).into(),
            of(Empty::Missing),
            of(Empty::NotApplicable),
            column.label.as_str().into(),
        ]
    };
    let names =
        ["column", "type", "unit", "given", "of_them_zero", "missing", "not_applicable", "label"];
    Table::new(&names).with(manifest.columns.iter().map(row))
}

fn years(manifest: &Manifest) -> Table {
    let row = |(year, rows): (&i32, &u64)| [Cell::Written(year.to_string()), number(*rows)];
    Table::new(&["year", "rows"]).with(manifest.coverage.iter().map(row))
}

fn files(manifest: &Manifest) -> Table {
    let row = |file: &counterpoise_datasets::SourceFile| -> [Cell; 4] {
        [
            file.name.as_str().into(),
            number(file.rows),
            number(file.bytes),
            file.sha256.as_str().into(),
        ]
    };
    Table::new(&["file", "rows", "bytes", "sha256"]).with(manifest.files.iter().map(row))
}

fn notes(manifest: &Manifest) -> Table {
    let sentence = |reason: &Reason| match reason {
        Reason::Repeat => {
            format!("{reason}: the {} of another row, and its values", key(manifest))
        }
        Reason::Conflict => format!(
            "{reason}: the {} of another row, and other values; {}",
            key(manifest),
            conflict_rule(manifest)
        ),
        other => other.to_string(),
    };
    let aside = manifest.set_aside.iter().map(|(reason, n)| ("set aside", sentence(reason), *n));
    let notes =
        manifest.notes.iter().map(|(text, n)| ("read otherwise than written", text.clone(), *n));
    let row = |(what, text, n): (&'static str, String, u64)| -> [Cell; 3] {
        [what.into(), text.into(), number(n)]
    };
    Table::new(&["what", "text", "rows"]).with(aside.chain(notes).map(row))
}

fn actors(store: &Store, manifest: &Manifest) -> Result<Table> {
    let found = store.actors_without_state(&manifest.dataset, Some(&manifest.vintage))?;
    let row = |(name, n): (String, u64)| -> [Cell; 2] { [name.into(), number(n)] };
    Ok(Table::new(&["actor", "sides_of_events"]).with(found.into_iter().map(row)))
}

fn say(store: &Store, manifest: &Manifest) -> Result<()> {
    line(&format!(
        "{}  {}",
        bold(&format!("{}/{}", manifest.dataset, manifest.vintage)),
        manifest.title
    ))?;
    let vintages = store.vintages(&manifest.dataset)?;
    let others: Vec<&str> = vintages
        .iter()
        .map(|other| other.vintage.as_str())
        .filter(|other| *other != manifest.vintage)
        .collect();
    let folder = store.data_folder(manifest).display().to_string();
    let rows = format!(
        "{}, {}, {}",
        counted(manifest.rows_written, "row"),
        about(manifest.shape),
        size(on_disk(manifest))
    );
    let key = key(manifest);
    let said = [
        ("kind", manifest.kind.as_str()),
        ("version", manifest.version.as_str()),
        ("vintages", &others.join(", ")),
        ("rows", rows.as_str()),
        ("key", key.as_str()),
        ("folder", folder.as_str()),
        ("licence", manifest.licence.as_str()),
        ("cite", manifest.cite.as_str()),
        ("from", manifest.url.as_str()),
    ];
    said.iter()
        .filter(|(_, text)| !text.is_empty())
        .try_for_each(|(key, text)| field(key, text))?;
    part("Files")?;
    manifest.files.iter().try_for_each(|file| {
        let sheet = match file.sheet.as_str() {
            "" => String::new(),
            name => format!(", sheet \"{name}\""),
        };
        line(&format!(
            "  {}{sheet}, {}, {}, sha256 {}",
            file.name,
            counted(file.rows, "row"),
            size(file.bytes),
            file.sha256
        ))
    })?;
    part("Rows of the files")?;
    line(&format!(
        "  {} read, {} kept, {} set aside",
        grouped(manifest.rows_in),
        grouped(manifest.rows_kept),
        share(manifest.rows_set_aside, manifest.rows_in)
    ))?;
    manifest
        .set_aside
        .iter()
        .try_for_each(|(reason, n)| line(&format!("  {:>12}  {reason}", grouped(*n))))?;
    doubled(manifest)?;
    tell_notes(manifest, NOTES)?;
    if manifest.shape == Shape::Events {
        events(store, manifest)?;
    }
    part("Coverage")?;
    coverage(manifest)?;
    part("What is missing, and how")?;
    field("empty cells", &manifest.missing_means)?;
    field("no row", &format!("in a covered year: {}", absence(manifest.absent)))?;
    field("other years", "outside coverage")?;
    part("Columns")?;
    table(&columns(manifest), Format::Text)
}

fn part(title: &str) -> Result<()> {
    line("")?;
    line(&bold(title))
}

fn events(store: &Store, manifest: &Manifest) -> Result<()> {
    part("Events")?;
    if let Some(duplicates) = manifest.duplicates {
        repetitions(manifest, duplicates)?;
    }
    let actors = store.actors_without_state(&manifest.dataset, Some(&manifest.vintage))?;
    let most: Vec<String> =
        actors.iter().take(ACTORS).map(|(name, n)| format!("{name} {}", grouped(*n))).collect();
    if !most.is_empty() {
        let head = format!("{} without one; most often: ", counted(actors.len() as u64, "actor"));
        let more = if actors.len() > ACTORS { " (`data show NAME actors` lists all)" } else { "" };
        field("no state", &format!("{head}{}{more}", most.join("; ")))?;
    }
    Ok(())
}

/// Years with rows, runs of them together, and the gaps between.
fn coverage(manifest: &Manifest) -> Result<()> {
    let mut runs: Vec<(i32, i32, u64, u64)> = Vec::new();
    for (year, rows) in &manifest.coverage {
        match runs.last_mut() {
            Some((_, last, least, most)) if *last + 1 == *year => {
                *last = *year;
                *least = (*least).min(*rows);
                *most = (*most).max(*rows);
            }
            _ => runs.push((*year, *year, *rows, *rows)),
        }
    }
    let years = counted(manifest.coverage.len() as u64, "year");
    let states = counted(manifest.states.len() as u64, "state");
    line(&format!("  {}, {years} with rows, {states}", span(manifest)))?;
    for (first, last, least, most) in runs.iter().take(30) {
        let years = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let rows = if first == last {
            counted(*most, "row")
        } else if least == most {
            format!("{} a year", counted(*least, "row"))
        } else {
            format!("{} to {} rows a year", grouped(*least), grouped(*most))
        };
        line(&format!("  {years:<10}  {rows}"))?;
    }
    if runs.len() > 30 {
        line(&dim(&format!(
            "  and {} (`data show {} years`)",
            counted(runs.len() as u64 - 30, "more span"),
            manifest.dataset
        )))?;
    }
    Ok(())
}
