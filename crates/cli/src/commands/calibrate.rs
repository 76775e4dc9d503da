//! `calibrate`: every textbook case under every school.
//!
//! A textbook case has a claim that `calibrates` the school whose author made it famous: the rule
//! ought to give the author's label. The table says whether it does, and what the other schools
//! make of the same evidence.

use crate::args::{CalibrateArgs, CaseArgs};
use crate::failure::{Failure, Outcome, Result};
use crate::open::{Opened, open};
use crate::output::{error, line, note, show, wrapped};
use crate::style::bold;
use counterpoise_case::model::{Case, CellRef, PeriodId, TestKind};
use counterpoise_engine::{Asked, Found, Query};
use counterpoise_frames::{Cell, Table};
use counterpoise_present::plain::of_hundred;
use counterpoise_present::{Kind, field};
use counterpoise_study::{CellAnswer, ClaimResult, TestResult};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const COLUMNS: [&str; 9] = [
    "case",
    "school",
    "label of its author",
    "arena",
    "period",
    "in 100 re-readings",
    "outcome",
    "reproduced",
    "other schools that name it so",
];

pub(crate) fn run(args: &CalibrateArgs) -> Result {
    let folders = cases(&args.folders)?;
    let mut found: Vec<Vec<Cell>> = Vec::new();
    let mut outcome = Outcome::Well;
    for folder in &folders {
        let case = CaseArgs { folder: folder.clone(), ..args.case_args() };
        // A broken case stops nobody: it has been named, and the others go on.
        match open(&case) {
            Ok(Some(opened)) => found.extend(rows(&opened, folder)?),
            Ok(None) => outcome = Outcome::Wanting,
            Err(why) => {
                error(&format!("{}: {why}; the others go on", folder.display()));
                outcome = Outcome::Wanting;
            }
        }
    }
    if found.is_empty() {
        note("no case has a claim that calibrates a school (`calibrates:`, docs/claims.md)");
    }
    let table = Table::new(&COLUMNS).with(found);
    let text = || {
        crate::output::table(&table, crate::output::Format::Text)?;
        line("")?;
        let text = "A label that does not come out is a finding: of the evidence, of the rule, or \
             of how the author is read. docs/calibration.md says which, case by case.";
        wrapped(text, 100).iter().try_for_each(|part| line(&bold(part)))
    };
    show(args.shown.format, || table.clone(), text)?;
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

/// A row for each test of each claim that calibrates.
fn rows(opened: &Opened, folder: &Path) -> Result<Vec<Vec<Cell>>> {
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
    let mut rows = Vec::new();
    for result in opened.claims(Some(calibrating))? {
        let tests = &case.claims[result.claim].tests;
        for (test, found) in tests.iter().zip(&result.tests) {
            if let TestKind::Verdict { cell, period, school, label, .. } = &test.kind {
                let judged = judged(opened, case, cell, *period)?;
                let others = judged
                    .as_deref()
                    .map_or_else(Vec::new, |cell| named_so(case, cell, label, *school));
                rows.push(row(case, folder, &result, found, &test.kind, others));
            }
        }
    }
    Ok(rows)
}

fn row(
    case: &Case,
    folder: &Path,
    result: &ClaimResult,
    found: &TestResult,
    kind: &TestKind,
    others: Vec<String>,
) -> Vec<Cell> {
    let TestKind::Verdict { cell, period, school, label, negated } = kind else {
        return Vec::new();
    };
    let name = folder
        .file_name()
        .map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned());
    let label = if *negated { format!("not {label}") } else { label.clone() };
    let reproduced = result.calibration.map_or("", |own| own.reproduced.words());
    vec![
        name.into(),
        case[*school].id.as_str().into(),
        label.into(),
        cell.arena.map_or("all", |arena| case[arena].id.as_str()).into(),
        case[*period].id.as_str().into(),
        found.share.map(|share| f64::from(of_hundred(share))).into(),
        found.outcome.word().into(),
        reproduced.into(),
        others.into(),
    ]
}

/// The cell of a test under every school of the case.
fn judged(
    opened: &Opened,
    case: &Case,
    cell: &CellRef,
    period: PeriodId,
) -> Result<Option<Arc<CellAnswer>>> {
    let code = |actor: counterpoise_case::model::ActorId| case[actor].code.to_string();
    let asked = Asked {
        dyad: Some((code(cell.dyad.0), code(cell.dyad.1))),
        arenas: Some(vec![
            cell.arena.map_or_else(|| "all".to_owned(), |arena| case[arena].id.clone()),
        ]),
        periods: Some(vec![case[period].id.clone()]),
        school: None,
    };
    let found = opened.session.query(&Query::Cells(asked))?;
    Ok(found.into_iter().find_map(|found| match found {
        Found::Cell(fact) => Some(fact.is),
        _ => None,
    }))
}

/// Other schools for which one name holds, and that is the label.
fn named_so(
    case: &Case,
    cell: &CellAnswer,
    label: &str,
    school: counterpoise_case::model::SchoolId,
) -> Vec<String> {
    let spoken = counterpoise_present::plain::spoken(label);
    let says = |judged: &&counterpoise_study::Judged| {
        let said = field(judged);
        judged.verdict.school != school && said.kind == Kind::Named && said.name == spoken
    };
    let schools = cell.verdicts.iter().filter(says);
    schools.map(|judged| case[judged.verdict.school].id.clone()).collect()
}
