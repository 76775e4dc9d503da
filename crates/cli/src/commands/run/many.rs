//! `run --many`: each case in a process of its own, so that a broken one stops nobody; one table.

use crate::args::RunArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::table;
use counterpoise_frames::{Cell, Table};
use counterpoise_present::outcome_word;
use counterpoise_study::ClaimOutcome;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const COLUMNS: [&str; 9] =
    ["case", "result", "subject", "target", "claims", "met", "not_supported", "open", "answer"];

/// Whether a case ran, and its cells.
type Row = (bool, Vec<Cell>);

pub(super) fn run(args: &RunArgs) -> Result {
    let program = std::env::current_exe()
        .map_err(|error| Failure::new(format!("cannot find this program again: {error}")))?;
    let next = AtomicUsize::new(0);
    let rows: Mutex<Vec<Option<Row>>> = Mutex::new(vec![None; args.many.len()]);
    let jobs = usize::from(args.jobs.unwrap_or(1)).min(args.many.len());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = (cores / jobs.max(1)).max(1);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(folder) = args.many.get(at) else { break };
            let row = match of_case(&program, folder, threads, args) {
                Ok(output) => row(folder, &output),
                Err(error) => (false, broken(folder, &error.to_string())),
            };
            if let Ok(mut rows) = rows.lock() {
                rows[at] = Some(row);
            }
        }
    };
    std::thread::scope(|scope| (0..jobs).for_each(|_| drop(scope.spawn(work))));
    let rows: Vec<Row> = rows.into_inner().unwrap_or_default().into_iter().flatten().collect();
    let well = rows.iter().all(|(well, _)| *well);
    table(&Table::new(&COLUMNS).with(rows.into_iter().map(|(_, cells)| cells)), args.format)?;
    Ok(if well { Outcome::Well } else { Outcome::Wanting })
}

/// Runs one case with the choices that all have in common.
fn of_case(
    program: &Path,
    folder: &Path,
    threads: usize,
    args: &RunArgs,
) -> std::io::Result<Output> {
    let case = &args.case;
    let mut command = Command::new(program);
    command.args(["--threads", &threads.to_string(), "--color", "never", "run"]).arg(folder);
    command.args(["--quiet", "--format", "json"]);
    for (word, values) in [
        ("--with", &case.switches.with),
        ("--without", &case.switches.without),
        ("--set", &case.switches.set),
    ] {
        for value in values {
            command.args([word, value]);
        }
    }
    if let Some(target) = &case.switches.target {
        command.args(["--target", target]);
    }
    let numbers = [("--draws", case.draws.map(u64::from)), ("--seed", case.seed)];
    for (word, number) in numbers {
        if let Some(number) = number {
            command.args([word, &number.to_string()]);
        }
    }
    if let Some(store) = &case.store {
        command.arg("--store").arg(store);
    }
    command.args(case.follow_links.then_some("--follow-links"));
    command.args(args.no_lock.then_some("--no-lock"));
    command.stdin(Stdio::null()).output()
}

/// Whether the case ran, and its row.
fn row(folder: &Path, output: &Output) -> Row {
    let answer: Option<Value> =
        serde_json::from_slice(&output.stdout).ok().filter(|_| output.status.success());
    let Some(answer) = answer else {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return (false, broken(folder, &said));
    };
    let claims = answer["claims"].as_array().map_or(&[] as &[Value], Vec::as_slice);
    let count = |outcome: ClaimOutcome| {
        claims.iter().filter(|claim| claim["outcome"] == outcome_word(outcome)).count()
    };
    let met = count(ClaimOutcome::Supported) + count(ClaimOutcome::Thin);
    let not_supported = count(ClaimOutcome::NotSupported);
    let text = |value: &Value| Cell::from(value.as_str().unwrap_or_default());
    let cells = vec![
        folder.display().to_string().into(),
        "ran".into(),
        text(&answer["subject"]),
        text(&answer["target"]),
        claims.len().into(),
        met.into(),
        not_supported.into(),
        (claims.len() - met - not_supported).into(),
        text(&answer["sentences"][0]),
    ];
    (true, cells)
}

/// A case that did not run, with the first error that it met.
fn broken(folder: &Path, said: &str) -> Vec<Cell> {
    let error = said.lines().find(|line| line.starts_with("error")).or_else(|| said.lines().next());
    let nothing = || Cell::from("");
    let mut cells = vec![Cell::from(folder.display().to_string()), "broken".into()];
    cells.extend(std::iter::repeat_with(nothing).take(COLUMNS.len() - 3));
    cells.push(error.unwrap_or("ended without a word").into());
    cells
}
