//! A mapping is proposed for a sheet that nobody has described yet.

use crate::args::ImportArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::output::{Format, bytes, line, note, table};
use crate::style::dim;
use counterpoise_exchange::{Proposal, Seen, propose};
use counterpoise_frames::{Cell, Table};
use counterpoise_present::counted;
use std::path::Path;

/// So many values of a column are shown.
const SHOWN: usize = 6;

/// Shows what each column seems to be, and writes the mapping where it was asked for.
pub(super) fn propose_to(args: &ImportArgs, path: &Path, name: &str, sheet: &[u8]) -> Result {
    let proposal = propose(name, sheet, args.sheet.as_deref())
        .map_err(|found| Failure::new(format!("{name}: {found}")))?;
    match args.format {
        Format::Text => show(&proposal)?,
        format => table(&rows(&proposal), format)?,
    }
    if args.dry_run {
        bytes(proposal.text.as_bytes())?;
        note(&format!("dry run: {} was not written", path.display()));
        return Ok(Outcome::Well);
    }
    replace(path, proposal.text.as_bytes())?;
    let open: usize = proposal.columns.iter().map(|column| column.open.len()).sum();
    let left = if open == 0 {
        String::new()
    } else {
        format!("; {} still without a meaning (`= ?`)", counted(open, "word is", "words are"))
    };
    note(&format!("wrote {}{left}", path.display()));
    note("look at it, change what is wrong, and run the same command again to import");
    Ok(Outcome::Well)
}

fn show(proposal: &Proposal) -> Result<()> {
    for column in &proposal.columns {
        let why = match (column.proposed, column.by_name) {
            ("comment", _) => "",
            (_, true) => " (by its name)",
            (_, false) => " (by what it holds)",
        };
        line(&format!("{}: {}{}", column.name, column.proposed, dim(why)))?;
        line(&dim(&format!("  {}", values(column))))?;
        for open in &column.open {
            line(&format!("  `{open}` is no {}: say what it means", column.proposed))?;
        }
    }
    Ok(())
}

fn values(column: &Seen) -> String {
    let one = |(text, count): &(String, usize)| {
        let short: String = text.chars().take(40).collect();
        let short = short.split_whitespace().collect::<Vec<_>>().join(" ");
        if *count > 1 { format!("{short} ({count})") } else { short }
    };
    let shown: Vec<String> = column.values.iter().take(SHOWN).map(one).collect();
    let more = if column.different > shown.len() { ", ..." } else { "" };
    format!(
        "{}, {} different: {}{more}",
        counted(column.cells, "cell", "cells"),
        column.different,
        shown.join(", ")
    )
}

fn rows(proposal: &Proposal) -> Table {
    let row = |column: &Seen| -> [Cell; 6] {
        let by = match column.proposed {
            "comment" => "",
            _ if column.by_name => "name",
            _ => "content",
        };
        [
            column.name.as_str().into(),
            column.proposed.into(),
            by.into(),
            column.cells.into(),
            column.different.into(),
            column.example.as_str().into(),
        ]
    };
    Table::new(&["column", "read_as", "by", "cells", "different", "example"])
        .with(proposal.columns.iter().map(row))
}
