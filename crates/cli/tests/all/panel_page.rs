//! docs/panel.md: every command on it is run, and prints what the page says.
//!
//! `UPDATE=1 cargo test -p counterpoise-cli --test all panel_page` writes what they print into the
//! page.

use crate::session::{hold, shell, told};
use crate::support::{here, read};
use std::path::{Path, PathBuf};

#[expect(clippy::print_stdout, reason = "a test says what it skips")]
pub(crate) fn data() -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let found = data.canonicalize().ok();
    if found.is_none() {
        println!("skipped: {} not found", data.display());
    }
    found
}

pub(crate) fn printed(command: &str, data: &Path, folder: &Path) -> String {
    let command = format!("{command} 2>&1 | sed '/^store: /d'");
    let environment = [("DATA", data), ("XDG_DATA_HOME", folder)];
    let text = shell(&command, &folder.join("work"), &environment);
    let place = folder.join("counterpoise").join("store").display().to_string();
    let text = text.replace(&place, "STORE");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}

#[test]
fn every_command_prints_what_the_page_says() {
    let Some(data) = data() else { return };
    let path = here("../../../../docs/panel.md");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("work")).expect("made");
    let run = |command: &str| printed(command, &data, folder.path());
    hold(&path, &told(&read(&path), folder.path(), &run));
}
