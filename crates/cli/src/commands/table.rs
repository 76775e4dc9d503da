//! `table`: a part of a case, for a spreadsheet or a statistics program.

use crate::args::TableArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::read;
use crate::open::{Opened, open};
use crate::output::{Format, bytes, csv, table};
use counterpoise_exchange::{TABLES, original_table, with_doubts};
use counterpoise_frames::{Table, to_csv_for_excel};
use counterpoise_present::tables;
use counterpoise_study::Explained;

pub(crate) fn run(args: &TableArgs) -> Result {
    let found = if args.what == "original" {
        let text = String::from_utf8_lossy(&read(&args.case.folder)?).into_owned();
        original_table(&text).ok_or_else(|| {
            Failure::new(format!("{} does not come from an import", args.case.folder.display()))
        })?
    } else {
        let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
        let names = || [TABLES, EXPLAINED].concat().join(", ");
        let unknown = || {
            Failure::new(format!(
                "there is no table `{}`; there are {}, original",
                args.what,
                names()
            ))
        };
        let held = part(&opened, &args.what)?;
        let held = match args.shown.format {
            // Only a workbook has notes on its cells.
            Format::Xlsx if args.what == "events" => {
                let texts = opened.session.files().iter().map(|(_, file)| file.text.as_str());
                held.map(|table| with_doubts(table, texts))
            }
            _ => held,
        };
        held.ok_or_else(unknown)?
    };
    match args.shown.format {
        Format::Csv if args.for_excel => bytes(&to_csv_for_excel(&found))?,
        Format::Csv => csv(&found, "--for-excel or ")?,
        format => table(&found, format)?,
    }
    Ok(Outcome::Well)
}

/// Tables with what came of the weighing.
const EXPLAINED: &[&str] = &["hypotheses", "clues"];

/// A part of a case by its name.
pub(crate) fn part(opened: &Opened, name: &str) -> Result<Option<Table>> {
    let case = opened.case();
    if !EXPLAINED.contains(&name) {
        return Ok(counterpoise_exchange::table(case, name));
    }
    let explained = opened.rivals()?;
    let rivals = explained.as_ref().and_then(Explained::weighed);
    Ok(Some(match name {
        "clues" => tables::hypotheses::clues(case, rivals),
        _ => tables::hypotheses::hypotheses(case, rivals),
    }))
}
