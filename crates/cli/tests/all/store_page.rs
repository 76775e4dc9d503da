//! docs/store.md: other programs open the store as the page says.
//!
//! `UPDATE=1 cargo test -p counterpoise-cli --test all store_page` writes what they print into the
//! page.

use crate::session::{hold, shell, told};
use crate::support::{here, read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the store of the page holds.
const FILES: [(&str, &[&str]); 4] = [
    ("cow-nmc", &["cow/cow_nmc.csv.gz"]),
    ("icews", &["icews_raw_sample/events.2018.sample.tab.gz"]),
    ("sipri-tiv", &["sipri_tiv/sipri-exports-processed.csv.gz"]),
    ("unvotes", &["unga_votes/un_votes.csv.gz", "unga_votes/un_roll_calls.csv.gz"]),
];

/// The folder of the real files, if they and all the libraries are at hand.
#[expect(clippy::print_stdout, reason = "a test says what it skips")]
fn data() -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let Ok(data) = data.canonicalize() else {
        println!("skipped: {} not found", data.display());
        return None;
    };
    for library in ["pandas", "pyarrow", "polars", "duckdb"] {
        let import = ["-c", &format!("import {library}")];
        if !Command::new("python3").args(import).output().is_ok_and(|it| it.status.success()) {
            println!("skipped: no {library} for python3 on this machine");
            return None;
        }
    }
    Some(data)
}

#[test]
fn other_programs_print_what_the_page_says() {
    let Some(data) = data() else { return };
    let path = here("../../../../docs/store.md");
    let folder = tempfile::tempdir().expect("a folder");
    let run = |command: &str| {
        let text = shell(&format!("{command} 2>&1"), folder.path(), &[("DATA", data.as_path())]);
        if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
    };
    for (kind, files) in FILES {
        let files: Vec<String> = files.iter().map(|file| format!("$DATA/{file}")).collect();
        run(&format!("counterpoise data add {kind} {} --store store", files.join(" ")));
    }
    hold(&path, &told(&read(&path), folder.path(), &run));
}
