//! `verify`: the same inputs must give the same bytes, and the report on disk must be those bytes.

mod report;

use super::run::{folder_of_report, make};
use crate::args::{CaseArgs, VerifyArgs};
use crate::failure::{Failure, Outcome, Result};
use crate::files::read;
use crate::open::open;
use crate::output::{line, show};
use crate::style::{bad, dim, good};
use counterpoise_engine::lock::{Lock, NAME};
use counterpoise_frames::{Cell, Table};
use report::OnDisk;
use std::path::Path;

/// Something that is not as the last run left it.
struct Difference {
    /// `program`, `input`, `output` or `report`.
    what: &'static str,
    name: String,
    /// `changed`, `gone`, `new`, `stale`, `edited`.
    state: &'static str,
    /// What a person should know.
    detail: String,
    /// Sections of the report.
    sections: Vec<String>,
}

pub(crate) fn run(args: &VerifyArgs) -> Result {
    let old = lock(&args.folder)?;
    let case = CaseArgs {
        folder: args.folder.clone(),
        with: old.with.clone(),
        set: old.set.clone(),
        draws: Some(old.fingerprint.draws),
        seed: Some(old.fingerprint.seed),
        store: args.store.clone(),
    };
    let Some(opened) = open(&case)? else { return Ok(Outcome::Wanting) };
    let made = make(&opened, &case, false)?;
    let path = folder_of_report(opened.case(), args.out.as_deref()).join("report.html");
    let on_disk = report::look(&path, &old, &made)?;
    let mut differences = against(&old, &made.lock);
    if let OnDisk::Other { state, detail, sections } = &on_disk {
        let (name, detail) = (path.display().to_string(), detail.clone());
        differences.push(Difference {
            what: "report",
            name,
            state,
            detail,
            sections: sections.clone(),
        });
    }
    show(
        args.shown.format,
        || rows(&differences),
        || say(&differences, &made.lock, &on_disk, &path),
    )?;
    Ok(if differences.is_empty() { Outcome::Well } else { Outcome::Wanting })
}

fn lock(folder: &Path) -> Result<Lock> {
    let path = folder.join(NAME);
    let missing = |_| {
        Failure::new(format!(
            "there is no {} yet; `counterpoise run {}` makes it",
            path.display(),
            folder.display()
        ))
    };
    Ok(Lock::read(&String::from_utf8_lossy(&read(&path).map_err(missing)?))?)
}

fn say(differences: &[Difference], new: &Lock, on_disk: &OnDisk, path: &Path) -> Result<()> {
    for d in differences {
        let sections = if d.sections.is_empty() {
            String::new()
        } else {
            format!("; sections that differ: {}", d.sections.join(", "))
        };
        line(&format!(
            "{} {} {}: {}{}{sections}",
            bad("differs"),
            d.what,
            d.name,
            d.state,
            d.detail
        ))?;
    }
    if differences.is_empty() {
        let n = (new.fingerprint.inputs.len(), new.outputs.len());
        line(&format!(
            "{}: {} inputs unchanged, {} outputs the same, byte for byte",
            good("verified"),
            n.0,
            n.1
        ))?;
    }
    match on_disk {
        OnDisk::Same => line(&format!("the report {} is the one of this run", path.display())),
        OnDisk::None => line(&dim(&format!(
            "there is no {} to be compared; --out says where it is",
            path.display()
        ))),
        OnDisk::Other { .. } => Ok(()),
    }
}

fn rows(differences: &[Difference]) -> Table {
    let row = |d: &Difference| -> [Cell; 5] {
        let detail = d.detail.trim_start_matches(", ");
        [
            d.what.into(),
            d.name.as_str().into(),
            d.state.into(),
            detail.into(),
            d.sections.clone().into(),
        ]
    };
    Table::new(&["what", "name", "state", "detail", "sections"]).with(differences.iter().map(row))
}

fn against(old: &Lock, new: &Lock) -> Vec<Difference> {
    let mut found = Vec::new();
    let (then, now) = (&old.fingerprint.version, &new.fingerprint.version);
    if then != now {
        let detail = format!(", version {then} then, {now} now");
        let (what, name) = ("program", "counterpoise".to_owned());
        found.push(Difference { what, name, state: "changed", detail, sections: Vec::new() });
    }
    found.extend(compare("input", &old.fingerprint.inputs, &new.fingerprint.inputs));
    found.extend(compare("output", &old.outputs, &new.outputs));
    found
}

fn compare(
    what: &'static str,
    old: &[(String, String)],
    new: &[(String, String)],
) -> Vec<Difference> {
    let find = |list: &[(String, String)], name: &str| {
        list.iter().find(|(n, _)| n == name).map(|(_, h)| h.clone())
    };
    let mut names: Vec<&String> = old.iter().chain(new).map(|(n, _)| n).collect();
    names.sort();
    names.dedup();
    let state = |name: &str| match (find(old, name), find(new, name)) {
        (Some(a), Some(b)) if a == b => None,
        (Some(_), Some(_)) => Some("changed"),
        (Some(_), None) => Some("gone"),
        (None, _) => Some("new"),
    };
    let one = |name: &&String| {
        let (detail, sections) = (String::new(), Vec::new());
        state(name).map(|state| Difference { what, name: (*name).clone(), state, detail, sections })
    };
    names.iter().filter_map(one).collect()
}
