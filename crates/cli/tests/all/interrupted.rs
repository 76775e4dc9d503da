//! Killed at any moment, the program leaves every file old or new, and whole.

use crate::support::{at, expect, program, read, root, small, write};
use std::process::{Command, Stdio};
use std::time::Duration;

const TIMES: u32 = 20;

/// Runs a command to its end and says how long that took.
#[expect(clippy::disallowed_methods, reason = "a test times the program")]
fn timed(command: &mut Command) -> Duration {
    let begin = std::time::Instant::now();
    assert!(command.stdout(Stdio::null()).status().expect("starts").success());
    begin.elapsed()
}

fn killed_after(command: &mut Command, wait: Duration) {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
    std::thread::sleep(wait);
    child.kill().expect("killed");
    child.wait().expect("ended");
}

#[test]
fn fmt_leaves_the_old_file_or_the_new_one() {
    let folder = small();
    let events = folder.path().join("events.case");
    let ragged = read(&events).replace("\n  ", "\n     ").repeat(20);
    let fmt = || {
        let mut command = program();
        command.args(["fmt", &root(&folder)]);
        command
    };
    write(&events, &ragged);
    let whole = timed(&mut fmt());
    let tidy = read(&events);
    assert_ne!(tidy, ragged);
    for n in 0..TIMES {
        write(&events, &ragged);
        killed_after(&mut fmt(), whole * n / (TIMES - 2));
        let found = read(&events);
        assert!(
            found == ragged || found == tidy,
            "a torn file after {:?}",
            whole * n / (TIMES - 2)
        );
    }
}

#[test]
fn run_leaves_the_old_report_or_the_new_one() {
    let folder = small();
    let run = |spread: &str| {
        let mut command = program();
        command.args([
            "run",
            &root(&folder),
            "--draws",
            "0",
            "--quiet",
            "--out",
            &at(&folder, "out"),
            "--set",
            &format!("spread={spread}"),
        ]);
        command
    };
    let files = || (read(at(&folder, "out/report.html")), read(at(&folder, "counterpoise.lock")));
    timed(&mut run("0.1"));
    let old = files();
    let whole = timed(&mut run("0.3"));
    let new = files();
    assert!(old.0 != new.0 && old.1 != new.1);
    for n in 0..TIMES {
        write(at(&folder, "out/report.html"), &old.0);
        write(at(&folder, "counterpoise.lock"), &old.1);
        // Most of the moments near the end, where it writes.
        killed_after(&mut run("0.3"), whole * (80 + n) / 100);
        let (report, lock) = files();
        assert!(report == old.0 || report == new.0, "a torn report");
        assert!(lock == old.1 || lock == new.1, "a torn lock");
        assert!(lock == old.1 || report == new.0, "the lock is written after what it speaks of");
    }
    expect(0, &["check", "--strict", &root(&folder)]);
}

/// Names in a folder and below that begin with a dot: files that were being written.
#[cfg(unix)]
fn unfinished(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in folder.read_dir().expect("a folder").map(|e| e.expect("an entry")) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(unfinished(&entry.path()));
        } else if name.starts_with('.') {
            found.push(name);
        }
    }
    found
}

/// Ctrl-C at any moment: the exit code says so or the work was done, and nothing half written lies
/// about.
#[cfg(unix)]
#[test]
fn ctrl_c_leaves_nothing_unfinished() {
    let folder = small();
    let events = folder.path().join("events.case");
    let ragged = read(&events).replace("\n  ", "\n     ").repeat(2000);
    let fmt = || {
        let mut command = program();
        command.args(["fmt", &root(&folder)]).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    write(&events, &ragged);
    let whole = timed(&mut fmt());
    let tidy = read(&events);
    for n in 0..TIMES {
        write(&events, &ragged);
        let mut child = fmt().spawn().expect("starts");
        // Most of the moments near the end, where it writes.
        std::thread::sleep(whole * (60 + 2 * n) / 100);
        Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .stderr(Stdio::null())
            .status()
            .expect("kill");
        let end = child.wait().expect("ended");
        let found = read(&events);
        assert!(matches!(end.code(), Some(0 | 130)), "{end:?}");
        assert!(found == ragged || found == tidy, "a torn file");
        assert_eq!(unfinished(folder.path()), Vec::<String>::new());
    }
}
