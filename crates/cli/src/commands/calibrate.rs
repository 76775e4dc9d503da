//! `calibrate`: every textbook case under every school.
//!
//! A textbook case has a claim that `calibrates` the school whose author made it famous: the rule
//! ought to give the author's label. Table and page say whether it does, what the other schools
//! make of the same evidence, and what comes of it without the rows for which no source was opened.

use crate::args::{CalibrateArgs, CaseArgs};
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::open::{Opened, open};
use crate::output::{error, line, note, show, wrapped};
use crate::style::{bold, dim};
use counterpoise_case::model::{Case, CellRef, PeriodId, SchoolId, TestKind};
use counterpoise_draw::recognition::Says;
use counterpoise_engine::{Asked, Found, Query};
use counterpoise_frames::{Cell, Table};
use counterpoise_present::plain::of_hundred;
use counterpoise_present::{Kind, field, outcome_word, reproduced_word};
use counterpoise_report::{Calibration, Coded, Definition, Recognised, calibration_page};
use counterpoise_study::{CellAnswer, ClaimResult, Judged, Reproduced, TestResult};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const COLUMNS: [&str; 10] = [
    "case",
    "school",
    "label of its author",
    "arena",
    "period",
    "in 100 re-readings",
    "without unopened rows",
    "outcome",
    "reproduced",
    "other schools that name it so",
];

pub(crate) fn run(args: &CalibrateArgs) -> Result {
    let folders = cases(&args.folders)?;
    let mut tried: Vec<Tried> = Vec::new();
    let mut coded: Vec<Coded> = Vec::new();
    let mut outcome = Outcome::Well;
    for folder in &folders {
        let case = CaseArgs { folder: folder.clone(), ..args.case_args() };
        // A broken case stops nobody: it has been named, and the others go on.
        match open(&case) {
            Ok(Some(opened)) => {
                let found = of_case(&opened, &case, args)?;
                coded.push(how_coded(opened.case(), folder, &args.unopened));
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
    let table = Table::new(&COLUMNS).with(tried.iter().map(row));
    if let Some(path) = &args.page {
        let page = calibration_page(&gathered(tried, coded, &args.unopened));
        replace(path, page.as_bytes())?;
        note(&dim(&format!("page: {}", path.display())));
    }
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

/// A cell in which an author's label is looked for, and what every school says of it.
struct Tried {
    claim: String,
    reproduced: Option<Reproduced>,
    /// By their names, which are the same in every case that ships with the program.
    school: String,
    arena: String,
    period: String,
    negated: bool,
    own: Recognised,
    /// What each school of the case says, by name, author and year.
    says: Vec<(String, String, Option<i32>, Says)>,
    /// Other schools that call it so, by name.
    others: Vec<String>,
}

/// Every test of a label of each claim that calibrates.
fn of_case(opened: &Opened, args: &CaseArgs, asked: &CalibrateArgs) -> Result<Vec<Tried>> {
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
    let without = without_unopened(opened, args, asked, &calibrating)?;
    let mut found = Vec::new();
    for result in opened.claims(Some(calibrating))? {
        let claim = &case.claims[result.claim];
        let other = without.iter().find(|(id, _)| *id == claim.id).map(|(_, shares)| shares);
        for (at, (test, own)) in claim.tests.iter().zip(&result.tests).enumerate() {
            let share = other.and_then(|shares| shares.get(at).copied().flatten());
            found.extend(tried(opened, args, &result, (&test.kind, own), share)?);
        }
    }
    Ok(found)
}

/// For each claim the shares of its tests without the rows for which no source was opened; empty:
/// the case has no such rows.
fn without_unopened(
    opened: &Opened,
    args: &CaseArgs,
    asked: &CalibrateArgs,
    claims: &[String],
) -> Result<Vec<(String, Vec<Option<u32>>)>> {
    let set = opened.case().sets.iter().find(|set| set.id == asked.unopened && set.on);
    let Some(set) = set else { return Ok(Vec::new()) };
    let mut switches = args.switches.clone();
    switches.with.retain(|own| *own != set.id);
    switches.without.push(set.id.clone());
    let args = CaseArgs { folder: args.folder.clone(), switches, ..asked.case_args() };
    let Some(other) = open(&args)? else { return Ok(Vec::new()) };
    let shares = |result: ClaimResult| {
        let id = other.case().claims[result.claim].id.clone();
        let share = |test: &TestResult| test.share.map(of_hundred);
        (id, result.tests.iter().map(share).collect())
    };
    Ok(other.claims(Some(claims.to_vec()))?.into_iter().map(shares).collect())
}

fn tried(
    opened: &Opened,
    args: &CaseArgs,
    result: &ClaimResult,
    (kind, found): (&TestKind, &TestResult),
    opened_share: Option<u32>,
) -> Result<Option<Tried>> {
    let TestKind::Verdict { cell, period, school, label, negated } = kind else { return Ok(None) };
    let case = opened.case();
    let judged = judged(opened, case, cell, *period)?;
    let verdicts = judged.as_deref().map_or(&[][..], |cell| cell.verdicts.as_slice());
    let says: Vec<(SchoolId, Says)> =
        verdicts.iter().map(|own| (own.verdict.school, says(own, label))).collect();
    let others = || says.iter().filter(|(own, says)| own != school && matches!(says, Says::So(_)));
    let arena = cell.arena.map(|arena| &case[arena]);
    let place = arena.map_or("all arenas", |arena| arena.title.as_str());
    let own = Recognised {
        case: name_of(&args.folder),
        title: case.header.title.clone(),
        author: author(case, *school),
        label: label.clone(),
        place: format!("{place}, {}", case[*period].title),
        share: found.share.map(of_hundred),
        outcome: outcome_word(found.outcome),
        reproduced: result.calibration.map_or("", |own| reproduced_word(own.reproduced)),
        few_rows: result.calibration.is_some_and(|own| own.reproduced == Reproduced::TooFewRows),
        opened: opened_share,
        others: others().map(|(own, _)| author(case, *own)).collect(),
    };
    Ok(Some(Tried {
        claim: case.claims[result.claim].id.clone(),
        reproduced: result.calibration.map(|own| own.reproduced),
        school: case[*school].id.clone(),
        arena: arena.map_or_else(|| "all".to_owned(), |arena| arena.id.clone()),
        period: case[*period].id.clone(),
        negated: *negated,
        others: others().map(|(own, _)| case[*own].id.clone()).collect(),
        own,
        says: says
            .iter()
            .map(|(own, says)| (case[*own].id.clone(), author(case, *own), case[*own].year, *says))
            .collect(),
    }))
}

fn author(case: &Case, school: SchoolId) -> String {
    let own = &case[school];
    let name = if own.author.is_empty() { &own.title } else { &own.author };
    own.year.map_or_else(|| name.clone(), |year| format!("{name} {year}"))
}

fn name_of(folder: &Path) -> String {
    let name = folder.file_name();
    name.map_or_else(|| folder.display().to_string(), |own| own.to_string_lossy().into_owned())
}

/// What a school says of an author's label in a cell.
fn says(judged: &Judged, label: &str) -> Says {
    let own = judged.probabilities.iter().find(|own| own.label.as_deref() == Some(label));
    let said = field(judged);
    match own {
        None if judged.probabilities.is_empty() => Says::NotAsked,
        None => Says::NoSuchLabel,
        Some(_) if said.kind == Kind::OutOfScope => Says::OutOfScope,
        Some(own) => {
            let is_so =
                said.kind == Kind::Named && said.name == counterpoise_present::plain::spoken(label);
            let share = of_hundred(own.p);
            if is_so { Says::So(share) } else { Says::NotSo(share) }
        }
    }
}

fn row(of: &Tried) -> Vec<Cell> {
    let Recognised { case, label, share, opened, outcome, reproduced, .. } = &of.own;
    let number = |share: &Option<u32>| -> Cell { share.map(f64::from).into() };
    let label = if of.negated { format!("not {label}") } else { label.clone() };
    vec![
        case.as_str().into(),
        of.school.as_str().into(),
        label.into(),
        of.arena.as_str().into(),
        of.period.as_str().into(),
        number(share),
        number(opened),
        (*outcome).into(),
        (*reproduced).into(),
        of.others.clone().into(),
    ]
}

fn how_coded(case: &Case, folder: &Path, unopened: &str) -> Coded {
    let count = |is: &dyn Fn(&counterpoise_case::model::Event) -> bool| {
        case.events.iter().filter(|event| is(event)).count()
    };
    Coded {
        case: name_of(folder),
        title: case.header.title.clone(),
        rows: case.events.len(),
        unopened: count(&|event| event.set.is_some_and(|set| case[set].id == unopened)),
        twice: count(&|event| !event.second.is_empty()),
        claims: case.claims.iter().filter(|claim| claim.calibrates.is_some()).count(),
    }
}

/// What the page shows: labels that are looked for, not those that must not come out.
fn gathered(tried: Vec<Tried>, cases: Vec<Coded>, unopened: &str) -> Calibration {
    let tried: Vec<Tried> = tried.into_iter().filter(|own| !own.negated).collect();
    let mut claims: Vec<(&str, &str, Option<Reproduced>)> =
        tried.iter().map(|own| (&*own.own.case, &*own.claim, own.reproduced)).collect();
    claims.dedup();
    let reproduced = claims.iter().filter(|(_, _, own)| *own == Some(Reproduced::Yes)).count();
    let too_few = claims.iter().filter(|(_, _, own)| *own == Some(Reproduced::TooFewRows)).count();
    let claims = claims.len() - too_few;
    let mut known: Vec<(Option<i32>, &str, &str)> = Vec::new();
    for (id, author, year, says) in tried.iter().flat_map(|own| &own.says) {
        let is_asked = !matches!(says, Says::NoSuchLabel | Says::NotAsked);
        if is_asked && !known.iter().any(|(_, own, _)| own == id) {
            known.push((*year, id, author));
        }
    }
    known.sort_unstable();
    let definition = |(_, id, author): &(Option<i32>, &str, &str)| {
        let of = |one: &Tried| {
            let says = one.says.iter().find(|(own, ..)| own == id);
            (says.map_or(Says::NotAsked, |(_, _, _, says)| *says), one.school == *id)
        };
        Definition { name: (*author).to_owned(), says: tried.iter().map(of).collect() }
    };
    let definitions = known.iter().map(definition).collect();
    let tests = tried.iter().map(|own| own.own.clone()).collect();
    let unopened = unopened.to_owned();
    Calibration { tests, definitions, cases, claims, too_few, reproduced, unopened }
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
