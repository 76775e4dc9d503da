//! Where the directives go: printed, written, or merged into a file that is there.

use super::tell;
use crate::args::ImportArgs;
use crate::commands::check::few_of_each;
use crate::failure::{Failure, Result};
use crate::files::{back_up, is_same, read, replace};
use crate::output::{Format, bytes, note};
use crate::style::dim;
use counterpoise_case::{Folder, has_ending, load};
use counterpoise_diagnostic::{Diagnostic, concise, summary};
use counterpoise_exchange::{Imported, merge};
use std::path::{Path, PathBuf};

/// The folder beside the file in which lies what the import wrote last time.
const BEFORE: &str = ".imported";

pub(super) fn deliver(args: &ImportArgs, imported: &Imported, case: Option<&Folder>) -> Result<()> {
    let Some(to) = &args.to else {
        // Rows were asked for, and they are printed already.
        return if args.format == Format::Text { bytes(imported.text.as_bytes()) } else { Ok(()) };
    };
    let exists = to.exists();
    if imported.rows_written == 0 {
        // A file of set-aside rows alone would stand in the way of the sheet once it is mended.
        let stays = if exists { "stays as it is" } else { "was not written" };
        return Err(Failure::new(format!("no event was read, so {} {stays}", to.display())));
    }
    let mut written = vec![(to.clone(), text_of(args, to, imported, exists)?)];
    written.extend(stubs(to, imported)?);
    if args.dry_run {
        for (path, _) in &written {
            note(&format!("dry run: {} was not written", path.display()));
        }
    } else {
        for (path, text) in &written {
            write(path, text, args.no_backup)?;
        }
        keep_before(to, &imported.text)?;
    }
    if let Some(folder) = case {
        let (named, to_do) = with_bibliography(folder, &written);
        still_missing(args, &named, to_do, &written);
    }
    Ok(())
}

/// What the file is to say: the sheet alone, or merged into what is there.
fn text_of(args: &ImportArgs, to: &Path, imported: &Imported, exists: bool) -> Result<String> {
    if !exists || args.overwrite {
        return Ok(imported.text.clone());
    }
    let file = String::from_utf8(read(to)?).map_err(|_| {
        let path = to.display();
        Failure::new(format!("{path} is no UTF-8 text; --overwrite replaces it and keeps a copy"))
    })?;
    let before = before_path(to);
    let before = if before.exists() { String::from_utf8(read(&before)?).ok() } else { None };
    let is_coded = file.lines().any(|line| line.starts_with("event "));
    if imported.called_by_rows && is_coded && before.as_deref() != Some(&imported.text) {
        return Err(Failure::new(format!(
            "the sheet has no ids, and its rows have changed: what was coded in {} cannot be told to \
             its events again; give the sheet an id column, or --overwrite",
            to.display()
        )));
    }
    let merged = merge(&file, &imported.text, before.as_deref());
    tell::changes(&merged);
    Ok(merged.text)
}

fn write(path: &Path, text: &str, no_backup: bool) -> Result<()> {
    let exists = path.exists();
    if exists && read(path)? == text.as_bytes() {
        return Ok(());
    }
    let backup = if exists && !no_backup { Some(back_up(path)?) } else { None };
    replace(path, text.as_bytes())?;
    let kept = backup.map_or_else(String::new, |old| format!("; the old one is {}", old.display()));
    note(&format!("wrote {}{kept}", path.display()));
    Ok(())
}

fn before_path(to: &Path) -> PathBuf {
    let name = to.file_name().unwrap_or_default();
    to.with_file_name(BEFORE).join(name)
}

/// Keeps what the sheet said, by which the next import tells a person's changes from the sheet's.
fn keep_before(to: &Path, text: &str) -> Result<()> {
    replace(&before_path(to), text.as_bytes())
}

/// The files of stubs beside the file, with what they are to say.
fn stubs(to: &Path, imported: &Imported) -> Result<Vec<(PathBuf, String)>> {
    let stem = to.file_stem().unwrap_or_default().to_string_lossy();
    let mut files = Vec::new();
    for (ending, text) in [("case", imported.stubs.case_text()), ("bib", imported.stubs.bib_text())]
    {
        if text.is_empty() {
            continue;
        }
        let path = to.with_file_name(format!("{stem}-stubs.{ending}"));
        let old = if path.exists() {
            String::from_utf8_lossy(&read(&path)?).into_owned()
        } else {
            String::new()
        };
        files.push((path, added(&old, &text)));
    }
    Ok(files)
}

/// The stubs that a file does not have yet, behind those it has. Each begins after a blank line.
fn added(old: &str, new: &str) -> String {
    if old.is_empty() {
        return new.to_owned();
    }
    let mut text = old.trim_end().to_owned();
    for stub in new.split("\n\n").skip(1) {
        let first = stub.lines().next().unwrap_or_default();
        if !old.lines().any(|line| line == first) {
            text.push_str("\n\n");
            text.push_str(stub.trim_end());
        }
    }
    text.push('\n');
    text
}

/// The case with the bibliography of stubs named in it, and whether that is still to be done, which
/// is said.
fn with_bibliography(case: &Folder, written: &[(PathBuf, String)]) -> (Folder, bool) {
    let mut folder = case.clone();
    let is_bib = |path: &Path| path.extension().is_some_and(|ending| ending == "bib");
    let Some((path, _)) = written.iter().find(|(path, _)| is_bib(path)) else {
        return (folder, false);
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for (file, bytes) in folder.files.iter_mut().filter(|(file, _)| has_ending(file, ".case")) {
        let text = String::from_utf8_lossy(bytes);
        let line = text.lines().find(|line| line.trim_start().starts_with("bibliography:"));
        let Some(line) = line else { continue };
        let to_do = !line.contains(name.as_ref());
        if to_do {
            let better = format!("{}, {name}", line.trim_end());
            note(&format!("to do: name the stubs in {file}, as `{}`", better.trim()));
            *bytes = text.replacen(line, &better, 1).into_bytes();
        }
        return (folder, to_do);
    }
    note(&format!("to do: name the stubs in the case, as `bibliography: {name}`"));
    (folder, true)
}

/// The case without the file that is written.
pub(super) fn without(folder: &Folder, args: &ImportArgs) -> Folder {
    let (Some(to), Some(case)) = (&args.to, &args.case) else { return folder.clone() };
    let mut rest = folder.clone();
    rest.files.retain(|(name, _)| !is_same(&case.join(name), to));
    rest
}

/// The name that a path has within the case.
fn name_within(case: &Path, path: &Path) -> Option<String> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
    let within = folder.strip_prefix(case.canonicalize().ok()?).ok()?.to_path_buf();
    let name = within.join(path.file_name()?);
    Some(name.to_string_lossy().replace('\\', "/"))
}

/// What `check` would say of the case with the files in it, and with what is `to_do` done: nothing,
/// or what is still missing.
fn still_missing(args: &ImportArgs, case: &Folder, to_do: bool, written: &[(PathBuf, String)]) {
    let Some(path) = &args.case else { return };
    let mut folder = case.clone();
    let mut inside = false;
    for (file, text) in written {
        let Some(name) = name_within(path, file) else { continue };
        inside = true;
        folder.files.retain(|(known, _)| *known != name);
        folder.files.push((name, text.clone().into_bytes()));
    }
    if !inside {
        return;
    }
    folder.files.sort();
    let loaded = load(&folder, &[]);
    let errors: Vec<Diagnostic> =
        loaded.diagnostics.iter().filter(|d| d.is_error()).cloned().collect();
    if errors.is_empty() {
        let when = if to_do { "once that is done" } else { "with it" };
        note(&dim(&format!("the case passes `check` {when}")));
        return;
    }
    let beside = if to_do { ", beside that" } else { "" };
    note(&format!("still missing before the case passes `check`{beside}: {}", summary(&errors)));
    let (few, more) = few_of_each(&errors, 3);
    few.into_iter().take(12).for_each(|d| note(&format!("  {}", concise(d, &loaded.files))));
    for (code, count) in more {
        note(&dim(&format!("  and {count} more of {}", code.name())));
    }
}
