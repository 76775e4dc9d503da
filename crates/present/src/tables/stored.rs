//! The store of data as tables: what it holds, what was added, set aside, found and removed.

use crate::amounts::grouped;
use crate::stored::{absence, conflict_rule, key, on_disk, span, word};
use counterpoise_datasets::{
    Added, Column, Dataset, Duplicates, Empty, Finding, Kind, MAPPINGS, Manifest, QuarantineRow,
    Reason, Severity, SourceFile, kinds,
};
use counterpoise_frames::{Cell, Table};
use std::collections::BTreeMap;

/// The newest vintage is the one that is used where none is named.
fn vintages(datasets: &[Dataset]) -> impl Iterator<Item = (&Manifest, bool)> {
    datasets.iter().flat_map(|dataset| {
        let newest = dataset.vintages.len().saturating_sub(1);
        dataset.vintages.iter().enumerate().map(move |(at, manifest)| (manifest, at == newest))
    })
}

/// What the store holds, in short.
#[must_use]
pub fn datasets(datasets: &[Dataset]) -> Table {
    let row = |(manifest, newest): (&Manifest, bool)| {
        [
            manifest.dataset.clone(),
            manifest.vintage.clone(),
            if newest { "used".to_owned() } else { "older".to_owned() },
            span(manifest),
            grouped(manifest.rows_written),
            grouped(manifest.rows_set_aside),
            manifest.title.clone(),
        ]
    };
    let columns = ["dataset", "vintage", "", "years", "rows", "set aside", "title"];
    Table::new(&columns).with(vintages(datasets).map(row))
}

/// Every vintage with its counts.
#[must_use]
pub fn all_vintages(datasets: &[Dataset]) -> Table {
    let row = |(manifest, newest): (&Manifest, bool)| -> Vec<Cell> {
        let (first, last) = manifest.span().unzip();
        vec![
            manifest.dataset.as_str().into(),
            manifest.vintage.as_str().into(),
            newest.into(),
            manifest.kind.as_str().into(),
            manifest.version.as_str().into(),
            first.map(f64::from).into(),
            last.map(f64::from).into(),
            number(manifest.rows_in),
            number(manifest.rows_kept),
            number(manifest.rows_set_aside),
            number(manifest.rows_written),
            number(on_disk(manifest)),
            manifest.title.as_str().into(),
            manifest.licence.as_str().into(),
        ]
    };
    let columns = [
        "dataset",
        "vintage",
        "used",
        "kind",
        "version",
        "first_year",
        "last_year",
        "rows_in",
        "rows_kept",
        "rows_set_aside",
        "rows_written",
        "bytes",
        "title",
        "licence",
    ];
    Table::new(&columns).with(vintages(datasets).map(row))
}

fn number(n: u64) -> Cell {
    Cell::Written(n.to_string())
}

/// What was added.
#[must_use]
pub fn added(added: &Added) -> Table {
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

/// Its columns. A column is filled, zero, missing and not applicable in as many rows as
/// the table has.
#[must_use]
pub fn columns(manifest: &Manifest) -> Table {
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

/// Rows by year.
#[must_use]
pub fn years(manifest: &Manifest) -> Table {
    let row = |(year, rows): (&i32, &u64)| [Cell::Written(year.to_string()), number(*rows)];
    Table::new(&["year", "rows"]).with(manifest.coverage.iter().map(row))
}

/// The files that it is from.
#[must_use]
pub fn files(manifest: &Manifest) -> Table {
    let row = |file: &SourceFile| -> [Cell; 4] {
        [
            file.name.as_str().into(),
            number(file.rows),
            number(file.bytes),
            file.sha256.as_str().into(),
        ]
    };
    Table::new(&["file", "rows", "bytes", "sha256"]).with(manifest.files.iter().map(row))
}

/// What was set aside, and read otherwise than written.
#[must_use]
pub fn notes(manifest: &Manifest) -> Table {
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

/// Actors without a state, and of how many sides of events.
#[must_use]
pub fn actors(found: Vec<(String, u64)>) -> Table {
    let row = |(name, n): (String, u64)| -> [Cell; 2] { [name.into(), number(n)] };
    Table::new(&["actor", "sides_of_events"]).with(found.into_iter().map(row))
}

/// How it is to be cited.
#[must_use]
pub fn cite(manifest: &Manifest) -> Table {
    let row = [
        &manifest.dataset,
        &manifest.vintage,
        &manifest.version,
        &manifest.licence,
        &manifest.cite,
        &manifest.bibtex,
    ];
    Table::new(&["dataset", "vintage", "version", "licence", "cite", "bibtex"])
        .with([row.map(String::as_str)])
}

/// Kinds of files, by name.
#[must_use]
pub fn kinds_in_short() -> Table {
    Table::new(&["kind", "title"]).with(kinds().into_iter().map(|kind| [kind.name, kind.title]))
}

/// The mappings that come with the program.
#[must_use]
pub fn mappings() -> Table {
    let rows = MAPPINGS.iter().map(|one| [one.name.to_owned(), one.needs()]);
    Table::new(&["mapping", "needs"]).with(rows)
}

/// Kinds of files with all that is known of them.
#[must_use]
pub fn kinds_whole(kinds: &[&Kind]) -> Table {
    let row = |kind: &&Kind| {
        [
            kind.name,
            kind.title,
            kind.files,
            kind.url,
            kind.licence,
            kind.cite,
            kind.missing,
            absence(kind.absent),
        ]
    };
    let columns = ["kind", "title", "files", "url", "licence", "cite", "missing", "absent_row"];
    Table::new(&columns).with(kinds.iter().map(row))
}

/// What was found of the store, and the vintages that are whole.
#[must_use]
pub fn findings(findings: &[Finding], whole: &[String]) -> Table {
    let word =
        |finding: &Finding| if finding.severity == Severity::Error { "damaged" } else { "note" };
    let found = findings
        .iter()
        .map(|finding| [word(finding), finding.place.as_str(), finding.sentence.as_str()]);
    let fine =
        whole.iter().map(|place| ["whole", place.as_str(), "every file is as its manifest says"]);
    Table::new(&["state", "place", "finding"]).with(found.chain(fine))
}

/// Vintages that were removed, or would be.
#[must_use]
pub fn removed(chosen: &[Manifest], done: bool) -> Table {
    let row = |manifest: &Manifest| -> Vec<Cell> {
        vec![
            manifest.dataset.as_str().into(),
            manifest.vintage.as_str().into(),
            done.into(),
            number(manifest.rows_written),
            number(on_disk(manifest)),
        ]
    };
    Table::new(&["dataset", "vintage", "removed", "rows", "bytes"]).with(chosen.iter().map(row))
}

/// Rows that were set aside, by file and reason.
#[must_use]
pub fn set_aside_counts(counts: &BTreeMap<(String, String), u64>) -> Table {
    let row = |((file, reason), n): (&(String, String), &u64)| -> [Cell; 3] {
        [file.as_str().into(), reason.as_str().into(), number(*n)]
    };
    Table::new(&["file", "reason", "rows"]).with(counts.iter().map(row))
}

/// Rows that were set aside.
#[must_use]
pub fn set_aside(rows: &[QuarantineRow]) -> Table {
    let row = |row: &QuarantineRow| -> [Cell; 5] {
        [
            row.file.as_str().into(),
            number(row.line),
            row.reason.as_str().into(),
            row.sentence.as_str().into(),
            row.row.as_str().into(),
        ]
    };
    Table::new(&["file", "line", "reason", "sentence", "text"]).with(rows.iter().map(row))
}
