//! `data list`: what the store holds.

use super::manifest_words::{on_disk, span};
use crate::amounts::grouped;
use crate::args::ListArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, line, table};
use crate::store::open;
use counterpoise_datasets::{Dataset, Manifest};
use counterpoise_frames::{Cell, Table};

pub(crate) fn run(args: &ListArgs) -> Result {
    let datasets = open(&args.store)?.datasets()?;
    match args.shown.format {
        Format::Text if datasets.is_empty() => empty()?,
        Format::Text => table(&in_short(&datasets), Format::Text)?,
        format => table(&vintages_table(&datasets), format)?,
    }
    Ok(Outcome::Well)
}

fn empty() -> Result<()> {
    line(
        "The store is empty. `counterpoise data add FILE...` adds files; `counterpoise data kinds` says of which kinds.",
    )
}

/// The newest vintage is the one that is used where none is named.
fn vintages(datasets: &[Dataset]) -> impl Iterator<Item = (&Manifest, bool)> {
    datasets.iter().flat_map(|dataset| {
        let newest = dataset.vintages.len().saturating_sub(1);
        dataset.vintages.iter().enumerate().map(move |(at, manifest)| (manifest, at == newest))
    })
}

fn in_short(datasets: &[Dataset]) -> Table {
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
pub(super) fn vintages_table(datasets: &[Dataset]) -> Table {
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

pub(super) fn number(n: u64) -> Cell {
    Cell::Written(n.to_string())
}
