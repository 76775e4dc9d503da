//! Every command of docs/demands.md shows what the page says that it shows.

use crate::support::{program, read, said};
use std::path::Path;

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Demand, how it stands, command, what it shows.
fn demands() -> Vec<[String; 4]> {
    let page = read(root().join("docs/demands.md"));
    let rows = page.lines().filter(|line| line.starts_with("| REQ-"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 5, "{row}");
        [cells[0], cells[2], cells[3].trim_matches('`'), cells[4].trim_matches('`')]
            .map(str::to_owned)
    })
    .collect()
}

#[test]
fn all_thirty_are_there_and_say_how_they_stand() {
    let found = demands();
    let names: Vec<&str> = found.iter().map(|row| row[0].as_str()).collect();
    let all: Vec<String> = (1..=30).map(|n| format!("REQ-{n:02}")).collect();
    assert_eq!(names, all);
    for [name, stands, ..] in &found {
        let known =
            ["met", "met;", "partly:", "met for"].iter().any(|word| stands.starts_with(word));
        assert!(known, "{name}: {stands}");
    }
}

#[test]
fn every_command_shows_what_the_page_says() {
    let mut wrong = Vec::new();
    let mut done: Vec<(String, String)> = Vec::new();
    for [name, _, command, shows] in demands() {
        let out = match done.iter().find(|(own, _)| *own == command) {
            Some((_, out)) => out.clone(),
            None => {
                let mut words = command.split(' ');
                assert_eq!(words.next(), Some("counterpoise"), "{name}");
                let told = said(program().current_dir(root()).args(words));
                assert!(matches!(told.code, Some(0 | 1)), "{command}\n{}", told.err);
                let out = told.out + &told.err;
                done.push((command.clone(), out.clone()));
                out
            }
        };
        if !out.contains(&shows) {
            wrong.push(format!(
                "{name}: `{command}` does not show `{shows}`:\n{}",
                &out.chars().take(1500).collect::<String>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
