//! `data quarantine`: what was set aside, and why.

use crate::args::QuarantineArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, screen, table, width};
use crate::store::open;
use counterpoise_datasets::{Manifest, QuarantineRow, Reason, Store};
use counterpoise_present::screens::stored as screens;
use counterpoise_present::tables::stored as tables;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// So many rows are told in words where no limit is given.
const IN_WORDS: usize = 20;

pub(crate) fn run(args: &QuarantineArgs) -> Result {
    let wanted = Wanted::of(args)?;
    let store = open(&args.store)?;
    let manifest = store.manifest(&args.which.name, args.which.vintage.as_deref())?;
    wanted.check_file(&manifest)?;
    let text = args.shown.format == Format::Text;
    let limit = args.limit.unwrap_or(if text && !args.counts { IN_WORDS } else { usize::MAX });
    let found = Found::of(&store, &manifest, &wanted, if args.counts { 0 } else { limit })?;
    match args.shown.format {
        Format::Text => {
            let rows = (!args.counts).then_some(found.rows.as_slice());
            screen(&screens::set_aside(&manifest, &found.counts, rows, width()))?;
        }
        format if args.counts => table(&tables::set_aside_counts(&found.counts), format)?,
        format => table(&tables::set_aside(&found.rows), format)?,
    }
    Ok(Outcome::Well)
}

/// Which rows are meant.
struct Wanted {
    reasons: Vec<String>,
    file: Option<String>,
    lines: Option<(u64, u64)>,
    contains: Option<String>,
}

impl Wanted {
    /// All that is wrong with what was asked for, at once.
    fn of(args: &QuarantineArgs) -> Result<Wanted> {
        let known =
            |reason: &&String| !Reason::ALL.iter().any(|known| known.code() == reason.as_str());
        let mut faults: Vec<String> =
            args.reason.iter().filter(known).map(|reason| no_reason(reason)).collect();
        let lines = args.lines.as_deref().map(range);
        if lines == Some(None) {
            faults.push("--lines takes two line numbers, as in 100..200".to_owned());
        }
        if !faults.is_empty() {
            return Err(Failure::new(faults.join("\n")));
        }
        Ok(Wanted {
            reasons: args.reason.clone(),
            file: args.file.clone(),
            lines: lines.flatten(),
            contains: args.contains.as_ref().map(|text| text.to_lowercase()),
        })
    }

    fn check_file(&self, manifest: &Manifest) -> Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        if manifest.files.iter().any(|known| known.name == *file) {
            return Ok(());
        }
        let names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
        Err(Failure::new(format!(
            "`{file}` is none of the files of this vintage: {}",
            names.join(", ")
        )))
    }

    fn has(&self, row: &QuarantineRow) -> bool {
        let within = |text: &String| {
            row.row.to_lowercase().contains(text) || row.sentence.to_lowercase().contains(text)
        };
        (self.reasons.is_empty() || self.reasons.contains(&row.reason))
            && self.file.as_ref().is_none_or(|file| *file == row.file)
            && self.lines.is_none_or(|(first, last)| first <= row.line && row.line <= last)
            && self.contains.as_ref().is_none_or(within)
    }
}

fn no_reason(reason: &str) -> String {
    let codes: Vec<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    format!("no reason is called `{reason}`; there are {}", codes.join(", "))
}

/// `100..200`, or one line.
fn range(text: &str) -> Option<(u64, u64)> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some((first, last))
}

/// The rows that are meant, and how many of them there are for each file and reason.
#[derive(Default)]
struct Found {
    rows: Vec<QuarantineRow>,
    counts: BTreeMap<(String, String), u64>,
}

impl Found {
    fn of(store: &Store, manifest: &Manifest, wanted: &Wanted, limit: usize) -> Result<Found> {
        let mut found = Found::default();
        store.each_quarantined(&manifest.dataset, Some(&manifest.vintage), &mut |row| {
            if wanted.has(&row) {
                *found.counts.entry((row.file.clone(), row.reason.clone())).or_insert(0) += 1;
                if found.rows.len() < limit {
                    found.rows.push(row);
                }
            }
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }
}
