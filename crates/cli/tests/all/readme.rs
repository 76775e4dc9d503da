//! The README is true: what it says the program prints, the program prints.

use crate::session::{hold, shell, told};
use crate::support::{program, read, said, shipped, write};
use std::path::Path;

fn readme() -> String {
    read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md"))
}

/// Fenced blocks with their language, in order.
fn blocks(text: &str) -> Vec<(String, String)> {
    let fenced = text.split("\n```").skip(1).step_by(2);
    fenced
        .filter_map(|b| b.split_once('\n'))
        .map(|(kind, body)| (kind.to_owned(), body.to_owned()))
        .collect()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The main job, on the shipped case. The README leaves rows of the grid out, at three dots.
#[test]
fn what_the_main_job_prints() {
    let out = tempfile::tempdir().expect("a folder");
    let done = said(program().current_dir(out.path()).args(["run", "--no-lock", &shipped()]));
    assert_eq!(done.code, Some(0), "{}", done.err);
    let printed = words(&done.out).replace(&words(&shipped()), "cases/russia-china");
    let all = blocks(&readme());
    let (_, block) =
        all.iter().find(|(_, body)| body.contains("page:   out")).expect("the block of the run");
    for part in block.split("\n...\n") {
        assert!(
            printed.contains(&words(part)),
            "README.md says\n{part}\nbut the program prints\n{}",
            done.out
        );
    }
}

/// The tutorial: its files are written, its commands run, and print what the page says.
///
/// `UPDATE=1 cargo test -p counterpoise-cli --test all tutorial` writes what they print.
#[test]
fn the_tutorial_is_what_happens() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/tutorial.md");
    let run = |command: &str| shell(&format!("{command} 2>&1"), folder.path(), &[]);
    hold(&path, &told(&read(&path), folder.path(), &run));
}

/// What the README shows of a case can be written so: the event and the claim pass the check.
#[test]
fn what_the_readme_writes_passes_the_check() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = said(program().current_dir(folder.path()).args([
        "new",
        "japan-china",
        "--subject",
        "JPN",
        "--target",
        "CHN",
    ]));
    assert_eq!(done.code, Some(0), "{}", done.err);
    let case = folder.path().join("japan-china");
    for (_, body) in blocks(&readme()) {
        let file = match body.split(' ').next() {
            Some("event") => "events.case",
            Some("claim") => "claims.case",
            _ => continue,
        };
        write(case.join(file), &body);
    }
    let done = said(program().current_dir(folder.path()).args(["check", "japan-china"]));
    assert_eq!(done.code, Some(0), "{}{}", done.out, done.err);
}

/// The page with what the program prints of the shipped case, word for word.
#[test]
fn the_page_of_the_shipped_case_is_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let all = blocks(&read(root.join("docs/shipped-case.md")));
    let commands: Vec<(&str, &str)> = all
        .iter()
        .filter_map(|(_, body)| body.strip_prefix("$ counterpoise ")?.split_once('\n'))
        .collect();
    assert_eq!(commands.len(), 4);
    for (line, printed) in commands {
        let done = said(program().current_dir(&root).args(line.split(' ')));
        assert_eq!(done.out.trim_end(), printed.trim_end(), "counterpoise {line}");
    }
}
