//! Sheets that are not ours: the session of docs/spreadsheets.md is run and prints what the page
//! says, and the mappings that ship read the sheets that ship.
//!
//! `UPDATE=1 cargo test -p counterpoise-cli --test all sheets` writes what the commands print into
//! the page.

use crate::support::{copy, expect, here, read, write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The page with what its commands print, one after the other in one folder.
fn told(page: &str, folder: &Path) -> String {
    let mut text = String::new();
    let mut in_console = false;
    for line in page.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        match line.strip_prefix("$ ").filter(|_| in_console) {
            Some(command) => text += &format!("{line}\n{}", printed(command, folder)),
            None if in_console && !line.starts_with("```") => {}
            None => text += &format!("{line}\n"),
        }
    }
    text
}

fn printed(command: &str, folder: &Path) -> String {
    let program = env!("CARGO_BIN_EXE_counterpoise");
    let script = format!("counterpoise() {{ '{program}' \"$@\"; }}\n{command} 2>&1");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).current_dir(folder).stdin(Stdio::null());
    shell.env("LC_ALL", "C").env("TZ", "UTC").env("NO_COLOR", "1");
    let output = shell.output().expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_session_of_the_page_is_what_happens() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&here("../../../../docs/examples/sheets"), folder.path());
    std::fs::remove_file(folder.path().join("ledger.mapping")).expect("it ships");
    let path = here("../../../../docs/spreadsheets.md");
    let page = read(&path);
    let now = told(&page, folder.path());
    if std::env::var_os("UPDATE").is_some() {
        write(&path, &now);
        return;
    }
    assert_eq!(page, now, "UPDATE=1 writes what the commands print");
}

/// Every sheet that ships becomes events with the mapping that ships beside it, and none is lost.
#[test]
fn the_mappings_that_ship_read_their_sheets() {
    let folder = here("../../../../docs/examples/sheets");
    for name in ["ledger", "german", "coded-events"] {
        let path = |ending: &str| folder.join(format!("{name}.{ending}")).display().to_string();
        let said = expect(0, &["import", &path("csv"), "--map", &path("mapping")]);
        let rows = read(path("csv")).lines().count() - 1;
        assert_eq!(
            said.out.matches("\nevent ").count(),
            rows,
            "{name}:\n{}\n{}",
            said.out,
            said.err
        );
        assert!(!said.err.contains("error"), "{name}: {}", said.err);
        // What is proposed for it can be read, and says the same of most of its columns.
        let proposed = tempfile::tempdir().expect("a folder");
        let mapping = proposed.path().join("m").display().to_string();
        expect(0, &["import", &path("csv"), "--map", &mapping]);
        expect(0, &["import", &path("csv"), "--map", &mapping]);
    }
}
