//! The README is true: what it says the program prints, the program prints.

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

/// Runs a line that the README shows after `$ counterpoise`, in a folder. Both channels, as a
/// reader sees them.
fn shown(folder: &Path, line: &str) -> String {
    let done = said(program().current_dir(folder).args(line.split(' ')));
    format!("{}\n{}", done.err, done.out)
}

/// The main job, on the shipped case. The README cuts the question short with three dots.
#[test]
fn what_the_main_job_prints() {
    let out = tempfile::tempdir().expect("a folder");
    let done = said(program().current_dir(out.path()).args(["run", "--no-lock", &shipped()]));
    assert_eq!(done.code, Some(0), "{}", done.err);
    let printed = words(&done.out);
    let all = blocks(&readme());
    let (_, block) =
        all.iter().find(|(_, body)| body.contains("main claim")).expect("the block of the run");
    for part in block.split("\n...\n") {
        assert!(
            printed.contains(&words(part)),
            "README.md says\n{part}\nbut the program prints\n{}",
            done.out
        );
    }
}

/// The first ten minutes, word for word: a new case, an event with a slip in it, the slip mended, a
/// claim.
#[test]
fn the_first_ten_minutes() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = readme();
    let all = blocks(&text);
    let minutes = all.iter().map(|(_, body)| body.trim_end());
    shown(folder.path(), "new japan-china --subject JPN --target CHN");
    let case = folder.path().join("japan-china");
    let mut commands = 0;
    for body in minutes {
        if body.starts_with("event 2012-09-11") {
            in_place_of(&case.join("events.case"), "event ", body);
        } else if body.starts_with("claim c1") {
            let events = read(case.join("events.case"));
            in_place_of(&case.join("claims.case"), "claim ", body);
            write(case.join("events.case"), &events.replace("regoin", "region"));
        }
        for example in body.split("$ counterpoise ").skip(1) {
            let (line, expected) = example.split_once('\n').expect("a command and what it prints");
            if line.starts_with("judge") {
                let events = read(case.join("events.case"));
                write(case.join("events.case"), &events.replace("regoin", "region"));
            }
            let printed = shown(folder.path(), line);
            let (printed, expected) = (words(&printed), words(expected));
            assert!(
                printed.contains(&expected),
                "counterpoise {line}\n README.md: {expected}\n   printed: {printed}"
            );
            commands += 1;
        }
    }
    assert_eq!(commands, 4);
}

/// Puts a text in the place of the one directive of its kind in a file.
fn in_place_of(file: &Path, keyword: &str, text: &str) {
    let whole = read(file);
    let start = whole
        .find(&format!("\n{keyword}"))
        .map(|at| at + 1)
        .or_else(|| whole.starts_with(keyword).then_some(0));
    let start = start.expect("the example of `new`");
    let end = whole[start..].find("\n\n").map_or(whole.len(), |at| start + at);
    write(file, &format!("{}{text}{}", &whole[..start], &whole[end..]));
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
