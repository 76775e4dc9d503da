//! `verify`: the same inputs must give the same bytes, and the report and the charts on disk must
//! be those bytes.

mod disk;

use super::run::{folder_of_report, make};
use crate::args::{CaseArgs, Switches, VerifyArgs};
use crate::failure::{Failure, Outcome, Result};
use crate::files::read;
use crate::open::open;
use crate::output::{screen, show, width};
use counterpoise_engine::lock::{Lock, NAME};
use counterpoise_present::tables::verify::Difference;
use counterpoise_present::{screens, tables};
use std::path::Path;

pub(crate) fn run(args: &VerifyArgs) -> Result {
    let old = lock(&args.folder)?;
    let case = CaseArgs {
        folder: args.folder.clone(),
        switches: Switches::of(&old),
        draws: Some(old.fingerprint.draws),
        seed: Some(old.fingerprint.seed),
        store: args.store.clone(),
        follow_links: args.follow_links,
    };
    let Some(opened) = open(&case)? else { return Ok(Outcome::Wanting) };
    let made = make(&opened, &case, false)?;
    let mut differences = against(&old, &made.lock);
    let mut on_disk = Vec::new();
    if !args.lock_only {
        let said = args.out.as_deref().or(old.report.as_deref().map(Path::new));
        if said.is_some_and(|folder| folder.as_os_str().is_empty()) {
            differences.push(disk::nowhere());
        } else {
            let target = old.target.as_deref();
            let report = folder_of_report(opened.case(), said, target).join("report.html");
            differences.extend(disk::report(&report, &old, &made)?);
            on_disk.push(format!("the report {} is the one of this run", report.display()));
        }
        let folder = args.charts.as_deref().or(old.charts.as_deref().map(Path::new));
        if let Some(folder) = folder {
            differences.extend(disk::charts(folder, &old, &made)?);
            on_disk.push(format!("so are the charts in {}", folder.display()));
        }
    }
    let (inputs, outputs) = (made.lock.fingerprint.inputs.len(), made.lock.outputs.len());
    let told = || match differences.is_empty() {
        true => screens::verified(inputs, outputs, &on_disk, width()),
        false => screens::differences(&differences, width()),
    };
    show(args.shown.format, || tables::verify::verify(&differences), || screen(&told()))?;
    Ok(if differences.is_empty() { Outcome::Well } else { Outcome::Wanting })
}

fn lock(folder: &Path) -> Result<Lock> {
    let path = folder.join(NAME);
    if !path.exists() {
        return Err(Failure::new(format!(
            "there is no {} yet; `counterpoise run {}` makes it",
            path.display(),
            folder.display()
        )));
    }
    Ok(Lock::read(&String::from_utf8_lossy(&read(&path)?))?)
}

fn against(old: &Lock, new: &Lock) -> Vec<Difference> {
    let mut found = Vec::new();
    let (then, now) = (&old.fingerprint.version, &new.fingerprint.version);
    if then != now {
        let detail = format!(", version {then} then, {now} now");
        found.push(Difference::new("program", "counterpoise", "changed", &detail));
    }
    found.extend(compare("input", &old.fingerprint.inputs, &new.fingerprint.inputs));
    found.extend(compare("data", &old.data, &new.data));
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
        let state = state(name)?;
        let is_lacking = (what, state) == ("data", "gone");
        let detail = if is_lacking { ", --store says where the data of the run are" } else { "" };
        Some(Difference::new(what, *name, state, detail))
    };
    names.iter().filter_map(one).collect()
}
