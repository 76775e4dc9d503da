//! `fmt`: the canonical layout.

use crate::args::FmtArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read, replace};
use crate::output::{error, line};
use counterpoise_case::read_folder;
use counterpoise_diagnostic::FileId;
use counterpoise_syntax::{format, parse};
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &FmtArgs) -> Result {
    let mut wanting = false;
    for path in &args.paths {
        for file in case_files(path)? {
            wanting |= one(&file, args.check)?;
        }
    }
    Ok(if wanting { Outcome::Wanting } else { Outcome::Well })
}

fn case_files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let folder = read_folder(path);
    if let Some((name, why)) = folder.unreadable.first() {
        return Err(Failure::new(format!("cannot read {name}: {why}")));
    }
    // The same files that the case is read from.
    Ok(folder.files.iter().filter(|(name, _)| name.ends_with(".case")).map(|(name, _)| path.join(name)).collect())
}

/// Whether something is wanting: the file would change and may not, or cannot be formatted.
fn one(path: &Path, check: bool) -> Result<bool> {
    let bytes = read(path)?;
    let Ok(text) = std::str::from_utf8(&bytes) else {
        error(&format!("{} is not UTF-8 and stays as it is", path.display()));
        return Ok(true);
    };
    let formatted = format(&parse(text, FileId(0)).0, text);
    if formatted == text {
        return Ok(false);
    }
    if check {
        line(&format!("{} would change", path.display()))?;
        return Ok(true);
    }
    replace(path, formatted.as_bytes())?;
    line(&format!("{} formatted", path.display()))?;
    Ok(false)
}
