//! `run --many`: each case in a process of its own, so that a broken one stops nobody; one table.

use crate::args::RunArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::table;
use counterpoise_present::tables::{self, many::OneOfMany};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

pub(super) fn run(args: &RunArgs) -> Result {
    let program = std::env::current_exe()
        .map_err(|error| Failure::new(format!("cannot find this program again: {error}")))?;
    let next = AtomicUsize::new(0);
    let rows: Mutex<Vec<Option<OneOfMany>>> = Mutex::new(vec![None; args.many.len()]);
    let jobs = usize::from(args.jobs.unwrap_or(1)).min(args.many.len());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = (cores / jobs.max(1)).max(1);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(folder) = args.many.get(at) else { break };
            let found = match of_case(&program, folder, threads, args) {
                Ok(output) => heard(&output),
                Err(error) => Err(first_error(&error.to_string())),
            };
            let row = OneOfMany { case: folder.display().to_string(), found };
            if let Ok(mut rows) = rows.lock() {
                rows[at] = Some(row);
            }
        }
    };
    std::thread::scope(|scope| (0..jobs).for_each(|_| drop(scope.spawn(work))));
    let rows: Vec<OneOfMany> =
        rows.into_inner().unwrap_or_default().into_iter().flatten().collect();
    let well = rows.iter().all(|row| row.found.is_ok());
    table(&tables::many::many(&rows), args.format)?;
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

/// The answer that a run printed, or the first error that it met.
fn heard(output: &Output) -> std::result::Result<Value, String> {
    let answer = serde_json::from_slice(&output.stdout).ok().filter(|_| output.status.success());
    answer.ok_or_else(|| first_error(&String::from_utf8_lossy(&output.stderr)))
}

fn first_error(said: &str) -> String {
    let error = said.lines().find(|line| line.starts_with("error")).or_else(|| said.lines().next());
    error.unwrap_or("ended without a word").to_owned()
}
