//! `run`: the whole case.

mod many;

use crate::args::{CaseArgs, Extent, RunArgs};
use crate::commands::export::pdf;
use crate::commands::judge::verdicts;
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read, replace, replace_within};
use crate::open::{Opened, open};
use crate::output::{Format, compact, line, note, show, table, width, wrapped};
use crate::style::{bad, bold, dim, good, poor};
use counterpoise_case::model::{ArenaId, Case, SchoolId};
use counterpoise_case::nowhere;
use counterpoise_engine::Asked;
use counterpoise_engine::lock::{Lock, NAME};
use counterpoise_frames::Table;
use counterpoise_present::{field_in, main_arena, opening, outcome_word, plain};
use counterpoise_report::{Meta, brief, charts, page};
use counterpoise_study::{
    Answer, CellAnswer, Choices, ClaimOutcome, fingerprint, of_study, sha256, tally,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a run makes.
pub(crate) struct Made {
    pub(crate) answer: Arc<Answer>,
    pub(crate) report: String,
    pub(crate) charts: Vec<(String, String)>,
    pub(crate) lock: Lock,
}

pub(crate) fn run(args: &RunArgs) -> Result {
    if !args.many.is_empty() {
        return many::run(args);
    }
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    if !args.quiet {
        for found in nowhere(opened.case()) {
            note(&format!("{}; {}", found.message(opened.case()), found.help()));
        }
    }
    let mut made = make(&opened, &args.case, args.quiet)?;
    // A path of one machine is not written down, but that there is one is.
    let named = |folder: &Path| on_any_machine(folder).unwrap_or_default();
    made.lock.report = args.out.as_deref().map(named);
    made.lock.charts = args.charts.as_deref().map(named);
    if !args.case.folder.is_dir() {
        return Err(Failure::new(format!(
            "{} has vanished while the case was run; nothing was written",
            args.case.folder.display()
        )));
    }
    let folder = folder_of_report(opened.case(), args.out.as_deref());
    let report = folder.join("report.html");
    if args.out.is_none() {
        claim(&folder, &args.case.folder)?;
    }
    // What cannot be made is said before anything is written.
    let pdf = args.pdf.map(|extent| printed(opened.case(), &made, extent)).transpose()?;
    replace(&report, made.report.as_bytes())?;
    if let Some((name, bytes)) = &pdf {
        replace(&folder.join(name), bytes)?;
    }
    if let Some(folder) = &args.charts {
        made.charts
            .iter()
            .try_for_each(|(name, svg)| replace(&folder.join(name), svg.as_bytes()))?;
    }
    if !args.no_lock {
        replace_within(&args.case.folder.join(NAME), made.lock.text().as_bytes())?;
    }
    let (case, answer) = (opened.case(), &made.answer);
    let text = || {
        if !args.quiet {
            say(case, answer, &args.case)?;
        }
        line(&format!("page:   {}", report.display()))?;
        let beside = pdf.as_ref().map(|(name, _)| folder.join(name));
        beside.map_or(Ok(()), |path| line(&format!("pdf:    {}", path.display())))
    };
    match args.format {
        Format::Json => compact(&counterpoise_present::answer(case, answer))?,
        format => show(format, || verdicts(case, answer, &answer.cells), text)?,
    }
    Ok(Outcome::Well)
}

/// The name and the bytes of a PDF.
fn printed(case: &Case, made: &Made, extent: Extent) -> Result<(&'static str, Vec<u8>)> {
    Ok(match extent {
        Extent::Brief => {
            let brief = brief(case, &made.answer, &Meta::default());
            ("brief.pdf", pdf::of_document(&brief, &case.header.id)?)
        }
        Extent::Full => ("report.pdf", pdf::of_page(&made.report, pdf::WHOLE)?),
    })
}

/// Where the report of a case lies: `out/NAME-OF-CASE`, unless something else is said.
pub(crate) fn folder_of_report(case: &Case, said: Option<&Path>) -> PathBuf {
    said.map_or_else(|| PathBuf::from("out").join(file_name(&case.header.id)), Path::to_path_buf)
}

/// In the folder of a report, the file that says which case it is of.
const OF_CASE: &str = ".case-folder";

/// Marks a folder as that of a case. Two cases may have one name: the report of the other is not
/// written over, as long as its case is there.
fn claim(folder: &Path, case: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", folder.display())))?;
    let (Ok(own), Ok(here)) = (case.canonicalize(), folder.canonicalize()) else { return Ok(()) };
    let mark = folder.join(OF_CASE);
    if mark.exists() {
        let text = String::from_utf8_lossy(&read(&mark)?).trim().to_owned();
        let other = here.join(&text).canonicalize();
        if let Some(other) = other.ok().filter(|other| *other != own) {
            return Err(Failure::new(format!(
                "{} has the report of another case of this name, {}; name a folder with --out",
                folder.display(),
                other.display()
            )));
        }
    }
    replace(&mark, format!("{}\n", relative(&here, &own)).as_bytes())
}

/// The way from one folder to another, so that both may be moved together.
fn relative(from: &Path, to: &Path) -> String {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to.components().skip(common);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// A path that means something where the case is next opened: a relative one.
fn on_any_machine(path: &Path) -> Option<String> {
    let text = path.to_str().filter(|text| path.is_relative() && !text.contains(char::is_control));
    text.map(|text| text.replace(std::path::MAIN_SEPARATOR, "/").trim().to_owned())
}

/// Runs a case without writing anything. `verify` does the same and compares.
pub(crate) fn make(opened: &Opened, args: &CaseArgs, quiet: bool) -> Result<Made> {
    let case = opened.case();
    let answer = opened.answer(Asked::default(), Choices::ALL, quiet)?;
    let fingerprint = fingerprint(opened.session.folder(), &answer);
    let meta =
        Meta::of(&fingerprint, &command(case, args), &case.header.id, &args.switches.typed());
    let (report, charts) = rayon::join(|| page(case, &answer, &meta), || charts(case, &answer));
    let mut outputs = vec![("report.html".to_owned(), sha256(report.as_bytes()))];
    outputs.extend(charts.iter().map(|(name, svg)| (name.clone(), sha256(svg.as_bytes()))));
    let data = opened.session.data().to_vec();
    let lock = Lock {
        fingerprint,
        with: args.switches.with.clone(),
        without: args.switches.without.clone(),
        set: args.switches.set.clone(),
        target: args.switches.target.clone(),
        report: None,
        charts: None,
        data,
        outputs,
    };
    Ok(Made { answer, report, charts, lock })
}

/// The command that makes the same report, without anything that belongs to one machine.
fn command(case: &Case, args: &CaseArgs) -> String {
    let store = if args.store.is_some() { " --store DIR" } else { "" };
    format!("counterpoise run {}{}{store}", case.header.id, args.switches.typed())
}

/// A case's name is free text; a folder's is not.
pub(crate) fn file_name(id: &str) -> String {
    let safe: String = id
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' })
        .collect();
    if safe.is_empty() { "case".to_owned() } else { safe }
}

/// What a person reads: the answer, how sure it is, the grid, the claims, where to look next.
fn say(case: &Case, answer: &Answer, args: &CaseArgs) -> Result<()> {
    let told = opening(case, answer);
    let room = width().min(100);
    let paragraph = |text: &str, look: fn(&str) -> String| -> Result<()> {
        wrapped(text, room).iter().try_for_each(|l| line(&look(l)))
    };
    paragraph(&told.kicker, dim)?;
    paragraph(&told.answer_text(), bold)?;
    if !told.sure.is_empty() {
        paragraph(&told.sure, str::to_owned)?;
    }
    line("")?;
    grid(case, answer)?;
    line("")?;
    claims(answer)?;
    next(case, answer, args)
}

/// The pair as a whole first, then every arena, by period.
fn grid(case: &Case, answer: &Answer) -> Result<()> {
    let school = case.header.author_school.or_else(|| answer.schools.last().copied());
    let Some(school) = school.filter(|_| !answer.periods.is_empty()) else { return Ok(()) };
    let by = format!("by {}", plain::school_name(case, school));
    let columns: Vec<&str> = std::iter::once(by.as_str())
        .chain(answer.periods.iter().map(|p| case[*p].id.as_str()))
        .collect();
    let says = |cell: &CellAnswer| {
        let own = cell.verdicts.iter().find(|judged| judged.verdict.school == school);
        own.map_or_else(String::new, |judged| field_in(cell, judged).short)
    };
    let row = |arena: Option<ArenaId>| {
        let all = if arena.is_none() { &answer.pooled } else { &answer.cells };
        let name = arena.map_or("all together", |arena| case[arena].id.as_str()).to_owned();
        let cells = all.iter().filter(|cell| cell.arena == arena);
        std::iter::once(name).chain(cells.map(says)).collect::<Vec<String>>()
    };
    let pooled = (answer.arenas.len() != 1).then_some(None);
    let arenas = pooled.into_iter().chain(answer.arenas.iter().copied().map(Some));
    table(&Table::new(&columns).with(arenas.map(row)), Format::Text)
}

fn claims(answer: &Answer) -> Result<()> {
    if answer.claims.is_empty() {
        return Ok(());
    }
    let counts = tally(of_study(&answer.claims));
    let paint = |outcome: ClaimOutcome, text: String| match outcome {
        ClaimOutcome::Supported => good(&text),
        ClaimOutcome::Thin => poor(&text),
        ClaimOutcome::Partly | ClaimOutcome::NotSupported => bad(&text),
        ClaimOutcome::NotDecided | ClaimOutcome::Untested => dim(&text),
    };
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(o, n)| paint(*o, format!("{n} {}", outcome_word(*o))))
        .collect();
    line(&format!("claims: {}", parts.join(", ")))
}

/// The commands that go on from here.
fn next(case: &Case, answer: &Answer, args: &CaseArgs) -> Result<()> {
    // What they show is the run that they follow.
    let (folder, switches) = (args.folder.display(), args.switches.typed());
    if let Some((cell, school)) = last_verdict(case, answer) {
        let arena = cell.arena.map_or("all", |arena| case[arena].id.as_str());
        let verdict = format!("{arena}/{}/{}", case[cell.period].id, case[school].id);
        line(&format!("why:    counterpoise why {folder} {verdict}{switches}"))?;
    }
    line(&format!(
        "doubt:  counterpoise needs {folder}{switches}; counterpoise stress {folder}{switches}"
    ))
}

/// The last verdict of the main arena by the school whose names are shown.
fn last_verdict<'a>(case: &Case, answer: &'a Answer) -> Option<(&'a CellAnswer, SchoolId)> {
    let school = case.header.author_school.or_else(|| answer.schools.last().copied())?;
    let arena = main_arena(case, answer);
    let all = if arena.is_none() { &answer.pooled } else { &answer.cells };
    let cell = all.iter().rfind(|cell| cell.arena == arena)?;
    Some((cell, school))
}
