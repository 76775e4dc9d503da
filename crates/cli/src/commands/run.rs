//! `run`: the whole case.

mod many;

use crate::args::{CaseArgs, Extent, RunArgs};
use crate::commands::export::pdf;
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read, replace, replace_within};
use crate::open::{Opened, open};
use crate::output::{Format, compact, line, note, screen, show, width};
use counterpoise_case::model::Case;
use counterpoise_case::nowhere;
use counterpoise_engine::Asked;
use counterpoise_engine::lock::{Lock, NAME};
use counterpoise_present::{screens, tables};
use counterpoise_report::{Meta, brief, charts, page};
use counterpoise_study::{Answer, Choices, fingerprint, sha256};
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
    let target = args.case.switches.target.as_deref();
    let folder = folder_of_report(opened.case(), args.out.as_deref(), target);
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
    // A run on some of the acts stands beside that of the case, and does not take its place.
    let stands_beside = target.is_some() && args.out.is_none();
    if !args.no_lock && !stands_beside {
        replace_within(&args.case.folder.join(NAME), made.lock.text().as_bytes())?;
    }
    let (case, answer) = (opened.case(), &made.answer);
    let text = || {
        if !args.quiet {
            let (folder, switches) = (args.case.folder.display(), args.case.switches.typed());
            let (folder, switches) = (folder.to_string(), switches.to_string());
            screen(&screens::run(case, answer, &folder, &switches, width()))?;
        }
        line(&format!("page:   {}", report.display()))?;
        let beside = pdf.as_ref().map(|(name, _)| folder.join(name));
        beside.map_or(Ok(()), |path| line(&format!("pdf:    {}", path.display())))
    };
    match args.format {
        Format::Json => compact(&counterpoise_present::answer(case, answer))?,
        format => show(format, || tables::judge::verdicts(case, answer, &answer.cells), text)?,
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

/// Where the report of a case lies: `out/NAME-OF-CASE`, unless something else is said; of the acts
/// aimed at one target, beside it.
pub(crate) fn folder_of_report(case: &Case, said: Option<&Path>, target: Option<&str>) -> PathBuf {
    let id = &case.header.id;
    let name = target.map_or_else(|| id.clone(), |target| format!("{id}-{target}"));
    said.map_or_else(|| PathBuf::from("out").join(file_name(&name)), Path::to_path_buf)
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
