//! `calibrate`: every textbook case under every school.
//!
//! A textbook case has a claim that `calibrates` the school whose author made it famous: the rule
//! ought to give the author's label. Table and page say whether it does, what the other schools
//! make of the same evidence, and what comes of it without the rows for which no source was opened.

use crate::args::{CalibrateArgs, CalibrateRows, CaseArgs};
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::open::{Opened, open};
use crate::output::{error, note, screen, show, table, width};
use crate::style::dim;
use counterpoise_case::model::{ActorId, TestKind};
use counterpoise_engine::{Asked, Found, Query};
use counterpoise_present::plain::of_hundred;
use counterpoise_present::{TriedLabel, screens, tables};
use counterpoise_report::{Calibration, Coded, calibration_page};
use counterpoise_study::{CellAnswer, ClaimResult, TestResult};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) fn run(args: &CalibrateArgs) -> Result {
    let folders = cases(&args.folders)?;
    let mut tried: Vec<TriedLabel> = Vec::new();
    let mut coded: Vec<Coded> = Vec::new();
    let mut outcome = Outcome::Well;
    for folder in &folders {
        let case = CaseArgs { folder: folder.clone(), ..args.case_args() };
        // A broken case stops nobody: it has been named, and the others go on.
        match open(&case) {
            Ok(Some(opened)) => {
                let found = of_case(&opened, &case, args)?;
                coded.push(Coded::of(opened.case(), &name_of(folder), &args.unopened));
                tried.extend(found);
            }
            Ok(None) => outcome = Outcome::Wanting,
            Err(why) => {
                error(&format!("{}: {why}; the others go on", folder.display()));
                outcome = Outcome::Wanting;
            }
        }
    }
    if tried.is_empty() {
        note("no case has a claim that calibrates a school (`calibrates:`, docs/claims.md)");
    }
    if let Some(path) = &args.page {
        let page = calibration_page(&Calibration::of(&tried, coded, &args.unopened));
        replace(path, page.as_bytes())?;
        note(&dim(&format!("page: {}", path.display())));
    }
    match args.rows {
        Some(CalibrateRows::Schools) => {
            table(&tables::calibrate::by_school(&tried), args.shown.format)?;
        }
        None => show(
            args.shown.format,
            || tables::calibrate::calibrate(&tried),
            || screen(&screens::calibrate(&tried, width())),
        )?,
    }
    Ok(outcome)
}

/// The folders named, and for a folder of cases the cases in it.
fn cases(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in named {
        if is_case(folder)? {
            found.push(folder.clone());
            continue;
        }
        let mut within: Vec<PathBuf> = entries(folder)?;
        within.sort();
        for inner in within {
            if inner.is_dir() && is_case(&inner)? {
                found.push(inner);
            }
        }
    }
    if found.is_empty() {
        let names: Vec<String> = named.iter().map(|own| own.display().to_string()).collect();
        return Err(Failure::new(format!("no case in {}", names.join(", "))));
    }
    Ok(found)
}

fn is_case(folder: &Path) -> Result<bool> {
    let ends = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "case");
    Ok(entries(folder)?.iter().any(ends))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let failure =
        |error: std::io::Error| Failure::new(format!("cannot read {}: {error}", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(failure)?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(failure)).collect()
}

/// Every test of a label of each claim that calibrates.
fn of_case(opened: &Opened, args: &CaseArgs, asked: &CalibrateArgs) -> Result<Vec<TriedLabel>> {
    let case = opened.case();
    let calibrating: Vec<String> = case
        .claims
        .iter()
        .filter(|claim| claim.calibrates.is_some())
        .map(|claim| claim.id.clone())
        .collect();
    if calibrating.is_empty() {
        return Ok(Vec::new());
    }
    let other = without_unopened(opened, args, asked)?;
    let without = other.as_ref().map(|other| shares(other, &calibrating)).transpose()?;
    let name = name_of(&args.folder);
    let mut found = Vec::new();
    for result in opened.claims(Some(calibrating))? {
        let claim = &case.claims[result.claim];
        let shares = without.iter().flatten().find(|(id, _)| *id == claim.id);
        for (at, (test, own)) in claim.tests.iter().zip(&result.tests).enumerate() {
            let share = shares.and_then(|(_, shares)| shares.get(at).copied().flatten());
            let cell = judged(opened, &test.kind)?;
            let bare = other.as_ref().map(|other| judged(other, &test.kind)).transpose()?.flatten();
            let cells = (cell.as_deref(), bare.as_deref());
            found.extend(TriedLabel::of(case, &name, &result, (&test.kind, own), cells, share));
        }
    }
    Ok(found)
}

/// The case without the rows for which no source was opened; `None`: it has no such rows.
fn without_unopened(
    opened: &Opened,
    args: &CaseArgs,
    asked: &CalibrateArgs,
) -> Result<Option<Opened>> {
    let set = opened.case().sets.iter().find(|set| set.id == asked.unopened && set.on);
    let Some(set) = set else { return Ok(None) };
    let mut switches = args.switches.clone();
    switches.with.retain(|own| *own != set.id);
    switches.without.push(set.id.clone());
    let args = CaseArgs { folder: args.folder.clone(), switches, ..asked.case_args() };
    open(&args)
}

/// For each claim, by its name, the shares of its tests.
fn shares(opened: &Opened, claims: &[String]) -> Result<Vec<(String, Vec<Option<u32>>)>> {
    let shares = |result: ClaimResult| {
        let id = opened.case().claims[result.claim].id.clone();
        let share = |test: &TestResult| test.share.map(of_hundred);
        (id, result.tests.iter().map(share).collect())
    };
    Ok(opened.claims(Some(claims.to_vec()))?.into_iter().map(shares).collect())
}

fn name_of(folder: &Path) -> String {
    let name = folder.file_name();
    name.map_or_else(|| folder.display().to_string(), |own| own.to_string_lossy().into_owned())
}

/// The cell of a test of a label, under every school of the case.
fn judged(opened: &Opened, test: &TestKind) -> Result<Option<Arc<CellAnswer>>> {
    let TestKind::Verdict { cell, period, .. } = test else { return Ok(None) };
    let case = opened.case();
    let code = |actor: ActorId| case[actor].code.to_string();
    let asked = Asked {
        dyad: Some((code(cell.dyad.0), code(cell.dyad.1))),
        arenas: Some(vec![
            cell.arena.map_or_else(|| "all".to_owned(), |arena| case[arena].id.clone()),
        ]),
        periods: Some(vec![case[*period].id.clone()]),
        school: None,
    };
    let found = opened.session.query(&Query::Cells(asked))?;
    Ok(found.into_iter().find_map(|found| match found {
        Found::Cell(fact) => Some(fact.is),
        _ => None,
    }))
}
