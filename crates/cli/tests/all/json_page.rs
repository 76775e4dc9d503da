//! The reader that docs/json.md gives reads what the program prints.

use crate::support::{program, read, said, shipped, write};
use std::path::Path;
use std::process::Command;

#[test]
#[allow(clippy::print_stdout, reason = "a test that did not run says so")]
fn the_reader_of_the_page_reads_an_answer() {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: python3 not found");
        return;
    }
    let page = read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/json.md"));
    let reader = page
        .split("```python\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the reader");
    let folder = tempfile::tempdir().expect("a folder");
    let draws = ["run", "--no-lock", "--quiet", "--format", "json", "--draws", "200", &shipped()];
    let answer = said(program().current_dir(folder.path()).args(draws));
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert_eq!(answer.out.lines().count(), 1);
    write(folder.path().join("answer.json"), &answer.out);
    write(folder.path().join("reader.py"), reader);
    let done =
        said(Command::new("python3").current_dir(folder.path()).args(["reader.py", "answer.json"]));
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.out.starts_with("RUS -> CHN | "), "{}", done.out);
    assert!(done.out.contains("\ncentral-asia, sreb-to-crimea: against "), "{}", done.out);
    assert!(done.out.contains("\nfnd-01 not decided draws-split\n"), "{}", done.out);
}
