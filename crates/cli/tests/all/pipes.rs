//! Whoever stops reading is no error: no command panics, none says a word about it.

use crate::support::{program, shipped, small};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Reads one line (or none) of what a command prints, closes the pipe, and returns exit code and
/// messages.
fn closed_early(command: &mut Command, reads: bool) -> (Option<i32>, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    let mut reader = BufReader::new(child.stdout.take().expect("piped"));
    if reads {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        assert!(!line.is_empty());
    }
    drop(reader);
    let end = child.wait_with_output().expect("ends");
    (end.status.code(), String::from_utf8_lossy(&end.stderr).into_owned())
}

#[test]
fn every_command_that_prints_may_be_cut_short() {
    let folder = small();
    let case = folder.path().display().to_string();
    let commands: &[(i32, &[&str])] = &[
        (0, &["--help"]),
        (0, &["judge", "--help"]),
        (0, &["--version"]),
        (0, &["explain"]),
        (0, &["explain", "E0303"]),
        (0, &["explain", "E0303", "--format", "md"]),
        (0, &["explain", "instruments", "--format", "json"]),
        (0, &["schools"]),
        (0, &["schools", "korolev-2016"]),
        (0, &["schools", "korolev-2016", "--format", "csv"]),
        (0, &["completions", "bash"]),
        (0, &["man"]),
        (0, &["check", &case]),
        (0, &["table", "events", &case]),
        (0, &["balance", &case]),
        (0, &["judge", &case]),
        (0, &["compare", &case]),
        (0, &["compare", &case, "--differences", "--format", "csv"]),
        (0, &["why", &case, "c2"]),
        (0, &["why", &case, "c2", "--format", "csv"]),
        (0, &["why", &case, "central-asia/after/study-2019", "--format", "json"]),
        (0, &["claims", &case, "--only", "thin"]),
        (0, &["coverage", &case]),
        (0, &["reliability", &case]),
        (0, &["run", &case, "--no-lock", "--draws", "0", "--format", "json"]),
    ];
    for (code, args) in commands {
        for reads in [true, false] {
            let out = tempfile::tempdir().expect("a folder");
            let end = closed_early(program().args(*args).current_dir(out.path()), reads);
            assert_eq!(end, (Some(*code), String::new()), "{args:?}");
        }
    }
}

/// More than a pipe holds: the command is in the middle of writing when the reader goes.
#[test]
fn long_output_is_cut_short_without_a_word() {
    for args in [
        ["table", "events", "--format", "csv"],
        ["table", "events", "--format", "json"],
        ["check", "--all", "--color=never", "--concise"],
    ] {
        assert_eq!(
            closed_early(program().args(args).arg(shipped()), true),
            (Some(0), String::new()),
            "{args:?}"
        );
    }
}
