//! `fmt`: the canonical layout.

use crate::args::FmtArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read, replace};
use crate::output::{error, line};
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
    let entries = std::fs::read_dir(path).map_err(|e| Failure::new(format!("cannot read {}: {e}", path.display())))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "case")).collect();
    files.sort();
    Ok(files)
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
