//! `data kinds`: which files can be added.

use super::add::no_kind;
use super::manifest_words::absence;
use crate::args::KindsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, bytes, line, table, width, wrapped};
use crate::style::{bold, dim};
use counterpoise_datasets::{EXAMPLE_MAPPING, Kind, MAPPINGS, kind, kinds};
use counterpoise_frames::Table;

pub(crate) fn run(args: &KindsArgs) -> Result {
    if args.example {
        bytes(EXAMPLE_MAPPING.as_bytes())?;
        return Ok(Outcome::Well);
    }
    if args.mappings {
        return mappings(args.shown.format);
    }
    match (&args.name, args.shown.format) {
        (None, Format::Text) => table(&in_short(), Format::Text)?,
        (None, format) => table(&rows(&kinds()), format)?,
        (Some(name), format) => {
            let found = kind(name).ok_or_else(|| Failure::new(no_kind(name)))?;
            if format == Format::Text { one(found)? } else { table(&rows(&[found]), format)? }
        }
    }
    Ok(Outcome::Well)
}

fn mappings(format: Format) -> Result {
    if format != Format::Text {
        let rows = MAPPINGS.iter().map(|one| [one.name.to_owned(), one.needs()]);
        table(&Table::new(&["mapping", "needs"]).with(rows), format)?;
        return Ok(Outcome::Well);
    }
    for one in MAPPINGS {
        line(&bold(one.name))?;
        field("", &one.needs())?;
    }
    Ok(Outcome::Well)
}

fn in_short() -> Table {
    Table::new(&["kind", "title"]).with(kinds().into_iter().map(|kind| [kind.name, kind.title]))
}

fn rows(kinds: &[&Kind]) -> Table {
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

fn one(kind: &Kind) -> Result<()> {
    line(&format!("{}  {}", bold(kind.name), kind.title))?;
    let said = [
        ("files", kind.files),
        ("from", kind.url),
        ("licence", kind.licence),
        ("cite", kind.cite),
        ("missing", kind.missing),
        ("no row", absence(kind.absent)),
    ];
    said.iter()
        .filter(|(_, text)| !text.is_empty())
        .try_for_each(|(key, text)| field(key, text))?;
    if kind.name == "generic" {
        line("")?;
        line(&dim("An example of a mapping file (counterpoise data kinds --example > FILE):"))?;
        line("")?;
        bytes(EXAMPLE_MAPPING.as_bytes())?;
    }
    Ok(())
}

/// A name, and beside it a text folded to the width.
pub(super) fn field(key: &str, text: &str) -> Result<()> {
    let room = width().min(120).saturating_sub(16).max(30);
    for (at, part) in wrapped(text, room).iter().enumerate() {
        let key = if at == 0 { key } else { "" };
        line(&format!("  {key:<12}  {part}"))?;
    }
    Ok(())
}
