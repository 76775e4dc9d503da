//! `history`: the versions of a case in git.

use crate::support::{at, expect, root, small, write};
use std::path::Path;
use std::process::Command;

fn git(folder: &Path, args: &[&str]) {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=A Coder", "-c", "user.email=coder@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git starts");
    assert!(done.status.success(), "{args:?} {}", String::from_utf8_lossy(&done.stderr));
}

const CASE: &str = "case versions \"Versions\"\n  question: What?\n  subject: RUS\n  target: CHN\n  schools: kaczmarski-2016\n  \
                    arenas: here\narena here \"Here\"\nperiod all \"All\"\n  from: 2010-01-01\n  until: 2012-12-31\n";

fn act(stance: &str) -> String {
    format!(
        "event 2011 RUS -> CHN \"Act\"\n  id: E1\n  deed, {stance}, soft, weight 5, certainty 1\n  arena: here\n"
    )
}

/// Three versions: one that resists, one that does not read, one that accommodates.
#[test]
#[allow(clippy::print_stdout, reason = "a test that did not run says so")]
fn each_version_is_judged_and_one_that_does_not_read_is_left_out() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: git not found");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    git(folder.path(), &["init", "-q"]);
    let inner = folder.path().join("case");
    std::fs::create_dir(&inner).expect("made");
    for (text, said) in [
        (CASE.to_owned() + &act("resist"), "It resists"),
        (CASE.to_owned() + "evnt 2011\n", "A slip"),
        (CASE.to_owned() + &act("accommodate"), "It accommodates"),
    ] {
        write(inner.join("study.case"), &text);
        git(folder.path(), &["add", "-A"]);
        git(folder.path(), &["commit", "-q", "-m", said]);
    }
    // A commit that does not touch the case is no version of it.
    write(folder.path().join("other.txt"), "other");
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "Something else"]);
    let case = inner.display().to_string();
    let said = expect(0, &["history", &case, "--draws", "200", "--format", "json"]);
    assert!(said.err.contains("is left out: it no longer reads (1 errors)"), "{}", said.err);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&said.out).expect("rows");
    let here: Vec<_> = rows.iter().filter(|row| row["arena"] == "here").collect();
    assert_eq!(here.len(), 2, "{rows:?}");
    assert_ne!(here[0]["verdict"], here[1]["verdict"], "{rows:?}");
    assert_eq!(here[1]["changed"], true);
    let newest = expect(0, &["history", &case, "--last", "1", "--draws", "200"]);
    assert!(newest.out.contains("1 versions, 0 left out"), "{}", newest.out);
}

#[test]
fn without_a_repository_it_says_so() {
    let folder = small();
    let said = expect(2, &["history", &root(&folder)]);
    assert!(said.err.contains("git"), "{}", said.err);
    let missing = expect(2, &["history", &at(&folder, "nowhere")]);
    assert!(missing.err.contains("git has no history of it"), "{}", missing.err);
}
