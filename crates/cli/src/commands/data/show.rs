//! `data show`: all that is known about a dataset.

use crate::args::{Part, ShowArgs};
use crate::failure::{Outcome, Result};
use crate::output::{Format, bytes, json, screen, table, width};
use crate::store::open;
use counterpoise_datasets::{Manifest, Shape, Store};
use counterpoise_frames::Table;
use counterpoise_present::screens::stored::{Shown, dataset};
use counterpoise_present::tables::stored as tables;

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
        Part::Columns => tables::columns(manifest),
        Part::Years => tables::years(manifest),
        Part::Files => tables::files(manifest),
        Part::Notes => tables::notes(manifest),
        Part::Actors => tables::actors(without_state(store, manifest)?),
        Part::Cite => tables::cite(manifest),
    })
}

fn without_state(store: &Store, manifest: &Manifest) -> Result<Vec<(String, u64)>> {
    Ok(store.actors_without_state(&manifest.dataset, Some(&manifest.vintage))?)
}

fn say(store: &Store, manifest: &Manifest) -> Result<()> {
    let actors = match manifest.shape {
        Shape::Events => without_state(store, manifest)?,
        _ => Vec::new(),
    };
    let shown = Shown {
        manifest,
        vintages: &store.vintages(&manifest.dataset)?,
        folder: &store.data_folder(manifest).display().to_string(),
        without_state: &actors,
    };
    screen(&dataset(&shown, width()))
}
