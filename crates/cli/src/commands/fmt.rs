//! `fmt`: the canonical layout.

use crate::args::FmtArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read, replace};
use crate::output::{Format, error, line, table};
use counterpoise_case::{Links, has_ending, read_folder_with};
use counterpoise_diagnostic::FileId;
use counterpoise_frames::Table;
use counterpoise_syntax::{format, parse};
use std::path::{Path, PathBuf};

/// What became of a file that was not in the canonical layout.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    WouldChange,
    Formatted,
    NotText,
}

impl Fate {
    fn words(self) -> &'static str {
        match self {
            Fate::WouldChange => "would change",
            Fate::Formatted => "formatted",
            Fate::NotText => "is not UTF-8 and stays as it is",
        }
    }
}

pub(crate) fn run(args: &FmtArgs) -> Result {
    let mut found = Vec::new();
    for path in &args.paths {
        for file in case_files(path, args.follow_links)? {
            let Some(fate) = one(&file, args.check)? else { continue };
            let name = file.display().to_string();
            if args.shown.format == Format::Text {
                say(&name, fate)?;
            }
            found.push((name, fate));
        }
    }
    if args.shown.format != Format::Text {
        let rows = found.iter().map(|(name, fate)| [name.as_str(), fate.words()]);
        table(&Table::new(&["file", "what"]).with(rows), args.shown.format)?;
    }
    let wanting = found.iter().any(|(_, fate)| *fate != Fate::Formatted);
    Ok(if wanting { Outcome::Wanting } else { Outcome::Well })
}

fn say(name: &str, fate: Fate) -> Result<()> {
    let text = format!("{name} {}", fate.words());
    if fate == Fate::NotText {
        error(&text);
        return Ok(());
    }
    line(&text)
}

fn case_files(path: &Path, follow: bool) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let folder = read_folder_with(path, if follow { Links::All } else { Links::Within });
    if let Some((name, why)) = folder.unreadable.first() {
        return Err(Failure::new(format!("cannot read {name}: {why}")));
    }
    // The same files that the case is read from.
    Ok(folder
        .files
        .iter()
        .filter(|(name, _)| has_ending(name, ".case"))
        .map(|(name, _)| path.join(name))
        .collect())
}

/// `None`: the file is as it should be.
fn one(path: &Path, check: bool) -> Result<Option<Fate>> {
    let bytes = read(path)?;
    let Ok(text) = std::str::from_utf8(&bytes) else { return Ok(Some(Fate::NotText)) };
    let formatted = format(&parse(text, FileId(0)).0, text);
    if formatted == text {
        return Ok(None);
    }
    if check {
        return Ok(Some(Fate::WouldChange));
    }
    replace(path, formatted.as_bytes())?;
    Ok(Some(Fate::Formatted))
}
