//! Sheets that are not ours: the session of docs/spreadsheets.md is run and prints what the page
//! says, and the mappings that ship read the sheets that ship.
//!
//! `UPDATE=1 cargo test -p counterpoise-cli --test all sheets` writes what the commands print into
//! the page.

use crate::session::{hold, shell, told};
use crate::support::{copy, expect, here, read};

#[test]
fn the_session_of_the_page_is_what_happens() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&here("../../../../docs/examples/sheets"), folder.path());
    std::fs::remove_file(folder.path().join("ledger.mapping")).expect("it ships");
    let path = here("../../../../docs/spreadsheets.md");
    let run = |command: &str| shell(&format!("{command} 2>&1"), folder.path(), &[]);
    hold(&path, &told(&read(&path), folder.path(), &run));
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
