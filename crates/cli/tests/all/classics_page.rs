//! docs/classics.md: published results, computed again by the commands on the page.
//!
//! `UPDATE=1 cargo test -p counterpoise-cli --test all classics` writes what they print into the
//! page.

use crate::panel_page::{data, printed};
use crate::session::{hold, told};
use crate::support::{here, read};

#[test]
fn every_command_prints_what_the_page_says() {
    let Some(data) = data() else { return };
    let path = here("../../../../docs/classics.md");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("work")).expect("made");
    let run = |command: &str| printed(command, &data, folder.path());
    hold(&path, &told(&read(&path), folder.path(), &run));
}

/// The published figures of identical votes, 1991 to 2019, stand on the page.
#[test]
fn the_published_figures_stand_on_the_page() {
    let page = read(here("../../../../docs/classics.md"));
    for (pair, figure) in
        [("CHN     RUS", "0.696"), ("CHN     PRK", "0.869"), ("IRN     PRK", "0.901")]
    {
        let stands = page.lines().any(|line| line.starts_with(pair) && line.contains(figure));
        assert!(stands, "{pair} {figure}");
    }
}
