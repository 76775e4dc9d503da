//! The layer rule: a crate knows only crates of lower layers, and exactly those that
//! ARCHITECTURE.md says.

use crate::sources::{crates, root};
use std::path::{Path, PathBuf};

struct Row {
    name: String,
    layer: usize,
    uses: Vec<String>,
}

/// The table between the marks `<!-- layers -->` and `<!-- /layers -->`.
fn documented() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table =
        text.split("<!-- layers -->").nth(1).unwrap().split("<!-- /layers -->").next().unwrap();
    table.lines().filter(|l| l.starts_with('|')).skip(2).map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> =
        line.trim_matches('|').split('|').map(|c| c.trim().trim_matches('`')).collect();
    let words = cells[2].split(',').map(|u| u.trim().trim_matches('`').to_owned());
    let mut uses: Vec<String> = words.filter(|u| u.chars().any(char::is_alphabetic)).collect();
    uses.sort();
    Row { name: cells[0].to_owned(), layer: cells[1].parse().unwrap(), uses }
}

/// The `counterpoise-*` dependencies of a crate, without those of its tests.
fn declared(name: &str) -> Vec<String> {
    let text =
        std::fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).unwrap();
    let section =
        text.split("[dependencies]").nth(1).unwrap_or("").split("\n[").next().unwrap_or("");
    let names = section.lines().filter_map(|l| l.trim().strip_prefix("counterpoise-"));
    let mut found: Vec<String> =
        names.map(|l| l.split(['.', ' ', '=']).next().unwrap().to_owned()).collect();
    found.sort();
    found
}

#[test]
fn every_crate_is_documented() {
    let mut in_table: Vec<String> = documented().into_iter().map(|r| r.name).collect();
    in_table.sort();
    assert_eq!(crates(), in_table);
}

#[test]
fn dependencies_are_those_documented() {
    for row in documented() {
        assert_eq!(declared(&row.name), row.uses, "crate {}", row.name);
    }
}

#[test]
fn arrows_point_down() {
    let rows = documented();
    for row in &rows {
        for used in &row.uses {
            let below = rows.iter().find(|r| r.name == *used).unwrap();
            assert!(
                below.layer < row.layer,
                "{} (layer {}) uses {used} (layer {})",
                row.name,
                row.layer,
                below.layer
            );
        }
    }
}

/// Each `lib.rs` says what the crate is for, what it may use and what it must never know.
#[test]
fn every_crate_says_what_it_must_never_know() {
    for row in documented().iter().filter(|r| r.name != "cli") {
        let text =
            std::fs::read_to_string(root().join("crates").join(&row.name).join("src/lib.rs"))
                .unwrap()
                .to_lowercase();
        let opening: String =
            text.lines().take_while(|l| l.starts_with("//!") || l.is_empty()).collect();
        for words in ["for", "may use", "must never know"] {
            assert!(
                opening.contains(words),
                "crates/{}/src/lib.rs does not say `{words}`",
                row.name
            );
        }
    }
}

/// Every package that a crate declares is named in its sources; every one that only its tests need,
/// in these.
#[test]
fn every_dependency_is_used() {
    let mut unused = Vec::new();
    let members = ["crates", "benches", "benches/calibration"];
    for folder in members.iter().flat_map(|place| crates_in(&root().join(place))) {
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let (own, tests) = (sources(&folder, &["src"]), ["src", "tests", "benches", "examples"]);
        for (section, text) in
            [("[dependencies]", own), ("[dev-dependencies]", sources(&folder, &tests))]
        {
            for name in names(&manifest, section) {
                let word = name.replace('-', "_");
                let is_word = |at: usize| {
                    let letter = |c: char| c.is_alphanumeric() || c == '_';
                    !text[..at].ends_with(letter) && !text[at + word.len()..].starts_with(letter)
                };
                if !text.match_indices(&word).any(|(at, _)| is_word(at)) {
                    unused.push(format!("{}: {name}", folder.display()));
                }
            }
        }
    }
    assert!(unused.is_empty(), "{unused:#?}");
}

/// The folder itself if it is a crate, else the crates in it.
fn crates_in(folder: &Path) -> Vec<PathBuf> {
    if folder.join("Cargo.toml").exists() {
        return vec![folder.to_path_buf()];
    }
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Names of the packages in a section of a manifest.
fn names(manifest: &str, section: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| line.trim() != section).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let name = |line: &str| line.split(['.', ' ', '=']).next().unwrap().to_owned();
    lines.map(name).filter(|name| !name.is_empty() && !name.starts_with('#')).collect()
}

/// All Rust text of some folders of a crate.
fn sources(folder: &Path, of: &[&str]) -> String {
    let mut open: Vec<PathBuf> = of.iter().map(|name| folder.join(name)).collect();
    let mut text = String::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    text
}
