//! docs/panel.md: every command on it is run, and prints what the page says.
//!
//! `UPDATE=1 cargo test -p counterpoise-cli --test all panel_page` writes what they print into the
//! page.

use crate::support::{here, read, write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[expect(clippy::print_stdout, reason = "a test says what it skips")]
fn data() -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let found = data.canonicalize().ok();
    if found.is_none() {
        println!("skipped: {} not found", data.display());
    }
    found
}

/// The page with what its commands print.
fn told(page: &str, data: &Path, folder: &Path) -> String {
    let mut text = String::new();
    let mut in_console = false;
    for line in page.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        match line.strip_prefix("$ ").filter(|_| in_console) {
            Some(command) => text += &format!("{line}\n{}", printed(command, data, folder)),
            None if in_console && !line.starts_with("```") => {}
            None => text += &format!("{line}\n"),
        }
    }
    text
}

fn printed(command: &str, data: &Path, folder: &Path) -> String {
    let program = env!("CARGO_BIN_EXE_counterpoise");
    let script =
        format!("counterpoise() {{ '{program}' \"$@\"; }}\n{command} 2>&1 | sed '/^store: /d'");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).current_dir(folder.join("work")).stdin(Stdio::null());
    shell
        .env("DATA", data)
        .env("XDG_DATA_HOME", folder)
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .env("NO_COLOR", "1");
    let output = shell.output().expect("a shell");
    let place = folder.join("counterpoise").join("store").display().to_string();
    let text = String::from_utf8(output.stdout).expect("UTF-8").replace(&place, "STORE");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}

#[test]
fn every_command_prints_what_the_page_says() {
    let Some(data) = data() else { return };
    let path = here("../../../../docs/panel.md");
    let page = read(&path);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("work")).expect("made");
    let found = told(&page, &data, folder.path());
    if std::env::var_os("UPDATE").is_some() {
        return write(&path, &found);
    }
    assert!(found == page, "docs/panel.md should be\n{found}<<<");
}
